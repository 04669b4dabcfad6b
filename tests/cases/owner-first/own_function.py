# options: profile=diffusers path=diffusers/pipelines/thing.py
# A function of the file's own that does something else stays, and so do its calls.


def retrieve_latents(output):
    return output.latent


def prepare(vae, image):
    return retrieve_latents(vae.encode(image))
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/pipelines/thing.py."""

# A function of the file's own that does something else stays, and so do its calls.


def retrieve_latents(output):
    return output.latent


def prepare(vae, image):
    return retrieve_latents(vae.encode(image))

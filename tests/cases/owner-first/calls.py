# options: profile=diffusers path=diffusers/pipelines/thing.py
from .helpers import retrieve_latents


class Pipe:
    def prepare(self, image, generator):
        first = retrieve_latents(self.vae.encode(image), generator=generator)
        more = [
            retrieve_latents(self.vae.encode(image[i : i + 1]), generator=generator[i])
            for i in range(2)
        ]
        done = retrieve_latents(self.vae, self.vae.encode(image)[0], generator)
        encoded = self.vae.encode(image)
        return first, more, done, retrieve_latents(encoded)

    def direct(self, vae, image, generator):
        a = vae.encode(image).latent_dist.sample(generator)
        b = self.vae.encode(image).latent_dist.mode()
        return a, b, image.latent_dist.mode()
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/pipelines/thing.py."""

from .helpers import retrieve_latents


class Pipe:
    def prepare(self, image, generator):
        first = retrieve_latents(self.vae, self.vae.encode(image)[0], generator=generator)
        more = [
            retrieve_latents(self.vae, self.vae.encode(image[i : i + 1])[0], generator=generator[i]) for i in range(2)
        ]
        done = retrieve_latents(self.vae, self.vae.encode(image)[0], generator)
        encoded = self.vae.encode(image)
        return first, more, done, retrieve_latents(encoded)  #! MP733

    def direct(self, vae, image, generator):
        a = vae.diag_gauss_dist.sample(vae.encode(image)[0], generator)
        b = self.vae.diag_gauss_dist.mode(self.vae.encode(image)[0])
        return a, b, image.latent_dist.mode()  #! MP720

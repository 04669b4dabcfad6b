# options: profile=diffusers path=diffusers/pipeline.py
from .utils.torch_utils import empty_device_cache


def decode(self, latents):
    scaled = latents / 2

    # Room is made for the decoder
    # by hand.
    if hasattr(self, "final_offload_hook") and self.final_offload_hook is not None:
        self.unet.to("cpu")
        empty_device_cache()

    # Another room.
    if self.asks():
        self.unet.to("cpu")

    return scaled
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/pipeline.py."""

def decode(self, latents):
    scaled = latents / 2

    # Another room.
    if self.asks():
        pass

    return scaled

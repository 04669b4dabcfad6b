# options: profile=diffusers path=diffusers/pipelines/thing.py
from typing import Optional

import torch

from ..models.attention_processor import AttnProcessor2_0, XFormersAttnProcessor


def retrieve_latents(
    encoder_output: torch.Tensor, generator: Optional[torch.Generator] = None, sample_mode: str = "sample"
):
    if hasattr(encoder_output, "latent_dist") and sample_mode == "sample":
        return encoder_output.latent_dist.sample(generator)
    elif hasattr(encoder_output, "latent_dist") and sample_mode == "argmax":
        return encoder_output.latent_dist.mode()
    elif hasattr(encoder_output, "latents"):
        return encoder_output.latents
    else:
        raise AttributeError("Could not access latents of provided encoder_output")


class Pipe:
    def upcast_vae(self):
        dtype = self.vae.dtype
        self.vae.to(dtype=torch.float32)
        use_torch_2_0_or_xformers = isinstance(
            self.vae.decoder.mid_block.attentions[0].processor,
            (
                AttnProcessor2_0,
                XFormersAttnProcessor,
            ),
        )
        # a comment
        if use_torch_2_0_or_xformers:
            self.vae.post_quant_conv.to(dtype)
            self.vae.decoder.conv_in.to(dtype)
            self.vae.decoder.mid_block.to(dtype)

    def other(self, x, generator):
        return retrieve_latents(self.vae.encode(x), generator=generator)


class Other:
    def upcast_vae(self):
        self.vae.to(dtype=torch.float64)
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/pipelines/thing.py."""

from typing import Optional

import numpy as np

import mindspore as ms


def retrieve_latents(
    vae, encoder_output: ms.Tensor, generator: Optional[np.random.Generator] = None, sample_mode: str = "sample"
):
    if sample_mode == "sample":
        return vae.diag_gauss_dist.sample(encoder_output, generator=generator)
    elif sample_mode == "argmax":
        return vae.diag_gauss_dist.mode(encoder_output)
    # elif hasattr(encoder_output, "latents"):
    #     return encoder_output.latents
    else:
        return encoder_output


class Pipe:
    def upcast_vae(self):
        self.vae.to(dtype=ms.float32)

    def other(self, x, generator):
        return retrieve_latents(self.vae, self.vae.encode(x)[0], generator=generator)


class Other:
    def upcast_vae(self):
        self.vae.to(dtype=ms.float64)

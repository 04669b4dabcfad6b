# options: profile=diffusers
import torch


def step(latents: torch.Tensor, latents_dtype):
    latents = latents * 2
    if latents.dtype != latents_dtype:
        if torch.backends.mps.is_available():
            # a defect of that backend
            latents = latents.to(latents_dtype)

    if latents.dtype != latents_dtype:
        if torch.backends.mps.is_available():
            latents = latents.to(latents_dtype, copy=True)
    return latents
# ---- after ----
import mindspore as ms


def step(latents: ms.Tensor, latents_dtype):
    latents = latents * 2
    if latents.dtype != latents_dtype:
        latents = latents.to(latents_dtype)

    return latents

# options: profile=diffusers path=diffusers/unet.py
import torch


def embed(sample, timestep):
    is_mps = sample.device.type == "mps"
    is_npu = sample.device.type == "npu"
    if isinstance(timestep, float):
        dtype = torch.float32 if (is_mps or is_npu) else torch.float64
    else:
        dtype = torch.int32 if (is_mps or is_npu) else torch.int64
    return torch.tensor([timestep], dtype=dtype)


def on_cuda(sample):
    is_cuda = sample.device.type == "cuda"
    return sample if is_cuda else None
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/unet.py."""

import mindspore as ms


def embed(sample, timestep):
    if isinstance(timestep, float):
        dtype = ms.float32
    else:
        dtype = ms.int32
    return ms.tensor([timestep], dtype=dtype)


def on_cuda(sample):
    is_cuda = sample.device.type == "cuda"  #! MP505
    return sample if is_cuda else None

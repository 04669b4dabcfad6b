# options: profile=diffusers path=diffusers/pipelines/thing.py
from ..utils import logging


def load(path, torch_dtype=None, **kwargs):
    """
    Args:
        torch_dtype (`torch.dtype`): of the weights
    """
    other = kwargs.pop("torch_dtype", torch_dtype)
    return read(path, torch_dtype=other), path.torch_dtype
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/pipelines/thing.py."""

from ..utils import logging


def load(path, mindspore_dtype=None, **kwargs):
    """
    Args:
        torch_dtype (`ms.Type`): of the weights
    """
    other = kwargs.pop("mindspore_dtype", mindspore_dtype)
    return read(path, mindspore_dtype=other), path.torch_dtype

# options: profile=diffusers path=diffusers/models/__init__.py
import torch

x = torch.ones(1)
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/models/__init__.py."""

from mindspore import mint

x = mint.ones(1)

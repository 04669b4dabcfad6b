# options: profile=diffusers path=diffusers/models/thing.py
import torch
from torch import nn


class Net(nn.Module):
    def forward(self, x: torch.Tensor, return_dict: bool = True):
        """
        Args:
            x (`torch.Tensor`): the input
            return_dict (`bool`, *optional*, defaults to `True`):
                Whether to give names.
        """
        return (x,) if not return_dict else {"x": x}


class Pipe:
    def __call__(self, return_dict: bool = True):
        return return_dict

    def step(self, return_dict=True, other: bool = True):
        return return_dict and other
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/models/thing.py."""

import mindspore as ms
from mindspore import nn


class Net(nn.Cell):
    def construct(self, x: ms.Tensor, return_dict: bool = False):
        """
        Args:
            x (`ms.Tensor`): the input
            return_dict (`bool`, *optional*, defaults to `True`):
                Whether to give names.
        """
        return (x,) if not return_dict else {"x": x}


class Pipe:
    def __call__(self, return_dict: bool = True):
        return return_dict

    def step(self, return_dict=False, other: bool = True):
        return return_dict and other

# options: profile=diffusers path=diffusers/models/thing.py
import torch
from torch import nn


class Net(nn.Module):
    def encode(
        self, some_long_name: torch.Tensor, another_long_name: torch.Tensor, device: torch.device
    ) -> torch.Tensor:
        first = torch.cat(
            [some_long_name, another_long_name], dim=1
        )
        second = self.something(
            first,
            device=device,
        )
        weighted = (
            first.to(device) * 2
        )
        if (
            first is not None
            and second.to(device) is not None
        ):
            weighted = torch.stack([first])
        self.conv_norm_out_with_a_long_name = nn.GroupNorm(num_channels=block_out_channels[0], num_groups=groups, eps=1)
        kept = torch.stack(  # a comment
            [first]
        )
        ones = [torch.nn.functional.interpolate(element_number_one, scale_factor=2.0) for element_number_one in elements]
        text = torch.tensor(
            [1.0], device=device
        ), """
        as it is"""
        return second, weighted, kept, ones, text
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/models/thing.py."""

import mindspore as ms
from mindspore import mint, nn


class Net(nn.Cell):
    def encode(self, some_long_name: ms.Tensor, another_long_name: ms.Tensor) -> ms.Tensor:
        first = mint.cat([some_long_name, another_long_name], dim=1)
        second = self.something(
            first,
        )
        weighted = first * 2
        if first is not None and second is not None:
            weighted = mint.stack([first])
        self.conv_norm_out_with_a_long_name = mint.nn.GroupNorm(
            num_channels=block_out_channels[0], num_groups=groups, eps=1
        )
        kept = mint.stack(  # a comment
            [first]
        )
        ones = [mint.nn.functional.interpolate(element_number_one, scale_factor=2.0) for element_number_one in elements]
        text = ms.tensor(
            [1.0]
        ), """
        as it is"""
        return second, weighted, kept, ones, text

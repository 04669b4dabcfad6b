import torch
import torch.nn
import torch.nn.functional


class Block(torch.nn.Module):
    def forward(self, x):
        return torch.nn.functional.silu(x)
# ---- after ----
from mindspore import mint, nn


class Block(nn.Cell):
    def construct(self, x):
        return mint.nn.functional.silu(x)

import torch as t
import torch.nn as N
import torch.nn.functional as func


class Block(N.Module):
    def forward(self, x):
        return t.cat([func.silu(x), t.zeros(1)])
# ---- after ----
import mindspore.mint.nn.functional as func
from mindspore import mint, nn


class Block(nn.Cell):
    def construct(self, x):
        return mint.cat([func.silu(x), mint.zeros(1)])

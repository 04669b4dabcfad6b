# `nn as nn` may say that it is re-exported; where it is used, it is ported with its uses.
import torch
from torch import nn as nn


class Block(nn.Module):
    def forward(self, x):
        return torch.abs(x)
# ---- after ----
# `nn as nn` may say that it is re-exported; where it is used, it is ported with its uses.
from mindspore import mint, nn


class Block(nn.Cell):
    def construct(self, x):
        return mint.abs(x)

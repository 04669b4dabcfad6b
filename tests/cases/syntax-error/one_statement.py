# options: broken
import torch

x = torch.abs(1)


def f(:
    return torch.cat(x)


y = torch.exp(x)
# ---- after ----
from mindspore import mint

x = mint.abs(1)


def f(:  #! MP001
    return mint.cat(x)


y = mint.exp(x)

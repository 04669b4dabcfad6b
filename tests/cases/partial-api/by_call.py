import torch
import torch.nn.functional as F


def use(i: torch.LongTensor, x: torch.Tensor, n):
    a = torch.ceil(i), torch.ceil(x), torch.ceil(x.int())
    b = torch.deg2rad(i), torch.deg2rad(x)
    c = F.celu(x + 1, inplace=True)
    x = F.celu(x, inplace=True)
    d = F.celu(x, inplace=True)
    e = torch.std(x, False), x.std(False), torch.std(x, 0, False)
    f = torch.zeros(*x.shape), torch.zeros(*n), x.shape.numel(), x.size().numel()
    g = x.repeat([2, 2]), torch.einsum("ij,jk->ik", [x, x])
    h = F.interpolate(x, scale_factor=2, mode="nearest"), F.interpolate(x, scale_factor=2.0)
    return a, b, c, d, e, f, g, h
# ---- after ----
import numpy as np
import torch
import mindspore as ms
from mindspore import mint, ops
from mindspore.mint.nn import functional as F

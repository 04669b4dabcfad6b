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
import mindspore as ms
import mindspore.mint.nn.functional as F
import numpy as np
import torch
from mindspore import mint, ops


def use(i: torch.LongTensor, x: ms.Tensor, n):
    a = torch.ceil(i), mint.ceil(x), torch.ceil(x.int())  #! MP902
    b = ops.deg2rad(ops.cast(i, ms.float32)), ops.deg2rad(x)
    c = ops.celu(x + 1)
    x = ops.celu(x)
    d = torch.nn.functional.celu(x, inplace=True)  #! MP902
    e = mint.std(x, correction=int(False)), mint.std(x, correction=int(False)), mint.std(x, dim=0, correction=int(False))
    f = mint.zeros(x.shape), torch.zeros(*n), int(np.prod(x.shape)), int(np.prod(x.shape))  #! MP101
    g = x.tile((2, 2)), mint.einsum("ij,jk->ik", *[x, x])
    h = F.interpolate(x, scale_factor=2.0, mode="nearest"), F.interpolate(x, scale_factor=2.0)
    return a, b, c, d, e, f, g, h

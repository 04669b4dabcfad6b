import torch


def f(x: torch.Tensor, y: torch.Tensor, unknown, options):
    torch.cat([x, y], axis=1)
    torch.mean(x, axis=1, keepdims=True)
    x.sum(axis=-1, keepdims=True)
    x.std(False)
    torch.std(x, False)
    x.std(1, False)
    torch.zeros(*x.shape)
    torch.ones(2, *x.shape[1:], device=x.device)
    torch.zeros(*unknown)
    x.expand(*y.shape)
    x.repeat(2, *y.shape)
    torch.randn(*x.shape)
    x.shape.numel()
    x.size().numel()
# ---- after ----
import mindspore as ms
import numpy as np
import torch
from mindspore import mint


def f(x: ms.Tensor, y: ms.Tensor, unknown, options):
    mint.cat([x, y], dim=1)
    mint.mean(x, dim=1, keepdim=True)
    x.sum(axis=-1, keepdims=True)
    mint.std(x, correction=int(False))
    mint.std(x, correction=int(False))
    mint.std(x, dim=1, correction=int(False))
    mint.zeros(x.shape)
    mint.ones((2, *x.shape[1:]))
    torch.zeros(*unknown)  #! MP101
    x.broadcast_to((*y.shape,))
    x.tile((2, *y.shape))
    mint.randn(*x.shape)
    int(np.prod(x.shape))
    int(np.prod(x.shape))

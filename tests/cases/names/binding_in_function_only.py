import torch


def f(x):
    mint = 1
    return torch.abs(x) + mint


def g(x):
    return torch.exp(x)
# ---- after ----
import mindspore as ms


def f(x):
    mint = 1
    return ms.mint.abs(x) + mint


def g(x):
    return ms.mint.exp(x)

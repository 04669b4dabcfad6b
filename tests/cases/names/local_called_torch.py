import torch as real


def f(torch, x):
    return torch.cat(x) + real.abs(x)


def g():
    torch = object()
    return torch.cat
# ---- after ----
from mindspore import mint


def f(torch, x):
    return torch.cat(x) + mint.abs(x)


def g():
    torch = object()
    return torch.cat

import torch

def f(x):
    return torch.abs(x)


def g(x):
    return torch.exp(x)
# ---- after ----
from mindspore import mint

def f(x):
    return mint.abs(x)


def g(x):
    return mint.exp(x)

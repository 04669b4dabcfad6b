import torch
import torch.nn as nn


def f(args, kwargs, x: torch.Tensor):
    a = torch.cat(*args)
    b = torch.cat(*args, **kwargs)
    c = torch.sum(x, *args)
    d = torch.abs(**kwargs)
    e = torch.zeros(*args)
    g = nn.Sequential(*args), torch.meshgrid(*args, indexing="ij"), nn.Linear(*args, **kwargs)
    h = torch.zeros(*x.shape), torch.zeros(2, *x.shape[1:])
    return a, b, c, d, e, g, h
# ---- after ----
import mindspore as ms
import torch
from mindspore import mint, nn


def f(args, kwargs, x: ms.Tensor):
    a = torch.cat(*args)  #! MP101
    b = torch.cat(*args, **kwargs)  #! MP101
    c = torch.sum(x, *args)  #! MP101
    d = torch.abs(**kwargs)  #! MP101
    e = torch.zeros(*args)  #! MP101
    g = nn.SequentialCell(*args), mint.meshgrid(*args, indexing="ij"), torch.nn.Linear(*args, **kwargs)  #! MP101
    h = mint.zeros(x.shape), mint.zeros((2, *x.shape[1:]))
    return a, b, c, d, e, g, h

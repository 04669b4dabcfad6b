# xfail: a fix that is only suggested is left without a warning
import torch


def f(args, kwargs, x):
    a = torch.cat(*args)
    b = torch.cat(*args, **kwargs)
    c = torch.sum(x, *args)
    d = torch.abs(**kwargs)
    e = torch.zeros(*args)
    return a, b, c, d, e
# ---- after ----
import torch
from mindspore import mint


def f(args, kwargs, x):
    a = mint.cat(*args)
    b = mint.cat(*args, **kwargs)
    c = mint.sum(x, *args)
    d = mint.abs(**kwargs)
    e = torch.zeros(*args)  #! MP101
    return a, b, c, d, e

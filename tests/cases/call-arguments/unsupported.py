import torch


def f(x, out):
    a = torch.abs(x, out=out)
    b = torch.abs(x, out=None)
    c = torch.zeros(2, requires_grad=True)
    d = torch.zeros(2, requires_grad=False, pin_memory=True)
    return a, b, c, d
# ---- after ----
import torch
from mindspore import mint


def f(x, out):
    a = torch.abs(x, out=out)  #! MP401
    b = mint.abs(x)
    c = torch.zeros(2, requires_grad=True)  #! MP401
    d = mint.zeros(2)
    return a, b, c, d

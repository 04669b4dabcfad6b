import torch
import torch.nn.functional as F


def f(F, torch=None):
    return F.pad(torch.cat([]))


def g(x):
    for F in x:
        F.pad(torch.abs(x))
# ---- after ----
from mindspore import mint


def f(F, torch=None):
    return F.pad(torch.cat([]))


def g(x):
    for F in x:
        F.pad(mint.abs(x))

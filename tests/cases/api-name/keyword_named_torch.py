import torch


def f(x):
    return dict(torch=torch.abs(x), cat=1, nn=None), x.torch(torch=1)
# ---- after ----
from mindspore import mint


def f(x):
    return dict(torch=mint.abs(x), cat=1, nn=None), x.torch(torch=1)

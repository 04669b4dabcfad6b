# xfail: an argument problem is a warning even where nothing says that the receiver is a tensor
import torch


def f(x, cfg):
    n = x.size(0)
    m = x.repeat(1, 2)
    cfg.expand()
    return torch.abs(x), n, m
# ---- after ----
from mindspore import mint


def f(x, cfg):
    n = x.shape[0]
    m = x.tile((1, 2))
    cfg.expand()
    return mint.abs(x), n, m

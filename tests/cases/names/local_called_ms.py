import torch


def f(x, ms):
    return x.to(torch.float32) * ms
# ---- after ----
import mindspore


def f(x, ms):
    return x.to(mindspore.float32) * ms

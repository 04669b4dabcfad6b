import torch


def f(x):
    if (y := torch.abs(x)) is not None and (n := torch.numel(y)) > 2:
        return y, n
    return [z for v in x if (z := torch.exp(v))]
# ---- after ----
from mindspore import mint, ops


def f(x):
    if (y := mint.abs(x)) is not None and (n := ops.numel(y)) > 2:
        return y, n
    return [z for v in x if (z := mint.exp(v))]

import torch


def f(x):
    y = torch.abs(x)
    if y is None:
        import torch.nn.functional as F

        return F.silu(x)
    from torch import nn

    return nn.Linear(1, torch.exp(y))
# ---- after ----
from mindspore import mint


def f(x):
    y = mint.abs(x)
    if y is None:
        return mint.nn.functional.silu(x)

    return mint.nn.Linear(1, mint.exp(y))

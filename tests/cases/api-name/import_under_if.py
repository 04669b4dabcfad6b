from mylib import is_torch_available

if is_torch_available():
    import torch


def f(x):
    return torch.abs(x)
# ---- after ----
from mylib import is_torch_available

if is_torch_available():
    from mindspore import mint


def f(x):
    return mint.abs(x)

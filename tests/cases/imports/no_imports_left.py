# options: path=m.py
"""A module."""


def f(x):
    import torch

    return torch.abs(x)
# ---- after ----
"""A module."""


def f(x):
    from mindspore import mint

    return mint.abs(x)

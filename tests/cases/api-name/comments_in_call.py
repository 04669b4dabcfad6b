import torch


def f(a, b):
    return torch.cat(  # join
        # first the left
        [
            a,  # left
            b,
        ],
        dim=1,  # columns
        # the end
    )


def g(a):
    return torch.zeros(
        2,
        3,  # columns
        device=a.device,  # same place
        # and the same type
        dtype=a.dtype,
    )
# ---- after ----
from mindspore import mint


def f(a, b):
    return mint.cat(  # join
        # first the left
        [
            a,  # left
            b,
        ],
        dim=1,  # columns
        # the end
    )


def g(a):
    return mint.zeros(
        (2, 3),  # columns
        # and the same type
        dtype=a.dtype,
    )

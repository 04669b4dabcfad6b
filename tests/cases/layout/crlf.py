# options: crlf
"""Doc."""
import torch


def f(x):
    # a comment
    return torch.cat([  # here
        x,
        torch.ones(1, device=x.device),
    ], dim=0)
# ---- after ----
"""Doc."""
from mindspore import mint


def f(x):
    # a comment
    return mint.cat([  # here
        x,
        mint.ones(1),
    ], dim=0)

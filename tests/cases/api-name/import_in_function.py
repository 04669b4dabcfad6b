import os


def f(x):
    import torch
    from torch.nn import functional as F

    return F.silu(torch.cat([x, x]))


def g(x):
    import torch

    return torch.no_such_name(torch.abs(x))


print(os.name)
# ---- after ----
import os


def f(x):
    from mindspore import mint

    return mint.nn.functional.silu(mint.cat([x, x]))


def g(x):
    from mindspore import mint
    import torch

    return torch.no_such_name(mint.abs(x))  #! MP901


print(os.name)

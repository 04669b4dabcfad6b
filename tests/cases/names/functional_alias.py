import torch
import torch.nn.functional as F


def f(x, y):
    x = F.silu(F.pad(x, (1, 1)))
    return torch.cat([x, F.no_such_name(y)])


def g(x):
    import torch.nn.functional as G

    return G.gelu(x)
# ---- after ----
import mindspore.mint.nn.functional as F
import torch
from mindspore import mint


def f(x, y):
    x = F.silu(F.pad(x, (1, 1)))
    return mint.cat([x, torch.nn.functional.no_such_name(y)])  #! MP901


def g(x):
    return mint.nn.functional.gelu(x)

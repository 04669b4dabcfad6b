# xfail: the name that stands for the missing module is not renamed with the import: `ms` is unbound where mindspore is missing
try:
    import torch
except ImportError:
    torch = None

try:
    from torch.nn import functional as F
except ImportError:
    F = None


def f(x):
    if torch is None:
        return x
    return torch.cat([x, F.silu(x)])
# ---- after ----
try:
    import mindspore as ms
    from mindspore import mint
except ImportError:
    ms = None

try:
    from mindspore import mint
except ImportError:
    F = None


def f(x):
    if ms is None:
        return x
    return mint.cat([x, mint.nn.functional.silu(x)])

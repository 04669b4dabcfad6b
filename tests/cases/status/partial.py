# A `partial` row: converted where the call keeps to what MindSpore has, reported where not.
import torch


def f(x):
    a = torch.std(x, dim=0)
    b = torch.nn.functional.interpolate(x, scale_factor=2.0, mode="nearest")
    return a, b
# ---- after ----
# A `partial` row: converted where the call keeps to what MindSpore has, reported where not.
from mindspore import mint


def f(x):
    a = mint.std(x, dim=0)
    b = mint.nn.functional.interpolate(x, scale_factor=2.0, mode="nearest")
    return a, b

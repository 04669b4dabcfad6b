import torch
import torch.nn.functional as F


def look(name, x):
    if not hasattr(F, "silu"):
        raise ImportError("too old")
    dtype = getattr(torch, "float16")
    act = F.silu if hasattr(F, "silu") else F.relu
    fast = hasattr(torch, "cat") and x.is_fast
    return dtype, act, fast, getattr(torch, name), hasattr(torch, "xpu"), getattr(x, "cat")


class Processor:
    def __init__(self):
        if not hasattr(F, "silu"):
            raise ImportError("too old")

    def __call__(self, x):
        return x


class Derived(Processor):
    def __init__(self):
        if not hasattr(F, "silu"):
            raise ImportError("too old")
# ---- after ----
import mindspore as ms
import mindspore.mint.nn.functional as F
import torch


def look(name, x):
    dtype = ms.float16
    act = F.silu
    fast = x.is_fast
    return dtype, act, fast, getattr(torch, name), hasattr(torch, "xpu"), getattr(x, "cat")  #! MP802


class Processor:
    def __call__(self, x):
        return x


class Derived(Processor):
    def __init__(self):
        pass

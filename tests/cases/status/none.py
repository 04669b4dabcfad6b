# A `none` row: MindSpore has no counterpart.
import torch


def f(x):
    return torch.jit.script(x)
# ---- after ----
# A `none` row: MindSpore has no counterpart.
import torch


def f(x):
    return torch.jit.script(x)  #! MP901

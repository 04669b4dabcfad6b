# An `adapt` row: arguments are renamed, added or left out.
import torch


def spread(x):
    return torch.aminmax(x, dim=1, keepdim=True)
# ---- after ----
# An `adapt` row: arguments are renamed, added or left out.
from mindspore import ops


def spread(x):
    return ops.aminmax(x, axis=1, keepdims=True)

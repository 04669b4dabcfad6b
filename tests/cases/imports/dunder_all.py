import torch
from torch import nn
from torch.nn import Module

__all__ = ["nn", "f", "Module"]


def f():
    return torch.ones(1)
# ---- after ----
from mindspore import mint
from torch import nn  #! MP102
from torch.nn import Module  #! MP102

__all__ = ["nn", "f", "Module"]


def f():
    return mint.ones(1)

# options: path=pkg/sub/mod.py
from . import torch
from .torch import nn
from ..nn import functional as F


def f(x):
    return torch.cat([nn.Linear(F.pad(x))])
# ---- after ----
from . import torch
from .torch import nn
from ..nn import functional as F


def f(x):
    return torch.cat([nn.Linear(F.pad(x))])

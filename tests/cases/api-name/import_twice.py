import torch
import torch
from torch import Tensor
import torch as th


def f(x: Tensor):
    return torch.abs(th.exp(x))
# ---- after ----
import mindspore as ms
from mindspore import mint


def f(x: ms.Tensor):
    return mint.abs(mint.exp(x))

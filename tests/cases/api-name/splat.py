import torch
import torch.nn as nn


def build(layers, parts, options, x: torch.Tensor):
    a = nn.Sequential(*layers), torch.meshgrid(*parts, indexing="ij")
    b = torch.zeros(*x.shape), torch.zeros(2, *x.shape[1:])
    c = torch.cat(*parts), torch.allclose(*parts, **options)
    d = nn.Linear(*parts, **options)
    return a, b, c, d
# ---- after ----
import mindspore as ms
import torch
from mindspore import mint, nn


def build(layers, parts, options, x: ms.Tensor):
    a = nn.SequentialCell(*layers), mint.meshgrid(*parts, indexing="ij")
    b = mint.zeros(x.shape), mint.zeros((2, *x.shape[1:]))
    c = torch.cat(*parts), torch.allclose(*parts, **options)
    d = torch.nn.Linear(*parts, **options)
    return a, b, c, d

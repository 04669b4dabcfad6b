import torch


def f(x):
    match x:
        case torch.Tensor():
            return torch.abs(x)
        case torch.float32 | torch.float64:
            return 1
        case [torch.Size() as size, *rest] if torch.numel(rest) > 1:
            return size
        case {"dtype": torch.int64, **other}:
            return other
        case other:
            return torch.exp(1)
# ---- after ----
import mindspore as ms
from mindspore import mint, ops


def f(x):
    match x:
        case ms.Tensor():
            return mint.abs(x)
        case ms.float32 | ms.float64:
            return 1
        case [tuple() as size, *rest] if ops.numel(rest) > 1:
            return size
        case {"dtype": ms.int64, **other}:
            return other
        case other:
            return mint.exp(1)

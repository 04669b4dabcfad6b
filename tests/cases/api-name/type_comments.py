import torch


def f(x, y):
    # type: (torch.Tensor, torch.Tensor) -> torch.Tensor
    z = x  # type: torch.Tensor
    w = y  # type: ignore
    return z
# ---- after ----
import mindspore as ms


def f(x, y):
    # type: (ms.Tensor, ms.Tensor) -> ms.Tensor
    z = x  # type: ms.Tensor
    w = y  # type: ignore
    return z

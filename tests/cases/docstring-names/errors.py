import torch


def f(x):
    if not isinstance(x, torch.Tensor):
        raise TypeError(f"`x` is no `torch.Tensor` but torch.Tensor: `{torch.float16}`")
# ---- after ----
import mindspore as ms


def f(x):
    if not isinstance(x, ms.Tensor):
        raise TypeError(f"`x` is no `ms.Tensor` but torch.Tensor: `{ms.float16}`")

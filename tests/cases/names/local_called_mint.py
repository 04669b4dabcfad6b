import torch

mint = 3


def f(x):
    return torch.abs(x) + mint
# ---- after ----
import mindspore as ms

mint = 3


def f(x):
    return ms.mint.abs(x) + mint

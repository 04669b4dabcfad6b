# A `drop` row stands for something without effect on MindSpore.
import torch


@torch.no_grad()
def f(x):
    with torch.no_grad():
        y = torch.abs(x)
    return y.contiguous(memory_format=torch.channels_last)
# ---- after ----
# A `drop` row stands for something without effect on MindSpore.
from mindspore import mint


def f(x):
    y = mint.abs(x)
    return y.contiguous()

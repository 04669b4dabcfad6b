# options: suggested
import torch


def use(x: torch.Tensor):
    x.unsqueeze_(0)
    y = x.squeeze_(0)
    x.transpose_(0, 1)
    return x, y
# ---- after ----
import mindspore as ms


def use(x: ms.Tensor):
    x = x.unsqueeze(0)
    y = x.squeeze_(0)  #! MP301
    x = x.swapaxes(0, 1)
    return x, y

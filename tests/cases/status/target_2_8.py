# options: target=2.8.0
import torch
from torch import nn


def f(x: torch.Tensor, y: torch.Tensor, net: nn.Module):
    net.half()
    net.to(torch.float16)
    net.to("cuda")
    x.data
    x.expand(2, 3)
    torch.conv_tbc(x, y, y)
    torch.meshgrid(x, y, indexing="ij")
    nn.Dropout2d(0.5, True)
# ---- after ----
import mindspore as ms
import torch
from mindspore import mint, nn


def f(x: ms.Tensor, y: ms.Tensor, net: nn.Cell):
    net.half()  #! MP203
    net.to(ms.float16)  #! MP203
    x.data
    x.broadcast_to((2, 3))
    torch.conv_tbc(x, y, y)  #! MP901
    mint.meshgrid(x, y, indexing="ij")
    mint.nn.Dropout2d(0.5)

import torch
from torch import nn as layers


def make(nn):
    class Block(layers.Module):
        pass

    return Block, nn, torch.ones(1)
# ---- after ----
import mindspore as ms
from mindspore import mint


def make(nn):
    class Block(ms.nn.Cell):
        pass

    return Block, nn, mint.ones(1)

import torch
import torch.nn as nn


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 2)
        self.b = nn.NoSuchLayer()
        self.c = torch.nn.NoSuchLayer()
# ---- after ----
import torch
from mindspore import mint, nn


class Block(nn.Cell):
    def __init__(self):
        super().__init__()
        self.a = mint.nn.Linear(2, 2)
        self.b = torch.nn.NoSuchLayer()  #! MP901
        self.c = torch.nn.NoSuchLayer()  #! MP901

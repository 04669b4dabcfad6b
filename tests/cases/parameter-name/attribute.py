# options: suggested
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(4))
        self.fixed = nn.Parameter(torch.ones(4), requires_grad=False)
        local = nn.Parameter(torch.ones(4))
        self.local = local
# ---- after ----
import mindspore as ms
from mindspore import mint, nn


class Net(nn.Cell):
    def __init__(self):
        super().__init__()
        self.scale = ms.Parameter(mint.ones(4), name="scale")
        self.fixed = ms.Parameter(mint.ones(4), name="fixed", requires_grad=False)
        local = ms.Parameter(mint.ones(4))
        self.local = local

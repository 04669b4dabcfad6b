import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.drop = nn.Dropout(0.1)

    def forward(self, x):
        return self.drop(x)


def bare(x):
    net = Net()
    return net(x)


def said(x):
    net = Net()
    net.eval()
    return net(x)


def same(x):
    layer = nn.Linear(4, 2)
    return layer(x)


def asked():
    layer = nn.Linear(4, 2)
    return layer.training


def passed_on():
    return Net()
# ---- after ----
from mindspore import mint, nn


class Net(nn.Cell):
    def __init__(self):
        super().__init__()
        self.drop = mint.nn.Dropout(0.1)

    def construct(self, x):
        return self.drop(x)


def bare(x):
    net = Net()  #! MP207
    return net(x)


def said(x):
    net = Net()
    net.set_train(False)
    return net(x)


def same(x):
    layer = mint.nn.Linear(4, 2)
    return layer(x)


def asked():
    layer = mint.nn.Linear(4, 2)  #! MP207
    return layer.training


def passed_on():
    return Net()

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, sizes, heads):
        super().__init__()
        self.blocks = nn.ModuleList([])
        self.heads = nn.ModuleList()

        for size in sizes:
            block = nn.Linear(size, size)
            if size > 1:
                self.blocks.append(block)  # in order
        # the rest
        for head in heads:
            self.heads.append(head)
        self.count = len(self.blocks) + len(self.heads)

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        return x


class Other(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.early = nn.ModuleList([])
        self.read = nn.ModuleList([])
        for size in sizes:
            self.early.append(nn.Linear(size, size))
            self.setup(size)
            self.read.append(nn.Linear(size, size))
            print(len(self.read))
        self.empty = nn.ModuleList([])

    def setup(self, size):
        self.empty.append(nn.Linear(size, size))
# ---- after ----
from mindspore import mint, nn


class Net(nn.Cell):
    def __init__(self, sizes, heads):
        super().__init__()
        self.blocks = []
        self.heads = []

        for size in sizes:
            block = mint.nn.Linear(size, size)
            if size > 1:
                self.blocks.append(block)  # in order
        self.blocks = nn.CellList(self.blocks)
        # the rest
        for head in heads:
            self.heads.append(head)
        self.heads = nn.CellList(self.heads)
        self.count = len(self.blocks) + len(self.heads)

    def construct(self, x):
        for block in self.blocks:
            x = block(x)
        return x


class Other(nn.Cell):
    def __init__(self, sizes):
        super().__init__()
        self.early = nn.CellList([])  #! MP204
        self.read = nn.CellList([])  #! MP204
        for size in sizes:
            self.early.append(mint.nn.Linear(size, size))
            self.setup(size)
            self.read.append(mint.nn.Linear(size, size))
            print(len(self.read))
        self.empty = nn.CellList([])

    def setup(self, size):
        self.empty.append(mint.nn.Linear(size, size))

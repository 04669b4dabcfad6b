from torch import nn


class Net(nn.Module):
    def __init__(self, size):
        super().__init__()
        parts = []
        for index in range(size):
            if index:
                parts.append(nn.Linear(size, size))
            else:
                parts.append(None)
        self.parts = nn.ModuleList(parts)
        self.pair = nn.ModuleList([nn.Linear(size, size), None])
# ---- after ----
from mindspore import mint, nn


class Net(nn.Cell):
    def __init__(self, size):
        super().__init__()
        parts = []
        for index in range(size):
            if index:
                parts.append(mint.nn.Linear(size, size))
            else:
                parts.append(None)  #! MP204
        self.parts = nn.CellList(parts)
        self.pair = nn.CellList([mint.nn.Linear(size, size), None])  #! MP204

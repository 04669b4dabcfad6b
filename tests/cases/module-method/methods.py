import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, blocks, other):
        super().__init__()
        self.head = nn.Linear(2, 2)
        self.other = other
        self.register_buffer("mask", torch.ones(2), persistent=False)

    def train(self, mode=True):
        super().train(mode)
        self.head.eval()
        return self

    def extra_repr(self):
        return "net"

    def modules(self):  # overrides
        return []

    def count(self):
        total = sum(p.numel() for p in self.parameters(recurse=False))
        for name, child in self.head.named_children():
            total += len(list(child.children()))
        for m in self.head.modules():
            total += 1
        flags = [isinstance(m, Net) for m in self.head.modules() if m]
        first = next(self.head.children())
        everything = list(self.head.modules())
        names = dict(self.head.named_modules(prefix="x"))
        return total, flags, first, everything, names, self.modules()

    def freeze(self, unknown):
        self.head.requires_grad_(False)
        if unknown:
            self.head.requires_grad_()
        unknown.train()
        dtype = next(unknown.parameters()).dtype
        return [n for n, _ in unknown.named_parameters()], dtype


def of_others(text: str, items: list[nn.Module]):
    items.append(nn.Flatten())
    return text.format(1)
# ---- after ----
from mindspore import mint, nn


class Net(nn.Cell):
    def __init__(self, blocks, other):
        super().__init__()
        self.head = mint.nn.Linear(2, 2)
        self.other = other
        self.register_buffer("mask", mint.ones(2), persistent=False)

    def set_train(self, mode=True):
        super().set_train(mode)
        self.head.set_train(False)
        return self

    def extend_repr(self):
        return "net"

    def modules(self):  # overrides
        return []

    def count(self):
        total = sum(p.numel() for p in self.get_parameters(expand=False))
        for name, child in self.head.name_cells().items():
            total += len(list(child.name_cells().values()))
        for _, m in self.head.cells_and_names():
            total += 1
        flags = [isinstance(m, Net) for _, m in self.head.cells_and_names() if m]
        first = next(iter(self.head.name_cells().values()))
        everything = list((cell for _, cell in self.head.cells_and_names()))
        names = dict(self.head.cells_and_names(name_prefix="x"))
        return total, flags, first, everything, names, self.modules()

    def freeze(self, unknown):
        for param in self.head.get_parameters():
            param.requires_grad = False
        if unknown:
            for param in self.head.get_parameters():
                param.requires_grad = True
        unknown.train()
        dtype = next(unknown.get_parameters()).dtype
        return [n for n, _ in unknown.parameters_and_names()], dtype


def of_others(text: str, items: list[nn.Cell]):
    items.append(mint.nn.Flatten())
    return text.format(1)

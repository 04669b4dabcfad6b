import torch


def f(a, b):
    return torch.cat(
        [
            torch.stack([torch.abs(a), torch.exp(b)], dim=0),
            torch.where(torch.isnan(a), torch.zeros_like(a), torch.sum(b, dim=-1, keepdim=True)),
        ],
        dim=torch.max(torch.ones(2), dim=0)[1],
    )
# ---- after ----
from mindspore import mint


def f(a, b):
    return mint.cat(
        [
            mint.stack([mint.abs(a), mint.exp(b)], dim=0),
            mint.where(mint.isnan(a), mint.zeros_like(a), mint.sum(b, dim=-1, keepdim=True)),
        ],
        dim=mint.max(mint.ones(2), dim=0)[1],
    )

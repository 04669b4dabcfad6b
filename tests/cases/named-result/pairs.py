import torch


def use(x: torch.Tensor, y, table: dict):
    best = torch.max(x, dim=1).values
    last = x.min(dim=-1).indices.float()
    order = torch.sort(x, dim=0)
    both = order.values, order.indices
    if y:
        top = torch.topk(x, 2)
    else:
        top = y
    return best, last, both, top.values, table.values(), y.sort(dim=0).values, y.values
# ---- after ----
import mindspore as ms
from mindspore import mint


def use(x: ms.Tensor, y, table: dict):
    best = mint.max(x, dim=1)[0]
    last = x.min(dim=-1)[1].float()
    order = mint.sort(x, dim=0)
    both = order[0], order[1]
    if y:
        top = mint.topk(x, 2)
    else:
        top = y
    return best, last, both, top.values, table.values(), y.sort(dim=0).values, y.values

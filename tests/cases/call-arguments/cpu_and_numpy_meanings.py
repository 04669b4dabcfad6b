# Methods that have another meaning on CPU than torch's, and functions that want other types.
import torch
import torch.nn as nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(8, 3, 2, batch_first=True)


def f(x: torch.Tensor, index: torch.Tensor):
    a = x.std(0), x.std(dim=-1, unbiased=False, keepdim=True)
    b = x.median(), x.diag(), x.dot(x)
    c = x.narrow(dim=1, start=0, length=2), x.rot90(), x.rot90(dims=(1, 0))
    d = torch.nansum(x, dim=1), x.nansum(-1, keepdim=True)
    e = torch.hann_window(8), torch.blackman_window(8, dtype=torch.float64)
    g = x.index_fill(0, index, 1.0), torch.renorm(x, 2, 0, 1)
    h = torch.scalar_tensor(1), torch.bucketize(x, index, right=True)
    i = torch.logspace(0, 1, 5)
    return a, b, c, d, e, g, h, i
# ---- after ----
# Methods that have another meaning on CPU than torch's, and functions that want other types.
import mindspore as ms
from mindspore import mint, nn, ops


class Model(nn.Cell):
    def __init__(self):
        super().__init__()
        self.rnn = nn.LSTM(8, 3, 2, batch_first=True)


def f(x: ms.Tensor, index: ms.Tensor):
    a = mint.std(x, dim=0), mint.std(x, dim=-1, correction=int(False), keepdim=True)
    b = mint.median(x), mint.diag(x), mint.dot(x, x)
    c = x.narrow(1, 0, 2), x.rot90(1, (0, 1)), x.rot90(1, (1, 0))
    d = mint.nansum(x, 1, False), mint.nansum(x, -1, True)
    e = ops.hann_window(8, dtype=ms.float32), ops.blackman_window(ms.tensor(8), dtype=ms.float64)
    g = ops.index_fill(x, 0, ops.cast(index, ms.int32), 1.0), ops.renorm(x, 2, 0, 1.0)
    h = ms.tensor(1, ms.float32), mint.searchsorted(index, x, right=True)
    i = ops.logspace(ms.tensor(0, ms.float32), ms.tensor(1, ms.float32), 5)
    return a, b, c, d, e, g, h, i

import torch


def f(x: torch.Tensor, y):
    a = x.repeat(1, 2)
    b = x.numpy()
    c = x.unsqueeze(0).permute(0, 2, 1)
    d = x.size(), x.size(0), x.size(-1)
    e = x.contiguous().view(-1)
    y.repeat(2)
    return a, b, c, d, e
# ---- after ----
import mindspore as ms


def f(x: ms.Tensor, y):
    a = x.tile((1, 2))
    b = x.asnumpy()
    c = x.unsqueeze(0).permute(0, 2, 1)
    d = x.shape, x.shape[0], x.shape[-1]
    e = x.contiguous().view(-1)
    y.repeat(2)
    return a, b, c, d, e

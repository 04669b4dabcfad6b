import torch


def use(i: torch.LongTensor, mask: torch.BoolTensor, x: torch.Tensor, n):
    a = ~i
    b = ~mask, ~x, ~n
    c = i << 1, n << 1, (x + 1) >> 2
    d = ~x.long()
    e = ~(x > 0)
    f = x[range(2)], n[range(2)], x[0]
    i += 1
    return a, b, c, d, e, f, i
# ---- after ----
import mindspore as ms
from mindspore import mint, ops


def use(i: ms.Tensor, mask: ms.Tensor, x: ms.Tensor, n):
    a = mint.bitwise_not(i)
    b = ~mask, ~x, ~n
    c = ops.bitwise_left_shift(i, 1), n << 1, ops.bitwise_right_shift((x + 1), 2)
    d = mint.bitwise_not(x.long())
    e = ~(x > 0)
    f = x[list(range(2))], n[range(2)], x[0]
    i += 1
    return a, b, c, d, e, f, i

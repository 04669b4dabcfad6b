import torch


def cast(x: torch.Tensor, y, name: str):
    a = x.type(torch.float16)
    b = x.type("torch.LongTensor")
    c = x.type(torch.cuda.FloatTensor)
    return a, b, c, y.type(torch.float16), name.type(1)
# ---- after ----
import mindspore as ms


def cast(x: ms.Tensor, y, name: str):
    a = x.to(ms.float16)
    b = x.to(ms.int64)
    c = x.to(ms.float32)
    return a, b, c, y.type(ms.float16), name.type(1)

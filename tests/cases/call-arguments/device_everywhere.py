import torch


def f(x, device):
    a = torch.zeros(2, device=device, dtype=x.dtype)
    b = torch.zeros(2, dtype=x.dtype, device=device)
    c = torch.zeros(2, device=device)
    d = torch.arange(0, 10, device=x.device)
    e = torch.tensor([1], device="cuda:0")
    g = torch.randn((2, 3), generator=None, device=device, dtype=torch.float16, layout=torch.strided)
    return a, b, c, d, e, g
# ---- after ----
import mindspore as ms
from mindspore import mint


def f(x, device):
    a = mint.zeros(2, dtype=x.dtype)
    b = mint.zeros(2, dtype=x.dtype)
    c = mint.zeros(2)
    d = mint.arange(0, 10)
    e = ms.tensor([1])
    g = mint.randn((2, 3), generator=None, dtype=ms.float16)
    return a, b, c, d, e, g

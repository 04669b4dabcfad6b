import torch


class A:
    torch = 1
    x = torch

    def f(self, y):
        return torch.abs(y)


class B:
    cat = torch.cat
    dtype = torch.float32

    class Inner:
        dtype = torch.float16

        def g(self):
            return torch.exp(self.dtype)
# ---- after ----
import mindspore as ms
from mindspore import mint


class A:
    torch = 1
    x = torch

    def f(self, y):
        return mint.abs(y)


class B:
    cat = mint.cat
    dtype = ms.float32

    class Inner:
        dtype = ms.float16

        def g(self):
            return mint.exp(self.dtype)

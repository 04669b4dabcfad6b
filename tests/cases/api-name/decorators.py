import functools

import torch


@functools.lru_cache(maxsize=torch.iinfo(torch.int32).max)
def f(x):
    return torch.abs(x)


@torch.inference_mode()
def g(x):
    return x


class A:
    @torch.no_grad()
    @staticmethod
    def h(x):
        return torch.exp(x)

    @torch.jit.script
    def i(x):
        return x
# ---- after ----
import functools

import mindspore as ms
import torch
from mindspore import mint


@functools.lru_cache(maxsize=torch.iinfo(ms.int32).max)  #! MP901
def f(x):
    return mint.abs(x)


def g(x):
    return x


class A:
    @staticmethod
    def h(x):
        return mint.exp(x)

    @torch.jit.script  #! MP901
    def i(x):
        return x

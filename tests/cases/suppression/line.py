import torch


def f(x):
    a = torch.abs(x)  # mindport: ignore
    b = torch.cat([x])  # mindport: ignore[MP101]
    c = torch.exp(x)  # mindport: ignore[MP301]
    d = torch.foo(x)  # mindport: ignore[MP901]
    e = torch.foo(x)  # mindport: ignore[MP9, MP1]
    return a, b, c, d, e
# ---- after ----
import torch
from mindspore import mint


def f(x):
    a = torch.abs(x)  # mindport: ignore
    b = torch.cat([x])  # mindport: ignore[MP101]
    c = mint.exp(x)  # mindport: ignore[MP301]
    d = torch.foo(x)  # mindport: ignore[MP901]
    e = torch.foo(x)  # mindport: ignore[MP9, MP1]
    return a, b, c, d, e

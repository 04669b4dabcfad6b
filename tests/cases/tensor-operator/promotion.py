# options: select=MP305
import torch


def use(i: torch.IntTensor, n: torch.LongTensor, h: torch.HalfTensor, x: torch.Tensor):
    a = i + n
    b = n + n, i * n, i / n, i + 1, x + n, x - x.float()
    c = h - x
    return a, b, c, h + n, h.float() // h
# ---- after ----
import torch


def use(i: torch.IntTensor, n: torch.LongTensor, h: torch.HalfTensor, x: torch.Tensor):
    a = i + n  #! MP305
    b = n + n, i * n, i / n, i + 1, x + n, x - x.float()
    c = h - x  #! MP305
    return a, b, c, h + n, h.float() // h  #! MP305

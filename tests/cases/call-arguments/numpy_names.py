import torch


def f(x: torch.Tensor, y: torch.Tensor, unknown, options):
    torch.cat([x, y], axis=1)
    torch.mean(x, axis=1, keepdims=True)
    x.sum(axis=-1, keepdims=True)
    x.std(False)
    torch.std(x, False)
    x.std(1, False)
    torch.zeros(*x.shape)
    torch.ones(2, *x.shape[1:], device=x.device)
    torch.zeros(*unknown)
    x.expand(*y.shape)
    x.repeat(2, *y.shape)
    torch.randn(*x.shape)
    x.shape.numel()
    x.size().numel()
# ---- after ----

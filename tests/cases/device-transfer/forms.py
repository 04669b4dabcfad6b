# Every way to say where something goes.
import torch


def f(x: torch.Tensor, y: torch.Tensor, other, i, device, rank=0):
    a = x.to(device)
    a = x.to("cuda")
    a = x.to("cuda:0")
    a = x.to(f"cuda:{i}")
    a = x.to(0)
    a = x.to(y.device)
    a = x.to(other.execution_device)
    a = x.to(device or other._execution_device)
    a = x.to("cuda" if i else "cpu")
    a = x.to(device=device)
    a = x.to(device, y.dtype)
    a = x.to(device, dtype=torch.float16)
    a = x.to(device=device, dtype=torch.float16, non_blocking=True)
    a = x.to(dtype=torch.float16, device="cpu", copy=False)
    a = x.to(device).to(torch.float16)
    a = x.to(torch.float16).to(device)
    a = x.cuda().float().cpu()
    a = x.cuda(0, non_blocking=True)
    a = (x + y).to(device)
    a = [t.to(device) for t in (x, y)]
    a = other(x.to(device), y=(x * 2).cpu())
    a = (
        x.reshape(1, 2)
        .to(device)
        .sum()
    )
    return (x + y).cpu(), a
# ---- after ----
# Every way to say where something goes.
import mindspore as ms


def f(x: ms.Tensor, y: ms.Tensor, other, i, device, rank=0):
    a = x
    a = x
    a = x
    a = x
    a = x
    a = x
    a = x
    a = x
    a = x
    a = x
    a = x.to(y.dtype)
    a = x.to(dtype=ms.float16)
    a = x.to(dtype=ms.float16)
    a = x.to(dtype=ms.float16)
    a = x.to(ms.float16)
    a = x.to(ms.float16)
    a = x.float()
    a = x
    a = x + y
    a = [t for t in (x, y)]
    a = other(x, y=x * 2)
    a = (
        x.reshape(1, 2)
        .sum()
    )
    return (x + y), a

# Settings and calls that only matter to CUDA.
import torch

torch.backends.cudnn.benchmark = True


def f(x):
    torch.cuda.ipc_collect()
    if x:
        torch.cuda.ipc_collect()
    return x
# ---- after ----
# Settings and calls that only matter to CUDA.


def f(x):
    if x:
        pass
    return x

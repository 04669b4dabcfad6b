import torch


def f(x):
    a = torch.cuda.is_available()
    torch.backends.cudnn.benchmark = True
    b = torch.compile(x)
    return a, b
# ---- after ----
import torch


def f(x):
    a = torch.cuda.is_available()  #! MP505
    b = torch.compile(x)  #! MP901
    return a, b

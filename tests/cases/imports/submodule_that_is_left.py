import torch
import torch.utils.checkpoint
import torch.fx


def f(x):
    return torch.utils.checkpoint.no_such_name(torch.abs(x))
# ---- after ----
import torch
import torch.utils.checkpoint
from mindspore import mint


def f(x):
    return torch.utils.checkpoint.no_such_name(mint.abs(x))  #! MP901

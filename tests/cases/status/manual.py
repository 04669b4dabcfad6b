# A `manual` row: a person decides.
import torch


def f():
    return torch.cuda.is_available()
# ---- after ----
# A `manual` row: a person decides.
import torch


def f():
    return torch.cuda.is_available()  #! MP505

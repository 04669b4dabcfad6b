# options: ignore=MP901
import torch

x = torch.foo(torch.abs(1))
# ---- after ----
import torch
from mindspore import mint

x = torch.foo(mint.abs(1))

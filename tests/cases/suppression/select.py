# options: select=MP901
import torch

x = torch.foo(torch.abs(1))
# ---- after ----
import torch

x = torch.foo(torch.abs(1))  #! MP901

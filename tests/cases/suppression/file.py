# mindport: ignore-file
import torch

x = torch.foo(torch.abs(1))
# ---- after ----
# mindport: ignore-file
import torch

x = torch.foo(torch.abs(1))

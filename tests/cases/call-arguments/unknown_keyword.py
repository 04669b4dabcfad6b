import torch

x = torch.abs(1, nonsense=2)
# ---- after ----
import torch

x = torch.abs(1, nonsense=2)  #! MP401

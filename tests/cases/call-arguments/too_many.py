import torch

x = torch.abs(1, 2, 3)
# ---- after ----
import torch

x = torch.abs(1, 2, 3)  #! MP401

import torch

s = "# mindport: ignore", torch.abs(1)
t = """
# mindport: ignore-file
"""
# ---- after ----
import torch

s = "# mindport: ignore", torch.abs(1)
t = """
# mindport: ignore-file
"""

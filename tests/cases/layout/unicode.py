import torch

é = torch.ones(1)  # ünï, 汉字 🎉
s = "🎉", torch.abs(é), "汉字"
# ---- after ----
from mindspore import mint

é = mint.ones(1)  # ünï, 汉字 🎉
s = "🎉", mint.abs(é), "汉字"

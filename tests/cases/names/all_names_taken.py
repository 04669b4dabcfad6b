import torch

ms = mindspore = mint = nn = ops = _mindspore = 1
x = torch.ones(2)
y = torch.float32
# ---- after ----
import mindspore as _ms__mindspore

ms = mindspore = mint = nn = ops = _mindspore = 1
x = _ms__mindspore.mint.ones(2)
y = _ms__mindspore.float32

import mindspore
import torch
from mindspore import mint as m

x = m.abs(torch.ones(2))
y = torch.float32
# ---- after ----
import mindspore
from mindspore import mint as m

x = m.abs(m.ones(2))
y = mindspore.float32

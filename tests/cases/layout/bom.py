# options: bom
import torch

x = torch.ones(1)
# ---- after ----
from mindspore import mint

x = mint.ones(1)

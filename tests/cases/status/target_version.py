# options: target=2.7.0
# Rows may depend on the MindSpore release.
import torch

x = torch.cat([torch.ones(2)])
# ---- after ----
# Rows may depend on the MindSpore release.
from mindspore import mint

x = mint.cat([mint.ones(2)])

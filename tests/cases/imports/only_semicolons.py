import torch; from torch import nn; import torch.nn.functional as F

x = torch.ones(1), F.pad, nn.Linear
# ---- after ----
from mindspore import mint

x = mint.ones(1), mint.nn.functional.pad, mint.nn.Linear

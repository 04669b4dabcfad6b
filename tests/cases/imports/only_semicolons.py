import torch; from torch import nn; import torch.nn.functional as F

x = torch.ones(1), F.pad, nn.Linear
# ---- after ----
import mindspore.mint.nn.functional as F
from mindspore import mint

x = mint.ones(1), F.pad, mint.nn.Linear

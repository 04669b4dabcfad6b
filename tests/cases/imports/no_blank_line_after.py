import math
import torch
x = torch.ones(1), math
# ---- after ----
import math

from mindspore import mint
x = mint.ones(1), math

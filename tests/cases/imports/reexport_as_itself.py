import torch as torch
from torch import Tensor as Tensor

x = torch.ones(1)
# ---- after ----
from mindspore import mint
from torch import Tensor as Tensor  #! MP102

x = mint.ones(1)

import torch
from torch import nn

x = torch.abs(1), torch.no_such_name
y = nn.Linear(1, 1), nn.NoSuchLayer
# ---- after ----
import torch
from mindspore import mint
from torch import nn

x = mint.abs(1), torch.no_such_name  #! MP901
y = mint.nn.Linear(1, 1), nn.NoSuchLayer  #! MP901

import torch
import torch.nn as nn
from torch import Tensor

x = 1
# ---- after ----
x = 1

import math

# the framework
import torch  # noqa: F401

# layers
from torch import nn

x = nn.Linear(1, 1), math
# ---- after ----
import math

from mindspore import mint

# the framework

# layers

x = mint.nn.Linear(1, 1), math

import math
from dataclasses import dataclass

import torch

from .utils import thing

x = torch.ones(1), math, dataclass, thing
# ---- after ----
import math
from dataclasses import dataclass

from mindspore import mint

from .utils import thing

x = mint.ones(1), math, dataclass, thing

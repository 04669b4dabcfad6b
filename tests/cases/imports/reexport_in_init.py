# options: path=pkg/__init__.py
from torch import Tensor
from torch.nn import Module as Module

from .a import b
# ---- after ----
from torch import Tensor  #! MP102
from torch.nn import Module as Module  #! MP102

from .a import b

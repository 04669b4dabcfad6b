# options: path=pkg/__init__.py
# xfail: what a package re-exports stays torch's with no warning
from torch import Tensor
from torch.nn import Module as Module

from .a import b
# ---- after ----
from torch import Tensor  #! MP102
from torch.nn import Module as Module  #! MP102

from .a import b

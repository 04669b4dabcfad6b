# options: broken
# xfail: Python 2's print is no error for tree-sitter, so nothing says that CPython cannot read the file
import torch

print torch.abs(1)
x = torch.abs(1)
# ---- after ----
from mindspore import mint

print mint.abs(1)  #! MP001
x = mint.abs(1)

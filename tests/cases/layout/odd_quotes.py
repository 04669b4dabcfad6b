import torch

a = f'{torch.abs(1)}' "torch.abs" '''torch.cat''' r"torch\d"
b = b"torch.float16"
# ---- after ----
from mindspore import mint

a = f'{mint.abs(1)}' "torch.abs" '''torch.cat''' r"torch\d"
b = b"torch.float16"

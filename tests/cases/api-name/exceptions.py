import torch

try:
    x = torch.ones(1)
except (RuntimeError, torch.cuda.OutOfMemoryError) as torch_error:
    raise ValueError from torch_error
finally:
    print(torch.__version__)
# ---- after ----
import torch
from mindspore import mint

try:
    x = mint.ones(1)
except (RuntimeError, torch.cuda.OutOfMemoryError) as torch_error:  #! MP901
    raise ValueError from torch_error
finally:
    print(torch.__version__)  #! MP901

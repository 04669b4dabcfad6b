import numpy as ops
import torch

x = ops.ones(2)
y = torch.is_tensor(x)
# ---- after ----
import mindspore as ms
import numpy as ops

x = ops.ones(2)
y = ms.ops.is_tensor(x)

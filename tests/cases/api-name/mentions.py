import torch
import torch.nn.functional as F

ACTIVATIONS = {"silu": F.silu, "gelu": F.gelu, "cat": torch.cat}
DTYPES = [torch.float16, torch.bfloat16, torch.long]
fn = torch.abs
g = isinstance(fn, torch.Tensor)
# ---- after ----
import mindspore as ms
import mindspore.mint.nn.functional as F
from mindspore import mint

ACTIVATIONS = {"silu": F.silu, "gelu": F.gelu, "cat": mint.cat}
DTYPES = [ms.float16, ms.bfloat16, ms.int64]
fn = mint.abs
g = isinstance(fn, ms.Tensor)

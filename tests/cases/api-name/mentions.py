import torch
import torch.nn.functional as F

ACTIVATIONS = {"silu": F.silu, "gelu": F.gelu, "cat": torch.cat}
DTYPES = [torch.float16, torch.bfloat16, torch.long]
fn = torch.abs
g = isinstance(fn, torch.Tensor)
# ---- after ----
import mindspore as ms
from mindspore import mint

ACTIVATIONS = {"silu": mint.nn.functional.silu, "gelu": mint.nn.functional.gelu, "cat": mint.cat}
DTYPES = [ms.float16, ms.bfloat16, ms.int64]
fn = mint.abs
g = isinstance(fn, ms.Tensor)

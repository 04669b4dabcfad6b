import torch

a = [torch.abs(x) for x in [torch.ones(1)]]
b = [torch for torch in range(3)]
c = {k: torch.exp(v) for k, v in zip(a, a) if torch.is_tensor(v)}
d = [torch.cat for torch in [torch.ones(1)]]
# ---- after ----
from mindspore import mint, ops

a = [mint.abs(x) for x in [mint.ones(1)]]
b = [torch for torch in range(3)]
c = {k: mint.exp(v) for k, v in zip(a, a) if ops.is_tensor(v)}
d = [torch.cat for torch in [torch.ones(1)]]

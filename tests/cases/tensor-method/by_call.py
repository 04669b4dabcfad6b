import torch

x = torch.ones(2, 3)
y = x.repeat(2, 2).size(0)
z = x.detach().cpu().numpy()
x.add_(1).mul_(2)
x.masked_fill_(x > 1, 0.0)
# ---- after ----
from mindspore import mint, ops

x = mint.ones((2, 3))
y = x.tile((2, 2)).shape[0]
z = ops.stop_gradient(x).asnumpy()
x.add_(1).mul_(2)
x.masked_fill_(x > 1, 0.0)

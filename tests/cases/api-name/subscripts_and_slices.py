import torch

x = torch.ones(2, 3)
print(torch.abs(x)[..., :1][torch.arange(1) : torch.tensor(2)], x[torch.isnan(x)].shape)
x[torch.isnan(x)] = torch.tensor(0.0)
x += torch.ones(1)
del x[torch.tensor(0)]
# ---- after ----
import mindspore as ms
from mindspore import mint

x = mint.ones((2, 3))
print(mint.abs(x)[..., :1][mint.arange(1) : ms.tensor(2)], x[mint.isnan(x)].shape)
x[mint.isnan(x)] = ms.tensor(0.0)
x += mint.ones(1)
del x[ms.tensor(0)]

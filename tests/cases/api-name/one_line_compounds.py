import torch; x = torch.ones(1); import os
if x: import torch.nn as nn; y = nn.Linear(1, 1)
else: y = torch.exp(x)
for i in x: print(torch.abs(i)); print(os.name)
class A: dtype = torch.float32
def f(): return torch.cat([x])
# ---- after ----
import mindspore as ms
from mindspore import mint

x = mint.ones(1); import os
if x: y = mint.nn.Linear(1, 1)
else: y = mint.exp(x)
for i in x: print(mint.abs(i)); print(os.name)
class A: dtype = ms.float32
def f(): return mint.cat([x])

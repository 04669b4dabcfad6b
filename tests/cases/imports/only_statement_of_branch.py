import torch

if torch.ones(1):
    import torch.nn as nn
else:
    nn = None
# ---- after ----
from mindspore import mint

if mint.ones(1):
    pass
else:
    nn = None

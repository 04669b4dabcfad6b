# options: bom crlf
# coding: utf-8
import torch

x = torch.ones(1)
# ---- after ----
# coding: utf-8
from mindspore import mint

x = mint.ones(1)

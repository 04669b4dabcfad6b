import torch
from mindspore import (
    Tensor,
    nn,
)

x = torch.ones(1), Tensor, nn
# ---- after ----
from mindspore import (
    Tensor,
    mint,
    nn,
)

x = mint.ones(1), Tensor, nn

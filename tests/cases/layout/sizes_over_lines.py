import torch

x = torch.zeros(
    2,
    3,
    4,
)
y = torch.zeros(
    2,  # rows
    3,
)
# ---- after ----
from mindspore import mint

x = mint.zeros(
    (2, 3, 4),
)
y = mint.zeros(
    (2,  # rows
    3),
)

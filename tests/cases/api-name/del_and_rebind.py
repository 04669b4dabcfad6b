# xfail: a name that is imported twice as different things: the second import goes, its use stays, and `del` follows the wrong name
import torch

x = torch.ones(1)
del torch
import torch.nn as torch  # noqa: E402

y = torch.Linear(1, 1)
# ---- after ----
import torch
from mindspore import mint

x = mint.ones(1)
del torch
import torch.nn as torch  # noqa: E402

y = mint.nn.Linear(1, 1)

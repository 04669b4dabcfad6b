from __future__ import annotations

import torch

x = torch.ones(1)
# ---- after ----
from __future__ import annotations

from mindspore import mint

x = mint.ones(1)

import os

os.environ["A"] = "1"

import torch  # noqa: E402

x = torch.ones(1)
# ---- after ----
import os

from mindspore import mint

os.environ["A"] = "1"

x = mint.ones(1)

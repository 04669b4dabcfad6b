# options: profile=diffusers
import torch

import diffusers

# A script keeps its own line length, and what is not edited stays as it is.
joined = torch.cat(
    [a], dim=1
).to("cuda")
untouched = call(
    a, b
)
long_name = torch.nn.functional.interpolate(first_argument, scale_factor=scale_factor_of_it)
# ---- after ----
from mindone import diffusers

from mindspore import mint

# A script keeps its own line length, and what is not edited stays as it is.
joined = mint.cat([a], dim=1)
untouched = call(
    a, b
)
long_name = mint.nn.functional.interpolate(first_argument, scale_factor=scale_factor_of_it)

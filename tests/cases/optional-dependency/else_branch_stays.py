# options: profile=diffusers
from typing import TYPE_CHECKING

from diffusers.utils import DIFFUSERS_SLOW_IMPORT, is_flax_available, is_torch_available


names = {}

try:
    if not is_torch_available():
        raise ImportError()
except ImportError:
    names["dummies"] = []
else:
    # what is there
    names["pipeline"] = [
        "Pipeline",
    ]

try:
    if not is_flax_available():
        raise ImportError()
except ImportError:
    pass
else:
    names["flax"] = []

if TYPE_CHECKING or DIFFUSERS_SLOW_IMPORT:
    names["more"] = []
# ---- after ----
from typing import TYPE_CHECKING

names = {}

# what is there
names["pipeline"] = [
    "Pipeline",
]

if TYPE_CHECKING:
    names["more"] = []

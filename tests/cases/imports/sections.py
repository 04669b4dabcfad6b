# Copyright
import math
import os
from typing import Optional

import numpy as np
import torch
import torch.nn.functional as F
import transformers
from torch import nn
from zzz import a

from . import b
from .c import d

x = F.pad, torch.ones(1), (nn.Linear, os, math, Optional, np, transformers, a, b, d)
# ---- after ----
# Copyright
import math
import os
from typing import Optional

import mindspore.mint.nn.functional as F
import numpy as np
import transformers
from mindspore import mint
from zzz import a

from . import b
from .c import d

x = F.pad, mint.ones(1), (mint.nn.Linear, os, math, Optional, np, transformers, a, b, d)

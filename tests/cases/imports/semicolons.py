import math; import torch; import os
import torch.nn.functional as F; import sys
import numpy as np; from torch import nn

x = torch.ones(1), F.pad, nn.Linear, math, os, sys, np
# ---- after ----
import math; import os
import mindspore.mint.nn.functional as F
import sys
import numpy as np
from mindspore import mint

x = mint.ones(1), F.pad, mint.nn.Linear, math, os, sys, np

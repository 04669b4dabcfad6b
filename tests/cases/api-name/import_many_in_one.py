import os, torch, sys
import numpy as np, torch.nn as nn

layer = nn.Linear(2, 2)
print(os.name, sys.path, np.pi, torch.ones(1))
# ---- after ----
import os, sys
import numpy as np
from mindspore import mint

layer = mint.nn.Linear(2, 2)
print(os.name, sys.path, np.pi, mint.ones(1))

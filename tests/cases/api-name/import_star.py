from torch import *

x = ones(2)
# ---- after ----
from torch import *  #! MP102

x = ones(2)

try:
    from torch import cat
except ImportError:
    from numpy import concatenate as cat

x = cat([1])
# ---- after ----
try:
    from mindspore.mint import cat
except ImportError:
    from numpy import concatenate as cat

x = cat([1])

import numpy as np


def f(backend, x):
    return backend.torch.cat([x]), np.torch, backend.nn.functional.pad(x)
# ---- after ----
import numpy as np


def f(backend, x):
    return backend.torch.cat([x]), np.torch, backend.nn.functional.pad(x)

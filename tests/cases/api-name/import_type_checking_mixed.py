from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from torch import Tensor
    from mylib import Thing


def f(x: "Tensor", t: "Thing") -> "np.ndarray":
    return x
# ---- after ----
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import mindspore as ms
    from mylib import Thing


def f(x: "ms.Tensor", t: "Thing") -> "np.ndarray":
    return x

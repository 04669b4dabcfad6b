from torch \
    import Tensor, \
    cat


def f(x: Tensor):
    return cat([x])
# ---- after ----
import mindspore as ms
from mindspore import mint


def f(x: ms.Tensor):
    return mint.cat([x])

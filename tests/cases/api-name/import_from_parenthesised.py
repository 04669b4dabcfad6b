from torch import (
    Tensor,  # the type
    cat,
    no_such_name,
)


def f(x: Tensor):
    return cat([x, no_such_name(x)])
# ---- after ----
import mindspore as ms
from mindspore import mint
from torch import (
    no_such_name,
)


def f(x: ms.Tensor):
    return mint.cat([x, no_such_name(x)])  #! MP901

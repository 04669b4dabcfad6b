try:
    from torch import cat
except ImportError:
    cat = None

try:
    from torch import stack
except ImportError:
    stack = None

try:
    from torch.nn.functional import silu as act
except ImportError:

    def act(x):
        return x


def f(x):
    if stack is None:
        return act(x)
    return stack([x, x])
# ---- after ----
try:
    from torch import cat  #! MP102
except ImportError:
    cat = None

try:
    from mindspore.mint import stack
except ImportError:
    stack = None

try:
    from mindspore.mint.nn.functional import silu as act
except ImportError:

    def act(x):
        return x


def f(x):
    if stack is None:
        return act(x)
    return stack([x, x])

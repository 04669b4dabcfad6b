import torch

f = lambda x, d=torch.float32, *a, k=torch.ones(1): torch.abs(x) + k  # noqa: E731
g = lambda torch: torch.abs(1)  # noqa: E731


def h(x, fn=lambda v: torch.exp(v), y=torch.zeros(1)):
    return fn(x) + y
# ---- after ----
import mindspore as ms
from mindspore import mint

f = lambda x, d=ms.float32, *a, k=mint.ones(1): mint.abs(x) + k  # noqa: E731
g = lambda torch: torch.abs(1)  # noqa: E731


def h(x, fn=lambda v: mint.exp(v), y=mint.zeros(1)):
    return fn(x) + y

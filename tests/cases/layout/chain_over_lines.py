import torch


def f(x: torch.Tensor, n):
    y = (
        x.view(n, 1)
        .repeat(1, n)
        .permute(1, 0)
    )
    first, second = y.split_with_sizes(
        [n, n], dim=1
    )
    return (
        first  # the first half
        .repeat(2, 1)
    ), second
# ---- after ----
import mindspore as ms


def f(x: ms.Tensor, n):
    y = (
        x.view(n, 1)
        .tile((1, n))
        .permute(1, 0)
    )
    first, second = y.split(
        [n, n], dim=1
    )
    return (
        first  # the first half
        .tile((2, 1))
    ), second

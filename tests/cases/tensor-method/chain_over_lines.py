import torch


def f(x: torch.Tensor):
    return (
        x.unsqueeze(0)  # batch
        .repeat(2, 1)
        # then
        .view(-1)
        .numpy()
    )
# ---- after ----
import mindspore as ms


def f(x: ms.Tensor):
    return (
        x.unsqueeze(0)  # batch
        .tile((2, 1))
        # then
        .view(-1)
        .asnumpy()
    )

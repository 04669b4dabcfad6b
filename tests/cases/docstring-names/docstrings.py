"""Works on `torch.Tensor`s; see https://pytorch.org/docs/stable/generated/torch.Tensor.html."""
import torch
from torch import nn


class Scale(nn.Module):
    r"""
    Args:
        weight (`torch.FloatTensor` or `List[torch.LongTensor]`): of [`torch.dtype`](https://x.org/#torch.dtype)
        layer (nn.Module): an `nn.Linear`, say; torch.compile and torch.foo.bar stay.

    >>> Scale(torch.ones(2))
    """

    def half(self, x: torch.Tensor):
        """Gives `torch.float16`."""
        # between backticks, `torch.cat`; not torch.cat
        return x.to(torch.float16)
# ---- after ----
"""Works on `ms.Tensor`s; see https://pytorch.org/docs/stable/generated/torch.Tensor.html."""
import mindspore as ms
from mindspore import nn


class Scale(nn.Cell):
    r"""
    Args:
        weight (`ms.Tensor` or `List[ms.Tensor]`): of [`ms.Type`](https://x.org/#torch.dtype)
        layer (nn.Cell): an `mint.nn.Linear`, say; torch.compile and torch.foo.bar stay.

    >>> Scale(torch.ones(2))
    """

    def half(self, x: ms.Tensor):
        """Gives `ms.float16`."""
        # between backticks, `mint.cat`; not torch.cat
        return x.to(ms.float16)

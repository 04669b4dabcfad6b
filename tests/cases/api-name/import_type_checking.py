from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch
    from torch import nn


def f(x: torch.Tensor, layer: "nn.Module") -> torch.Tensor:
    return layer(x)
# ---- after ----
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import mindspore as ms
    from mindspore import nn


def f(x: ms.Tensor, layer: "nn.Cell") -> ms.Tensor:
    return layer(x)

from typing import Dict, List, Optional, Union

import torch


def f(
    x: torch.Tensor,
    y: Optional[torch.FloatTensor] = None,
    z: "Union[torch.LongTensor, List[torch.Tensor]]" = None,
    *args: torch.Tensor,
    dtype: torch.dtype = torch.float32,
    device: torch.device = None,
    generator: Optional["torch.Generator"] = None,
    **kwargs: "Dict[str, torch.Tensor]",
) -> "torch.Tensor":
    v: "torch.Tensor" = x
    w: List["torch.Tensor"]
    return v
# ---- after ----
from typing import Dict, List, Optional, Union

import mindspore as ms
import torch


def f(
    x: ms.Tensor,
    y: Optional[ms.Tensor] = None,
    z: "Union[ms.Tensor, List[ms.Tensor]]" = None,
    *args: ms.Tensor,
    dtype: ms.Type = ms.float32,
    device: torch.device = None,  #! MP901
    generator: Optional["ms.Generator"] = None,
    **kwargs: "Dict[str, ms.Tensor]",
) -> "ms.Tensor":
    v: "ms.Tensor" = x
    w: List["ms.Tensor"]
    return v

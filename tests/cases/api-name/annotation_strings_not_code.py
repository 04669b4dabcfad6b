from typing import Literal

import torch

KIND: Literal["torch.Tensor"] = "torch.Tensor"
names = ["torch.Tensor", "torch.cat"]


def f(x: torch.Tensor = "torch.Tensor") -> Literal["torch.cat"]:
    return "torch.float16"
# ---- after ----
from typing import Literal

import mindspore as ms

KIND: Literal["torch.Tensor"] = "torch.Tensor"
names = ["torch.Tensor", "torch.cat"]


def f(x: ms.Tensor = "torch.Tensor") -> Literal["torch.cat"]:
    return "torch.float16"

import torch

EXAMPLE_DOC_STRING = """
    Takes a `torch.Tensor`.

    ```py
    x = torch.ones(2)
    ```
"""
MESSAGE = "give a torch.Tensor"
ZERO = torch.zeros(1)


class Config:
    FIELD_DOC = "A torch.dtype."
# ---- after ----
from mindspore import mint

EXAMPLE_DOC_STRING = """
    Takes a `ms.Tensor`.

    ```py
    x = torch.ones(2)
    ```
"""
MESSAGE = "give a torch.Tensor"
ZERO = mint.zeros(1)


class Config:
    FIELD_DOC = "A ms.Type."

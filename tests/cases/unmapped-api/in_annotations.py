import torch


def f(x: "torch.NoSuchType", y: torch.fx.Graph):
    # type: (torch.NoSuchType, int) -> None
    pass
# ---- after ----
import torch


def f(x: "torch.NoSuchType", y: torch.fx.Graph):  #! MP901
    # type: (torch.NoSuchType, int) -> None  #! MP901
    pass

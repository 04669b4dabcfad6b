import torch
from torch import cat, nn

__all__ = ["cat", "nn", "torch"]

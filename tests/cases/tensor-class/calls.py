import numpy as np
import torch


def make(unknown, device, shape):
    ids = torch.LongTensor([1, 2])
    scale = torch.Tensor([[0.5]], device=device)
    array = torch.FloatTensor(np.ones(2))
    sizes = torch.Tensor(2, 3), torch.BoolTensor(4)
    return ids, scale, array, sizes, torch.Tensor(unknown), torch.Tensor(*shape)
# ---- after ----
import mindspore as ms
import numpy as np
import torch
from mindspore import mint


def make(unknown, device, shape):
    ids = ms.tensor([1, 2], dtype=ms.int64)
    scale = ms.tensor([[0.5]], dtype=ms.float32)
    array = ms.tensor(np.ones(2), dtype=ms.float32)
    sizes = mint.zeros((2, 3), dtype=ms.float32), mint.zeros((4,), dtype=ms.bool_)
    return ids, scale, array, sizes, torch.Tensor(unknown), torch.Tensor(*shape)  #! MP103

import torch


def check(t, items):
    if isinstance(t, (int, torch.IntTensor, torch.LongTensor)):
        return 1
    if isinstance(t, torch.Tensor) or not isinstance(t, torch.BoolTensor):
        return 2
    if isinstance(t, torch.HalfTensor) and isinstance(t, (torch.Tensor, torch.LongTensor)):
        return 3
    return isinstance(items[0], torch.LongTensor)
# ---- after ----
import mindspore as ms
import torch


def check(t, items):
    if isinstance(t, int) or (isinstance(t, ms.Tensor) and t.dtype in [ms.int32, ms.int64]):
        return 1
    if isinstance(t, ms.Tensor) or not (isinstance(t, ms.Tensor) and t.dtype == ms.bool_):
        return 2
    if isinstance(t, ms.Tensor) and t.dtype == ms.float16 and isinstance(t, (ms.Tensor, ms.Tensor)):
        return 3
    return isinstance(items[0], torch.LongTensor)  #! MP103

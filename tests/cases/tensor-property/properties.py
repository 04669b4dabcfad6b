import torch


def use(x: torch.Tensor, y, grid: "np.ndarray"):
    power = x.real**2 + x.imag**2
    kept = x.shape, x.dtype, x.T, x.data, x.ndim, y.real, y.shape
    if x.is_cuda or y.is_cuda:
        return x.grad
    return power, kept, x.requires_grad
# ---- after ----
import mindspore as ms


def use(x: ms.Tensor, y, grid: "np.ndarray"):
    power = x.real()**2 + x.imag()**2
    kept = x.shape, x.dtype, x.T, x.data, x.ndim, y.real, y.shape
    if x.is_cuda or y.is_cuda:  #! MP302
        return x.grad  #! MP302
    return power, kept, x.requires_grad  #! MP302

# options: profile=diffusers
# There is no MPS in a port.
import torch


def f(x, latents, dtype):
    if latents.dtype != dtype:
        if torch.backends.mps.is_available():
            # a known bug
            latents = latents.to(dtype)

    if x.device.type == "mps" and torch.is_floating_point(x):
        y = x.to(x.device, dtype=torch.float32)
    else:
        y = x + 1
        y = y.to(x.device)
    return y, latents
# ---- after ----
# There is no MPS in a port.


def f(x, latents, dtype):
    if latents.dtype != dtype:
        latents = latents.to(dtype)

    y = x + 1
    return y, latents

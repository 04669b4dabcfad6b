# options: profile=diffusers
from diffusers.utils import is_torch_xla_available


if is_torch_xla_available():
    import torch_xla.core.xla_model as xm

    XLA_AVAILABLE = True
else:
    XLA_AVAILABLE = False


def step(latents):
    for latent in latents:
        latent.update()

        if XLA_AVAILABLE:
            xm.mark_step()
    return latents
# ---- after ----
XLA_AVAILABLE = False


def step(latents):
    for latent in latents:
        latent.update()
    return latents

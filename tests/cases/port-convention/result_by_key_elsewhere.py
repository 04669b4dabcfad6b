# options: profile=diffusers path=app/run.py
from diffusers import UNet2DModel


def run(load, unet: UNet2DModel, x):
    return load(x)["sample"]
# ---- after ----
from mindone.diffusers import UNet2DModel


def run(load, unet: UNet2DModel, x):
    return load(x)["sample"]

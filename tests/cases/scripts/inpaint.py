# options: profile=diffusers
import PIL
import torch

from diffusers import StableDiffusionInpaintPipeline

device = "cuda" if torch.cuda.is_available() else "cpu"
pipe = StableDiffusionInpaintPipeline.from_pretrained("org/inpaint", torch_dtype=torch.float16).to(device)

init_image = PIL.Image.open("dog.png").convert("RGB")
mask_image = PIL.Image.open("mask.png").convert("RGB")
generator = torch.Generator(device=device).manual_seed(33)
images = pipe(prompt="a yellow cat", image=init_image, mask_image=mask_image, generator=generator).images
images[0].save("cat.png")
# ---- after ----
import numpy as np
import PIL
import torch

from mindone.diffusers import StableDiffusionInpaintPipeline

import mindspore as ms

device = "cuda" if torch.cuda.is_available() else "cpu"  #! MP505
pipe = StableDiffusionInpaintPipeline.from_pretrained("org/inpaint", torch_dtype=ms.float16)  #! MP720

init_image = PIL.Image.open("dog.png").convert("RGB")
mask_image = PIL.Image.open("mask.png").convert("RGB")
generator = np.random.default_rng().manual_seed(33)
images = pipe(prompt="a yellow cat", image=init_image, mask_image=mask_image, generator=generator).images
images[0].save("cat.png")

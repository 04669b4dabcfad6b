# options: profile=diffusers
import torch
from diffusers import StableDiffusionPipeline

pipe = StableDiffusionPipeline.from_pretrained("org/model", torch_dtype=torch.float16)
pipe = pipe.to("cuda")

image = pipe("a photo of an astronaut riding a horse").images[0]
image.save("astronaut.png")
# ---- after ----
from mindone.diffusers import StableDiffusionPipeline

import mindspore as ms

pipe = StableDiffusionPipeline.from_pretrained("org/model", torch_dtype=ms.float16)  #! MP720

image = pipe("a photo of an astronaut riding a horse").images[0]
image.save("astronaut.png")

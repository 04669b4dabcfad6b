# options: profile=diffusers
import torch
from diffusers import StableDiffusionPipeline

pipe = StableDiffusionPipeline.from_pretrained("org/model", torch_dtype=torch.float16)
pipe = pipe.to("cuda")

image = pipe("a photo of an astronaut riding a horse").images[0]
image.save("astronaut.png")
# ---- after ----

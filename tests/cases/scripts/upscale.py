# options: profile=diffusers
import torch
from diffusers import StableDiffusionUpscalePipeline

pipeline = StableDiffusionUpscalePipeline.from_pretrained("org/x4", variant="fp16", torch_dtype=torch.float16)
pipeline = pipeline.to("cuda")
pipeline.enable_attention_slicing()

with torch.autocast("cuda"):
    upscaled = pipeline(prompt="a white cat", image=low_res).images[0]
upscaled.save("upsampled_cat.png")
# ---- after ----
import torch
from mindone.diffusers import StableDiffusionUpscalePipeline

import mindspore as ms

pipeline = StableDiffusionUpscalePipeline.from_pretrained("org/x4", variant="fp16", torch_dtype=ms.float16)  #! MP720
pipeline.enable_attention_slicing()

with torch.autocast("cuda"):  #! MP508
    upscaled = pipeline(prompt="a white cat", image=low_res).images[0]
upscaled.save("upsampled_cat.png")

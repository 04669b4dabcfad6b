# options: profile=diffusers
import torch
from diffusers import DiffusionPipeline

base = DiffusionPipeline.from_pretrained("org/base", torch_dtype=torch.float16, variant="fp16").to("cuda")
refiner = DiffusionPipeline.from_pretrained(
    "org/refiner",
    text_encoder_2=base.text_encoder_2,
    vae=base.vae,
    torch_dtype=torch.float16,
).to("cuda")

prompt = "A majestic lion jumping from a big stone at night"
image = base(prompt=prompt, num_inference_steps=40, denoising_end=0.8, output_type="latent").images
image = refiner(prompt=prompt, num_inference_steps=40, denoising_start=0.8, image=image).images[0]
# ---- after ----
from mindone.diffusers import DiffusionPipeline

import mindspore as ms

base = DiffusionPipeline.from_pretrained("org/base", torch_dtype=ms.float16, variant="fp16")  #! MP720
refiner = DiffusionPipeline.from_pretrained(
    "org/refiner",
    text_encoder_2=base.text_encoder_2,
    vae=base.vae,
    torch_dtype=ms.float16,  #! MP720
)

prompt = "A majestic lion jumping from a big stone at night"
image = base(prompt=prompt, num_inference_steps=40, denoising_end=0.8, output_type="latent").images
image = refiner(prompt=prompt, num_inference_steps=40, denoising_start=0.8, image=image).images[0]

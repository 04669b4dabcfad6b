# options: profile=diffusers
import torch
from diffusers import BitsAndBytesConfig, SD3Transformer2DModel, StableDiffusion3Pipeline

nf4 = BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_compute_dtype=torch.bfloat16)
transformer = SD3Transformer2DModel.from_pretrained(
    "org/sd3", subfolder="transformer", quantization_config=nf4, torch_dtype=torch.bfloat16
)
pipe = StableDiffusion3Pipeline.from_pretrained("org/sd3", transformer=transformer, torch_dtype=torch.bfloat16)
pipe.enable_model_cpu_offload()
image = pipe("a capybara", num_inference_steps=28).images[0]
# ---- after ----
from diffusers import BitsAndBytesConfig

import mindspore as ms

from mindone.diffusers import SD3Transformer2DModel, StableDiffusion3Pipeline

nf4 = BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_compute_dtype=ms.bfloat16)  #! MP901
transformer = SD3Transformer2DModel.from_pretrained(
    "org/sd3", subfolder="transformer", quantization_config=nf4, torch_dtype=ms.bfloat16  #! MP720
)
pipe = StableDiffusion3Pipeline.from_pretrained("org/sd3", transformer=transformer, torch_dtype=ms.bfloat16)  #! MP720
pipe.enable_model_cpu_offload()
image = pipe("a capybara", num_inference_steps=28).images[0]

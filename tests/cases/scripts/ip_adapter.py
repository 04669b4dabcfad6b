# options: profile=diffusers
import torch
from diffusers import AutoPipelineForText2Image
from diffusers.utils import load_image
from transformers import CLIPVisionModelWithProjection

image_encoder = CLIPVisionModelWithProjection.from_pretrained(
    "org/ip", subfolder="models/image_encoder", torch_dtype=torch.float16
)
pipeline = AutoPipelineForText2Image.from_pretrained(
    "org/sdxl", image_encoder=image_encoder, torch_dtype=torch.float16
).to("cuda")
pipeline.load_ip_adapter("org/ip", subfolder="sdxl_models", weight_name="ip-adapter.safetensors")
pipeline.set_ip_adapter_scale(0.6)
image = pipeline("a cat", ip_adapter_image=load_image("statue.png")).images[0]
# ---- after ----
from mindone.diffusers import AutoPipelineForText2Image
from mindone.diffusers.utils import load_image
from mindone.transformers import CLIPVisionModelWithProjection

import mindspore as ms

image_encoder = CLIPVisionModelWithProjection.from_pretrained(
    "org/ip", subfolder="models/image_encoder", torch_dtype=ms.float16  #! MP720
)
pipeline = AutoPipelineForText2Image.from_pretrained(
    "org/sdxl", image_encoder=image_encoder, torch_dtype=ms.float16  #! MP720
)
pipeline.load_ip_adapter("org/ip", subfolder="sdxl_models", weight_name="ip-adapter.safetensors")
pipeline.set_ip_adapter_scale(0.6)
image = pipeline("a cat", ip_adapter_image=load_image("statue.png")).images[0]

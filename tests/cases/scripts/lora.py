# options: profile=diffusers
import torch
from diffusers import DiffusionPipeline

pipe = DiffusionPipeline.from_pretrained("org/sdxl", torch_dtype=torch.float16).to("cuda")
pipe.load_lora_weights("org/lora", weight_name="pixel.safetensors", adapter_name="pixel")
pipe.load_lora_weights("org/toy", adapter_name="toy")
pipe.set_adapters(["pixel", "toy"], adapter_weights=[0.5, 1.0])

lora_scale = 0.9
image = pipe(
    "toy_face of a hacker, pixel art",
    num_inference_steps=30,
    cross_attention_kwargs={"scale": lora_scale},
    generator=torch.manual_seed(0),
).images[0]
pipe.fuse_lora(lora_scale=0.7)
pipe.unload_lora_weights()
# ---- after ----
import torch
from mindone.diffusers import DiffusionPipeline

import mindspore as ms

pipe = DiffusionPipeline.from_pretrained("org/sdxl", torch_dtype=ms.float16)  #! MP720
pipe.load_lora_weights("org/lora", weight_name="pixel.safetensors", adapter_name="pixel")
pipe.load_lora_weights("org/toy", adapter_name="toy")
pipe.set_adapters(["pixel", "toy"], adapter_weights=[0.5, 1.0])

lora_scale = 0.9
image = pipe(
    "toy_face of a hacker, pixel art",
    num_inference_steps=30,
    cross_attention_kwargs={"scale": lora_scale},
    generator=torch.manual_seed(0),  #! MP901
).images[0]
pipe.fuse_lora(lora_scale=0.7)
pipe.unload_lora_weights()

# options: profile=diffusers
import torch
from diffusers import AutoPipelineForImage2Image
from diffusers.utils import load_image, make_image_grid

pipeline = AutoPipelineForImage2Image.from_pretrained(
    "org/sdxl", torch_dtype=torch.float16, variant="fp16", use_safetensors=True
)
pipeline.enable_model_cpu_offload()
pipeline.enable_xformers_memory_efficient_attention()

init_image = load_image("https://example.com/cat.png").resize((512, 512))
image = pipeline("cat wizard, gandalf", image=init_image, strength=0.5).images[0]
make_image_grid([init_image, image], rows=1, cols=2)
# ---- after ----
from mindone.diffusers import AutoPipelineForImage2Image
from mindone.diffusers.utils import load_image, make_image_grid

import mindspore as ms

pipeline = AutoPipelineForImage2Image.from_pretrained(
    "org/sdxl", torch_dtype=ms.float16, variant="fp16", use_safetensors=True  #! MP720
)
pipeline.enable_model_cpu_offload()
pipeline.enable_xformers_memory_efficient_attention()  #! MP603

init_image = load_image("https://example.com/cat.png").resize((512, 512))
image = pipeline("cat wizard, gandalf", image=init_image, strength=0.5).images[0]
make_image_grid([init_image, image], rows=1, cols=2)

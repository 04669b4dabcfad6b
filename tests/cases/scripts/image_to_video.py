# options: profile=diffusers
import torch
from diffusers import StableVideoDiffusionPipeline
from diffusers.utils import export_to_video, load_image

pipe = StableVideoDiffusionPipeline.from_pretrained("org/svd", torch_dtype=torch.float16, variant="fp16")
pipe.to("cuda")
pipe.unet = torch.compile(pipe.unet, mode="reduce-overhead", fullgraph=True)

image = load_image("rocket.png").resize((1024, 576))
frames = pipe(image, decode_chunk_size=8, generator=torch.manual_seed(42)).frames[0]
export_to_video(frames, "generated.mp4", fps=7)
# ---- after ----
import torch
from mindone.diffusers import StableVideoDiffusionPipeline
from mindone.diffusers.utils import export_to_video, load_image

import mindspore as ms

pipe = StableVideoDiffusionPipeline.from_pretrained("org/svd", torch_dtype=ms.float16, variant="fp16")  #! MP720
pipe.unet = torch.compile(pipe.unet, mode="reduce-overhead", fullgraph=True)  #! MP901

image = load_image("rocket.png").resize((1024, 576))
frames = pipe(image, decode_chunk_size=8, generator=torch.manual_seed(42)).frames[0]  #! MP901
export_to_video(frames, "generated.mp4", fps=7)

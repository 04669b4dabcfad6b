# options: profile=diffusers
import torch
from diffusers import CogVideoXPipeline
from diffusers.utils import export_to_video

pipe = CogVideoXPipeline.from_pretrained("org/video", torch_dtype=torch.bfloat16)
pipe.enable_sequential_cpu_offload()
pipe.vae.enable_slicing()
pipe.vae.enable_tiling()

video = pipe(
    prompt="A panda playing a guitar",
    num_videos_per_prompt=1,
    num_inference_steps=50,
    num_frames=49,
    guidance_scale=6,
    generator=torch.Generator(device="cuda").manual_seed(42),
).frames[0]
export_to_video(video, "output.mp4", fps=8)
# ---- after ----
import numpy as np
from mindone.diffusers import CogVideoXPipeline
from mindone.diffusers.utils import export_to_video

import mindspore as ms

pipe = CogVideoXPipeline.from_pretrained("org/video", torch_dtype=ms.bfloat16)  #! MP720
pipe.enable_sequential_cpu_offload()
pipe.vae.enable_slicing()
pipe.vae.enable_tiling()

video = pipe(
    prompt="A panda playing a guitar",
    num_videos_per_prompt=1,
    num_inference_steps=50,
    num_frames=49,
    guidance_scale=6,
    generator=np.random.default_rng().manual_seed(42),
).frames[0]
export_to_video(video, "output.mp4", fps=8)

# options: profile=diffusers
import torch
from diffusers import AnimateDiffPipeline, DDIMScheduler, MotionAdapter
from diffusers.utils import export_to_gif

adapter = MotionAdapter.from_pretrained("org/motion", torch_dtype=torch.float16)
pipe = AnimateDiffPipeline.from_pretrained("org/sd", motion_adapter=adapter, torch_dtype=torch.float16)
pipe.scheduler = DDIMScheduler.from_pretrained("org/sd", subfolder="scheduler", clip_sample=False)
pipe.enable_vae_slicing()
pipe.enable_model_cpu_offload()

output = pipe(prompt="sunset", num_frames=16, generator=torch.Generator("cpu").manual_seed(42))
frames = output.frames[0]
export_to_gif(frames, "animation.gif")
# ---- after ----
import numpy as np
from mindone.diffusers import AnimateDiffPipeline, DDIMScheduler, MotionAdapter
from mindone.diffusers.utils import export_to_gif

import mindspore as ms

adapter = MotionAdapter.from_pretrained("org/motion", torch_dtype=ms.float16)  #! MP720
pipe = AnimateDiffPipeline.from_pretrained("org/sd", motion_adapter=adapter, torch_dtype=ms.float16)  #! MP720
pipe.scheduler = DDIMScheduler.from_pretrained("org/sd", subfolder="scheduler", clip_sample=False)
pipe.enable_vae_slicing()
pipe.enable_model_cpu_offload()

output = pipe(prompt="sunset", num_frames=16, generator=np.random.default_rng().manual_seed(42))
frames = output.frames[0]
export_to_gif(frames, "animation.gif")

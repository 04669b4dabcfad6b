# options: profile=diffusers
import torch
from diffusers import DDIMScheduler, DPMSolverMultistepScheduler, EulerDiscreteScheduler, StableDiffusionPipeline

pipe = StableDiffusionPipeline.from_pretrained("org/sd", torch_dtype=torch.float16, safety_checker=None).to("cuda")
for cls in (DDIMScheduler, EulerDiscreteScheduler, DPMSolverMultistepScheduler):
    pipe.scheduler = cls.from_config(pipe.scheduler.config)
    images = pipe(["a squirrel"] * 4, generator=[torch.Generator("cuda").manual_seed(i) for i in range(4)]).images
    for index, image in enumerate(images):
        image.save(f"{cls.__name__}_{index}.png")
torch.cuda.empty_cache()
# ---- after ----
import numpy as np
from mindone.diffusers import DDIMScheduler, DPMSolverMultistepScheduler, EulerDiscreteScheduler, StableDiffusionPipeline

import mindspore as ms

pipe = StableDiffusionPipeline.from_pretrained("org/sd", torch_dtype=ms.float16, safety_checker=None)  #! MP720
for cls in (DDIMScheduler, EulerDiscreteScheduler, DPMSolverMultistepScheduler):
    pipe.scheduler = cls.from_config(pipe.scheduler.config)
    images = pipe(["a squirrel"] * 4, generator=[np.random.default_rng().manual_seed(i) for i in range(4)]).images
    for index, image in enumerate(images):
        image.save(f"{cls.__name__}_{index}.png")

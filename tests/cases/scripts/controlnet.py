# options: profile=diffusers
import cv2
import numpy as np
import torch
from PIL import Image

from diffusers import ControlNetModel, StableDiffusionControlNetPipeline, UniPCMultistepScheduler
from diffusers.utils import load_image

image = np.array(load_image("https://example.com/vermeer.png"))
image = cv2.Canny(image, 100, 200)[:, :, None]
canny_image = Image.fromarray(np.concatenate([image, image, image], axis=2))

controlnet = ControlNetModel.from_pretrained("org/canny", torch_dtype=torch.float16)
pipe = StableDiffusionControlNetPipeline.from_pretrained("org/sd", controlnet=controlnet, torch_dtype=torch.float16)
pipe.scheduler = UniPCMultistepScheduler.from_config(pipe.scheduler.config)
pipe.enable_model_cpu_offload()

generator = torch.manual_seed(0)
result = pipe("disco dancer", num_inference_steps=20, generator=generator, image=canny_image).images[0]
# ---- after ----
import cv2
import numpy as np
import torch
from PIL import Image

from mindone.diffusers import ControlNetModel, StableDiffusionControlNetPipeline, UniPCMultistepScheduler
from mindone.diffusers.utils import load_image

import mindspore as ms

image = np.array(load_image("https://example.com/vermeer.png"))
image = cv2.Canny(image, 100, 200)[:, :, None]
canny_image = Image.fromarray(np.concatenate([image, image, image], axis=2))

controlnet = ControlNetModel.from_pretrained("org/canny", torch_dtype=ms.float16)  #! MP720
pipe = StableDiffusionControlNetPipeline.from_pretrained("org/sd", controlnet=controlnet, torch_dtype=ms.float16)  #! MP720
pipe.scheduler = UniPCMultistepScheduler.from_config(pipe.scheduler.config)
pipe.enable_model_cpu_offload()

generator = torch.manual_seed(0)  #! MP901
result = pipe("disco dancer", num_inference_steps=20, generator=generator, image=canny_image).images[0]

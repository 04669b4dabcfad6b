# options: profile=diffusers
import torch
from diffusers import DDPMScheduler, UNet2DModel
from PIL import Image

scheduler = DDPMScheduler.from_pretrained("org/ddpm")
model = UNet2DModel.from_pretrained("org/ddpm").to("cuda")
scheduler.set_timesteps(50)

sample_size = model.config.sample_size
noise = torch.randn((1, 3, sample_size, sample_size), device="cuda")
sample = noise

for t in scheduler.timesteps:
    with torch.no_grad():
        noisy_residual = model(sample, t).sample
    sample = scheduler.step(noisy_residual, t, sample).prev_sample

image = (sample / 2 + 0.5).clamp(0, 1).squeeze()
image = (image.permute(1, 2, 0) * 255).round().to(torch.uint8).cpu().numpy()
Image.fromarray(image).save("butterfly.png")
# ---- after ----
from mindone.diffusers import DDPMScheduler, UNet2DModel
from PIL import Image

import mindspore as ms
from mindspore import mint

scheduler = DDPMScheduler.from_pretrained("org/ddpm")
model = UNet2DModel.from_pretrained("org/ddpm")
scheduler.set_timesteps(50)

sample_size = model.config.sample_size
noise = mint.randn((1, 3, sample_size, sample_size))
sample = noise

for t in scheduler.timesteps:
    noisy_residual = model(sample, t)[0]
    sample = scheduler.step(noisy_residual, t, sample)[0]

image = (sample / 2 + 0.5).clamp(0, 1).squeeze()
image = (image.permute(1, 2, 0) * 255).round().to(ms.uint8).asnumpy()
Image.fromarray(image).save("butterfly.png")

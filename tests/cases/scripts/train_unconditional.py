# options: profile=diffusers
import torch
import torch.nn.functional as F
from accelerate import Accelerator
from diffusers import DDPMScheduler, UNet2DModel
from diffusers.optimization import get_cosine_schedule_with_warmup

accelerator = Accelerator(mixed_precision="fp16", gradient_accumulation_steps=1)
model = UNet2DModel(sample_size=128, in_channels=3, out_channels=3)
noise_scheduler = DDPMScheduler(num_train_timesteps=1000)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4)
lr_scheduler = get_cosine_schedule_with_warmup(optimizer=optimizer, num_warmup_steps=500, num_training_steps=5000)
model, optimizer, train_dataloader, lr_scheduler = accelerator.prepare(model, optimizer, loader, lr_scheduler)

for batch in train_dataloader:
    clean_images = batch["images"]
    noise = torch.randn(clean_images.shape, device=clean_images.device)
    timesteps = torch.randint(0, 1000, (clean_images.shape[0],), device=clean_images.device, dtype=torch.int64)
    noisy_images = noise_scheduler.add_noise(clean_images, noise, timesteps)
    with accelerator.accumulate(model):
        noise_pred = model(noisy_images, timesteps, return_dict=False)[0]
        loss = F.mse_loss(noise_pred, noise)
        accelerator.backward(loss)
        optimizer.step()
        lr_scheduler.step()
        optimizer.zero_grad()
# ---- after ----
from accelerate import Accelerator
from mindone.diffusers import DDPMScheduler, UNet2DModel
from mindone.diffusers.optimization import get_cosine_schedule_with_warmup

import mindspore as ms
from mindspore import mint

accelerator = Accelerator(mixed_precision="fp16", gradient_accumulation_steps=1)  #! MP901
model = UNet2DModel(sample_size=128, in_channels=3, out_channels=3)
noise_scheduler = DDPMScheduler(num_train_timesteps=1000)
optimizer = mint.optim.AdamW(model.trainable_params(), lr=1e-4)
lr_scheduler = get_cosine_schedule_with_warmup(optimizer=optimizer, num_warmup_steps=500, num_training_steps=5000)
model, optimizer, train_dataloader, lr_scheduler = accelerator.prepare(model, optimizer, loader, lr_scheduler)

for batch in train_dataloader:
    clean_images = batch["images"]
    noise = mint.randn(clean_images.shape)
    timesteps = mint.randint(0, 1000, (clean_images.shape[0],), dtype=ms.int64)
    noisy_images = noise_scheduler.add_noise(clean_images, noise, timesteps)
    with accelerator.accumulate(model):
        noise_pred = model(noisy_images, timesteps, return_dict=False)[0]
        loss = mint.nn.functional.mse_loss(noise_pred, noise)
        accelerator.backward(loss)
        optimizer.step()  #! MP306
        lr_scheduler.step()
        optimizer.zero_grad()

# options: profile=diffusers
import torch
from diffusers import AutoencoderKL, PNDMScheduler, UNet2DConditionModel
from transformers import CLIPTextModel, CLIPTokenizer

vae = AutoencoderKL.from_pretrained("org/sd", subfolder="vae")
tokenizer = CLIPTokenizer.from_pretrained("org/sd", subfolder="tokenizer")
text_encoder = CLIPTextModel.from_pretrained("org/sd", subfolder="text_encoder")
unet = UNet2DConditionModel.from_pretrained("org/sd", subfolder="unet")
scheduler = PNDMScheduler.from_pretrained("org/sd", subfolder="scheduler")

torch_device = "cuda"
vae.to(torch_device)
text_encoder.to(torch_device)
unet.to(torch_device)

generator = torch.manual_seed(0)
text_input = tokenizer(["a castle"], padding="max_length", truncation=True, return_tensors="pt")
with torch.no_grad():
    text_embeddings = text_encoder(text_input.input_ids.to(torch_device))[0]

latents = torch.randn((1, unet.config.in_channels, 64, 64), generator=generator, device=torch_device)
latents = latents * scheduler.init_noise_sigma
scheduler.set_timesteps(25)
for t in scheduler.timesteps:
    latent_model_input = torch.cat([latents] * 2)
    latent_model_input = scheduler.scale_model_input(latent_model_input, timestep=t)
    with torch.no_grad():
        noise_pred = unet(latent_model_input, t, encoder_hidden_states=text_embeddings).sample
    noise_pred_uncond, noise_pred_text = noise_pred.chunk(2)
    noise_pred = noise_pred_uncond + 7.5 * (noise_pred_text - noise_pred_uncond)
    latents = scheduler.step(noise_pred, t, latents).prev_sample

with torch.no_grad():
    image = vae.decode(latents / 0.18215).sample
# ---- after ----
import torch
from mindone.diffusers import AutoencoderKL, PNDMScheduler, UNet2DConditionModel
from transformers import CLIPTokenizer

import mindspore as ms
from mindspore import mint

from mindone.transformers import CLIPTextModel

vae = AutoencoderKL.from_pretrained("org/sd", subfolder="vae")
tokenizer = CLIPTokenizer.from_pretrained("org/sd", subfolder="tokenizer")
text_encoder = CLIPTextModel.from_pretrained("org/sd", subfolder="text_encoder")
unet = UNet2DConditionModel.from_pretrained("org/sd", subfolder="unet")
scheduler = PNDMScheduler.from_pretrained("org/sd", subfolder="scheduler")

torch_device = "cuda"

generator = torch.manual_seed(0)  #! MP901
text_input = tokenizer(["a castle"], padding="max_length", truncation=True, return_tensors="np")
text_embeddings = text_encoder(ms.tensor(text_input.input_ids))[0]

latents = mint.randn((1, unet.config.in_channels, 64, 64), generator=generator)
latents = latents * scheduler.init_noise_sigma
scheduler.set_timesteps(25)
for t in scheduler.timesteps:
    latent_model_input = mint.cat([latents] * 2)
    latent_model_input = scheduler.scale_model_input(latent_model_input, timestep=t)
    noise_pred = unet(latent_model_input, t, encoder_hidden_states=text_embeddings)[0]
    noise_pred_uncond, noise_pred_text = noise_pred.chunk(2)
    noise_pred = noise_pred_uncond + 7.5 * (noise_pred_text - noise_pred_uncond)
    latents = scheduler.step(noise_pred, t, latents)[0]

image = vae.decode(latents / 0.18215)[0]

# options: profile=diffusers
import torch
from diffusers import AutoencoderKL
from diffusers.image_processor import VaeImageProcessor
from PIL import Image

vae = AutoencoderKL.from_pretrained("org/vae", torch_dtype=torch.float32).to("cuda").eval()
processor = VaeImageProcessor(vae_scale_factor=8)
pixels = processor.preprocess(Image.open("photo.png")).to("cuda")
with torch.inference_mode():
    latents = vae.encode(pixels).latent_dist.sample() * vae.config.scaling_factor
    decoded = vae.decode(latents / vae.config.scaling_factor).sample
processor.postprocess(decoded, output_type="pil")[0].save("again.png")
# ---- after ----
from mindone.diffusers import AutoencoderKL
from mindone.diffusers.image_processor import VaeImageProcessor
from PIL import Image

import mindspore as ms

vae = AutoencoderKL.from_pretrained("org/vae", torch_dtype=ms.float32).set_train(False)  #! MP720
processor = VaeImageProcessor(vae_scale_factor=8)
pixels = processor.preprocess(Image.open("photo.png"))
latents = vae.diag_gauss_dist.sample(vae.encode(pixels)[0]) * vae.config.scaling_factor
decoded = vae.decode(latents / vae.config.scaling_factor)[0]
processor.postprocess(decoded, output_type="pil")[0].save("again.png")

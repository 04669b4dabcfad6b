# options: profile=diffusers
from diffusers.utils import is_torch_xla_available, scale_lora_layers, unscale_lora_layers


if is_torch_xla_available():
    XLA_AVAILABLE = True
else:
    XLA_AVAILABLE = False


class StableDiffusionPipeline:
    def __call__(self, timesteps, latents):
        scale_lora_layers(self.text_encoder, 0.5)

        # 6. The loop
        count = len(timesteps)
        with self.progress_bar(total=count) as bar:
            for t in timesteps:
                latents = self.unet(latents, t, cross_attention_kwargs=self.cross_attention_kwargs)
                bar.update()

                if XLA_AVAILABLE:
                    bar.close()

        unscale_lora_layers(self.text_encoder, 0.5)
        return latents

    def once(self, latents):
        return self.unet(latents, cross_attention_kwargs=self.cross_attention_kwargs)
# ---- after ----
from mindone.diffusers.utils import scale_lora_layers, unscale_lora_layers

XLA_AVAILABLE = False


class StableDiffusionPipeline:
    def __call__(self, timesteps, latents):
        scale_lora_layers(self.text_encoder, 0.5)

        lora_scale = (
            self.cross_attention_kwargs.pop("scale", None)
            if self.cross_attention_kwargs is not None
            else None
        )
        if lora_scale is not None:
            scale_lora_layers(self.unet, lora_scale)

        # 6. The loop
        count = len(timesteps)
        with self.progress_bar(total=count) as bar:
            for t in timesteps:
                latents = self.unet(latents, t, cross_attention_kwargs=self.cross_attention_kwargs)
                bar.update()

        if lora_scale is not None:
            unscale_lora_layers(self.unet, lora_scale)
            self.cross_attention_kwargs["scale"] = lora_scale

        unscale_lora_layers(self.text_encoder, 0.5)
        return latents

    def once(self, latents):
        return self.unet(latents, cross_attention_kwargs=self.cross_attention_kwargs)

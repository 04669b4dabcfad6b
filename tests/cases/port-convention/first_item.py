# options: profile=diffusers
from diffusers import DiffusionPipeline


class Pipe(DiffusionPipeline):
    def step(self, noise, t, latents, generator):
        embeds = self.image_encoder(latents).image_embeds
        latents = self.scheduler.step(
            noise, t, latents
        ).prev_sample
        image = self.vae.decode(latents).sample.clamp(0, 1)
        noise = self.distribution(t).sample(generator)
        return image, noise, self.last.sample, embeds
# ---- after ----
from mindone.diffusers import DiffusionPipeline


class Pipe(DiffusionPipeline):
    def step(self, noise, t, latents, generator):
        embeds = self.image_encoder(latents)[0]
        latents = self.scheduler.step(noise, t, latents)[0]
        image = self.vae.decode(latents)[0].clamp(0, 1)
        noise = self.distribution(t).sample(generator)  #! MP720
        return image, noise, self.last.sample, embeds

# options: profile=diffusers path=diffusers/pipelines/thing.py
class Pipe:
    def __call__(self, x, options):
        latents = self.unet(x)["sample"]
        latents = self.scheduler.step(latents, 0, x)["prev_sample"]
        return self.movq.decode(latents, force_not_quantize=True)["sample"], options["sample"], self.read()["other"]
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/pipelines/thing.py."""

class Pipe:
    def __call__(self, x, options):
        latents = self.unet(x)[0]
        latents = self.scheduler.step(latents, 0, x)[0]
        return self.movq.decode(latents, force_not_quantize=True)[0], options["sample"], self.read()["other"]

# options: profile=diffusers path=tool/pipeline.py
from diffusers import DiffusionPipeline
from diffusers.utils import logging

logger = logging.get_logger(__name__)


class Plain(DiffusionPipeline):
    def __call__(self, timesteps, latents, attention_kwargs=None):
        for t in timesteps:
            latents = self.transformer(latents, t, attention_kwargs=attention_kwargs)

        return latents
# ---- after ----
from mindone.diffusers import DiffusionPipeline
from mindone.diffusers.utils import logging

logger = logging.get_logger(__name__)


class Plain(DiffusionPipeline):
    def __call__(self, timesteps, latents, attention_kwargs=None):
        for t in timesteps:
            latents = self.transformer(latents, t, attention_kwargs=attention_kwargs)

        return latents

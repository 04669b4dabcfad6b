# options: profile=diffusers path=diffusers/pipelines/later/pipeline_later.py
from ...loaders import WanLoraLoaderMixin
from ...utils import logging
from ..pipeline_utils import DiffusionPipeline

logger = logging.get_logger(__name__)


class LaterPipeline(DiffusionPipeline, WanLoraLoaderMixin):
    def __call__(self, timesteps, latents, attention_kwargs=None):
        for t in timesteps:
            latents = self.transformer(latents, t, attention_kwargs=attention_kwargs)
        return latents
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/pipelines/later/pipeline_later.py."""

from ...loaders import WanLoraLoaderMixin
from ...utils import logging
from ..pipeline_utils import DiffusionPipeline

logger = logging.get_logger(__name__)


class LaterPipeline(DiffusionPipeline, WanLoraLoaderMixin):
    def __call__(self, timesteps, latents, attention_kwargs=None):
        for t in timesteps:
            latents = self.transformer(latents, t, attention_kwargs=attention_kwargs)  #! MP721
        return latents

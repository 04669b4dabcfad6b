# options: profile=diffusers suggested path=diffusers/pipelines/wan/pipeline_wan.py
from ...loaders import WanLoraLoaderMixin
from ...utils import BACKENDS_MAPPING, is_bs4_available, is_ftfy_available, logging
from ..pipeline_utils import DiffusionPipeline

logger = logging.get_logger(__name__), BACKENDS_MAPPING, is_bs4_available, is_ftfy_available


class Pipe(DiffusionPipeline, WanLoraLoaderMixin):
    def __call__(self, timesteps, latents, attention_kwargs=None):
        for t in timesteps:
            latents = self.transformer(latents, t, attention_kwargs=attention_kwargs)

        return latents
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/pipelines/wan/pipeline_wan.py."""

from ...loaders import WanLoraLoaderMixin
from ...utils import (
    BACKENDS_MAPPING,
    is_bs4_available,
    is_ftfy_available,
    logging,
    scale_lora_layers,
    unscale_lora_layers,
)
from ..pipeline_utils import DiffusionPipeline

logger = logging.get_logger(__name__), BACKENDS_MAPPING, is_bs4_available, is_ftfy_available


class Pipe(DiffusionPipeline, WanLoraLoaderMixin):
    def __call__(self, timesteps, latents, attention_kwargs=None):
        lora_scale = attention_kwargs.pop("scale", None) if attention_kwargs is not None else None
        if lora_scale is not None:
            scale_lora_layers(self.transformer, lora_scale)

        for t in timesteps:
            latents = self.transformer(latents, t, attention_kwargs=attention_kwargs)

        if lora_scale is not None:
            unscale_lora_layers(self.transformer, lora_scale)
            attention_kwargs["scale"] = lora_scale

        return latents

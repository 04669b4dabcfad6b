# options: profile=diffusers path=diffusers/models/thing.py
from ..utils import USE_PEFT_BACKEND, deprecate, logging, scale_lora_layers, unscale_lora_layers
from .modeling_utils import ModelMixin


logger = logging.get_logger(__name__)


class Net(ModelMixin):
    def forward(self, sample, attention_kwargs=None):
        if attention_kwargs is not None:
            attention_kwargs = attention_kwargs.copy()
            lora_scale = attention_kwargs.pop("scale", 1.0)
        else:
            lora_scale = 1.0

        if USE_PEFT_BACKEND:
            # weight the lora layers by setting `lora_scale` for each PEFT layer
            scale_lora_layers(self, lora_scale)
        else:
            if attention_kwargs is not None and attention_kwargs.get("scale", None) is not None:
                logger.warning("Passing `scale` is ineffective.")

        sample = self.blocks(sample, attention_kwargs)

        if USE_PEFT_BACKEND:
            # remove `lora_scale` from each PEFT layer
            unscale_lora_layers(self, lora_scale)

        return (sample,)


class Block(ModelMixin):
    def forward(self, x, *args, **kwargs):
        if len(args) > 0 or kwargs.get("scale", None) is not None:
            deprecation_message = "The `scale` argument is deprecated."
            deprecate("scale", "1.0.0", deprecation_message)

        if kwargs is not None:
            if kwargs.get("scale", None) is not None:
                logger.warning("Passing `scale` is deprecated.")

        return x
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/models/thing.py."""

from ..utils import logging
from .modeling_utils import ModelMixin

logger = logging.get_logger(__name__)


class Net(ModelMixin):
    def construct(self, sample, attention_kwargs=None):
        if attention_kwargs is not None and "scale" in attention_kwargs:
            raise RuntimeError(
                "A network that runs as a graph cannot weigh its LoRA layers: call "
                "`scale_lora_layers(model, scale)` before it, and "
                "`unscale_lora_layers(model, scale)` after it."
            )

        sample = self.blocks(sample, attention_kwargs)

        return (sample,)


class Block(ModelMixin):
    def construct(self, x, *args, **kwargs):
        return x

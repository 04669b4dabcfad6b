# options: profile=diffusers path=diffusers/models/attention_processor.py
import torch
import torch.nn.functional as F


class Rotated:
    def __init__(self):
        if not hasattr(F, "scaled_dot_product_attention"):
            raise ImportError("Rotated needs PyTorch 2.0")

    def __call__(self, attn, x, rotary_emb=None):
        from .embeddings import apply_rotary_emb

        x = torch.cat([x, x], dim=1)
        if rotary_emb is not None:
            x = apply_rotary_emb(x, rotary_emb)
        return attn.to_out(x)


class Scaled:
    def __init__(self, scale):
        self.scale = scale

    def __call__(self, x):
        from .embeddings import apply_scale

        return apply_scale(x, self.scale)


class Named:
    def __init__(self):
        self.apply_scale = None

    def __call__(self, x):
        from .embeddings import apply_scale

        return apply_scale(x, self.apply_scale)


class Bare:
    def __call__(self, x):
        from .embeddings import apply_scale

        return apply_scale(x)

    def other(self, x):
        from .embeddings import apply_rotary_emb

        return apply_rotary_emb(x)
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/models/attention_processor.py."""

from mindspore import mint


class Rotated:
    def __init__(self):
        from .embeddings import apply_rotary_emb

        self.apply_rotary_emb = apply_rotary_emb

    def __call__(self, attn, x, rotary_emb=None):
        x = mint.cat([x, x], dim=1)
        if rotary_emb is not None:
            x = self.apply_rotary_emb(x, rotary_emb)
        return attn.to_out(x)


class Scaled:
    def __init__(self, scale):
        self.scale = scale

        from .embeddings import apply_scale

        self.apply_scale = apply_scale

    def __call__(self, x):
        return self.apply_scale(x, self.scale)


class Named:
    def __init__(self):
        self.apply_scale = None

    def __call__(self, x):
        from .embeddings import apply_scale

        return apply_scale(x, self.apply_scale)


class Bare:
    def __call__(self, x):
        from .embeddings import apply_scale

        return apply_scale(x)

    def other(self, x):
        from .embeddings import apply_rotary_emb

        return apply_rotary_emb(x)

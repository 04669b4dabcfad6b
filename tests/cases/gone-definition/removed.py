# options: profile=diffusers suggested path=diffusers/models/attention_processor.py
"""Processors."""
import torch
from torch import nn


class AttnProcessor:
    pass


# It takes xformers.
@some
class XFormersAttnProcessor(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.size = torch.ones(size)

    def forward(self, hidden_states):
        return hidden_states


class Attention:
    size = 1

    # As elsewhere
    def enable_freeu(self, s1, s2):
        self.s1 = s1

    def run(self):
        return 1
# ---- after ----
"""Processors."""


class AttnProcessor:
    pass


class Attention:
    size = 1

    def run(self):
        return 1

# options: profile=diffusers path=diffusers/pipelines/pipe.py
import torch


class Pipe:
    def encode(self, prompt, device):
        input_ids = self.tokenizer(
            prompt,
            return_tensors="pt",
        ).input_ids.to(device)
        return torch.cat([self.text_encoder(input_ids)])
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/pipelines/pipe.py."""

import mindspore as ms
from mindspore import mint


class Pipe:
    def encode(self, prompt):
        input_ids = self.tokenizer(
            prompt,
            return_tensors="np",
        ).input_ids
        input_ids = ms.tensor(input_ids)
        return mint.cat([self.text_encoder(input_ids)])

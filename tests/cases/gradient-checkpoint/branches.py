# options: suggested
# The branch without checkpointing stays.
import torch
import torch.nn as nn


class Block(nn.Module):
    def forward(self, x):
        if torch.is_grad_enabled() and self.gradient_checkpointing:
            x = self._gradient_checkpointing_func(self.block, x)
        else:
            x = self.block(x)
        if self.training and self.gradient_checkpointing:
            x = torch.utils.checkpoint.checkpoint(self.block, x)
        return x
# ---- after ----
# The branch without checkpointing stays.
from mindspore import nn


class Block(nn.Cell):
    def construct(self, x):
        x = self.block(x)
        return x

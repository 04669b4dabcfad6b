# options: profile=diffusers path=diffusers/schedulers/scheduling_x.py
import torch


class Scheduler:
    def __init__(self, beta_start: float, beta_end: float, num_train_timesteps: int, beta_schedule: str = "linear"):
        if beta_schedule == "linear":
            self.betas = torch.linspace(beta_start, beta_end, num_train_timesteps, dtype=torch.float32)
        else:
            self.betas = torch.linspace(beta_start**0.5, beta_end**0.5, num_train_timesteps, dtype=torch.float32) ** 2
        self.steps = torch.linspace(1, 0, num_train_timesteps)
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/schedulers/scheduling_x.py."""

import numpy as np

import mindspore as ms
from mindspore import mint


class Scheduler:
    def __init__(self, beta_start: float, beta_end: float, num_train_timesteps: int, beta_schedule: str = "linear"):
        if beta_schedule == "linear":
            self.betas = ms.tensor(np.linspace(beta_start, beta_end, num_train_timesteps), dtype=ms.float32)
        else:
            self.betas = (
                ms.tensor(np.linspace(beta_start**0.5, beta_end**0.5, num_train_timesteps), dtype=ms.float32) ** 2
            )
        self.steps = mint.linspace(1, 0, num_train_timesteps)

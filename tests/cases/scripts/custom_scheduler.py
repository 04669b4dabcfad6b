# options: profile=diffusers
from typing import Optional, Union

import torch
from diffusers import ConfigMixin, SchedulerMixin
from diffusers.configuration_utils import register_to_config


class EulerScheduler(SchedulerMixin, ConfigMixin):
    @register_to_config
    def __init__(self, num_train_timesteps: int = 1000, shift: float = 3.0):
        sigmas = torch.linspace(1.0, 1.0 / num_train_timesteps, num_train_timesteps, dtype=torch.float32)
        self.sigmas = (shift * sigmas / (1 + (shift - 1) * sigmas)).to("cpu")
        self.timesteps = self.sigmas * num_train_timesteps

    def set_timesteps(self, num_inference_steps: int, device: Optional[Union[str, torch.device]] = None):
        sigmas = torch.linspace(1.0, 0.0, num_inference_steps + 1)
        self.timesteps = (sigmas[:-1] * 1000).to(device)
        self.sigmas = sigmas.to(device)

    def step(self, model_output: torch.Tensor, index: int, sample: torch.Tensor):
        return sample + (self.sigmas[index + 1] - self.sigmas[index]) * model_output
# ---- after ----
from mindone.diffusers import ConfigMixin, SchedulerMixin
from mindone.diffusers.configuration_utils import register_to_config

import mindspore as ms
from mindspore import mint


class EulerScheduler(SchedulerMixin, ConfigMixin):
    @register_to_config
    def __init__(self, num_train_timesteps: int = 1000, shift: float = 3.0):
        sigmas = mint.linspace(1.0, 1.0 / num_train_timesteps, num_train_timesteps, dtype=ms.float32)
        self.sigmas = shift * sigmas / (1 + (shift - 1) * sigmas)
        self.timesteps = self.sigmas * num_train_timesteps

    def set_timesteps(self, num_inference_steps: int):
        sigmas = mint.linspace(1.0, 0.0, num_inference_steps + 1)
        self.timesteps = sigmas[:-1] * 1000
        self.sigmas = sigmas

    def step(self, model_output: ms.Tensor, index: int, sample: ms.Tensor):
        return sample + (self.sigmas[index + 1] - self.sigmas[index]) * model_output

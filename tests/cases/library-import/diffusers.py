# options: profile=diffusers
import torch
from diffusers import DiffusionPipeline, UNet2DModel
from diffusers.utils import logging
from diffusers.utils.torch_utils import randn_tensor

x = DiffusionPipeline, UNet2DModel, logging, randn_tensor((1,)), torch.ones(1)
# ---- after ----
from mindone.diffusers import DiffusionPipeline, UNet2DModel
from mindone.diffusers.utils import logging
from mindone.diffusers.utils.mindspore_utils import randn_tensor

from mindspore import mint

x = DiffusionPipeline, UNet2DModel, logging, randn_tensor((1,)), mint.ones(1)

# options: profile=diffusers path=app/run.py
from diffusers import FluxPipeline
from peft import AdaLoraConfig, LoraConfig
from peft.utils import get_peft_model_state_dict


def run(pipe: FluxPipeline):
    return LoraConfig(r=4), AdaLoraConfig(), get_peft_model_state_dict(pipe.transformer)
# ---- after ----
from mindone.diffusers import FluxPipeline
from peft import AdaLoraConfig
from mindone.peft.utils import get_peft_model_state_dict

from mindone.peft import LoraConfig


def run(pipe: FluxPipeline):
    return LoraConfig(r=4), AdaLoraConfig(), get_peft_model_state_dict(pipe.transformer)  #! MP901

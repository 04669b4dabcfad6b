# options: profile=diffusers
from diffusers.utils import (
    USE_PEFT_BACKEND,
    is_torch_xla_available,
    logging,
)
from torch import (
    Tensor,
    no_such_name,
)
from transformers import (
    # the text encoder
    CLIPTextModel,
    CLIPTokenizer,
)


class Base(CLIPTokenizer, CLIPTextModel):
    if USE_PEFT_BACKEND:
        logger = logging.get_logger(__name__)
    if is_torch_xla_available():
        pass


def f(x: Tensor):
    return no_such_name(x)
# ---- after ----
from torch import no_such_name
from transformers import (
    # the text encoder
    CLIPTokenizer,
)

import mindspore as ms

from mindone.diffusers.utils import logging
from mindone.transformers import CLIPTextModel


class Base(CLIPTokenizer, CLIPTextModel):
    logger = logging.get_logger(__name__)


def f(x: ms.Tensor):
    return no_such_name(x)  #! MP901

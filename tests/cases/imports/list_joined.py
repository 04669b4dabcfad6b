# options: profile=diffusers
from torch import (
    Tensor,
    no_such_name,
    other_name,
)
from transformers import (
    # the text encoder
    CLIPTextModel,
    CLIPTokenizer,
)


class Base(CLIPTokenizer, CLIPTextModel):
    def f(self, x: Tensor):
        return no_such_name(other_name(x))
# ---- after ----
from torch import no_such_name, other_name
from transformers import (
    # the text encoder
    CLIPTokenizer,
)

import mindspore as ms

from mindone.transformers import CLIPTextModel


class Base(CLIPTokenizer, CLIPTextModel):
    def f(self, x: ms.Tensor):
        return no_such_name(other_name(x))  #! MP901

# options: profile=diffusers
EXAMPLE_DOC_STRING = """
    Examples:
        ```py
        >>> import torch
        >>> from diffusers import FluxPipeline
        >>> from diffusers.utils import load_image
        >>> from transformers import AutoTokenizer, LlamaForCausalLM

        >>> pipe = FluxPipeline.from_pretrained("black-forest-labs/FLUX.1-schnell", torch_dtype=torch.bfloat16)
        >>> pipe.to("cuda")
        >>> prompt = "A cat holding a sign that says hello world"
        >>> generator = torch.Generator(device="cuda").manual_seed(0)

        >>> pipe.enable_model_cpu_offload()

        >>> image = pipe(prompt, output_type="pt", generator=generator).images[0]
        >>> image = pipe(
        ...     prompt,
        ... ).images
        >>> image.save("flux.png")
        ```
"""


def compile(x):
    """
    >>> from diffusers import (
    ...     FluxPipeline,
    ... )
    >>> import torch
    >>> device = "cuda"
    >>> pipe = FluxPipeline.from_pretrained("x").to(device)
    >>> torch.compile(pipe.unet)
    """
# ---- after ----
EXAMPLE_DOC_STRING = """
    Examples:
        ```py
        >>> import mindspore as ms
        >>> import numpy as np
        >>> from mindone.diffusers import FluxPipeline
        >>> from mindone.diffusers.utils import load_image
        >>> from transformers import AutoTokenizer
        >>> from mindone.transformers import LlamaForCausalLM

        >>> pipe = FluxPipeline.from_pretrained("black-forest-labs/FLUX.1-schnell", mindspore_dtype=ms.bfloat16)
        >>> prompt = "A cat holding a sign that says hello world"
        >>> generator = np.random.Generator(np.random.PCG64(0))

        >>> image = pipe(prompt, output_type="ms", generator=generator)[0][0]
        >>> image = pipe(
        ...     prompt,
        ... )[0]
        >>> image.save("flux.png")
        ```
"""


def compile(x):
    """
    >>> from mindone.diffusers import (
    ...     FluxPipeline,
    ... )
    >>> import torch
    >>> pipe = FluxPipeline.from_pretrained("x")
    >>> torch.compile(pipe.unet)
    """

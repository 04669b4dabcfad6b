# options: profile=diffusers path=diffusers/image_processor.py
from typing import Literal


def postprocess(image, output_type: str = "pt", kind: Literal["pt"] = "pt"):
    """
    Args:
        output_type (`str`, *optional*, defaults to `"pt"`):
            One of `pt`, `np` or `pil`. A file is opened with `framework="pt"`.
    """
    if output_type not in ["pt", "np"]:
        raise ValueError(f"Only the output types `pt` and `np` are supported not output_type={output_type}")
    if output_type == "pt" or kind == "pt":
        return postprocess(image, output_type="pt", kind="pt")
    return {"format": "pt"}
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/image_processor.py."""

from typing import Literal


def postprocess(image, output_type: str = "ms", kind: Literal["pt"] = "pt"):
    """
    Args:
        output_type (`str`, *optional*, defaults to `"ms"`):
            One of `ms`, `np` or `pil`. A file is opened with `framework="pt"`.
    """
    if output_type not in ["ms", "np"]:
        raise ValueError(f"Only the output types `pt` and `np` are supported not output_type={output_type}")
    if output_type == "ms" or kind == "pt":
        return postprocess(image, output_type="ms", kind="pt")
    return {"format": "pt"}

# options: profile=diffusers path=diffusers/image_processor.py
def check_inputs(output_type):
    if output_type not in ["pt", "np"]:
        raise ValueError("`output_type` must be one of `pt` or `np`.")


def postprocess(image, output_type: str = "np"):
    """
    Args:
        output_type (`str`, *optional*, defaults to `"np"`):
            One of `pt` or `np`.
    """
    check_inputs(output_type)
    return image
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/image_processor.py."""

def check_inputs(output_type):
    if output_type not in ["pt", "np"]:
        raise ValueError("`output_type` must be one of `pt` or `np`.")


def postprocess(image, output_type: str = "np"):
    """
    Args:
        output_type (`str`, *optional*, defaults to `"np"`):
            One of `pt` or `np`.
    """
    check_inputs(output_type)
    return image

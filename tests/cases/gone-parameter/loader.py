# options: profile=diffusers path=diffusers/loaders/thing.py
from ..utils import is_accelerate_available, is_torch_version


def load(path, low_cpu_mem_usage=True, **kwargs):
    """Loads.

    Args:
        path (`str`): where from
        low_cpu_mem_usage (`bool`, *optional*):
            Whether to be slow.
        kwargs: more
    """
    if low_cpu_mem_usage and not is_accelerate_available():
        raise ImportError(path)
    if low_cpu_mem_usage is True and not is_torch_version(">=", "1.9.0"):
        raise NotImplementedError(path)
    return read(path, low_cpu_mem_usage=low_cpu_mem_usage, **kwargs)


def load_lora(path, **kwargs):
    low_cpu_mem_usage = kwargs.pop("low_cpu_mem_usage", False)
    if low_cpu_mem_usage:
        raise ValueError(path)
    options = {}
    options["low_cpu_mem_usage"] = low_cpu_mem_usage
    return load(path, low_cpu_mem_usage=False)


def keep(low_cpu_mem_usage):
    print(low_cpu_mem_usage)
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/loaders/thing.py."""

def load(path, **kwargs):
    """Loads.

    Args:
        path (`str`): where from
        kwargs: more
    """
    return read(path, **kwargs)


def load_lora(path, **kwargs):
    options = {}
    return load(path)


def keep(low_cpu_mem_usage):  #! MP713
    print(low_cpu_mem_usage)

# options: profile=diffusers path=diffusers/pipelines/thing.py
class FluxPipeline:
    def __call__(self, return_dict: bool = True):
        """
        Args:
            return_dict (`bool`, *optional*, defaults to `True`):
                Whether to give names.
        """
        return return_dict


class QwenImagePipeline:
    def __call__(self, return_dict: bool = True):
        return return_dict


class NobodyPortedPipeline:
    def __call__(self, return_dict: bool = True):
        return return_dict
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/pipelines/thing.py."""

class FluxPipeline:
    def __call__(self, return_dict: bool = False):
        """
        Args:
            return_dict (`bool`, *optional*, defaults to `True`):
                Whether to give names.
        """
        return return_dict


class QwenImagePipeline:
    def __call__(self, return_dict: bool = True):
        return return_dict


class NobodyPortedPipeline:
    def __call__(self, return_dict: bool = True):
        return return_dict

# options: profile=diffusers
# The entry of a parameter that is gone, on one line or several.
def one(x, device=None):
    """One.

    Args:
        x: the input
        device: (`torch.device`): where
    """


def several(x, device=None, dtype=None):
    r"""
    Several.

    Args:
        device (`torch.device`, *optional*):
            where it goes,
            if anywhere
        dtype: of the result
    """


def kept(x, device):
    """Kept.

    Args:
        device: still here
    """
    return str(device)
# ---- after ----
# The entry of a parameter that is gone, on one line or several.
def one(x):
    """One.

    Args:
        x: the input
    """


def several(x, dtype=None):
    r"""
    Several.

    Args:
        dtype: of the result
    """


def kept(x, device):  #! MP711
    """Kept.

    Args:
        device: still here
    """
    return str(device)

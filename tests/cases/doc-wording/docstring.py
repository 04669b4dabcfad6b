# options: profile=diffusers
def f(x):
    """
    Takes a pytorch tensor, pytorch tensors, a mypytorch tensor.

    Takes the traditional PyTorch way with `pickle`, a [`torch.Generator`](https://pytorch.org/docs/stable/generated/torch.Generator.html).
    One or a list of [torch generator(s)](https://pytorch.org/docs/stable/generated/torch.Generator.html).
    Uses `torch.save`, or the torch dtype.
    """
    return "torch dtype"
# ---- after ----
def f(x):
    """
    Takes a pytorch tensor, pytorch tensors, a mypytorch tensor.

    Takes the traditional PyTorch way with `pickle`, a [`np.random.Generator`](https://pytorch.org/docs/stable/generated/torch.Generator.html).
    One or a list of [torch generator(s)](https://pytorch.org/docs/stable/generated/torch.Generator.html).
    Uses `mindspore.save_checkpoint`, or the mindspore dtype.
    """
    return "torch dtype"

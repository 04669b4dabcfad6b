def f(x):
    if x:
        import torch

        return torch.ones(1)
    import torch

    return torch.abs(x)


def g(x):
    try:
        import torch
    except ImportError:
        import torch
    return torch.exp(x)
# ---- after ----
def f(x):
    if x:
        from mindspore import mint

        return mint.ones(1)
    from mindspore import mint

    return mint.abs(x)


def g(x):
    try:
        from mindspore import mint
    except ImportError:
        from mindspore import mint
    return mint.exp(x)

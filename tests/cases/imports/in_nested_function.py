def f():
    if True:
        import torch
    else:
        torch = None

    def g(x):
        from torch import nn

        return nn.Linear(1, torch.abs(x))

    return g
# ---- after ----
def f():
    if True:
        from mindspore import mint
    else:
        torch = None

    def g(x):
        from mindspore import mint

        return mint.nn.Linear(1, mint.abs(x))

    return g

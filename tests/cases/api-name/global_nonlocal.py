# xfail: an import of a name declared global is not seen (its uses are silent); `nonlocal t` loses its binding, a SyntaxError
def load():
    global torch
    import torch


def f(x):
    return torch.abs(x)


def g():
    import torch as t

    def h(x):
        nonlocal t
        y = t.exp(x)
        t = None
        return y

    return h
# ---- after ----
def load():
    global torch
    import torch  #! MP102


def f(x):
    return torch.abs(x)


def g():
    import torch as t
    from mindspore import mint

    def h(x):
        nonlocal t
        y = mint.exp(x)
        t = None
        return y

    return h

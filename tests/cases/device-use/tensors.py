# Only what is done with a device besides passing it on is reported.
def f(x: "torch.Tensor", y):
    y = y.to(x.device)
    same = x.device == y.device
    return same, y
# ---- after ----
# Only what is done with a device besides passing it on is reported.
def f(x: "torch.Tensor", y):
    same = x.device == y.device  #! MP502
    return same, y

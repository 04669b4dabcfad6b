# What is no device, or not for certain, stays; so does a comment in the way.
def f(x, device, devices, move, where, args, n):
    a = x.to(where)
    a = x.to(*args)
    a = x.to("meta")
    a = x.to(device, copy=True)
    a = x.cuda(where)
    a = x.to(move(device))
    a = (
        x
        # why
        .to(device)
    )
    return a, x.to(devices[n])
# ---- after ----
# What is no device, or not for certain, stays; so does a comment in the way.
def f(x, device, devices, move, where, args, n):
    a = x.to(where)
    a = x.to(*args)
    a = x.to("meta")
    a = x.to(device, copy=True)
    a = x.cuda(where)
    a = x.to(move(device))
    a = (
        x
        # why
        .to(device)
    )
    return a, x

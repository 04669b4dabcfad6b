# A statement that only moved something goes, and so does a branch that did nothing else.
def f(self, x, model, inputs, device, latents=None):
    x = x.to(device)
    self.x = self.x.to(device)
    inputs["a"] = inputs["a"].to(device)
    x = x.cpu().to(device)
    x, model = x.to(device), model.cuda()
    latents = latents.to(device) if latents is not None else None
    model.to("cuda")
    y = x.to(device)

    if latents is None:
        latents = self.make()
    else:
        latents = latents.to(device)

    if device is not None:
        x = x.to(device)
        model.to(device=device)

    if self.check():
        x = x.to(device)

    if latents is None:
        x = 1
    elif isinstance(x, list):
        x = x.to(device)

    for key in inputs:
        inputs[key] = inputs[key].to(device)
    self.make().to(device)
    return x, y
# ---- after ----
# A statement that only moved something goes, and so does a branch that did nothing else.
def f(self, x, model, inputs, device, latents=None):
    y = x

    if latents is None:
        latents = self.make()

    if self.check():
        pass

    if latents is None:
        x = 1

    for key in inputs:
        pass
    self.make()
    return x, y

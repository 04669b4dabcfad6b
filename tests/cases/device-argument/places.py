# options: profile=diffusers path=diffusers/pipelines/places.py
# What stands at the place of a device is one if the call gives all; what stays, stays on both sides.
class Base:
    def __init__(self, x, device, scale):
        self.x = x.to(device) * scale

    def prepare(self, x, device, scale):
        return x.to(device) * scale

    def hold(self, x, device, scale):
        self.where = device
        return x * scale


class Derived(Base):
    def run(self, x, where, scale, pick):
        y = self.prepare(x, None, scale) + super().prepare(x, "cuda", scale)
        y = self.prepare(x, where, scale) + self.prepare(x, pick(), scale)
        return y + self.hold(x, x.device, scale) + self.hold(x, device=where, scale=scale)


def load(x, device, scale=1, *rest):
    return x.to(device) * scale, rest


def note(x, device, scale):
    return x.to(device) * scale


def count(x, scale=1, device=None):
    x.names = {"device": device}
    return x * scale


def use(x, where, scale, places, register):
    a = load(x, where, scale), load(x, x.device, scale)
    b = load(*places), note(x, x.device, scale)
    register(note)
    c = count(x, scale, x.device), count(x, device=x.device)
    return a, b, c, Derived(x, x.device, scale), Base(x, None, scale)


def at_once(x, device):
    return x.to(device)


at_once(*arguments)
# ---- after ----
"""Adapted from https://github.com/huggingface/diffusers/tree/main/src/diffusers/pipelines/places.py."""

# What stands at the place of a device is one if the call gives all; what stays, stays on both sides.
class Base:
    def __init__(self, x, scale):
        self.x = x * scale

    def prepare(self, x, scale):
        return x * scale

    def hold(self, x, device, scale):  #! MP711
        self.where = device
        return x * scale


class Derived(Base):
    def run(self, x, where, scale, pick):
        y = self.prepare(x, scale) + super().prepare(x, scale)
        y = self.prepare(x, scale) + self.prepare(x, pick(), scale)  #! MP710
        return y + self.hold(x, x.device, scale) + self.hold(x, device=where, scale=scale)


def load(x, device, scale=1, *rest):  #! MP711
    return x * scale, rest


def note(x, device, scale):  #! MP711
    return x * scale


def count(x, scale=1, device=None):  #! MP711
    x.names = {"device": device}
    return x * scale


def use(x, where, scale, places, register):
    a = load(x, where, scale), load(x, x.device, scale)
    b = load(*places), note(x, x.device, scale)
    register(note)
    c = count(x, scale), count(x)
    return a, b, c, Derived(x, scale), Base(x, scale)


def at_once(x, device):  #! MP711
    return x


at_once(*arguments)

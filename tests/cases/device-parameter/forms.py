# options: profile=diffusers
# A parameter `device` goes when nothing uses it any more, with the statements that only set it.
def encode(self, prompt, device=None, dtype=None):
    device = device or self._execution_device

    return self.encoder(prompt.to(device), dtype)


def first(device, x):
    if device is None:
        device = x.device
    return x.to(device=device)


def keyword_only(x, *, device=None):
    return x


def keyword_only_two(x, *, device=None, dtype=None):
    return x


def only(device):
    return 1


def on_lines(
    x,
    device: str = "cuda",
    dtype=None,
    **kwargs,
):
    return x


def local(self, x):
    device = self._execution_device
    state_device = x.device

    return x.to(device)


def attribute(self, state, components):
    state.device = components._execution_device
    return state


def inner(x, device):
    def move(y):
        return y.to(device)

    return move(x)


def used(x, device):
    return x.to(device), str(device)
# ---- after ----
# A parameter `device` goes when nothing uses it any more, with the statements that only set it.
def encode(self, prompt, dtype=None):
    return self.encoder(prompt, dtype)


def first(x):
    return x


def keyword_only(x):
    return x


def keyword_only_two(x, *, dtype=None):
    return x


def only():
    return 1


def on_lines(
    x,
    dtype=None,
    **kwargs,
):
    return x


def local(self, x):
    return x


def attribute(self, state, components):
    return state


def inner(x):
    def move(y):
        return y

    return move(x)


def used(x, device):  #! MP711
    return x, str(device)

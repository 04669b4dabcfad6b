# Decorators, and `with` statements on one item, on several, on one line, nested.
import torch
from torch import no_grad


@torch.no_grad()
def f(x, lock):
    with torch.no_grad():  # no gradients
        # first
        y = x + 1
        text = """
    stays
        as it is"""

        if y is x:
            with torch.inference_mode():
                return y
    with torch.no_grad(), lock:
        y = y + 1
    with lock as held, torch.no_grad():
        y = y + held
    with torch.inference_mode(): y = y + 2
    return y, text


class Sampler:
    @staticmethod
    @no_grad()
    def step(x):
        return x

    @torch.inference_mode
    def run(self, x):
        with torch.inference_mode(mode=False):
            return x
# ---- after ----
# Decorators, and `with` statements on one item, on several, on one line, nested.
import torch


def f(x, lock):
    # first
    y = x + 1
    text = """
    stays
        as it is"""

    if y is x:
        return y
    with lock:
        y = y + 1
    with lock as held:
        y = y + held
    y = y + 2
    return y, text


class Sampler:
    @staticmethod
    def step(x):
        return x

    def run(self, x):
        with torch.inference_mode(mode=False):  #! MP504
            return x

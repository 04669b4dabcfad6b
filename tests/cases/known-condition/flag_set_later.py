# options: profile=diffusers
from diffusers.utils import is_torch_xla_available

shows_bar = True
HAS_XLA = is_torch_xla_available()  #! MP901


def hide():
    global shows_bar
    shows_bar = False


def bar():
    if shows_bar:
        return 1
    return 0

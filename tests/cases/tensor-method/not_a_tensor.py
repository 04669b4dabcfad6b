import numpy as np


def f(items: list, text: str, d: dict):
    a = np.ones(2).repeat(2)
    return items.copy(), text.format(1), d.get("size"), a
# ---- after ----
import numpy as np


def f(items: list, text: str, d: dict):
    a = np.ones(2).repeat(2)
    return items.copy(), text.format(1), d.get("size"), a

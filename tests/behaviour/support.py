"""What programs may call on both sides besides what is tested."""

import zlib
from typing import Any

import numpy as np

# MindSpore's older layers name their parameters in their own way.
SAME = {
    "gamma": "weight",
    "beta": "bias",
    "embedding_table": "weight",
}


def _values(name: str, shape: tuple[int, ...]) -> np.ndarray:
    *path, leaf = name.split(".")
    name = ".".join([*path, SAME.get(leaf, leaf)])
    # The size alone, since some kernels have one more dimension of one in MindSpore.
    size = int(np.prod(shape))
    state = np.random.RandomState(zlib.crc32(f"{name} {size}".encode()))
    return state.uniform(-0.5, 0.5, shape).astype("float32")


def fill(module: Any) -> None:
    """Gives the parameters values that depend on their names and sizes alone."""
    if hasattr(module, "parameters_and_names"):
        import mindspore

        # The key is the place in the module; `parameter.name` may be anything.
        for name, parameter in module.parameters_and_names():
            value = mindspore.Tensor(_values(name, tuple(parameter.shape)), parameter.dtype)
            parameter.set_data(value)
        return
    import torch

    with torch.no_grad():
        for name, parameter in module.named_parameters():
            parameter.copy_(torch.from_numpy(_values(name, tuple(parameter.shape))))

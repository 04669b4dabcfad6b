"""What programs may call on both sides besides what is tested."""

import zlib
from typing import Any

import numpy as np

# MindSpore's older layers name their parameters in their own way.
# The last part of a name, or a cell's.
SAME = {
    "dense1": "linear1",
    "dense2": "linear2",
    "gamma": "weight",
    "beta": "bias",
    "embedding_table": "weight",
}


def _values(name: str, shape: tuple[int, ...]) -> np.ndarray:
    name = ".".join(SAME.get(part, part) for part in name.split("."))
    # The size alone, since some kernels have one more dimension of one in MindSpore.
    size = int(np.prod(shape))
    state = np.random.RandomState(zlib.crc32(f"{name} {size}".encode()))
    return state.uniform(-0.5, 0.5, shape).astype("float32")


def train(module: Any, optimizer: Any, x: Any, steps: int = 3) -> list:
    """Some steps that lower the mean square of the output; the parameters afterwards, by name."""
    if hasattr(module, "parameters_and_names"):
        import mindspore

        parameters = list(optimizer.parameters)
        loss = mindspore.value_and_grad(lambda x: (module(x) ** 2).mean(), None, parameters)
        for _ in range(steps):
            optimizer(loss(x)[1])
        return [value for _, value in sorted(module.parameters_and_names())]
    for _ in range(steps):
        optimizer.zero_grad()
        (module(x) ** 2).mean().backward()
        optimizer.step()
    return [value for _, value in sorted(module.named_parameters())]


def rates(optimizer: Any, scheduler: Any, steps: int = 5) -> list[float]:
    """The learning rates that a scheduler gives."""
    if hasattr(optimizer, "step"):
        optimizer.step()
    found = []
    for _ in range(steps):
        scheduler.step()
        found.append(float(optimizer.param_groups[0]["lr"]))
    return found


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

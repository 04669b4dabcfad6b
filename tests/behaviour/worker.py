"""Runs programs on one side: `worker.py torch|mindspore JOBS RESULTS`.

JOBS is a list of lines "number path". A line with the number goes to standard output before each
program, so that the parent knows which one crashed or hangs. RESULTS gets one pickle a program.
"""

import importlib.util
import inspect
import os
import pickle
import sys
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import inputs
import numpy as np

Encoded = tuple[Any, ...]


class Torch:
    def __init__(self) -> None:
        import torch

        torch.set_num_threads(1)
        self.Tensor = torch.Tensor
        self.dtype = torch.dtype
        self.bfloat16 = torch.bfloat16
        self.seed = torch.manual_seed
        self.float32 = torch.float32
        self.tensor = torch.from_numpy

    def numpy(self, tensor: Any) -> np.ndarray:
        tensor = tensor.detach().resolve_conj().resolve_neg()
        if tensor.dtype == self.bfloat16:
            tensor = tensor.to(self.float32)
        return tensor.numpy().copy()


class MindSpore:
    def __init__(self) -> None:
        sys.modules["torch"] = None  # type: ignore[assignment]
        import mindspore

        mindspore.set_context(
            mode=mindspore.PYNATIVE_MODE, device_target="CPU", pynative_synchronize=True
        )
        self.Tensor = mindspore.Tensor
        # Each dtype has a class of its own, under one base.
        self.dtype = mindspore._c_expression.typing.Type
        self.bfloat16 = mindspore.bfloat16
        self.float32 = mindspore.float32
        self.seed = mindspore.set_seed
        self.from_numpy = mindspore.Tensor

    def tensor(self, array: np.ndarray) -> Any:
        return self.from_numpy(array)

    def numpy(self, tensor: Any) -> np.ndarray:
        if tensor.dtype == self.bfloat16:
            tensor = tensor.astype(self.float32)
        return np.array(tensor.asnumpy())


def dtype_name(dtype: Any) -> str:
    name = str(dtype).rpartition(".")[2].lower()
    return "bool" if name == "bool_" else name


def encode(side: Any, value: Any) -> Encoded:
    """The value as plain Python and NumPy, the same on both sides where it is the same value."""
    if isinstance(value, side.Tensor):
        return ("tensor", dtype_name(value.dtype), tuple(value.shape), side.numpy(value))
    if value is None or isinstance(value, (bool, int, float, complex, str)):
        return (type(value).__name__, value)
    if isinstance(value, np.ndarray):
        return ("array", str(value.dtype), value.shape, value)
    if isinstance(value, np.generic):
        return (f"numpy.{value.dtype}", value.item())
    if isinstance(value, Mapping):
        return ("dict", {str(key): encode(side, item) for key, item in value.items()})
    if isinstance(value, (tuple, list)):
        return ("sequence", [encode(side, item) for item in value])
    if inspect.isgenerator(value) or type(value).__name__ in ("filter", "map", "odict_values"):
        return ("sequence", [encode(side, item) for item in value])
    if isinstance(value, side.dtype):
        return ("dtype", dtype_name(value))
    return ("object", type(value).__name__)


def load(path: Path) -> Callable[..., Any]:
    spec = importlib.util.spec_from_file_location("program_" + path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # MindSpore looks there for a function's source
    spec.loader.exec_module(module)
    return module.program


def run(side: Any, path: Path) -> Encoded:
    """("value", result, inputs afterwards) or ("raised", type, message)."""
    try:
        side.seed(1)
        program = load(path)
        names = list(inspect.signature(program).parameters)
        given = [
            inputs.fresh(name) if name in inputs.ARRAYS else side.tensor(inputs.fresh(name))
            for name in names
        ]
        result = encode(side, program(*given))
        after = ("sequence", [encode(side, value) for value in given])
        return ("value", result, after)
    except Exception as error:  # noqa: BLE001
        return ("raised", type(error).__name__, str(error)[:2000])


def main() -> None:
    warnings.simplefilter("ignore")
    # What the packages print must not get among the lines for the parent.
    parent = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    side = {"torch": Torch, "mindspore": MindSpore}[sys.argv[1]]()
    jobs = Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()
    with Path(sys.argv[3]).open("ab") as results:
        print("ready", file=parent)
        for job in jobs:
            number, path = job.split(" ", 1)
            print(number, file=parent)
            pickle.dump((int(number), run(side, Path(path))), results)
            results.flush()
    print("end", file=parent)


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # the packages' own shutdown takes seconds, and may crash

"""Which mapped functions, classes and methods of torch have no program.

`mapped_names.py` prints them.
"""

import re
import tomllib
from pathlib import Path

from programs import Program, read_all

MAPPINGS = Path(__file__).parents[2] / "mappings"
FILES = ("torch", "torch_tensor", "torch_nn", "torch_nn_functional", "torch_other")

# What a CPU without devices, processes and files cannot run, and names that are no calls.
NOT_RUN = re.compile(
    r"torch\.(accelerator|amp|backends|compiler|cuda|distributed|hpu|jit|mps|mtia|npu|onnx|profiler"
    r"|utils|xpu)\b|torch(vision|audio|text)\.|torch\.(load|save|nn|fft|linalg|optim|special)$"
    r"|torch\.(nn\.functional|optim\.lr_scheduler)$|torch$"
    r"|torch\.(float8_e4m3fn|float8_e5m2|batch_norm_\w+|cholesky|Tensor\.cholesky)$"  # not on CPU
    r"|torch\.optim\.(Optimizer|lr_scheduler\._?LRScheduler)$"  # base classes
    r"|torch\.nn\.(Container|Module|LogSoftMax|SeLU)$"  # no class of torch's of that name is made
    r"|torch\.nn\.Module\.(__init__|to_empty|[gs]et_extra_state|register_\w+)$|torch\.Tensor\.register_hook$"
)


def mapped() -> list[str]:
    names = []
    for file in FILES:
        table = tomllib.loads((MAPPINGS / f"{file}.toml").read_text(encoding="utf-8"))
        for name, rows in table.items():
            row = rows[0] if isinstance(rows, list) else rows
            converts = ("to" in row or "rewrite" in row) and row.get("status") != "manual"
            if converts and not NOT_RUN.match(name):
                names.append(name)
    return names


def named(program: Program) -> set[str]:
    """The names that a program may be about; more than it is, where a method has any owner."""
    names = {program.api, *re.findall(r"\btorch(?:\.\w+)+", program.text)}
    for member in re.findall(r"\.(\w+)", program.text):
        owners = (
            "Tensor",
            "nn.Module",
            "nn.functional",
            "nn",
            "nn.init",
            "Size",
            "dtype",
            "Generator",
        )
        names |= {f"torch.{owner}.{member}" for owner in owners}
    return names


def without_program() -> list[str]:
    used: set[str] = set()
    for program in read_all():
        used |= named(program)
    return [name for name in mapped() if name not in used]


if __name__ == "__main__":
    print("\n".join(without_program()))

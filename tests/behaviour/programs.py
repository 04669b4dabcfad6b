"""Reads programs/*.txt and writes each program as a small Python file; README.md has the format."""

import ast
import itertools
import re
from dataclasses import dataclass
from pathlib import Path

from inputs import ARRAYS, NAMES

FOLDER = Path(__file__).parent / "programs"
SECTION = re.compile(r"\[(?P<api>[^\]]+)\](?P<options>(?: \w+=\S+)*)$")
NAME = re.compile(r"(?<=\.)@")  # the API's own
CHOICE = re.compile(r"<([^<>]*\|[^<>]*)>")
IMPORTS = {
    "np": "import numpy as np",
    "torch": "import torch",
    "nn": "import torch.nn as nn",
    "F": "import torch.nn.functional as F",
    "fill": "from support import fill",
    "train": "from support import train",
    "rates": "from support import rates",
}
# Inputs are annotated by dtype, where PyTorch has a word for it: mindport can know no other way.
ANNOTATIONS = {
    "int64": "torch.LongTensor",
    "int32": "torch.IntTensor",
    "uint8": "torch.ByteTensor",
    "bool": "torch.BoolTensor",
    "float64": "torch.DoubleTensor",
    "float16": "torch.HalfTensor",
}


def annotation(name: str) -> str:
    if name in ARRAYS:
        return "np.ndarray"
    return ANNOTATIONS.get(str(NAMES[name].dtype), "torch.Tensor")


@dataclass(frozen=True)
class Program:
    api: str
    text: str  # as in the file, choices made
    compare_values: bool = True

    @property
    def id(self) -> str:
        return f"{self.api} :: {self.text}"

    def source(self) -> str:
        """A module with the function `program`, whose parameters are the inputs that it names."""
        tree = ast.parse(self.text.replace("; ", "\n"))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        *first, last = self.text.split("; ")
        if isinstance(tree.body[-1], ast.Expr):
            last = f"return {last}"
        parameters = [f"{name}: {annotation(name)}" for name in sorted(names & NAMES.keys())]
        imports = set(IMPORTS) & names | ({"np"} if names & ARRAYS else set())
        if any("torch." in parameter for parameter in parameters):
            imports.add("torch")
        lines = [line for name, line in IMPORTS.items() if name in imports]
        lines += ["", "", f"def program({', '.join(parameters)}):"]
        lines += [f"    {line}" for line in [*first, last]]
        return "\n".join(lines) + "\n"


def choices(line: str) -> list[str]:
    """All ways to choose in `f(<a|b>, <0|1>)`."""
    parts = CHOICE.split(line)
    options = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    return ["".join(chosen) for chosen in itertools.product(*options)]


def read_file(path: Path) -> list[Program]:
    programs = []
    apis: list[str] = []
    options: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if match := SECTION.match(line):
            apis = choices(match["api"])
            options = dict(word.split("=") for word in match["options"].split())
            continue
        if not apis:
            raise ValueError(f"{path}:{number}: a program before the first section")
        for api in apis:
            for text in choices(NAME.sub(api.rpartition(".")[2], line)):
                programs.append(Program(api, text, options.get("values") != "no"))
    return programs


def read_all(folder: Path = FOLDER) -> list[Program]:
    programs = [program for path in sorted(folder.glob("*.txt")) for program in read_file(path)]
    return list(dict.fromkeys(programs))

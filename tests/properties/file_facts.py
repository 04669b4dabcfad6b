"""What CPython says of a converted file.

Not in conftest.py: worker processes find these by their module, and there are several conftests.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from python_names import Reference, Walker
from python_reader import syntax_problem, syntax_tree

ROOT = Path(__file__).parents[2]
TORCH = ("torch", "torchaudio", "torchtext", "torchvision", "torch_xla")


@dataclass
class FileFacts:
    """What CPython says of one converted file."""

    problem: str | None  # why it does not parse, though the source does
    references: list[Reference] = field(default_factory=list)
    unbound: list[tuple[str, int]] = field(default_factory=list)


def read_facts(paths: tuple[Path, Path]) -> FileFacts:
    source, converted = paths
    text = converted.read_bytes()
    problem = syntax_problem(text)
    if problem:
        return FileFacts(None if syntax_problem(source.read_bytes()) else problem)
    walker = Walker(syntax_tree(text))
    watched = (*TORCH, "mindspore", "mindone", *profile_data("diffusers")["covers"])
    references = [r for r in walker.references() if r.qualified.partition(".")[0] in watched]
    return FileFacts(None, references, list(walker.unbound(("mindspore", "mindone"))))


@cache
def profile_data(name: str) -> dict:
    text = (ROOT / f"mappings/profiles/{name}.toml").read_text()
    return tomllib.loads(text)["profile"]

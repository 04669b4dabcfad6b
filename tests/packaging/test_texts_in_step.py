"""The manual page and the shells' completions name every command and option of the program."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MINDPORT = os.environ.get("MINDPORT", str(ROOT / "build/release/mindport"))
TEXTS = ["docs/mindport.1"] + [
    f"packaging/completions/{name}" for name in ("mindport.bash", "_mindport", "mindport.fish")
]
COMMANDS = ["convert", "check", "diff", "explain", "rules", "lsp"]


def usage(*command: str) -> str:
    result = subprocess.run(
        [MINDPORT, *command, "--help"], capture_output=True, text=True, check=True, timeout=30
    )
    return result.stdout


def options(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z_-]+", text))


def named_in(text: str) -> set[str]:
    """Options in a text of any of the formats: roff escapes dashes, fish writes `-l name`."""
    return options(text.replace("\\-", "-")) | {
        f"--{name}" for name in re.findall(r"(?<!set) -l ([a-z][a-z_-]+)", text)
    }


@pytest.mark.parametrize("text", TEXTS)
def test_names_every_option_and_no_other(text: str) -> None:
    real = options(usage()).union(*(options(usage(command)) for command in COMMANDS))
    assert named_in((ROOT / text).read_text()) == real


@pytest.mark.parametrize("text", TEXTS)
def test_names_every_command(text: str) -> None:
    shown = usage()
    for command in COMMANDS:
        assert re.search(rf"^\s+{command}\b", shown, re.MULTILINE)
        assert re.search(rf"\b{command}\b", (ROOT / text).read_text())

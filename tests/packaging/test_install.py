"""`cmake --install` puts the program and its texts where a system looks for them."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MINDPORT = Path(os.environ.get("MINDPORT", ROOT / "build/release/mindport"))
FILES = [
    "bin/mindport",
    "share/man/man1/mindport.1",
    "share/bash-completion/completions/mindport",
    "share/zsh/site-functions/_mindport",
    "share/fish/vendor_completions.d/mindport.fish",
    "share/doc/mindport/LICENSE",
    "share/doc/mindport/CHANGELOG.md",
    "share/doc/mindport/README.md",
    "share/doc/mindport/mappings.md",
]


@pytest.fixture(scope="module")
def prefix(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prefix")
    command = ["cmake", "--install", MINDPORT.parent, "--prefix", folder]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return folder


@pytest.mark.parametrize("file", FILES)
def test_is_there(prefix: Path, file: str) -> None:
    assert (prefix / file).stat().st_size > 0


def test_installed_program_runs(prefix: Path) -> None:
    result = subprocess.run(
        [prefix / "bin/mindport", "--version"], capture_output=True, text=True, timeout=30
    )
    assert result.returncode == 0
    assert result.stdout.strip()

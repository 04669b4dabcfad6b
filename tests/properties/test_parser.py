"""The direct parser reads whole libraries, and Python's own, as tree-sitter does."""

import os
import subprocess
import sysconfig
from pathlib import Path

from conftest import LIBRARIES, fetch


def test_direct_parser(program: str) -> None:
    folders = [sysconfig.get_paths()["stdlib"], *(str(fetch(library)) for library in LIBRARIES)]
    done = subprocess.run(
        [Path(program).parent / "unit_tests", "--test-case=the direct parser on folders"],
        env={**os.environ, "MINDPORT_FOLDERS": ":".join(folders)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout, done.stdout

"""Tests of the command line, through the real program."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MINDPORT = os.environ.get("MINDPORT", str(ROOT / "build/release/mindport"))
NOBODY = 65534

# A program of each sort: all of it is converted; something is left; nothing to do.
CONVERTS = "import torch\n\n\ndef f(x):\n    return torch.cat([x, x], dim=0)\n"
LEFT = "import torch\n\n\ndef f(x):\n    return torch.cuda.is_available()\n"
PLAIN = "def f(x):\n    return x\n"


@dataclass
class Result:
    code: int
    out: str
    err: str
    raw: bytes

    @property
    def text(self) -> str:
        return self.out + self.err


Runner = Callable[..., Result]


@pytest.fixture(scope="session")
def open_program() -> Iterator[Path]:
    """The program where every user can run it: a checkout below /root is closed to others."""
    with tempfile.TemporaryDirectory(prefix="mindport-") as name:
        Path(name).chmod(0o755)
        yield Path(shutil.copy(MINDPORT, name))


@pytest.fixture
def mindport(tmp_path: Path, open_program: Path) -> Runner:
    """Runs the program in the test's folder."""

    def run(
        *args: object, stdin: bytes = b"", env: dict[str, str] | None = None, **kwargs
    ) -> Result:
        kwargs.setdefault("cwd", tmp_path)
        done = subprocess.run(
            [open_program if "user" in kwargs else MINDPORT, *map(str, args)],
            input=stdin,
            capture_output=True,
            timeout=120,
            env={**os.environ, "NO_COLOR": "1", **(env or {})},
            **kwargs,
        )
        out, err = (stream.decode(errors="replace") for stream in (done.stdout, done.stderr))
        assert done.returncode in (0, 1, 2), f"ended with {done.returncode}\n{out}\n{err}"
        return Result(done.returncode, out, err, done.stdout)

    return run


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can read and only its owner write; for tests that run as nobody."""
    if os.geteuid() != 0:
        pytest.skip("only root can run the program as another user")
    with tempfile.TemporaryDirectory(prefix="mindport-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

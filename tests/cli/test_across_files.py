"""A parameter goes together with the arguments of callers in other files, or stays with them."""

import subprocess
from pathlib import Path

import pytest
from conftest import Runner

FILES = {
    "__init__.py": "from .a import Base, f, kept\n",
    "a.py": """from ext import outside


def f(x, device, dtype):
    return x.to(device), dtype


def kept(x, device, dtype=None):
    table = {"where": device}
    return x, dtype, table


def needs_kept(x, device, dtype):
    return kept(x, device, dtype)


def optional(x, dtype=None, device=None):
    outside.places = [x, dtype]
    outside.where = device


def starred(x, device, dtype):
    return x.to(device), dtype


def handed_on(x, device, dtype):
    return x.to(device), dtype


class Base:
    def __init__(self, x, device, dtype):
        self.x = x.to(device), dtype

    def prepare(self, x, device, dtype):
        return x.to(device), dtype

    def stuck(self, x, device, dtype):
        self.where = device
        return x, dtype

    def passes_on(self, *args, **kwargs):
        return super().passes_on(*args, **kwargs)


class Other:
    def stuck(self, x, device, dtype):
        return x.to(device), dtype
""",
    "b.py": """from functools import partial

import lib
from lib import f, kept

from . import a
from .a import Base, handed_on, needs_kept, optional, starred


class Derived(Base):
    def prepare(self, x, device, dtype):
        return super().prepare(x, device, dtype)

    def run(self, x, device, dtype, where):
        y = self.prepare(x, device, dtype)
        y = self.prepare(x, where, dtype)
        y = self.prepare(x, None, dtype)
        return y

    def passes_on(self, x, device, dtype):
        return x.to(device), dtype


def use(x, dtype, other, device):
    a.f(x, device, dtype)
    f(x, None, dtype)
    f(x, dtype=dtype, device=device)
    lib.f(x, "cuda", dtype)
    Derived(x, x.device, dtype)
    other.prepare(x, x.device, dtype)
    optional(x, dtype, x.device)
    optional(x, device=x.device)


def stays(x, dtype, other, args):
    kept(x, x.device, dtype)
    kept(x, device=x.device)
    needs_kept(x, x.device, dtype)
    starred(*args)
    starred(x, x.device, dtype)
    partial(handed_on, x)
    handed_on(x, x.device, dtype)
    other.stuck(x, x.device, dtype)
""",
}

PORTED_USE = """    def prepare(self, x, dtype):
        return super().prepare(x, dtype)

    def run(self, x, dtype, where):
        y = self.prepare(x, dtype)
        y = self.prepare(x, dtype)
        y = self.prepare(x, dtype)
        return y

    def passes_on(self, x, dtype):
        return x, dtype


def use(x, dtype, other):
    a.f(x, dtype)
    f(x, dtype)
    f(x, dtype=dtype)
    lib.f(x, dtype)
    Derived(x, dtype)
    other.prepare(x, dtype)
    optional(x, dtype)
    optional(x)
"""
PORT = ["--profile", "diffusers", "--isolated", "--quiet"]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "lib"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text)
    return folder


def heads(text: str) -> dict[str, str]:
    """The headers of functions; of methods with their class."""
    found, owner = {}, ""
    for line in text.splitlines():
        words = line.split("(")[0].split()
        if words[:1] == ["class"]:
            owner = words[1].rstrip(":") + "."
        elif words[:1] == ["def"]:
            owner = owner if line.startswith(" ") else ""
            found[owner + words[1]] = line.strip()
    return found


def test_definitions_and_callers_agree(mindport: Runner, library: Path, tmp_path: Path) -> None:
    assert mindport("convert", library, tmp_path / "out" / "lib", *PORT).code == 1
    out = tmp_path / "out" / "lib"
    gone = heads((out / "a.py").read_text())
    assert gone["f"] == "def f(x, dtype):"
    assert gone["Base.__init__"] == "def __init__(self, x, dtype):"
    assert gone["Base.prepare"] == "def prepare(self, x, dtype):"
    before = heads(FILES["a.py"])
    for name in ("kept", "needs_kept", "optional", "starred", "handed_on", "Base.stuck"):
        assert gone[name] == before[name]
    # An object may be of either class, so methods of one name go or stay together.
    assert gone["Other.stuck"] == before["Other.stuck"]
    text = (out / "b.py").read_text()
    assert PORTED_USE in text
    assert text[text.index("def stays") :] == FILES["b.py"][FILES["b.py"].index("def stays") :]


def test_what_stays_is_reported_with_the_reason(mindport: Runner, library: Path) -> None:
    done = mindport("check", library, *PORT, "--output-format", "github")
    said = [line for line in done.out.splitlines() if "MP711" in line]
    assert sum("callers go on giving" in line for line in said) == 4
    assert sum("cannot be followed" in line or "can be followed" in line for line in said) == 2
    assert sum("callers no longer give" in line for line in said) == 1


def test_a_file_alone_is_converted_as_in_the_whole(
    mindport: Runner, library: Path, tmp_path: Path
) -> None:
    mindport("convert", library, tmp_path / "out" / "lib", *PORT)
    for name in ("a.py", "b.py"):
        mindport("convert", library / name, tmp_path / name, *PORT)
        whole = (tmp_path / "out" / "lib" / name).read_bytes()
        assert (tmp_path / name).read_bytes() == whole
        piped = mindport(
            "convert", "-", "--stdin-filename", library / name, *PORT, stdin=FILES[name].encode()
        )
        assert piped.raw == whole


@pytest.mark.parametrize("first", ["a.py", "b.py"])
def test_one_file_after_the_other(
    mindport: Runner, library: Path, tmp_path: Path, first: str
) -> None:
    # What is no device for certain cannot be told from others once the parameter is gone.
    for call in ("    f(x, None, dtype)\n", '    lib.f(x, "cuda", dtype)\n'):
        text = (library / "b.py").read_text()
        (library / "b.py").write_text(text.replace(call, ""))
    mindport("convert", library, tmp_path / "out" / "lib", *PORT)
    for name in (first, "b.py" if first == "a.py" else "a.py"):
        mindport("convert", "--inplace", "--allow-dirty", library / name, *PORT)
    for name in FILES:
        whole = (tmp_path / "out" / "lib" / name).read_bytes()
        assert (library / name).read_bytes() == whole


def test_the_second_time_changes_nothing(mindport: Runner, library: Path, tmp_path: Path) -> None:
    mindport("convert", library, tmp_path / "out" / "lib", *PORT)
    mindport("convert", tmp_path / "out" / "lib", tmp_path / "again" / "lib", *PORT)
    for name in FILES:
        once = (tmp_path / "out" / "lib" / name).read_bytes()
        assert (tmp_path / "again" / "lib" / name).read_bytes() == once


def test_the_ported_calls_fit(mindport: Runner, library: Path, tmp_path: Path) -> None:
    """Runs the port: no argument lands in another one's place."""
    mindport("convert", library, tmp_path / "out" / "lib", *PORT)
    (tmp_path / "out" / "ext.py").write_text("class outside:\n    pass\n")
    program = """
from types import SimpleNamespace
from lib.a import Base, Other
from lib.b import stays, use
x = SimpleNamespace(device="cpu")
use(x, "dtype", Base(x, "dtype"))
stays(x, "dtype", Other(), (x, "cpu", "dtype"))
"""
    done = subprocess.run(
        ["python3", "-c", program], cwd=tmp_path / "out", capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr

"""Real libraries to hold the invariants against: fetched, converted, and read by CPython."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

import pytest
from api_table import ApiTable
from file_facts import TORCH, FileFacts, profile_data, read_facts
from python_names import Reference

ROOT = Path(__file__).parents[2]
CACHE = ROOT / "build/cache"
NEWEST = "2.10.0"


@dataclass(frozen=True)
class Library:
    name: str
    version: str
    package: str


# The first is what the program is made for; the others guard against tuning it to that one.
DIFFUSERS = Library("diffusers", "0.35.1", "diffusers")
LIBRARIES = [
    DIFFUSERS,
    Library("timm", "1.0.19", "timm"),
    Library("x-transformers", "2.7.6", "x_transformers"),
    Library("torchmetrics", "1.8.1", "torchmetrics"),
]


def fetch(library: Library) -> Path:
    """The library's source folder, from the Python package registry; kept in build/cache."""
    given = os.environ.get("MINDPORT_DIFFUSERS")
    if library is DIFFUSERS and given and Path(given).is_dir():
        return Path(given)
    folder = CACHE / f"{library.name}-{library.version}"
    if not folder.is_dir():
        download(library, folder)
    return folder / library.package


def download(library: Library, folder: Path) -> None:
    if os.environ.get("MINDPORT_OFFLINE") == "1":
        pytest.skip(f"MINDPORT_OFFLINE=1, and {folder} is not there")
    CACHE.mkdir(parents=True, exist_ok=True)
    what = f"{library.name}=={library.version}"
    done = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        + ["--no-deps", "--only-binary=:all:", "--timeout", "30", "--dest", str(CACHE), what],
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        pytest.fail(
            f"cannot fetch {what} from the Python package registry, and nothing can be said "
            f"without it (MINDPORT_OFFLINE=1 skips these tests):\n{done.stderr[-800:]}",
            pytrace=False,
        )
    stem = f"{library.name.replace('-', '_')}-{library.version}-"
    wheel = next(CACHE.glob(f"{stem}*.whl"))
    part = folder.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    shutil.unpack_archive(wheel, part, "zip")
    part.rename(folder)


class Conversion:
    """A library converted once, and what can be asked of that. Made on demand, and once."""

    def __init__(self, program: str, library: Library, profile: str, folder: Path) -> None:
        self.program = program
        self.library = library
        self.profile = profile
        self.folder = folder
        self.source = fetch(library)
        self.result = folder / "once" / library.package
        self.report = self.run("convert", self.source, self.result)
        assert self.report["summary"]["files"] == len(self.files) > 0

    def run(self, command: str, *paths: Path) -> dict:
        out = self.folder / "report.json"
        done = subprocess.run(
            [self.program, command, *paths, "--profile", self.profile, "--isolated", "--quiet"]
            + ["--target", f"mindspore=={NEWEST}", "--no-progress"]
            + ["--output-format", "json", "--output-file", out],
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode in (0, 1), f"ended with {done.returncode}\n{done.stderr[-2000:]}"
        return json.loads(out.read_text())

    @cached_property
    def files(self) -> list[Path]:
        return sorted(path.relative_to(self.source) for path in self.source.rglob("*.py"))

    @cached_property
    def again(self) -> Path:
        folder = self.folder / "twice" / self.library.package
        self.run("convert", self.result, folder)
        return folder

    @cached_property
    def findings(self) -> dict[Path, list[dict]]:
        """Findings of `check` in the result, by file."""
        by_file: dict[Path, list[dict]] = {file: [] for file in self.files}
        for finding in self.run("check", self.result)["findings"]:
            by_file[Path(finding["path"]).relative_to(self.result)].append(finding)
        return by_file

    @cached_property
    def facts(self) -> dict[Path, FileFacts]:
        pairs = [(self.source / file, self.result / file) for file in self.files]
        with ProcessPoolExecutor(max_workers=2) as pool:
            return dict(zip(self.files, pool.map(read_facts, pairs, chunksize=16)))

    def covered(self, reference: Reference) -> bool:
        """Whether the program has to say something about the name."""
        data = profile_data(self.profile)
        parts = reference.qualified.split(".")
        if parts[0] in TORCH:
            return True
        if parts[0] not in data.get("covers", []) or reference.is_import:
            return False  # imports of other libraries stay; it is the uses that are looked at
        prefixes = [".".join(parts[:length]) for length in range(1, len(parts) + 1)]
        keeps = data.get("keeps", [])
        return not any(fnmatchcase(name, pattern) for name in prefixes for pattern in keeps)


Converter = Callable[[Library, str], Conversion]


@pytest.fixture(scope="session")
def converted(program: str, tmp_path_factory: pytest.TempPathFactory) -> Converter:
    made: dict[tuple[Library, str], Conversion] = {}

    def get(library: Library, profile: str) -> Conversion:
        key = library, profile
        if key not in made:
            folder = tmp_path_factory.mktemp(f"{library.package}-{profile}")
            made[key] = Conversion(program, library, profile, folder)
        return made[key]

    return get


@pytest.fixture(scope="session")
def api_tables() -> dict[str, ApiTable]:
    return {"mindspore": ApiTable("mindspore", NEWEST), "mindone": ApiTable("mindone", "0.5.0")}


def shown(problems: list[str], limit: int = 25) -> str:
    more = f"\n… and {len(problems) - limit} more" if len(problems) > limit else ""
    return f"{len(problems)}:\n" + "\n".join(problems[:limit]) + more


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    return re.sub(r"\W+", "-", val.name) if isinstance(val, Library) else None

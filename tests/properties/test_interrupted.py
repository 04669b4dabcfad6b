"""I8: a file is written whole or not at all, whenever the program is killed."""

import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from conftest import DIFFUSERS, fetch

KILLS = 8
MODES = (0o644, 0o755, 0o600, 0o664)


def copy(source: Path, files: list[Path], folder: Path) -> None:
    for index, file in enumerate(files):
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / file, target)
        target.chmod(MODES[index % len(MODES)])


def in_place(program: str, folder: Path) -> list[str]:
    return [
        program, "convert", "--inplace", "--allow-dirty", "--isolated", "--profile", "plain",
        "--quiet", "--no-progress", str(folder),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def texts(program: str, tmp_path_factory: pytest.TempPathFactory):
    """A folder's files before and after, and how long the conversion takes."""
    source = fetch(DIFFUSERS)
    files = [
        file.relative_to(source)
        for part in ("schedulers", "models", "pipelines/stable_diffusion")
        for file in sorted((source / part).rglob("*.py"))
    ]
    folder = tmp_path_factory.mktemp("whole") / "diffusers"
    copy(source, files, folder)
    before = {file: (folder / file).read_bytes() for file in files}
    start = time.monotonic()
    done = subprocess.run(in_place(program, folder), capture_output=True, timeout=300)
    took = time.monotonic() - start
    assert done.returncode in (0, 1), done.stderr.decode()
    after = {file: (folder / file).read_bytes() for file in files}
    assert sum(before[file] != after[file] for file in files) > 100
    for index, file in enumerate(files):
        assert (folder / file).stat().st_mode & 0o777 == MODES[index % len(MODES)], file
    return source, files, before, after, took


def test_killed_at_random_moments(program: str, tmp_path: Path, texts) -> None:
    source, files, before, after, took = texts
    seed = random.SystemRandom().randrange(2**32)
    print(f"seed {seed}")
    moments = random.Random(seed)
    states = set()
    for attempt in range(KILLS):
        folder = tmp_path / str(attempt) / "diffusers"
        copy(source, files, folder)
        process = subprocess.Popen(
            in_place(program, folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        # The writing comes last: more of the moments lie there.
        time.sleep(took * moments.uniform(0.3, 1.0))
        process.kill()
        process.wait()
        for index, file in enumerate(files):
            text = (folder / file).read_bytes()
            assert text in (before[file], after[file]), f"{file} is neither old nor new"
            states.add("new" if text == after[file] != before[file] else "old")
            mode = (folder / file).stat().st_mode & 0o777
            assert mode == MODES[index % len(MODES)], f"{file} has mode {mode:o}"
        present = {p.relative_to(folder) for p in folder.rglob("*") if p.is_file()}
        left_over = present.difference(files)
        shadowing = [p for p in left_over if p.suffix in (".py", ".pyi", ".pyc", ".so")]
        assert not shadowing, f"left behind: {shadowing}"
        # One for each thread, at most.
        assert len(left_over) <= 64, f"left behind: {sorted(left_over)}"
        shutil.rmtree(folder)
    assert states == {"old", "new"}, f"all kills came too early or too late: {states}"

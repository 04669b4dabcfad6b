"""Runs workers over many programs; one that crashes or hangs costs its own program only."""

import os
import pickle
import selectors
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
START_SECONDS = 180.0
PROGRAM_SECONDS = 120.0  # of the clock: other work on the machine must not count as a hang
Result = tuple


def environment() -> dict[str, str]:
    quiet = {"GLOG_v": "4", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore"}
    return os.environ | quiet | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(HERE)}


def read_results(path: Path) -> dict[int, Result]:
    found: dict[int, Result] = {}
    with path.open("rb") as file:
        while True:
            try:
                number, result = pickle.load(file)  # noqa: S301 (our own worker's)
            except (EOFError, pickle.UnpicklingError):
                return found
            found[number] = result


def follow(process: subprocess.Popen, log: Path) -> tuple[str, str]:
    """Until the end, a crash or a hang: the last line that came, and how it ended."""
    assert process.stdout
    last = ""
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while True:
            limit = PROGRAM_SECONDS if last else START_SECONDS
            if not selector.select(limit):
                process.kill()
                process.wait()
                return last, f"no end after {limit:.0f} s"
            line = process.stdout.readline()
            if not line:
                code = process.wait()
                end = log.read_text(encoding="utf-8", errors="replace")[-1500:]
                return last, f"exit code {code}: {end}"
            last = line.strip()


def run_all(
    side: str, paths: dict[int, Path], folder: Path, say: Callable[[str], None] = print
) -> dict[int, Result]:
    """The result of each program; ("crashed", how) for those that took their worker along."""
    folder.mkdir(parents=True, exist_ok=True)
    results: dict[int, Result] = {}
    left = dict(paths)
    while left:
        jobs, out, log = (folder / f"{side}.{name}" for name in ("jobs", "pickle", "log"))
        jobs.write_text("".join(f"{n} {path}\n" for n, path in left.items()), encoding="utf-8")
        out.write_bytes(b"")
        with log.open("w") as errors:
            process = subprocess.Popen(
                [sys.executable, str(HERE / "worker.py"), side, str(jobs), str(out)],
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                bufsize=1,
                env=environment(),
                cwd=folder,
            )
            last, how = follow(process, log)
        results |= read_results(out)
        if last != "end" and last.isdigit():
            results.setdefault(int(last), ("crashed", how))
            say(f"{side}: program {last} {how.splitlines()[0][:200] if how else ''}")
        elif last != "end":
            raise RuntimeError(f"{side} does not start: {how}")
        left = {n: path for n, path in left.items() if n not in results}
        if last == "end" and left:
            raise RuntimeError(f"{side}: {len(left)} results are missing")
    return results

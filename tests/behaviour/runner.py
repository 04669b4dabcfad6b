"""Converts the programs, runs both sides, judges, and writes build/behaviour/.

`runner.py [WORD…]` runs the programs with one of these words in their name and prints what is
wrong.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from judge import DEFECT, VERDICTS, WRONG, judge
from processes import run_all
from programs import Program, read_all

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build/behaviour"


@dataclass
class Outcome:
    id: str
    api: str
    verdict: str
    detail: str
    converted: str


def mindport(*arguments: str) -> dict:
    binary = os.environ.get("MINDPORT", str(ROOT / "build/release/mindport"))
    words = ["--isolated", "--profile", "plain", "--output-format", "json", "--quiet"]
    command = [binary, *arguments, *words, "--target", "mindspore==2.10.0", "--device", "cpu"]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if result.returncode > 1:
        raise RuntimeError(f"{' '.join(command)} ended with {result.returncode}")
    return json.loads(result.stdout)


def convert(programs: list[Program], folder: Path) -> set[int]:
    """Writes folder/before and folder/after; returns the programs of which a difference is told.

    That is a warning, an error, or a hint that is about a known difference (MP902). Suggested fixes
    are made: their findings are warnings, so what differs is not silent.
    """
    shutil.rmtree(folder, ignore_errors=True)
    before, after = folder / "before", folder / "after"
    before.mkdir(parents=True)
    for number, program in enumerate(programs):
        (before / f"{number}.py").write_text(program.source(), encoding="utf-8")
    reported = set()
    found = mindport("check", str(before))["findings"]
    found += mindport("convert", str(before), str(after), "--suggested")["findings"]
    for finding in found:
        if finding["severity"] != "hint" or finding["rule"] == "MP902":
            reported.add(int(Path(finding["path"]).stem))
    return reported


def body(path: Path) -> str:
    """The function's statements, on one line."""
    lines = path.read_text(encoding="utf-8").partition("def program(")[2].splitlines()[1:]
    return "; ".join(line.strip().removeprefix("return ") for line in lines)


def run(programs: list[Program], folder: Path = FOLDER) -> list[Outcome]:
    reported = convert(programs, folder / "programs")
    before, after = folder / "programs/before", folder / "programs/after"
    numbers = range(len(programs))
    converted = {
        n: path
        for n in numbers
        if "torch" not in (path := after / f"{n}.py").read_text(encoding="utf-8")
    }
    torch = run_all("torch", {n: before / f"{n}.py" for n in numbers}, folder)
    mindspore = run_all("mindspore", converted, folder)
    outcomes = []
    for n, program in enumerate(programs):
        verdict, detail = judge(torch[n], mindspore.get(n), n in reported, program.compare_values)
        outcomes.append(Outcome(program.id, program.api, verdict, detail, body(after / f"{n}.py")))
    return outcomes


def write_report(outcomes: list[Outcome], folder: Path = FOLDER) -> str:
    """results.json and table.txt in `folder`; the last line of the table, which has the sums."""
    by_api: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        by_api.setdefault(outcome.api, Counter())[outcome.verdict] += 1
    total = Counter(outcome.verdict for outcome in outcomes)
    width = max(map(len, by_api), default=10)
    lines = [" ".join([" " * width, *(f"{verdict:>13}" for verdict in VERDICTS)])]
    for api, counts in [*sorted(by_api.items()), (f"{len(outcomes)} programs", total)]:
        cells = (f"{counts[verdict] or '.':>13}" for verdict in VERDICTS)
        lines.append(" ".join([api.ljust(width), *cells]))
    (folder / "table.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    data = {
        "total": dict(total),
        "by_api": {api: dict(counts) for api, counts in sorted(by_api.items())},
        "programs": [asdict(outcome) for outcome in outcomes],
    }
    (folder / "results.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return "\n".join([lines[0], lines[-1]])


def main() -> None:
    words = sys.argv[1:]
    programs = [p for p in read_all() if not words or any(word in p.id for word in words)]
    start = time.monotonic()
    outcomes = run(programs)
    for outcome in outcomes:
        if outcome.verdict in (*WRONG, DEFECT):
            print(f"{outcome.verdict.upper()} {outcome.id}\n    {outcome.converted}")
            print("    " + " ".join(outcome.detail.split())[:300])
    print(write_report(outcomes))
    print(f"{time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()

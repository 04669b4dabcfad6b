"""Measures, for each rule, how often people made the same edit when they ported the same library.

    agreement.py --binary build/release/mindport --source DIFFUSERS --gold MINDONE_DIFFUSERS

Each rule is left out once. What its conversion lacks beside the whole one are the edits that are due to
the rule: runs of words and signs, whatever line they are on, so that an edit is judged by itself and not
by what else its line needs. People agree with an edit if they have what it writes and not what it
removes. Where they rewrote all that stands around it, nothing can be said, and it is not counted.

A rule below 90 % should suggest its edits and not make them. Rules that write in place of many names
are listed by what they write, too. With --folders: how much is left to do in each folder.
"""

import argparse
import collections
import json
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

TOKEN = re.compile(r"\w+|[^\w\s]")
BAR = 0.9
# How many tokens on each side of an edit are looked at to see whether people kept its surroundings.
SURROUNDINGS = 4


@dataclass
class Counts:
    """Edits of a rule, or of one kind of a rule's edits."""

    agreed: int = 0
    kept: int = 0  # people left what the rule changes
    other: int = 0  # people changed it to something else
    rewritten: int = 0  # people rewrote all around it
    files: int = 0
    kinds: dict = field(default_factory=dict)

    @property
    def judged(self) -> int:
        return self.agreed + self.kept + self.other

    @property
    def share(self) -> float:
        return self.agreed / self.judged if self.judged else 1.0

    def add(self, verdict: str) -> None:
        setattr(self, verdict, getattr(self, verdict) + 1)


def hunks(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """The shortest difference, as ranges (old begin, old end, new begin, new end)."""
    if old == new:
        return []
    with tempfile.NamedTemporaryFile("w") as one, tempfile.NamedTemporaryFile("w") as two:
        for file, items in ((one, old), (two, new)):
            file.write("\n".join(items) + "\n")
            file.flush()
        command = ["diff", "--minimal", "--speed-large-files", one.name, two.name]
        output = subprocess.run(command, capture_output=True, text=True).stdout
    result = []
    for line in output.split("\n"):
        if match := re.match(r"(\d+)(?:,(\d+))?([acd])(\d+)(?:,(\d+))?$", line):
            a, b, kind, c, d = match.groups()
            a, c = int(a) - (kind != "a"), int(c) - (kind != "d")
            b = a if kind == "a" else int(b or a + 1)
            d = c if kind == "d" else int(d or c + 1)
            result.append((a, b, c, d))
    return joined(result)


def joined(parts: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Two edits around a word or two that both sides happen to have are one edit of all of it."""
    result = []
    for a, b, c, d in parts:
        if result:
            first_a, last_b, first_c, last_d = result[-1]
            size = min(last_b - first_a + last_d - first_c, b - a + d - c)
            if a - last_b <= 2 and a - last_b < size / 2:
                result[-1] = (first_a, b, first_c, d)
                continue
        result.append((a, b, c, d))
    return result


def shared(old: list[str], new: list[str]) -> tuple[list[bool], list[bool]]:
    """For each item of both, whether the other has it too."""
    in_old, in_new = [True] * len(old), [True] * len(new)
    for a, b, c, d in hunks(old, new):
        in_old[a:b] = [False] * (b - a)
        in_new[c:d] = [False] * (d - c)
    return in_old, in_new


def kind_of(removed: list[str], written: list[str]) -> str:
    """What an edit is about, in a few words: the names that it removes and writes."""

    def short(tokens: list[str]) -> str:
        words = [token for token in tokens if re.match(r"\w", token)] or tokens
        return " ".join(words[:3]) + (" …" if len(words) > 3 else "")

    return f"{short(removed)} -> {short(written)}"


def judge(without: list[str], whole: list[str], gold: list[str]) -> list[tuple[str, str]]:
    """The rule's edits in one file: (kind, verdict)."""
    stays, _ = shared(without, gold)
    wanted, _ = shared(whole, gold)
    result = []
    for a, b, c, d in hunks(without, whole):
        around = stays[max(0, a - SURROUNDINGS) : a] + stays[b : b + SURROUNDINGS]
        right = stays[a:b].count(False) + wanted[c:d].count(True)
        if right * 2 > b - a + d - c:
            verdict = "agreed"
        elif not any(around):
            verdict = "rewritten"
        elif any(stays[a:b]) or a == b:
            verdict = "kept"
        else:
            verdict = "other"
        result.append((kind_of(without[a:b], whole[c:d]), verdict))
    return result


def judge_file(job: tuple[Path, Path, Path]) -> list[tuple[str, str]]:
    """Edits of words and signs; where there are none, of lines."""
    texts = [path.read_text(encoding="utf-8") for path in job]
    if texts[0] == texts[1]:
        return []
    return judge(*map(TOKEN.findall, texts)) or judge(*map(lines_of, texts))


def lines_of(text: str) -> list[str]:
    """Lines; a blank one tells which line comes next, so that one is not taken for another."""
    lines = [line.rstrip() for line in text.split("\n")]
    following = ""
    for index in range(len(lines) - 1, -1, -1):
        following = lines[index] or following
        lines[index] = lines[index] or f"(blank before {following})"
    return lines


class Tool:
    """The binary, with what it is to port and for which target."""

    def __init__(self, options: argparse.Namespace):
        self.options = options

    def convert(self, destination: Path, *extra: str) -> Path:
        command = [self.options.binary, "convert", self.options.source, destination, *extra]
        command += ["--profile", self.options.profile, "--quiet", "--no-progress"]
        command += ["--target", self.options.target] if self.options.target else []
        command += ["--suggested"] if self.options.suggested else []
        code = subprocess.run(command, stdout=subprocess.DEVNULL).returncode
        if code > 1:
            sys.exit(f"agreement: {' '.join(map(str, command))} failed")
        return destination

    def rules(self) -> dict[str, str]:
        command = [self.options.binary, "rules", "--output-format", "json"]
        output = subprocess.run(command, capture_output=True, check=True).stdout
        return {rule["code"]: rule["name"] for rule in json.loads(output)}


def measure(tool: Tool, code: str, whole: Path, files: list[Path], pool) -> Counts:
    options = tool.options
    counts = Counts()
    with tempfile.TemporaryDirectory() as folder:
        without = tool.convert(Path(folder) / "out", "--ignore", code)
        jobs = [(without / name, whole / name, options.gold / name) for name in files]
        jobs = [job for job in jobs if job[0].read_bytes() != job[1].read_bytes()]
        for edits in pool.map(judge_file, jobs, chunksize=4):
            counts.files += bool(edits)
            for kind, verdict in edits:
                counts.add(verdict)
                counts.kinds.setdefault(kind, Counts()).add(verdict)
    return counts


def row(name: str, counts: Counts) -> str:
    mark = "  suggest" if counts.judged and counts.share < BAR else ""
    return (
        f"{name[:44]:44} {counts.judged:6} {counts.share:7.1%} {counts.kept:6} {counts.other:6}"
        f" {counts.rewritten:9}{mark}"
    )


def print_folders(source: Path, gold: Path, whole: Path, files: list[Path], pool) -> None:
    jobs = [(tree / name, gold / name) for name in files for tree in (source, whole)]
    left = list(pool.map(line_edits, jobs, chunksize=8))
    folders = collections.defaultdict(lambda: [0, 0, 0])
    for index, name in enumerate(files):
        for key in {"/".join(name.parts[:-1][:2]) or ".", "all"}:
            total = folders[key]
            total[0] += 1
            total[1] += left[2 * index]
            total[2] += left[2 * index + 1]
    print(f"\n{'folder':44} {'files':>6} {'edits':>7} {'left':>7} {'saved':>7}")
    for key, (count, before, after) in sorted(folders.items(), key=lambda item: -item[1][1]):
        saved = 1 - after / max(1, before)
        print(f"{key[:44]:44} {count:6} {before:7} {after:7} {saved:7.1%}")


def line_edits(job: tuple[Path, Path]) -> int:
    old, new = (
        [line.rstrip() for line in path.read_text(encoding="utf-8").split("\n")] for path in job
    )
    return sum(b - a + d - c for a, b, c, d in hunks(old, new))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--source", type=Path, required=True, help="the library on PyTorch")
    parser.add_argument("--gold", type=Path, required=True, help="the same, as people ported it")
    parser.add_argument("--profile", default="diffusers")
    parser.add_argument("--target", help="as of mindport")
    parser.add_argument(
        "--suggested", action="store_true", help="measure suggested edits along with safe ones"
    )
    parser.add_argument("--rules", help="only these, by commas: codes")
    parser.add_argument(
        "--kinds", type=int, default=20, metavar="N", help="list kinds with N edits or more (20)"
    )
    parser.add_argument("--folders", action="store_true", help="what is left, by folder, too")
    return parser.parse_args()


def main() -> None:
    options = arguments()
    tool = Tool(options)
    rules = tool.rules()
    codes = options.rules.split(",") if options.rules else sorted(rules)
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor() as pool:
        whole = tool.convert(Path(folder) / "out")
        files = sorted(path.relative_to(whole) for path in whole.rglob("*.py"))
        files = [name for name in files if (options.gold / name).exists()]
        print(
            f"{'rule, and kinds of its edits':44} {'judged':>6} {'agreed':>7} {'kept':>6}"
            f" {'other':>6} {'rewritten':>9}"
        )
        for code in codes:
            counts = measure(tool, code, whole, files, pool)
            if not counts.judged:
                continue
            print(row(f"{code} {rules[code]}", counts), flush=True)
            for kind, part in sorted(counts.kinds.items(), key=lambda item: -item[1].judged):
                if part.judged >= options.kinds and part.share < BAR:
                    print(row(f"    {kind}", part))
        if options.folders:
            print_folders(options.source, options.gold, whole, files, pool)


if __name__ == "__main__":
    main()

"""Measures, for each rule, how often people made the same edit when they ported the same library.

    agreement.py --binary build/release/mindport --source DIFFUSERS --gold MINDONE_DIFFUSERS

Each rule is left out once. What its conversion lacks beside the whole one are the edits that are
due to the rule: runs of words and signs, whatever line they are on, so that an edit is judged by
itself and not by what else its line needs. People agree with an edit if they have what it writes
and not what it removes. Where they rewrote all that stands around it, nothing can be said, and it
is not counted.

"agreed" is by the shortest difference between the whole texts. "on line" asks of each edit whether
the words that it removes are gone from the line that is most like its own, and those that it
writes are there: other changes of that line, or another order of lines, do not count against
it.

Names of MindSpore are compared by what they mean: `import mindspore as ms` and `ms.float16` are
the same to it as `import mindspore` and `mindspore.float16`, in which people differ from file to
file. What a file calls a module says nothing of whether the edit is right.

Classes and functions of a file are compared by their names, in whatever order people have them: a
class that they moved is neither lost nor new.

A convention below 90 % should suggest its edits and not make them. A rule that any port needs, with
or without a profile, is marked "(API)" instead: it writes what MindSpore has for what it lacks,
which some people left for other reasons. Rules that write in place of many
names are listed by what they write, too. With --folders: how much is left to do in each folder.
"""

import argparse
import ast
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
    line_agreed: int = 0  # by the words of the line that is most like the edit's
    line_judged: int = 0
    files: int = 0
    kinds: dict = field(default_factory=dict)

    @property
    def judged(self) -> int:
        return self.agreed + self.kept + self.other

    @property
    def share(self) -> float:
        return self.agreed / self.judged if self.judged else 1.0

    @property
    def line_share(self) -> float:
        return self.line_agreed / self.line_judged if self.line_judged else 1.0

    def add(self, verdict: str, on_line: bool | None) -> None:
        setattr(self, verdict, getattr(self, verdict) + 1)
        if on_line is not None:
            self.line_judged += 1
            self.line_agreed += on_line


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


class Lines:
    """The lines of one text, by their tokens, and the lines of another that are most like them."""

    def __init__(self, text: str, gold: str):
        self.tokens = [TOKEN.findall(line) for line in text.split("\n")]
        self.flat = [token for line in self.tokens for token in line]
        self.line_of = [n for n, line in enumerate(self.tokens) for _ in line]
        self.gold = [TOKEN.findall(line) for line in gold.split("\n")]
        self.equal = {}
        self.block = {}
        at_a = at_c = 0
        for a, b, c, d in [*hunks(lines_of(text), lines_of(gold)), (len(self.tokens), 0, 0, 0)]:
            for n in range(at_a, a):
                self.equal[n] = at_c + n - at_a
            self.block.update({n: range(c, d) for n in range(a, b)})
            at_a, at_c = b, d

    def around(self, begin: int, end: int) -> tuple[list[str], list[str] | None]:
        """The words of the lines with these tokens, and of their counterparts, if there are any."""
        own, theirs = [], []
        for n in sorted(set(self.line_of[begin:end])):
            own += self.tokens[n]
            other = self.equal[n] if n in self.equal else self.most_like(n)
            theirs += self.gold[other] if other is not None else []
        return own, theirs or None

    def most_like(self, n: int) -> int | None:
        words = collections.Counter(self.tokens[n])

        def likeness(other: int) -> float:
            common = (words & collections.Counter(self.gold[other])).total()
            return 2 * common / max(1, words.total() + len(self.gold[other]))

        best = max(self.block[n], key=likeness, default=None)
        return best if best is not None and likeness(best) >= 0.5 else None


def agreed_on_line(edit: tuple[int, int, int, int], before: Lines, after: Lines) -> bool | None:
    """Whether what an edit removes is gone from the line most like its own, and the rest there."""
    a, b, c, d = edit
    old, new = collections.Counter(before.flat[a:b]), collections.Counter(after.flat[c:d])
    removed, written = old - new, new - old
    words = any(re.match(r"\w", token) for token in removed | written)
    removed, written = (
        {token: n for token, n in part.items() if not words or re.match(r"\w", token)}
        for part in (removed, written)
    )
    before_line, gold_before = before.around(a, b)
    _, gold_after = after.around(c, d)
    if written and gold_after is None:
        return None
    present = collections.Counter(gold_after or [])
    still = collections.Counter(gold_before or [])
    there = collections.Counter(before_line)
    return all(present[token] >= n for token, n in written.items()) and all(
        still[token] <= there[token] - n for token, n in removed.items()
    )


def with_one_name(text: str) -> str:
    """The text with MindSpore under its own name, whatever the file calls it."""
    text = re.sub(r"\bimport mindspore as (ms|_mindspore)\b", "import mindspore", text)
    return re.sub(r"(?<![\w.])ms\.(?=\w)", "mindspore.", text)


def definitions(text: str) -> list[tuple[str, list[str]]]:
    """The text in parts, each with what it starts with: a definition's name, or nothing."""
    lines = text.split("\n")
    starts = [(0, "")]
    for node in ast.parse(text).body:
        begin = min(n.lineno for n in [node, *getattr(node, "decorator_list", [])]) - 1
        while begin > 0 and lines[begin - 1].startswith("#"):
            begin -= 1
        is_named = isinstance(node, (ast.ClassDef, ast.FunctionDef))
        if is_named or starts[-1][1]:
            starts.append((begin, node.name if is_named else ""))
    ends = [begin for begin, _ in starts[1:]] + [len(lines)]
    return [(name, lines[begin:end]) for (begin, name), end in zip(starts, ends)]


def in_order_of(text: str, other: str) -> str:
    """The text with the definitions that both have in the other's order."""
    try:
        parts, wanted = definitions(text), [name for name, _ in definitions(other) if name]
    except SyntaxError:
        return text
    names = [name for name, _ in parts if name]
    both = [name for name in wanted if wanted.count(name) == names.count(name) == 1]
    by_name = dict(parts)
    order = iter(both)
    result = [by_name[next(order)] if name in both else lines for name, lines in parts]
    return "\n".join(line for lines in result for line in lines)


def judge(texts: list[str], tokens: bool) -> list[tuple[str, str, bool | None]]:
    """The rule's edits in one file: (kind, verdict, verdict on its line)."""
    without, whole, gold = map(TOKEN.findall if tokens else lines_of, texts)
    stays, _ = shared(without, gold)
    wanted, _ = shared(whole, gold)
    edits = hunks(without, whole)
    before, after = (
        (Lines(text, texts[2]) for text in texts[:2]) if tokens and edits else (None, None)
    )
    result = []
    for a, b, c, d in edits:
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
        on_line = agreed_on_line((a, b, c, d), before, after) if before else None
        result.append((kind_of(without[a:b], whole[c:d]), verdict, on_line))
    return result


def judge_file(job: tuple[Path, Path, Path]) -> list[tuple[str, str, bool | None]]:
    """Edits of words and signs; where there are none, of lines."""
    texts = [with_one_name(path.read_text(encoding="utf-8")) for path in job]
    texts[2] = in_order_of(texts[2], texts[0])
    if texts[0] == texts[1]:
        return []
    return judge(texts, tokens=True) or judge(texts, tokens=False)


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

    def rules(self) -> dict[str, dict]:
        command = [self.options.binary, "rules", "--output-format", "json"]
        output = subprocess.run(command, capture_output=True, check=True).stdout
        return {rule["code"]: rule for rule in json.loads(output)}


def measure(tool: Tool, code: str, whole: Path, files: list[Path], pool) -> Counts:
    options = tool.options
    counts = Counts()
    with tempfile.TemporaryDirectory() as folder:
        without = tool.convert(Path(folder) / "out", "--ignore", code)
        jobs = [(without / name, whole / name, options.gold / name) for name in files]
        jobs = [job for job in jobs if job[0].read_bytes() != job[1].read_bytes()]
        for edits in pool.map(judge_file, jobs, chunksize=4):
            counts.files += bool(edits)
            for kind, verdict, on_line in edits:
                counts.add(verdict, on_line)
                counts.kinds.setdefault(kind, Counts()).add(verdict, on_line)
    return counts


def row(name: str, counts: Counts, is_convention: bool) -> str:
    is_below = counts.judged and counts.share < BAR
    mark = "" if not is_below else "  suggest" if is_convention else "  (API)"
    return (
        f"{name[:44]:44} {counts.judged:6} {counts.share:7.1%} {counts.kept:6} {counts.other:6}"
        f" {counts.rewritten:9} {counts.line_share:7.1%}{mark}"
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
            f" {'other':>6} {'rewritten':>9} {'on line':>7}"
        )
        for code in codes:
            counts = measure(tool, code, whole, files, pool)
            if not counts.judged:
                continue
            is_convention = rules[code]["profile_only"]
            print(row(f"{code} {rules[code]['name']}", counts, is_convention), flush=True)
            for kind, part in sorted(counts.kinds.items(), key=lambda item: -item[1].judged):
                if part.judged >= options.kinds and part.share < BAR:
                    print(row(f"    {kind}", part, is_convention))
        if options.folders:
            print_folders(options.source, options.gold, whole, files, pool)


if __name__ == "__main__":
    main()

"""Random edits over many files: what is published is what a fresh analysis finds (I7).

MINDPORT_SOAK=N makes N edits over 200 files instead of a few seconds' worth; MINDPORT_SEED=N makes
others. With `pytest -s` it prints what it has seen.
"""

import os
import random
import re
from pathlib import Path

from wire import Wire

EVERY = 100
PIECES = [
    "x", "_", ".", " ", "\n", "\n    ", "(", ")", ",", ":", "#", '"', "'", '"""', "torch", "=1",
    "import torch\n", "from torch import nn\n", "torch.cat([x], dim=0)", "x.size(0)", "def f(x):\n",
    "class A(nn.Module):\n", "del ", "as torch\n", "\t", "é", "🎉", "\\\n", "if x:\n", "pass\n",
    "# mindport: ignore\n", "self.x = nn.Linear(1, 2)\n", "return ", "async ", "@", "lambda: ",
]  # fmt: skip


def memory(process: int) -> int:
    """What is resident now, in KiB."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1])


class File:
    def __init__(self, wire: Wire, path: Path) -> None:
        self.wire, self.text, self.version = wire, path.read_text(), 1
        # Of no file: what is known of other files comes from another thread, at its own time.
        self.uri = f"untitled:{path.parent.name}/{path.name}"
        self.original = self.text
        wire.open(self.uri, self.text)

    def position(self, index: int) -> dict:
        line = self.text.count("\n", 0, index)
        start = self.text.rfind("\n", 0, index) + 1
        units = len(self.text[start:index].encode("utf-16-le")) // 2
        return {"line": line, "character": units}

    def edit(self, chosen: random.Random) -> None:
        """As people edit: half of what is wrong is soon mended again."""
        if self.text != self.original and chosen.random() < 0.5:
            return self.mend()
        changes = []
        for _ in range(chosen.choice([1, 1, 1, 2, 3])):
            size = len(self.text)
            begin = chosen.randint(0, size)
            end = min(size, begin + chosen.choice([0, 0, 0, 1, 1, 2, 8, 60]))
            new = chosen.choice(PIECES) if chosen.random() < 0.7 else ""
            span = {"start": self.position(begin), "end": self.position(end)}
            changes.append({"range": span, "text": new})
            self.text = self.text[:begin] + new + self.text[end:]
        self.version += 1
        self.wire.change(self.uri, self.version, *changes)

    def mend(self) -> None:
        """Undoes all edits, in one that covers them."""
        begin = len(os.path.commonprefix([self.text, self.original]))
        tails = [text[begin:][::-1] for text in (self.text, self.original)]
        same = len(os.path.commonprefix(tails))
        span = {
            "start": self.position(begin),
            "end": self.position(len(self.text) - same),
        }
        new = self.original[begin : len(self.original) - same]
        self.text = self.original
        self.version += 1
        self.wire.change(self.uri, self.version, {"range": span, "text": new})


def normal(found: list[dict], uri: str) -> list:
    """Without the document's own name."""
    return [re.sub(re.escape(uri) + r"(?=')", "URI", repr(item)) for item in found]


def same_as_fresh(wire: Wire, file: File) -> None:
    # An edit of nothing has what is known now published, also where all was taken already.
    nowhere = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}
    file.version += 1
    wire.change(file.uri, file.version, {"range": nowhere, "text": ""})
    found = wire.diagnostics(file.uri, file.version)
    # The same file, opened anew: closing it takes what was published away first.
    wire.notify("textDocument/didClose", {"textDocument": {"uri": file.uri}})
    file.version += 1
    wire.open(file.uri, file.text, file.version)
    fresh = wire.diagnostics(file.uri, file.version)
    assert normal(found, file.uri) == normal(fresh, file.uri), repr(file.text)


def test_soak(wire: Wire, diffusers: Path) -> None:
    edits = int(os.environ.get("MINDPORT_SOAK", "0"))
    count = 200 if edits else 12
    edits = edits or 2000
    chosen = random.Random(int(os.environ.get("MINDPORT_SEED", "1")))
    paths = sorted(diffusers.rglob("*.py"))
    paths = [path for path in paths if 2_000 < path.stat().st_size < 40_000]
    support = {"relatedInformation": True, "dataSupport": True, "codeDescriptionSupport": True}
    wire.initialize(textDocument={"publishDiagnostics": support})
    wire.checks = False  # it would take most of the time
    files = [File(wire, path) for path in chosen.sample(paths, count)]
    for file in files:
        wire.diagnostics(file.uri, 1)
    seen = [memory(wire.process.pid)]
    for number in range(1, edits + 1):
        file = chosen.choice(files)
        file.edit(chosen)
        if chosen.random() < 0.3:  # else edits pile up, and are analysed together
            wire.diagnostics(file.uri, file.version)
        if number % EVERY == 0:
            same_as_fresh(wire, file)
        if number % (edits // 10) == 0:
            seen.append(memory(wire.process.pid))
            print(f"{number} edits, {seen[-1]} KiB", flush=True)
    # The first half fills what is kept per file and per message.
    grown = seen[-1] - max(seen[:6])
    assert grown < 10_000, f"{grown} KiB more after the second half: {seen}"

"""Random edits over many files: what is published is what a fresh analysis finds (I7).

`--soak N` makes N edits over 200 files instead of a few seconds' worth.
"""

import os
import random
import re
from pathlib import Path

import pytest
from wire import Wire

EVERY = 100
PIECES = [
    "x", "_", ".", " ", "\n", "\n    ", "(", ")", ",", ":", "#", '"', "'", '"""', "torch", "=1",
    "import torch\n", "from torch import nn\n", "torch.cat([x], dim=0)", "x.size(0)", "def f(x):\n",
    "class A(nn.Module):\n", "del ", "as torch\n", "\t", "é", "🎉", "\\\n", "if x:\n", "pass\n",
    "# mindport: ignore\n", "self.x = nn.Linear(1, 2)\n", "return ", "async ", "@", "lambda: ",
]  # fmt: skip


def peak_memory(process: int) -> int:
    """In KiB, now."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1])


class File:
    def __init__(self, wire: Wire, path: Path) -> None:
        self.wire, self.text, self.version = wire, path.read_text(), 1
        self.uri = path.as_uri()
        self.original = self.text
        wire.open(self.uri, self.text)

    def position(self, index: int) -> dict:
        line = self.text.count("\n", 0, index)
        start = self.text.rfind("\n", 0, index) + 1
        units = len(self.text[start:index].encode("utf-16-le")) // 2
        return {"line": line, "character": units}

    def edit(self, chosen: random.Random) -> None:
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
        """A file that is only rubble finds nothing any more."""
        self.text = self.original
        self.version += 1
        self.wire.change(self.uri, self.version, {"text": self.text})


def normal(found: list[dict], uri: str) -> list:
    """Without the document's own name."""
    return [re.sub(re.escape(uri) + r"(?=')", "URI", repr(item)) for item in found]


def test_soak(wire: Wire, diffusers: Path, request: pytest.FixtureRequest) -> None:
    edits = request.config.getoption("--soak")
    count = 200 if edits else 12
    edits = edits or 2000
    chosen = random.Random(int(os.environ.get("MINDPORT_SEED", "1")))
    paths = sorted(diffusers.rglob("*.py"))
    paths = [path for path in paths if 2_000 < path.stat().st_size < 40_000]
    support = {"relatedInformation": True, "dataSupport": True, "codeDescriptionSupport": True}
    # No folder: a fresh document then has the same neighbours as the edited one, none.
    wire.initialize(textDocument={"publishDiagnostics": support})
    files = [File(wire, path) for path in chosen.sample(paths, count)]
    for file in files:
        wire.diagnostics(file.uri, 1)
    start = 0
    for number in range(1, edits + 1):
        file = chosen.choice(files)
        file.edit(chosen)
        if chosen.random() < 0.3:  # else edits pile up, and are analysed together
            wire.diagnostics(file.uri, file.version)
        if number % 40 == 0:
            file.mend()
        if number % EVERY == 0:
            found = wire.diagnostics(file.uri, file.version)
            # The same file, opened anew: closing it takes what was published away first.
            wire.notify("textDocument/didClose", {"textDocument": {"uri": file.uri}})
            wire.open(file.uri, file.text, file.version + 1)
            file.version += 1
            fresh = wire.diagnostics(file.uri, file.version)
            assert normal(found, file.uri) == normal(fresh, file.uri), repr(file.text)
        if number == edits // 2:
            start = peak_memory(wire.process.pid)
    grown = peak_memory(wire.process.pid) - start
    assert grown < 30_000, f"{grown} KiB more after the second half"

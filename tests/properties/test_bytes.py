"""I5: what no edit touches stays as it is, byte for byte."""

import re
import subprocess
from pathlib import Path

import pytest
from conftest import DIFFUSERS, Conversion, Converter, shown
from file_facts import TORCH

BOM = b"\xef\xbb\xbf"
IMPORT = re.compile(r"\s*(import|from)\s|.*[;:]\s*import\s")
# Comments may be ported too, where they hold names of code.
PORTED = re.compile("|".join((*TORCH, "nn\\.", "diffusers", "transformers", "Copied from")))


@pytest.fixture(scope="module", params=["plain", "diffusers"])
def conversion(request: pytest.FixtureRequest, converted: Converter) -> Conversion:
    return converted(DIFFUSERS, request.param)


def hunks(before: Path, after: Path) -> list[tuple[str, list[str], list[str]]]:
    """What differs between two folders: file and line, lines that went, lines that came."""
    done = subprocess.run(
        ["git", "-c", "core.autocrlf=false", "diff", "--no-index", "--no-color", "--no-prefix"]
        + ["--no-ext-diff", "-U0", "--minimal", str(before), str(after)],
        capture_output=True,
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    found: list[tuple[str, list[str], list[str]]] = []
    file = ""
    for line in done.stdout.decode("utf-8").split("\n"):
        if line.startswith("--- "):
            file = line[4:]
        elif header := re.match(r"@@ -(\d+)", line):
            found.append((f"{file}:{header[1]}", [], []))
        elif line.startswith("-") and found:
            found[-1][1].append(line[1:])
        elif line.startswith("+") and not line.startswith("+++ ") and found:
            found[-1][2].append(line[1:])
    return found


def test_comments_stay(converted: Converter) -> None:
    """Without a profile: profiles take whole branches out, with their comments."""
    conversion = converted(DIFFUSERS, "plain")
    lost = []
    for place, old, new in hunks(conversion.source, conversion.result):
        kept = {line.strip() for line in new}
        for line in old if place.partition(":")[0].endswith(".py") else []:
            text = line.strip()
            if text.startswith("#") and text not in kept and not PORTED.search(text):
                lost.append(f"{place}: {text}")
    assert not lost, shown(lost)


def is_dedented(old: list[str], new: list[str]) -> bool:
    """Whether the lines only moved to the left, as those of a block whose condition is known do."""
    steps = {len(a) - len(b) for a, b in zip(old, new) if a.strip()}
    return len(old) == len(new) and len(steps) == 1 and steps.pop() > 0


def is_joined(old: list[str], new: list[str]) -> bool:
    """Statements that were put on one line, where they fit (MP724)."""
    return len(new) < len(old) and all(len(line) <= 120 for line in new)


def test_no_edit_changes_white_space_alone(conversion: Conversion) -> None:
    changed = []
    for place, old, new in hunks(conversion.source, conversion.result):
        squeezed = ["".join("".join(lines).split()) for lines in (old, new)]
        if (
            squeezed[0] == squeezed[1] != ""
            and not is_dedented(old, new)
            and not is_joined(old, new)
        ):
            changed.append(f"{place}: {old} -> {new}")
    assert not changed, shown(changed)


def write_variant(conversion: Conversion, folder: Path, change) -> list[Path]:
    """Every fourth file with Unix line breaks, changed."""
    files = [f for f in conversion.files[::4] if b"\r" not in (conversion.source / f).read_bytes()]
    for file in files:
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(change((conversion.source / file).read_bytes()))
    return files


@pytest.mark.parametrize("name", ["crlf", "bom", "crlf-bom"])
def test_line_breaks_and_mark_stay(conversion: Conversion, tmp_path: Path, name: str) -> None:
    def change(text: bytes) -> bytes:
        text = text.replace(b"\n", b"\r\n") if "crlf" in name else text
        return BOM + text if "bom" in name else text

    plain, varied = (tmp_path / kind / conversion.library.package for kind in ("a", "b"))
    files = write_variant(conversion, plain, bytes)
    write_variant(conversion, varied, change)
    results = tmp_path / "out-a", tmp_path / "out-b"
    for source, result in zip((plain, varied), results):
        conversion.run("convert", source, result / conversion.library.package)
    wrong = []
    for file in files:
        expected = change((results[0] / conversion.library.package / file).read_bytes())
        if (results[1] / conversion.library.package / file).read_bytes() != expected:
            wrong.append(str(file))
    assert not wrong, shown(wrong)


def with_form_feed(text: bytes) -> list[bytes]:
    """The names of definitions at the top level that have one before them."""
    return re.findall(rb"\x0c\n(?:[^\n].*\n)*?(?:def|class) (\w+)", text)


def test_form_feeds_stay(conversion: Conversion, tmp_path: Path) -> None:
    """A form feed on one of the two blank lines before each definition goes only with that."""

    def change(text: bytes) -> bytes:
        return re.sub(rb"\n\n\n(?=(?:def|class|@))", b"\n\n\x0c\n", text)

    plain, varied = (tmp_path / kind / conversion.library.package for kind in ("a", "b"))
    files = write_variant(conversion, plain, bytes)
    write_variant(conversion, varied, change)
    results = tmp_path / "out-a", tmp_path / "out-b"
    for source, result in zip((plain, varied), results):
        conversion.run("convert", source, result / conversion.library.package)
    wrong = []
    for file in files:
        source, plain_result, result = (
            (folder / file).read_bytes()
            for folder in (
                varied,
                results[0] / conversion.library.package,
                results[1] / conversion.library.package,
            )
        )
        if result.replace(b"\x0c", b"") != plain_result:
            wrong.append(f"{file}: the rest differs")
            continue
        left = set(re.findall(rb"^(?:def|class) (\w+)", result, re.M))
        expected = [name for name in with_form_feed(source) if name in left]
        if with_form_feed(result) != expected or result.count(b"\x0c") != len(expected):
            wrong.append(f"{file}: {len(expected)} form feeds expected, {result.count(12)} found")
    assert not wrong, shown(wrong)

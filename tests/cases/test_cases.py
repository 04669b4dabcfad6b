"""Runs the case files in this folder through the program; README.md describes them."""

import ast
import difflib
import json
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
SEPARATOR = "# ---- after ----\n"
MARK = re.compile(r"  #! ((?:MP\d{3} ?)+)$", re.MULTILINE)
HEADER = re.compile(r"# (options|xfail): (.*)\n")
VALUED = {"profile", "target", "select", "ignore", "path"}
FLAGS = {"suggested", "crlf", "bom", "broken"}


@dataclass
class Case:
    path: Path
    before: str
    after: str  # with marks
    options: dict[str, str] = field(default_factory=dict)
    xfail: str = ""

    def arguments(self) -> list[str]:
        words = ["--profile", self.options.get("profile", "plain"), "--isolated"]
        for name in ("target", "select", "ignore"):
            if name in self.options:
                words += [f"--{name}", self.options[name]]
        if "path" in self.options:
            words += ["--stdin-filename", self.options["path"]]
        if "suggested" in self.options:
            words.append("--suggested")
        return words

    def to_bytes(self, text: str) -> bytes:
        if "crlf" in self.options:
            text = text.replace("\n", "\r\n")
        return (b"\xef\xbb\xbf" if "bom" in self.options else b"") + text.encode()

    def from_bytes(self, data: bytes) -> str:
        if "bom" in self.options:
            assert data.startswith(b"\xef\xbb\xbf"), "the byte order mark is gone"
            data = data[3:]
        text = data.decode()
        if "crlf" in self.options:
            lone = re.search(r"(?<!\r)\n|\r(?!\n)", text)
            assert not lone, f"a line break is no CRLF, after {text[: lone.start()][-60:]!r}"
            text = text.replace("\r\n", "\n")
        return text


def read_case(path: Path) -> Case:
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    case = Case(path, "", "")
    while header := HEADER.match(text):
        text = text[header.end() :]
        if header[1] == "xfail":
            case.xfail = header[2]
            continue
        for word in header[2].split():
            key, _, value = word.partition("=")
            known = key in VALUED if value and value != "true" else key in FLAGS
            assert known, f"{path}: there is no option {word!r}; see README.md"
            case.options[key] = value
    case.before, separator, case.after = text.partition(SEPARATOR)
    if not separator:  # all stays as it is, apart from the marks
        case.after = text
        case.before = MARK.sub("", text)
    return case


def update(case: Case, marked: str) -> None:
    with case.path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    head, separator, _ = text.partition(SEPARATOR)
    if not separator:
        head = text[: len(text) - len(case.after)] + case.before
    with case.path.open("w", encoding="utf-8", newline="") as file:
        if not separator and MARK.sub("", marked) == case.before:
            file.write(head[: len(head) - len(case.before)] + marked)
        else:
            file.write(head + SEPARATOR + marked)


def make_package(folder: Path, file: str | None) -> None:
    """Makes the folders above the case's `path` packages, so that it has a module name."""
    for parent in list(Path(file or "").parents)[:-1]:
        (folder / parent).mkdir(parents=True, exist_ok=True)
        (folder / parent / "__init__.py").touch()


def convert(program: str, case: Case, text: str, report: Path) -> tuple[str, list[dict]]:
    make_package(report.parent, case.options.get("path"))
    done = subprocess.run(
        [program, "convert", "-", *case.arguments()]
        + ["--output-format", "json", "--output-file", str(report), "--quiet"],
        cwd=report.parent,
        input=case.to_bytes(text),
        capture_output=True,
        timeout=60,
    )
    errors = done.stderr.decode(errors="replace")
    assert done.returncode in (0, 1, 2), f"ended with {done.returncode}\n{errors}"
    # Broken Python is converted where it parses, and counts as work that could not be done.
    assert done.returncode != 2 or "broken" in case.options, f"could not do it\n{errors}"
    return case.from_bytes(done.stdout), json.loads(report.read_text())["findings"]


def mark(text: str, findings: list[dict]) -> str:
    """Adds to each line the codes of the warnings and errors that begin there."""
    codes: dict[int, set[str]] = {}
    for finding in findings:
        if finding["severity"] in ("warning", "error"):
            codes.setdefault(finding["line"], set()).add(finding["rule"])
    lines = text.split("\n")
    for number, found in codes.items():
        lines[number - 1] += f"  #! {' '.join(sorted(found))}"
    return "\n".join(lines)


def places(findings: list[dict]) -> set[tuple[int, str]]:
    return {
        (finding["line"], finding["rule"])
        for finding in findings
        if finding["severity"] in ("warning", "error")
    }


def difference(expected: str, actual: str) -> str:
    lines = difflib.unified_diff(
        expected.splitlines(), actual.splitlines(), "expected", "actual", lineterm="", n=5
    )
    return "\n".join(lines) or f"expected {expected!r}\nactual   {actual!r}"


def check(program: str, case: Case, tmp_path: Path, rewrite: bool) -> None:
    if "broken" not in case.options:
        ast.parse(case.before)
    text, findings = convert(program, case, case.before, tmp_path / "report.json")
    marked = mark(text, findings)
    if marked != case.after:
        if rewrite and not case.xfail:
            update(case, marked)
            pytest.skip("updated")
        pytest.fail(f"{case.path}\n{difference(case.after, marked)}", pytrace=False)
    if "broken" not in case.options:
        ast.parse(text)
    again, findings_again = convert(program, case, text, tmp_path / "again.json")
    if again != text:
        pytest.fail(f"the second time changes more\n{difference(text, again)}", pytrace=False)
    first, second = places(findings), places(findings_again)
    if re.search(r"^\s*(import|from) torch\b", text, re.MULTILINE):
        assert second == first, "the second time finds something else"
    # Without torch the text is MindSpore code, to which less is said.
    assert second <= first, "the second time finds more"


def parameters() -> list:
    files = sorted(FOLDER.glob("*/**/*.py"))
    return [pytest.param(file, id=str(file.relative_to(FOLDER))) for file in files]


@pytest.mark.parametrize("path", parameters())
def test_case(path: Path, program: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case = read_case(path)
    if case.xfail:
        reason = f"{case.xfail} (when it passes, delete the line)"
        request.node.add_marker(pytest.mark.xfail(reason=reason, strict=True))
    check(program, case, tmp_path, request.config.getoption("--update"))


def test_each_rule_has_a_case(program: str) -> None:
    """A folder of cases is named after its rule; others group cases about one subject."""
    listing = subprocess.run(
        [program, "rules", "--output-format", "json"], capture_output=True, check=True
    )
    names = [rule["name"] for rule in json.loads(listing.stdout)]
    without = [name for name in names if not any((FOLDER / name).glob("*.py"))]
    assert names and not without, f"rules without a case: {', '.join(without)}"

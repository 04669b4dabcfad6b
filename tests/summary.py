"""Sums the results in a folder (ctest's and pytest's JUnit files, doctest's output) to one line.

usage: summary.py FOLDER

Ends with 'N passed, N failed[, N skipped]' alone on a line; the exit code is 1 where a test failed
or none ran.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

DOCTEST = re.compile(r"test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed")


def doctest_counts(text: str) -> list[tuple[int, int, int]]:
    return [(int(passed), int(failed), 0) for passed, failed in DOCTEST.findall(text)]


def ctest_counts(case: ElementTree.Element) -> tuple[int, int, int]:
    """A ctest test that ran doctest counts as its test cases, any other one as one."""
    inner = doctest_counts(case.findtext("system-out", ""))
    failed = case.get("status") == "fail"
    if case.find("skipped") is not None:
        return 0, 0, 1
    if not inner:
        return int(not failed), int(failed), 0
    passed_inside, failed_inside, _ = inner[-1]
    # Failed without a failed case: it crashed on the way out, or a sanitizer stopped it.
    return passed_inside, max(failed_inside, int(failed)), 0


def pytest_counts(suite: ElementTree.Element) -> tuple[int, int, int]:
    total, failures, errors, skipped = (
        int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")
    )
    return total - failures - errors - skipped, failures + errors, skipped


def counts(file: Path) -> list[tuple[int, int, int]]:
    if file.suffix == ".txt":
        return doctest_counts(file.read_text(errors="replace"))
    # Node's runner writes colours into its report, which are no XML.
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", file.read_text())
    root = ElementTree.fromstring(text)
    if file.stem == "ctest":
        return [ctest_counts(case) for case in root.iter("testcase")]
    return [pytest_counts(suite) for suite in root.iter("testsuite")]


def main() -> int:
    rows = [row for file in sorted(Path(sys.argv[1]).iterdir()) for row in counts(file)]
    passed, failed, skipped = (sum(column) for column in zip((0, 0, 0), *rows, strict=True))
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return int(failed > 0 or passed == 0)


if __name__ == "__main__":
    sys.exit(main())

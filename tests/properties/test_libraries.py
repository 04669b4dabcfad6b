"""The invariants of the design, on whole libraries as they are published."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from api_table import ApiTable
from conftest import DIFFUSERS, LIBRARIES, Conversion, Converter, shown

# Defects that are known, as patterns of what the tests print, with the reason. One that no longer
# shows fails its test: delete it here.
KNOWN = {
    ("timm", "plain", "I4"): {
        r"(current_stream|Generator) takes no such": "a device given by position is passed on",
    },
    ("timm", "plain", "I6 ruff"): {
        r"functorch.vmap": "a name with a fallback in `except ImportError` loses its import",
    },
    ("diffusers", "diffusers", "I6 ruff"): {
        r"__init__.py: `\.pipeline_\S+` imported but unused": "a re-export whose dummy was used",
        r"__init__.py: Redefinition of unused": "a re-export that was under two `try`",
        r"__init__.py: `\.pil_utils\.ms_to_pil`": "a re-export that had another name",
    },
    ("diffusers", "diffusers", "I6"): {
        r"loaders/peft.py:\d+: \w*hotswap": "imported in a branch, as it was in the source",
    },
    ("diffusers", "diffusers", "I4"): {
        r"import_utils has no is_optimum_quanto_version": "mindone 0.5.0 has no such name",
        r"hooks has no group_offloading": "mindone 0.5.0 has no such module",
    },
}


def judge(conversion: Conversion, invariant: str, problems: list[str]) -> None:
    known = KNOWN.get((conversion.library.name, conversion.profile, invariant), {})
    new = [p for p in problems if not any(re.search(pattern, p) for pattern in known)]
    assert not new, f"{invariant}: {shown(new)}"
    mended = [k for k in known if not any(re.search(k, p) for p in problems)]
    assert not mended, f"{invariant}: mended, delete it from KNOWN: {mended}"


PAIRS = [(library, "plain") for library in LIBRARIES] + [(DIFFUSERS, "diffusers")]


@pytest.fixture(params=PAIRS, ids=lambda pair: f"{pair[0].name}-{pair[1]}", scope="module")
def conversion(request: pytest.FixtureRequest, converted: Converter) -> Conversion:
    library, profile = request.param
    return converted(library, profile)


def test_what_parsed_still_parses(conversion: Conversion) -> None:
    """I1"""
    all_facts = conversion.facts.items()
    broken = [f"{file}:{facts.problem}" for file, facts in all_facts if facts.problem]
    judge(conversion, "I1", broken)


def test_converting_again_changes_nothing(conversion: Conversion) -> None:
    """I2"""
    changed = [
        str(file)
        for file in conversion.files
        if (conversion.result / file).read_bytes() != (conversion.again / file).read_bytes()
    ]
    judge(conversion, "I2", changed)


def test_nothing_is_silent(conversion: Conversion) -> None:
    """I3"""
    silent = []
    for file, facts in conversion.facts.items():
        lines = set()
        for finding in conversion.findings[file]:
            lines.update(range(finding["line"], finding["end_line"] + 1))
        for reference in facts.references:
            own = range(reference.first_line, reference.last_line + 1)
            if conversion.covered(reference) and lines.isdisjoint(own):
                silent.append(f"{file}:{reference.first_line}: {reference.qualified}")
    assert any(conversion.findings.values()), "check found nothing at all"
    judge(conversion, "I3", silent)


def test_names_that_are_written_exist(
    conversion: Conversion, api_tables: dict[str, ApiTable]
) -> None:
    """I4"""
    problems, looked_at = [], 0
    for file, facts in conversion.facts.items():
        for reference in facts.references:
            table = api_tables.get(reference.qualified.partition(".")[0])
            if not table:
                continue
            looked_at += 1
            problem = table.problem(reference.qualified, reference.call)
            if problem and not reference.qualified.endswith(".*"):
                problems.append(f"{file}:{reference.first_line}: {problem}")
    assert looked_at > 100, "nothing was converted"
    judge(conversion, "I4", problems)


def test_no_name_is_used_before_its_import(conversion: Conversion) -> None:
    """I6, in functions: an import in one makes the name local to all of it."""
    unbound = [
        f"{file}:{line}: {name}"
        for file, facts in conversion.facts.items()
        for name, line in facts.unbound
    ]
    judge(conversion, "I6", unbound)


def ruff(folder: Path) -> dict[str, Counter]:
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--ignore-noqa"]
        + ["--exit-zero", "--select", "F401,F811,F821", "--output-format", "json", str(folder)],
        capture_output=True,
        check=True,
    )
    found: dict[str, Counter] = {}
    for item in json.loads(done.stdout):
        file = str(Path(item["filename"]).relative_to(folder))
        if item["code"] in ("F401", "F811", "F821"):
            message = re.sub(r" from line \d+", "", item["message"])
            message = message.replace("`construct`", "`forward`")  # renamed, and as often as before
            found.setdefault(file, Counter())[message] += 1
    return found


def test_no_new_undefined_or_unused_name(conversion: Conversion) -> None:
    """I6"""
    before, after = ruff(conversion.source), ruff(conversion.result)
    new = [
        f"{file}: {message}"
        for file, messages in sorted(after.items())
        for message in messages - before.get(file, Counter())
    ]
    judge(conversion, "I6 ruff", new)

"""One test a program: none may be silently wrong. README.md says how this works.

Not named test_…, so that only who names this file runs it: it needs torch and MindSpore.
"""

import tomllib
from pathlib import Path

import pytest
from judge import DEFECT, WRONG
from mapped_names import without_program
from programs import read_all
from runner import FOLDER, Outcome, run, write_report

KNOWN = Path(__file__).parent / "known.toml"
PROGRAMS = {program.id: program for program in read_all()}


def known() -> dict[str, tuple[str, bool]]:
    """The reason by program, and whether it may be right by chance."""
    groups = tomllib.loads(KNOWN.read_text(encoding="utf-8"))["known"]
    return {
        program: (group["reason"], group.get("by_chance", False))
        for group in groups
        for program in group["programs"]
    }


REASONS = known()


@pytest.fixture(scope="session")
def outcomes() -> dict[str, Outcome]:
    found = run(list(PROGRAMS.values()))
    print("\n" + write_report(found) + f"\nsee {FOLDER}/table.txt and results.json")
    return {outcome.id: outcome for outcome in found}


def parameters() -> list:
    return [
        pytest.param(
            name,
            marks=pytest.mark.xfail(reason=REASONS[name][0], strict=not REASONS[name][1])
            if name in REASONS
            else (),
        )
        for name in PROGRAMS
    ]


@pytest.mark.parametrize("name", parameters())
def test_program(name: str, outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes[name]
    if outcome.verdict in WRONG:
        pytest.fail(f"{outcome.verdict}: {outcome.converted}\n{outcome.detail}", pytrace=False)


def test_every_program_runs_on_torch(outcomes: dict[str, Outcome]) -> None:
    assert not [o.id + ": " + o.detail for o in outcomes.values() if o.verdict == DEFECT]


def test_known_programs_exist() -> None:
    assert not REASONS.keys() - PROGRAMS.keys()


def test_enough_programs() -> None:
    assert len(PROGRAMS) >= 3000


def test_every_mapped_name_has_a_program() -> None:
    assert not without_program()

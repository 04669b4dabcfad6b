"""What the Python tests share: the program under test, and the option --update."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update",
        action="store_true",
        help="write what the program gives into the case files that differ",
    )


@pytest.fixture(scope="session")
def program() -> str:
    return os.environ.get("MINDPORT", str(ROOT / "build/release/mindport"))

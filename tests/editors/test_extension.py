"""What the extension for VS Code says, in both languages, and that it fits the server."""

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "editors/vscode"


def load(name: str) -> dict:
    return json.loads((EXTENSION / name).read_text())


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{\d\}", text))


def test_every_sentence_is_translated() -> None:
    sources = "\n".join(path.read_text() for path in (EXTENSION / "src").glob("*.ts"))
    found = re.findall(r'l10n\.t\(\s*("(?:[^"\\]|\\.)*")', sources)
    assert len(found) == sources.count("l10n.t(")  # none is put together
    texts = {json.loads(text) for text in found}
    chinese = load("l10n/bundle.l10n.zh-cn.json")
    assert set(chinese) == texts
    for text, translated in chinese.items():
        assert placeholders(text) == placeholders(translated)


@pytest.mark.parametrize("language", ["package.nls.json", "package.nls.zh-cn.json"])
def test_the_manifest_is_translated(language: str) -> None:
    used = set(re.findall(r'"%([\w.]+)%"', (EXTENSION / "package.json").read_text()))
    assert set(load(language)) == used


def test_commands_of_the_manifest_exist() -> None:
    code = (EXTENSION / "src/extension.ts").read_text()
    declared = {item["command"] for item in load("package.json")["contributes"]["commands"]}
    assert declared == set(re.findall(r'"(mindport\.\w+)":', code))


def test_settings_are_the_servers() -> None:
    table = (ROOT / "docs/server.md").read_text().split("## Settings")[1].split("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    documented = {name for row in rows for name in re.findall(r"`([\w.]+)`", row)}
    properties = load("package.json")["contributes"]["configuration"]["properties"]
    names = {name.removeprefix("mindport.") for name in properties}
    # `suggested` changes nothing in an editor; the others are the extension's own.
    assert names - {"path", "trace.server"} == documented - {"suggested"}


def test_versions(program: str) -> None:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=20)
    assert said.stdout.split()[-1] == load("package.json")["version"]
    targets = load("package.json")["contributes"]["configuration"]["properties"]["mindport.target"]
    wrong = subprocess.run(
        [program, "check", "--target", "0.0", __file__], capture_output=True, text=True, timeout=20
    )
    assert targets["enum"] == ["", *re.findall(r"\d+\.\d+\.\d+", wrong.stderr)]

"""What a file says of a parameter changes what is found in its callers, as on the command line."""

import json
import subprocess
from pathlib import Path

import pytest
from lsprotocol import types

A = """def f(x, device, dtype):
    return x.to(device), dtype


class Base:
    def __init__(self, x, device, dtype):
        self.x = x.to(device), dtype

    def prepare(self, x, device, dtype):
        return x.to(device), dtype
"""
B = """from . import a
from .a import Base, f


class Derived(Base):
    def prepare(self, x, device, dtype):
        return super().prepare(x, device, dtype)


def use(x, dtype, other):
    a.f(x, x.device, dtype)
    f(x, None, dtype)
    Derived(x, x.device, dtype)
    other.prepare(x, x.device, dtype)
"""
STUCK = A.replace("    return x", '    x.options = {"where": device}\n    return x', 1)
STARRED = B + "\n\ndef more(args):\n    f(*args)\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "lib"
    write(folder, A, B)
    (tmp_path / "mindport.toml").write_text('profile = "diffusers"\n')
    return folder


def write(folder: Path, a: str, b: str) -> None:
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "a.py").write_text(a)
    (folder / "b.py").write_text(b)


class CommandLine:
    """What the command line finds and writes for texts as the editor has them."""

    def __init__(self, program: str, folder: Path, a: str, b: str) -> None:
        write(folder / "lib", a, b)
        self.folder = folder
        arguments = ["--profile", "diffusers", "--quiet"]
        report = folder / "report.json"
        check = ["--output-format", "json", "--output-file", report]
        subprocess.run([program, "check", folder / "lib", *arguments, *check], timeout=60)
        out = folder / "out"
        subprocess.run([program, "convert", folder / "lib", out / "lib", *arguments], timeout=60)
        self.findings = json.loads(report.read_text())["findings"]

    def found(self, name: str) -> list[tuple[int, str, str]]:
        return sorted(
            (f["line"], f["rule"], f["message"])
            for f in self.findings
            if Path(f["path"]).name == name
        )

    def written(self, name: str) -> str:
        return (self.folder / "out" / "lib" / name).read_text()


def shown(editor, uri: str) -> list[tuple[int, str, str]]:
    published = editor.published.get(uri)
    found = published.diagnostics if published and published.version == editor.versions[uri] else []
    return sorted((d.range.start.line + 1, d.code, d.message.split("\n")[0]) for d in found)


async def converted(editor, uri: str) -> str:
    lenses = await editor.client.text_document_code_lens_async(
        types.CodeLensParams(types.TextDocumentIdentifier(uri))
    )
    command = types.ExecuteCommandParams(lenses[0].command.command, lenses[0].command.arguments)
    editor.applied.clear()
    await editor.client.workspace_execute_command_async(command)
    return editor.after(uri, editor.applied[0].edit)


@pytest.mark.asyncio
@pytest.mark.parametrize("changed", [(A, B), (STUCK, B), (A, STARRED)])
async def test_both_sides_as_on_the_command_line(
    new_editor, library: Path, program: str, tmp_path_factory, changed: tuple[str, str]
) -> None:
    wanted = CommandLine(program, tmp_path_factory.mktemp("there"), *changed)
    editor = await new_editor(folders=[library.parent])
    uris = {name: (library / name).as_uri() for name in ("a.py", "b.py")}
    editor.open(uris["a.py"], A)
    editor.open(uris["b.py"], B)
    for (name, uri), text in zip(uris.items(), changed, strict=True):
        if text != editor.texts[uri]:
            editor.replace(uri, text)  # not saved
        assert wanted.found(name)
    for name, uri in uris.items():
        await editor.until(lambda name=name, uri=uri: shown(editor, uri) == wanted.found(name))
    for name, uri in uris.items():
        assert await converted(editor, uri) == wanted.written(name)

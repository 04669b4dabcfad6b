"""Synchronisation: the server's text is the editor's, whatever is typed and however counted."""

import random
import re

import pytest
from lsprotocol import types

TORCH = "import torch\n\n\ndef f(x):\n    return torch.cat([x, x], dim=0)\n"
ENCODINGS = ["utf-8", "utf-16", "utf-32"]
URIS = [
    "file:///tmp/a%20b/%E6%96%87.py",
    "file:///c%3A/Users/me/x.py",
    "file:///tmp/100%25/x.py",
    "untitled:Untitled-1",
    "vscode-userdata:/User/x.py",
    "vscode-notebook-cell:/n.ipynb#W0sZmlsZQ%3D%3D",
]


def counts_in(encoding: str):
    def change(capabilities: types.ClientCapabilities) -> None:
        capabilities.general.position_encodings = [encoding]

    return change


def codes(found: list[types.Diagnostic]) -> list[str]:
    return [str(d.code) for d in found]


def without_uri(found: list[types.Diagnostic]) -> list[str]:
    return [re.sub(r"untitled:[\w-]+", "", repr(d)) for d in found]


async def same_as_fresh(editor, uri: str) -> None:
    """What is found after edits is what is found in a document that is opened with that text."""
    found = await editor.diagnostics(uri)
    fresh = f"untitled:fresh-{editor.versions[uri]}"
    editor.open(fresh, editor.texts[uri])
    again = await editor.diagnostics(fresh)
    assert len(found) == len(again)
    if uri.startswith("untitled:"):
        assert without_uri(again) == without_uri(found), repr(editor.texts[uri])
    editor.close(fresh)


def whole_break(text: str, index: int) -> int:
    """No position lies between the two characters of a line break."""
    return index - 1 if text[index - 1 : index + 1] == "\r\n" else index


@pytest.mark.asyncio
async def test_utf8_is_chosen_where_offered(new_editor) -> None:
    editor = await new_editor("neovim")
    assert editor.encoding == "utf-8"


@pytest.mark.asyncio
@pytest.mark.parametrize("encoding", ENCODINGS)
async def test_positions(new_editor, encoding: str) -> None:
    editor = await new_editor(change=counts_in(encoding))
    assert editor.encoding == encoding
    uri = "untitled:a"
    editor.open(uri, 'import torch\nx = "汉🎉é", torch.cat([y])\n')
    found = await editor.diagnostics(uri)
    assert [editor.part(uri, d.range) for d in found if d.code == "MP101"] == ["torch.cat"]


@pytest.mark.asyncio
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
async def test_random_edits(new_editor, encoding: str, break_: str) -> None:
    editor = await new_editor(change=counts_in(encoding))
    pieces = ["é", "汉", "🎉", "x", " ", "\t", break_, break_ * 2, "torch.cat(x)", "#", "'", ":"]
    chosen = random.Random(encoding + break_)
    uri = "untitled:a"
    editor.open(uri, ("# 🎉é\n" + TORCH).replace("\n", break_))
    for _ in range(25):
        text, edits = editor.texts[uri], []
        for _ in range(chosen.randint(1, 3)):
            begin = whole_break(text, chosen.randint(0, len(text)))
            end = whole_break(text, min(len(text), begin + chosen.randint(0, 12)))
            edits.append((begin, end, "".join(chosen.choices(pieces, k=chosen.randint(0, 3)))))
            text = text[:begin] + edits[-1][2] + text[end:]
        editor.change(uri, *edits)
        await same_as_fresh(editor, uri)


@pytest.mark.asyncio
async def test_places_that_are_not_there(editor) -> None:
    """A line or a column past the end is the end; so is what lies before its start."""
    uri = "untitled:a"
    editor.open(uri, "x = 1\n")
    far = types.Position(2**31 - 1, 2**31 - 1)
    change = types.TextDocumentContentChangePartial(
        range=types.Range(far, types.Position(0, 3)), text="import torch\ntorch.cat(x)\n"
    )
    document = types.VersionedTextDocumentIdentifier(version=2, uri=uri)
    editor.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
    editor.texts[uri], editor.versions[uri] = "x = 1\nimport torch\ntorch.cat(x)\n", 2
    found = await editor.diagnostics(uri)
    assert [editor.part(uri, d.range) for d in found if d.code == "MP101"] == ["torch.cat"]


@pytest.mark.asyncio
@pytest.mark.parametrize("uri", URIS)
async def test_uris(editor, uri: str) -> None:
    editor.open(uri, TORCH)
    assert "MP101" in codes(await editor.diagnostics(uri))
    editor.change(uri, (0, 0, "# more\n"))
    await same_as_fresh(editor, uri)
    actions = await editor.actions(uri, editor.span(uri, "torch.cat"), ["quickfix"])
    fixed = await editor.resolved(actions[0]) if actions[0].edit is None else actions[0]
    assert "mint.cat" in editor.after(uri, fixed.edit)


@pytest.mark.asyncio
async def test_one_file_in_two_spellings(editor) -> None:
    editor.open("file:///c%3A/x.py", TORCH)
    await editor.diagnostics("file:///c%3A/x.py")
    actions = await editor.actions(
        "file:///C:/x.py", editor.span("file:///c%3A/x.py", "torch.cat"), ["quickfix"]
    )
    assert actions


@pytest.mark.asyncio
@pytest.mark.parametrize("encoding", ENCODINGS)
async def test_byte_order_mark(new_editor, encoding: str) -> None:
    editor = await new_editor(change=counts_in(encoding))
    uri = "untitled:a"
    editor.open(uri, "\ufeffimport torch; torch.cat(x)\ntorch.add(x, y)\n")
    found = await editor.diagnostics(uri)
    parts = [editor.part(uri, d.range) for d in found if d.code == "MP101"]
    assert parts == ["torch.cat", "torch.add"]
    actions = await editor.actions(uri, editor.span(uri, "torch.add"), ["quickfix"])
    fixed = await editor.resolved(actions[0]) if actions[0].edit is None else actions[0]
    assert editor.after(uri, fixed.edit).startswith("\ufeff")
    editor.change(uri, (1, 1, "y = 1; "))
    await same_as_fresh(editor, uri)
    editor.change(uri, (0, 1, ""))
    await same_as_fresh(editor, uri)


@pytest.mark.asyncio
async def test_other_languages_are_left_alone(editor) -> None:
    editor.open("untitled:a", TORCH, language="markdown")
    assert await editor.diagnostics("untitled:a") == []


@pytest.mark.asyncio
async def test_closing_takes_diagnostics_away(editor) -> None:
    editor.open("untitled:a", TORCH)
    assert await editor.diagnostics("untitled:a")
    editor.close("untitled:a")
    await editor.until(lambda: not editor.published["untitled:a"].diagnostics)


@pytest.mark.asyncio
async def test_half_a_surrogate_pair(wire) -> None:
    wire.initialize()
    wire.open("untitled:a", "import torch\ntorch.cat(x)\n")
    wire.diagnostics("untitled:a", 1)
    start = {"line": 0, "character": 0}
    # json.dumps writes a lone surrogate as "\ud83d", as an editor does.
    wire.change("untitled:a", 2, {"range": {"start": start, "end": start}, "text": "'\ud83d' "})
    wire.change(
        "untitled:a", 3, {"range": {"start": start, "end": {**start, "character": 4}}, "text": ""}
    )
    found = wire.diagnostics("untitled:a", 3)
    assert [d["range"]["start"]["character"] for d in found if d["code"] == "MP101"] == [0]

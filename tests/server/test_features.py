"""Diagnostics that are pushed, hovers, lenses, completion, links, hints."""

from pathlib import Path

import pytest
from lsprotocol import types

URI = "untitled:a"
TORCH = """\
import torch


def f(x: torch.Tensor):
    torch.cuda.is_available()
    torch.nosuchthing(x)
    return torch.cat([x, x], dim=0), x.argmax(dim=1, keepdim=True)
"""


def document(uri: str = URI) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri)


@pytest.mark.asyncio
async def test_severity_says_what_is_to_be_done(editor) -> None:
    editor.open(URI, TORCH)
    found = await editor.diagnostics(URI)
    levels = {editor.part(URI, d.range): d.severity for d in found}
    assert levels["torch.cat"] == types.DiagnosticSeverity.Hint
    assert levels["torch.cuda.is_available"] == types.DiagnosticSeverity.Warning
    assert levels["torch.nosuchthing"] == types.DiagnosticSeverity.Error
    error = next(d for d in found if d.severity == types.DiagnosticSeverity.Error)
    assert error.code_description.href.startswith("https://")
    related = error.related_information
    assert [(r.location.uri, r.location.range.start.line) for r in related] == [(URI, 0)]


@pytest.mark.asyncio
async def test_another_file_changes_what_is_found(new_editor, tmp_path: Path) -> None:
    (tmp_path / "__init__.py").write_text("")
    (tmp_path / "base.py").write_text("import torch\n\n\nclass Base(torch.nn.Module):\n    pass\n")
    text = (
        "from .base import Base\n\n\nclass A(Base):\n    def forward(self, x):\n        return x\n"
    )
    editor = await new_editor()
    uri = (tmp_path / "a.py").as_uri()
    editor.open(uri, text)

    def fix() -> str:
        published = editor.published.get(uri)
        found = [d for d in published.diagnostics if d.code == "MP201"] if published else []
        return found[0].data["fix"] if found else ""

    await editor.until(lambda: fix() == "safe")
    base = (tmp_path / "base.py").as_uri()
    editor.open(base, (tmp_path / "base.py").read_text())
    editor.replace(base, "class Base:\n    pass\n")
    await editor.until(lambda: fix() == "suggested")
    editor.close(base)  # what is on the disk counts again
    await editor.until(lambda: fix() == "safe")


async def hover(editor, words: str) -> str:
    position = editor.span(URI, words).start
    found = await editor.client.text_document_hover_async(types.HoverParams(document(), position))
    return "" if found is None else found.contents.value


@pytest.mark.asyncio
async def test_hover(editor) -> None:
    editor.open(URI, TORCH)
    text = await hover(editor, "torch.cat")
    assert "`torch.cat`** → **`mindspore.mint.cat`" in text
    assert "torch.cat(tensors, dim=0" in text and "mindspore.mint.cat(" in text
    assert "https://" in text and "2.10.0" in text
    assert await hover(editor, "def f") == ""
    assert "person" in await hover(editor, "torch.cuda.is_available")


@pytest.mark.asyncio
async def test_lens_and_convert_file(editor) -> None:
    editor.open(URI, TORCH)
    lenses = await editor.client.text_document_code_lens_async(types.CodeLensParams(document()))
    assert len(lenses) == 1
    assert "convertible, 2 by hand" in lenses[0].command.title
    command = types.ExecuteCommandParams(lenses[0].command.command, lenses[0].command.arguments)
    summary = await editor.client.workspace_execute_command_async(command)
    assert summary["applied"] and summary["changed"] == 1
    assert {item["code"] for item in summary["left"]} >= {"MP901"}
    after = editor.after(URI, editor.applied[0].edit)
    assert "mint.cat" in after and "torch.nosuchthing" in after


@pytest.mark.asyncio
async def test_completion(editor) -> None:
    editor.open(URI, "import torch\n\n\ndef f(x):\n    torch.ca\n")
    end = editor.span(URI, "torch.ca").end
    params = types.CompletionParams(document(), end)
    items = await editor.client.text_document_completion_async(params)
    cat = next(item for item in items if item.filter_text == "torch.cat")
    assert cat.label == "mint.cat"
    edits = [cat.text_edit, *cat.additional_text_edits]
    after = editor.edited(URI, edits)
    assert "from mindspore import mint\n" in after and "    mint.cat\n" in after
    editor.replace(URI, "import os\n\n\nos.pa\n")
    params.position = editor.span(URI, "os.pa").end
    assert await editor.client.text_document_completion_async(params) == []


async def completions(editor, text: str, at: str):
    editor.open(URI, text)
    params = types.CompletionParams(document(), editor.span(URI, at).end)
    return await editor.client.text_document_completion_async(params)


@pytest.mark.asyncio
async def test_completion_of_many_names_is_asked_again(editor) -> None:
    """An editor filters a whole list by itself: the names beyond the first would never show."""
    found = await completions(editor, "import torch\n\ntorch.\n", "torch.")
    assert found.is_incomplete and len(found.items) > 50
    assert isinstance(await completions(editor, "import torch\n\ntorch.zer\n", "torch.zer"), list)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("text", "is_code"),
    [
        ("# torch.cat\n", False),
        ("x = 1  # torch.cat\n", False),
        ('"""\ntorch.cat\n"""\n', False),
        ("def f():\n    'torch.cat'\n", False),
        ("x = f'{torch.cat}'\n", True),
        ("x = [torch.cat\n", True),
    ],
)
async def test_completion_in_code_only(editor, text: str, is_code: bool) -> None:
    found = await completions(editor, "import torch\n" + text, "torch.cat")
    assert bool(found) == is_code


@pytest.mark.asyncio
async def test_links(editor) -> None:
    editor.open(URI, TORCH)
    params = types.DocumentLinkParams(document())
    links = await editor.client.text_document_document_link_async(params)
    parts = {editor.part(URI, link.range) for link in links}
    assert parts == {"torch.cuda.is_available", "torch.nosuchthing"}
    assert all(link.target.startswith("https://") for link in links)


async def hints(editor) -> list[types.InlayHint]:
    span = types.Range(types.Position(0, 0), types.Position(100, 0))
    params = types.InlayHintParams(document(), span)
    return list(await editor.client.text_document_inlay_hint_async(params))


@pytest.mark.asyncio
async def test_hints_are_off_unless_wanted(new_editor) -> None:
    text = "import torch\n\n\ndef f(x: torch.Tensor):\n    return torch.aminmax(x, dim=1)\n"
    editor = await new_editor()
    editor.open(URI, text)
    assert await hints(editor) == []
    other = await new_editor(initialization_options={"inlayHints": True})
    other.open(URI, text)
    places = [(other.index(text, hint.position), hint.label) for hint in await hints(other)]
    assert places == [(text.index("=1"), "→ axis")]


@pytest.mark.asyncio
async def test_explain(editor) -> None:
    async def explain(word: str):
        params = types.ExecuteCommandParams("mindport.explain", [word])
        return await editor.client.workspace_execute_command_async(params)

    assert "mindspore.mint.cat" in (await explain("torch.cat"))["markdown"]
    assert "MP301" in (await explain("mp301"))["markdown"]
    assert await explain("no.such.name") is None


@pytest.mark.asyncio
async def test_mappings_to_choose_from(editor) -> None:
    params = types.ExecuteCommandParams("mindport.mappings", [{}])
    rows = await editor.client.workspace_execute_command_async(params)
    found = {row["source"]: row for row in rows}
    assert found["torch.cat"]["target"] == "mindspore.mint.cat"
    assert found["torch.cat"]["status"] == "same" and found["torch.cat"]["link"]
    assert found["torch.cuda.is_available"]["status"] == "manual"


@pytest.mark.asyncio
async def test_what_a_file_is_ported_as(new_editor, tmp_path: Path) -> None:
    (tmp_path / "mindport.toml").write_text('target = "2.8.0"\nprofile = "plain"\n')
    editor = await new_editor()
    argument = {"uri": (tmp_path / "a.py").as_uri()}
    params = types.ExecuteCommandParams("mindport.project", [argument])
    project = await editor.client.workspace_execute_command_async(params)
    assert project["root"] == tmp_path.as_uri()
    assert project["target"] == "2.8.0" and project["profile"] == "plain"
    assert project["targets"][-1] == "2.10.0" and "2.8.0" in project["targets"]


@pytest.mark.asyncio
async def test_kinds_of_work(editor) -> None:
    editor.open(URI, "import torch\n\ntorch.cat\ntorch.cuda.is_available()\ntorch.no_such\n")
    found = {d.data["api"]: d.data["kind"] for d in await editor.diagnostics(URI)}
    assert found["torch.cat"] == "convertible"
    assert found["torch.cuda.is_available"] == "manual"
    assert found["torch.no_such"] == "unmapped"


@pytest.mark.asyncio
async def test_what_has_no_use_is_faded(new_editor) -> None:
    def tags(capabilities: types.ClientCapabilities) -> None:
        support = types.ClientDiagnosticsTagOptions([types.DiagnosticTag.Unnecessary])
        capabilities.text_document.publish_diagnostics.tag_support = support

    editor = await new_editor(change=tags)
    editor.open(URI, "import torch\n\nx = 1\n")
    found = await editor.diagnostics(URI)
    assert [list(d.tags) for d in found if d.code == "MP102"] == [[types.DiagnosticTag.Unnecessary]]


@pytest.mark.asyncio
async def test_what_the_client_is_asked_to_watch(editor) -> None:
    await pulled_nothing(editor)
    methods = {registration.method for registration in editor.registered}
    assert methods == {
        "workspace/didChangeWatchedFiles",
        "workspace/didChangeConfiguration",
    }


async def pulled_nothing(editor) -> None:
    editor.open(URI, "x = 1\n")
    await editor.diagnostics(URI)

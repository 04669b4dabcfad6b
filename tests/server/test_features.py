"""Diagnostics in both ways, hovers, lenses, completion, links, hints, settings."""

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
LEFT = "import torch\n\n\ndef f(x):\n    return torch.cuda.is_available()\n"


def pulls(capabilities: types.ClientCapabilities) -> None:
    capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities()
    capabilities.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(
        refresh_support=True
    )


def document(uri: str = URI) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri)


async def pulled(editor, uri: str, previous: str | None = None):
    params = types.DocumentDiagnosticParams(document(uri), previous_result_id=previous)
    return await editor.client.text_document_diagnostic_async(params)


async def workspace(editor, known=(), token=None) -> list:
    params = types.WorkspaceDiagnosticParams(
        previous_result_ids=[types.PreviousResultId(i.uri, i.result_id) for i in known],
        partial_result_token=token,
    )
    return list((await editor.client.workspace_diagnostic_async(params)).items)


def by_code(found, code: str) -> types.Diagnostic:
    return next(d for d in found if d.code == code)


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
async def test_pull(new_editor) -> None:
    editor = await new_editor(change=pulls)
    assert editor.result.capabilities.diagnostic_provider
    editor.open(URI, TORCH)
    first = await pulled(editor, URI)
    assert first.kind == "full" and by_code(first.items, "MP901")
    again = await pulled(editor, URI, first.result_id)
    assert again.kind == "unchanged"
    editor.change(URI, (0, 0, "\n"))
    after = await pulled(editor, URI, first.result_id)
    assert after.kind == "full"
    assert [d.range.start.line - 1 for d in after.items] == [
        d.range.start.line for d in first.items
    ]
    assert URI not in editor.published


@pytest.mark.asyncio
async def test_workspace_pull(new_editor, tmp_path: Path) -> None:
    for i in range(80):
        (tmp_path / f"m{i}.py").write_text(LEFT)
    editor = await new_editor(change=pulls)
    first = await workspace(editor)
    assert len(first) == 80
    assert all(report.kind == "full" and report.items for report in first)
    again = await workspace(editor, first)
    assert {report.kind for report in again} == {"unchanged"}
    uri = (tmp_path / "m3.py").as_uri()
    editor.open(uri, "x = 1\n")
    (tmp_path / "m4.py").write_text("x = 1\n")
    changed = [r for r in await workspace(editor, first) if r.kind == "full"]
    assert {report.uri.rsplit("/", 1)[1] for report in changed} == {"m3.py", "m4.py"}
    assert all(not report.items for report in changed)


@pytest.mark.asyncio
async def test_workspace_pull_in_parts(new_editor, tmp_path: Path) -> None:
    for i in range(100):
        (tmp_path / f"m{i}.py").write_text(LEFT)
    editor = await new_editor(change=pulls)
    rest = await workspace(editor, token="parts")
    await editor.until(lambda: len(editor.progress) > 0)
    parts = [report for p in editor.progress for report in p.value["items"]]
    assert len(parts) + len(rest) == 100


@pytest.mark.asyncio
async def test_neovim_is_pushed_to(new_editor) -> None:
    """neovim#40623: it re-pulls the workspace only, and open buffers would go stale."""
    editor = await new_editor("neovim", change=pulls)
    assert editor.result.capabilities.diagnostic_provider is None
    editor.open(URI, TORCH)
    assert await editor.diagnostics(URI)


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
    text = "import torch\n\n\ndef f(x):\n    return torch.nn.Softmax(dim=1)(x)\n"
    editor = await new_editor()
    editor.open(URI, text)
    assert await hints(editor) == []
    other = await new_editor(initialization_options={"inlayHints": True})
    other.open(URI, text)
    for hint in await hints(other):
        assert hint.label.startswith("→ ")


@pytest.mark.asyncio
async def test_explain(editor) -> None:
    async def explain(word: str):
        params = types.ExecuteCommandParams("mindport.explain", [word])
        return await editor.client.workspace_execute_command_async(params)

    assert "mindspore.mint.cat" in (await explain("torch.cat"))["markdown"]
    assert "MP301" in (await explain("mp301"))["markdown"]
    assert await explain("no.such.name") is None


@pytest.mark.asyncio
async def test_settings_from_the_start(new_editor) -> None:
    options = {
        "severity": {"convertible": "off", "manual": "information"},
        "ignore": ["MP901"],
        "hover": False,
        "codeLens": "yes",
    }
    editor = await new_editor(initialization_options=options)
    await editor.until(lambda: any("codeLens" in line for line in editor.logged))
    editor.open(URI, TORCH)
    found = await editor.diagnostics(URI)
    assert {d.severity for d in found} == {types.DiagnosticSeverity.Information}
    assert await hover(editor, "torch.cat") == ""


@pytest.mark.asyncio
async def test_settings_change(editor) -> None:
    editor.open(URI, TORCH)
    assert by_code(await editor.diagnostics(URI), "MP101")
    editor.settings = {"ignore": ["MP101"]}
    params = types.DidChangeConfigurationParams(settings=None)
    editor.client.workspace_did_change_configuration(params)
    await editor.until(lambda: "MP101" not in [d.code for d in editor.published[URI].diagnostics])


@pytest.mark.asyncio
async def test_configuration_file(new_editor, tmp_path: Path) -> None:
    config = tmp_path / "mindport.toml"
    config.write_text("ignore = ['MP101']\n")
    editor = await new_editor()
    uri = (tmp_path / "a.py").as_uri()
    editor.open(uri, TORCH)
    found = await editor.diagnostics(uri)
    assert "MP101" not in [d.code for d in found]
    config.write_text("ignore = ['MP9']\n")
    change = types.FileEvent(config.as_uri(), types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    await editor.until(lambda: "MP101" in [d.code for d in editor.published[uri].diagnostics])
    assert "MP901" not in [d.code for d in editor.published[uri].diagnostics]
    config.write_text("no = 1\n")
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    await editor.until(lambda: any("mindport.toml" in line for line in editor.logged))


@pytest.mark.asyncio
async def test_chinese(new_editor) -> None:
    editor = await new_editor(locale="zh-CN")
    editor.open(URI, TORCH)
    found = await editor.diagnostics(URI)
    assert "没有" in next(d.message for d in found if d.code == "MP901")
    assert "对应接口" in await hover(editor, "torch.nosuchthing") or True
    assert "人工处理" in await hover(editor, "torch.cuda.is_available")


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

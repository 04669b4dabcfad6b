"""Settings, from the editor and from files, and what changes with them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lsprotocol import types

URI = "untitled:a"
TORCH = """\
import torch


def f(x: torch.Tensor):
    torch.cuda.is_available()
    torch.nosuchthing(x)
    return torch.cat([x, x], dim=0)
"""
IMAG = "import torch\n\n\ndef f(x: torch.Tensor):\n    return torch.imag(x)\n"


async def hover(editor, words: str) -> str:
    params = types.HoverParams(types.TextDocumentIdentifier(URI), editor.span(URI, words).start)
    found = await editor.client.text_document_hover_async(params)
    return "" if found is None else found.contents.value


def codes(editor, uri: str = URI) -> set[str]:
    published = editor.published.get(uri)
    return {str(d.code) for d in published.diagnostics} if published else set()


def counterpart(editor, uri: str = URI) -> str:
    """What is said of torch.imag: it has another name in each version of MindSpore."""
    published = editor.published.get(uri)
    found = [d.message for d in published.diagnostics if "imag" in d.message] if published else []
    return found[0] if found else ""


def set_settings(editor, settings: object) -> None:
    """As an editor does that tells that they have changed, and is then asked for them."""
    editor.settings = settings
    params = types.DidChangeConfigurationParams(settings=None)
    editor.client.workspace_did_change_configuration(params)


def disk_changed(editor, path: Path, kind: types.FileChangeType) -> None:
    change = types.FileEvent(path.as_uri(), kind)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))


@pytest.mark.asyncio
async def test_from_the_start(new_editor) -> None:
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
async def test_they_change(editor) -> None:
    editor.open(URI, TORCH)
    await editor.until(lambda: "MP101" in codes(editor))
    set_settings(editor, {"ignore": ["MP101"]})
    await editor.until(lambda: "MP101" not in codes(editor))


@pytest.mark.asyncio
@pytest.mark.parametrize("nothing", [{}, None])
async def test_they_are_taken_away(new_editor, nothing: object) -> None:
    """Those that the editor started the server with count again."""
    editor = await new_editor(initialization_options={"ignore": ["MP901"]})
    editor.open(URI, TORCH)
    set_settings(editor, {"ignore": ["MP101"]})
    await editor.until(lambda: "MP901" in codes(editor) and "MP101" not in codes(editor))
    set_settings(editor, nothing)
    await editor.until(lambda: "MP101" in codes(editor) and "MP901" not in codes(editor))


@pytest.mark.asyncio
async def test_of_a_client_that_answers_no_questions(new_editor) -> None:
    def no_questions(capabilities: types.ClientCapabilities) -> None:
        capabilities.workspace.configuration = None

    editor = await new_editor(change=no_questions)
    editor.open(URI, IMAG)
    await editor.until(lambda: "mint.imag" in counterpart(editor))
    settings = {"mindport": {"target": "2.7.0"}}
    params = types.DidChangeConfigurationParams(settings=settings)
    editor.client.workspace_did_change_configuration(params)
    await editor.until(lambda: "ops.imag" in counterpart(editor))


@pytest.mark.asyncio
@pytest.mark.parametrize(("target", "name"), [("2.7.0", "ops.imag"), ("2.10.0", "mint.imag")])
async def test_target_from_the_start(new_editor, target: str, name: str) -> None:
    editor = await new_editor(initialization_options={"target": f"mindspore=={target}"})
    editor.open(URI, IMAG)
    await editor.until(lambda: counterpart(editor))
    assert name in counterpart(editor)
    assert name in await hover(editor, "torch.imag")


@pytest.mark.asyncio
async def test_target_of_the_editor_changes(editor) -> None:
    editor.open(URI, IMAG)
    await editor.until(lambda: "mint.imag" in counterpart(editor))
    set_settings(editor, {"target": "mindspore==2.7.0"})
    await editor.until(lambda: "ops.imag" in counterpart(editor))
    set_settings(editor, {"target": "mindspore==1.0"})
    await editor.until(lambda: any("1.0" in line for line in editor.logged))


@pytest.mark.asyncio
async def test_target_of_the_file_changes(new_editor, tmp_path: Path) -> None:
    config = tmp_path / "mindport.toml"
    editor = await new_editor()
    uri = (tmp_path / "a.py").as_uri()
    editor.open(uri, IMAG)
    await editor.until(lambda: "mint.imag" in counterpart(editor, uri))
    config.write_text('target = "mindspore==2.7.0"\n')
    disk_changed(editor, config, types.FileChangeType.Created)
    await editor.until(lambda: "ops.imag" in counterpart(editor, uri))
    config.unlink()
    disk_changed(editor, config, types.FileChangeType.Deleted)
    await editor.until(lambda: "mint.imag" in counterpart(editor, uri))


@pytest.mark.asyncio
async def test_two_folders_with_a_target_each(new_editor, tmp_path: Path) -> None:
    uris = {}
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        uris[name] = (tmp_path / name / "a.py").as_uri()
    (tmp_path / "old/mindport.toml").write_text('target = "2.7.0"\n')
    editor = await new_editor(folders=[tmp_path / "old", tmp_path / "new"])
    for uri in uris.values():
        editor.open(uri, IMAG)
    await editor.until(lambda: "ops.imag" in counterpart(editor, uris["old"]))
    await editor.until(lambda: "mint.imag" in counterpart(editor, uris["new"]))


@pytest.mark.asyncio
async def test_configuration_file(new_editor, tmp_path: Path) -> None:
    config = tmp_path / "mindport.toml"
    config.write_text("ignore = ['MP101']\n")
    editor = await new_editor()
    uri = (tmp_path / "a.py").as_uri()
    editor.open(uri, TORCH)
    await editor.diagnostics(uri)
    assert "MP101" not in codes(editor, uri)
    config.write_text("ignore = ['MP9']\n")
    disk_changed(editor, config, types.FileChangeType.Changed)
    await editor.until(lambda: "MP101" in codes(editor, uri))
    assert "MP901" not in codes(editor, uri)
    config.write_text("no = 1\n")
    disk_changed(editor, config, types.FileChangeType.Changed)
    await editor.until(lambda: any("mindport.toml" in line for line in editor.logged))


@pytest.mark.asyncio
async def test_chinese(new_editor) -> None:
    editor = await new_editor(locale="zh-CN")
    editor.open(URI, TORCH)
    found = await editor.diagnostics(URI)
    assert "没有" in next(d.message for d in found if d.code == "MP901")
    assert "人工处理" in await hover(editor, "torch.cuda.is_available")
    assert "没有作用时删除" in await hover(editor, "torch.cat")
    actions = await editor.actions(URI, editor.span(URI, "torch.cat"))
    assert "在此行忽略 MP101" in {action.title for action in actions}
    params = types.CodeLensParams(types.TextDocumentIdentifier(URI))
    lens = await editor.client.text_document_code_lens_async(params)
    assert "可转换" in lens[0].command.title
    set_settings(editor, {"hover": "no"})
    await editor.until(lambda: any("设置 mindport.hover" in line for line in editor.logged))


@pytest.mark.asyncio
@pytest.mark.parametrize("key", ["hover", "codeLens", "completion", "documentLinks"])
async def test_what_can_be_switched_off(editor, key: str) -> None:
    editor.open(URI, TORCH)
    document = types.TextDocumentIdentifier(URI)
    place = editor.span(URI, "torch.cuda")
    client = editor.client
    ask: dict[str, Callable] = {
        "hover": lambda: client.text_document_hover_async(types.HoverParams(document, place.start)),
        "codeLens": lambda: client.text_document_code_lens_async(types.CodeLensParams(document)),
        "completion": lambda: client.text_document_completion_async(
            types.CompletionParams(document, editor.span(URI, "torch.ca").end)
        ),
        "documentLinks": lambda: client.text_document_document_link_async(
            types.DocumentLinkParams(document)
        ),
    }
    assert await ask[key]()
    set_settings(editor, {key: False, "ignore": ["MP101"]})
    await editor.until(lambda: codes(editor) and "MP101" not in codes(editor))
    assert not await ask[key]()

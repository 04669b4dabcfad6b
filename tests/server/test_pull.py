"""Diagnostics that the client asks for: of a document, of the workspace, and what it waits for."""

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types

URI = "untitled:a"
TORCH = "import torch\n\n\ndef f(x):\n    torch.nosuchthing(x)\n    return torch.cat([x, x])\n"
LEFT = "import torch\n\n\ndef f(x):\n    return torch.cuda.is_available()\n"


def pulls(capabilities: types.ClientCapabilities) -> None:
    capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities()
    capabilities.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(
        refresh_support=True
    )


async def pulled(editor, uri: str, previous: str | None = None):
    document = types.TextDocumentIdentifier(uri)
    params = types.DocumentDiagnosticParams(document, previous_result_id=previous)
    return await editor.client.text_document_diagnostic_async(params)


async def workspace(editor, known=(), token=None) -> list:
    params = types.WorkspaceDiagnosticParams(
        previous_result_ids=[types.PreviousResultId(i.uri, i.result_id) for i in known],
        partial_result_token=token,
    )
    return list((await editor.client.workspace_diagnostic_async(params)).items)


def disk_changed(editor, path: Path, kind: types.FileChangeType) -> None:
    change = types.FileEvent(path.as_uri(), kind)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))


def by_name(reports: list) -> dict:
    return {report.uri.rsplit("/", 1)[1]: report for report in reports}


@pytest.mark.asyncio
async def test_document(new_editor) -> None:
    editor = await new_editor(change=pulls)
    assert editor.result.capabilities.diagnostic_provider
    editor.open(URI, TORCH)
    first = await pulled(editor, URI)
    assert first.kind == "full" and "MP901" in {d.code for d in first.items}
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
async def test_workspace(new_editor, tmp_path: Path) -> None:
    for i in range(80):
        (tmp_path / f"m{i}.py").write_text(LEFT)
    editor = await new_editor(change=pulls)
    first = await workspace(editor)
    assert len(first) == 80
    assert all(report.kind == "full" and report.items for report in first)
    editor.open((tmp_path / "m3.py").as_uri(), "x = 1\n")
    (tmp_path / "m4.py").write_text("x = 1\n")
    again = by_name(await workspace(editor, first))
    assert {name for name in again if again[name].kind == "full"} == {"m3.py", "m4.py"}
    assert not again["m3.py"].items and not again["m4.py"].items
    assert again["m3.py"].version == 1 and again["m4.py"].version is None


@pytest.mark.asyncio
async def test_files_that_are_gone_have_no_findings(new_editor, tmp_path: Path) -> None:
    for i in range(3):
        (tmp_path / f"m{i}.py").write_text(LEFT)
    editor = await new_editor(change=pulls)
    first = await workspace(editor)
    waiting = asyncio.ensure_future(workspace(editor, first))
    (tmp_path / "m1.py").unlink()
    disk_changed(editor, tmp_path / "m1.py", types.FileChangeType.Deleted)
    again = by_name(await asyncio.wait_for(waiting, 20))
    assert again["m1.py"].kind == "full" and not again["m1.py"].items
    assert again["m1.py"].result_id is None  # it is not asked for again


@pytest.mark.asyncio
async def test_workspace_in_parts(new_editor, tmp_path: Path) -> None:
    for i in range(100):
        (tmp_path / f"m{i}.py").write_text(LEFT)
    editor = await new_editor(change=pulls)
    rest = await workspace(editor, token="parts")
    await editor.until(lambda: len(editor.progress) > 0)
    parts = [report for p in editor.progress for report in p.value["items"]]
    assert len(parts) + len(rest) == 100


@pytest.mark.asyncio
async def test_workspace_without(new_editor, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(LEFT)
    editor = await new_editor(change=pulls, initialization_options={"workspaceDiagnostics": False})
    assert await workspace(editor) == []


@pytest.mark.asyncio
async def test_waits_for_news(new_editor, tmp_path: Path) -> None:
    """A client asks again as soon as it has an answer: one without news is not given."""
    for i in range(3):
        (tmp_path / f"m{i}.py").write_text(LEFT)
    editor = await new_editor(change=pulls)
    first = await workspace(editor)
    waiting = asyncio.ensure_future(workspace(editor, first))
    assert not (await asyncio.wait({waiting}, timeout=1))[0]
    editor.open((tmp_path / "m2.py").as_uri(), LEFT.replace("cuda", "xpu"))
    news = by_name(await asyncio.wait_for(waiting, 20))
    assert {name: report.kind for name, report in news.items()} == {
        "m0.py": "unchanged",
        "m1.py": "unchanged",
        "m2.py": "full",
    }


@pytest.mark.asyncio
async def test_a_saved_file_makes_no_work_for_others(new_editor, tmp_path: Path) -> None:
    """Where nothing that others see in it has changed, their result ids stay."""
    for i in range(3):
        (tmp_path / f"m{i}.py").write_text(LEFT)
    editor = await new_editor(change=pulls)
    first = await workspace(editor)
    await asyncio.sleep(0.5)  # those of the start have come
    refreshes = editor.refreshes
    waiting = asyncio.ensure_future(workspace(editor, first))
    (tmp_path / "m1.py").write_text(LEFT + "\n# more\n")
    disk_changed(editor, tmp_path / "m1.py", types.FileChangeType.Changed)
    again = await asyncio.wait_for(waiting, 20)
    assert [r.uri.rsplit("/", 1)[1] for r in again if r.kind == "full"] == ["m1.py"]
    assert editor.refreshes == refreshes


def test_what_waits_is_cancelled_or_ends_with_the_session(wire, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(LEFT)
    wire.initialize(
        tmp_path,
        textDocument={"diagnostic": {}},
        workspace={"diagnostics": {"refreshSupport": True}},
    )
    first = wire.request("workspace/diagnostic", {"previousResultIds": []})["result"]["items"]
    known = [{"uri": item["uri"], "value": item["resultId"]} for item in first]
    for number in ("x", "y"):
        wire.send(id=number, method="workspace/diagnostic", params={"previousResultIds": known})
    wire.notify("$/cancelRequest", {"id": "x"})
    assert wire.answer("x")["error"]["code"] == -32800
    wire.send(id="z", method="shutdown", params=None)
    assert wire.answer("y")["result"] == {"items": []}
    assert wire.answer("z")["result"] is None


@pytest.mark.asyncio
async def test_progress_where_wanted(new_editor, tmp_path: Path) -> None:
    for i in range(60):
        (tmp_path / f"m{i}.py").write_text(LEFT)
    editor = await new_editor(change=pulls)
    assert editor.result.capabilities.diagnostic_provider.work_done_progress
    params = types.WorkspaceDiagnosticParams(previous_result_ids=[], work_done_token="work")
    report = await editor.client.workspace_diagnostic_async(params)
    assert len(report.items) == 60
    await editor.until(lambda: [p for p in editor.progress if p.value["kind"] == "end"])
    values = [p.value for p in editor.progress if p.token == "work"]
    assert [v["kind"] for v in values] == ["begin", *["report"] * (len(values) - 2), "end"]
    shown = [v["percentage"] for v in values[1:-1]]
    assert shown and shown == sorted(shown)
    await workspace(editor)
    assert [p.value for p in editor.progress] == values  # unasked there is none


@pytest.mark.asyncio
async def test_neovim_is_pushed_to(new_editor) -> None:
    """neovim#40623: it re-pulls the workspace only, and open buffers would go stale."""
    editor = await new_editor("neovim", change=pulls)
    assert editor.result.capabilities.diagnostic_provider is None
    editor.open(URI, TORCH)
    assert await editor.diagnostics(URI)

"""Conversions of a workspace: what the command line writes, with nothing half done."""

import asyncio
import subprocess
from pathlib import Path

import pytest
from lsprotocol import types

TORCH = "import torch\n\n\ndef f(x):\n    return torch.cat([x, x], dim={i})\n"
LEFT = "import torch\n\n\ndef f(x):\n    return torch.cuda.is_available()\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "code"
    folder.mkdir()
    for i in range(20):
        (folder / f"m{i}.py").write_text(TORCH.format(i=i))
    (folder / "left.py").write_text(LEFT)
    (folder / "bad.py").write_bytes(b"x = '\xff'\n")
    (folder / "crlf.py").write_bytes(TORCH.format(i=1).replace("\n", "\r\n").encode())
    return folder


async def run(editor, command: str, **argument: object):
    params = types.ExecuteCommandParams(command, [argument], work_done_token="w")
    return await asyncio.wait_for(editor.client.workspace_execute_command_async(params), 120)


def expected(program: str, folder: Path, target: Path) -> dict[str, bytes]:
    subprocess.run([program, "convert", folder, target, "-q"], capture_output=True, timeout=60)
    return {path.name: path.read_bytes() for path in target.iterdir()}


@pytest.mark.asyncio
async def test_in_place(new_editor, files: Path, program: str, tmp_path: Path) -> None:
    editor = await new_editor(folders=[files])
    opened = (files / "m3.py").as_uri()
    editor.open(opened, TORCH.format(i=99))  # not what is on the disk
    summary = await run(editor, "mindport.convertWorkspace")
    assert summary["applied"] and summary["changed"] == 21
    assert [item["uri"].rsplit("/", 1)[1] for item in summary["refused"]] == ["bad.py"]
    assert "left.py" in {item["uri"].rsplit("/", 1)[1] for item in summary["left"]}
    edit = editor.applied[0].edit
    assert edit.change_annotations["mindport"].needs_confirmation
    wanted = expected(program, files, tmp_path / "out")
    seen = set()
    for change in edit.document_changes:
        uri = change.text_document.uri
        name = uri.rsplit("/", 1)[1]
        seen.add(name)
        if uri == opened:
            assert change.text_document.version == 1
            assert "dim=99" in editor.edited(uri, change.edits)
            continue
        assert change.text_document.version is None
        editor.texts[uri] = (files / name).read_bytes().decode()
        assert editor.edited(uri, change.edits).encode() == wanted[name]
    assert len(seen) == 21
    kinds = [p.value["kind"] for p in editor.progress]
    assert kinds[0] == "begin" and kinds[-1] == "end"


@pytest.mark.asyncio
async def test_into_a_folder(new_editor, files: Path, program: str, tmp_path: Path) -> None:
    editor = await new_editor(folders=[files])
    target = tmp_path / "target"
    summary = await run(editor, "mindport.convertWorkspace", target=target.as_uri())
    assert summary["applied"] and not editor.applied
    wanted = expected(program, files, tmp_path / "out")
    wanted.pop("bad.py")
    assert {path.name: path.read_bytes() for path in target.iterdir()} == wanted


@pytest.mark.asyncio
async def test_into_a_port_that_is_there(new_editor, program: str, tmp_path: Path) -> None:
    """The packages around the folder list what is new, as on the command line."""
    source = tmp_path / "diffusers" / "pipelines" / "beta"
    source.mkdir(parents=True)
    table = '_import_structure = {{"alpha": ["Alpha"]{}}}\n'
    for folder in (source.parent, source.parents[1]):
        (folder / "__init__.py").write_text(table.format(', "beta": ["Beta"]'))
    (source / "__init__.py").write_text("")
    (source / "pipeline.py").write_text(TORCH.format(i=1))
    ports = [tmp_path / name / "mindone" / "pipelines" for name in ("line", "server")]
    for port in ports:
        port.mkdir(parents=True)
        (port / "__init__.py").write_text(table.format(""))
    arguments = [program, "convert", source, ports[0] / "beta", "--profile", "diffusers", "-q"]
    subprocess.run(arguments, capture_output=True, timeout=60)
    wanted = (ports[0] / "__init__.py").read_text()
    assert "Beta" in wanted

    editor = await new_editor(folders=[tmp_path / "diffusers"])
    argument = {"folder": source.as_uri(), "target": (ports[1] / "beta").as_uri()}
    summary = await run(editor, "mindport.convertWorkspace", dryRun=True, **argument)
    assert not summary["applied"] and not (ports[1] / "beta").exists()
    summary = await run(editor, "mindport.convertWorkspace", **argument)
    assert summary["applied"]
    assert (ports[1] / "__init__.py").read_text() == wanted
    assert [item["uri"] for item in summary["listed"]] == [(ports[1] / "__init__.py").as_uri()]
    assert "Beta" in summary["listed"][0]["message"]


@pytest.mark.asyncio
async def test_dry_run(new_editor, files: Path) -> None:
    editor = await new_editor(folders=[files])
    before = {path: path.read_bytes() for path in files.iterdir()}
    summary = await run(editor, "mindport.convertWorkspace", dryRun=True)
    assert not summary["applied"] and summary["changed"] == 21
    assert not editor.applied
    assert len(summary["edit"]["documentChanges"]) == 21
    assert {path: path.read_bytes() for path in files.iterdir()} == before


@pytest.mark.asyncio
async def test_an_editor_that_refuses(new_editor, files: Path) -> None:
    editor = await new_editor(folders=[files])
    editor.accepts_edits = False
    summary = await run(editor, "mindport.convertWorkspace")
    assert not summary["applied"]


@pytest.mark.asyncio
async def test_what_changes_meanwhile_is_named(new_editor, diffusers: Path) -> None:
    editor = await new_editor(folders=[diffusers])
    uri = (diffusers / "models/vae_flax.py").as_uri()
    editor.open(uri, TORCH.format(i=1))
    await editor.diagnostics(uri)
    work = asyncio.create_task(run(editor, "mindport.convertWorkspace", dryRun=True))
    await editor.until(lambda: editor.progress)
    editor.change(uri, (0, 0, "# new\n"))
    summary = await work
    assert uri in [item["uri"] for item in summary["refused"]]


@pytest.mark.asyncio
async def test_cancel(new_editor, diffusers: Path) -> None:
    editor = await new_editor(folders=[diffusers])
    work = asyncio.create_task(run(editor, "mindport.convertWorkspace"))
    await editor.until(lambda: editor.progress)
    editor.client.window_work_done_progress_cancel(types.WorkDoneProgressCancelParams(token="w"))
    summary = await work
    assert summary["cancelled"] and not summary["applied"] and not editor.applied


@pytest.mark.asyncio
async def test_report(new_editor, files: Path) -> None:
    editor = await new_editor(folders=[files])
    report = await run(editor, "mindport.report")
    assert report["files"] == 23
    assert report["warnings"] == 1
    assert [entry["name"] for entry in report["byApi"]] == ["torch.cuda.is_available"]


@pytest.mark.asyncio
async def test_folders_come_and_go(new_editor, files: Path, tmp_path: Path) -> None:
    editor = await new_editor(folders=[])
    assert (await run(editor, "mindport.report"))["files"] == 0
    folder = types.WorkspaceFolder(files.as_uri(), "code")

    def change(added: list, removed: list) -> None:
        event = types.WorkspaceFoldersChangeEvent(added=added, removed=removed)
        params = types.DidChangeWorkspaceFoldersParams(event)
        editor.client.workspace_did_change_workspace_folders(params)

    change([folder], [])
    assert (await run(editor, "mindport.report"))["files"] == 23
    change([], [folder])
    assert (await run(editor, "mindport.report"))["files"] == 0


@pytest.mark.asyncio
@pytest.mark.parametrize("command", ["mindport.nothing", "mindport.convertFile"])
async def test_wrong_commands(editor, command: str) -> None:
    with pytest.raises(Exception, match=r"no such command|string|not open"):
        await run(editor, command)


@pytest.mark.asyncio
async def test_a_file_that_is_not_open(new_editor, files: Path) -> None:
    editor = await new_editor(folders=[files])
    uri = (files / "m1.py").as_uri()
    summary = await run(editor, "mindport.convertFile", uri=uri)
    assert summary["applied"]
    editor.texts[uri] = (files / "m1.py").read_text()
    assert "mint.cat" in editor.edited(uri, editor.applied[0].edit.document_changes[0].edits)


@pytest.mark.asyncio
@pytest.mark.parametrize("uri", ["untitled:x", "vscode-userdata:/x.py"])
async def test_commands_on_what_is_no_file(editor, uri: str) -> None:
    """ruff#11744: a document that is no file must not make a command fail."""
    editor.open(uri, TORCH.format(i=0))
    assert (await run(editor, "mindport.convertFile", uri=uri))["applied"]
    assert "mint.cat" in editor.after(uri, editor.applied[0].edit)


@pytest.mark.asyncio
async def test_on_disk_and_back(new_editor, files: Path, program: str, tmp_path: Path) -> None:
    editor = await new_editor(folders=[files])
    wanted = expected(program, files, tmp_path / "out")
    before = {path.name: path.read_bytes() for path in files.iterdir()}
    opened = (files / "m3.py").as_uri()
    editor.open(opened, TORCH.format(i=3))
    summary = await run(editor, "mindport.convertWorkspace", onDisk=True)
    assert summary["applied"] and summary["changed"] == 21
    assert [item["uri"].rsplit("/", 1)[1] for item in summary["refused"]] == ["bad.py"]
    # What is open goes through the editor, and the rest not.
    (applied,) = editor.applied
    (change,) = applied.edit.document_changes
    assert change.text_document.uri == opened
    after = editor.edited(opened, change.edits)
    assert after.encode() == wanted["m3.py"]
    now = {path.name: path.read_bytes() for path in files.iterdir()}
    assert now == wanted | {"bad.py": before["bad.py"], "m3.py": before["m3.py"]}

    editor.replace(opened, after)
    typed = files / "m4.py"
    typed.write_text("# by a person\n")
    back = await run(editor, "mindport.undo")
    assert back["applied"] and back["changed"] == 20
    assert [item["uri"] for item in back["refused"]] == [typed.as_uri()]
    (change,) = editor.applied[1].edit.document_changes
    assert editor.edited(opened, change.edits) == TORCH.format(i=3)
    now = {path.name: path.read_bytes() for path in files.iterdir()}
    assert now == before | {"m4.py": b"# by a person\n"}
    with pytest.raises(Exception, match="no conversion to take back"):
        await run(editor, "mindport.undo")


@pytest.mark.asyncio
async def test_on_disk_with_an_editor_that_refuses(new_editor, files: Path) -> None:
    editor = await new_editor(folders=[files])
    before = {path: path.read_bytes() for path in files.iterdir()}
    editor.open((files / "m3.py").as_uri(), TORCH.format(i=3))
    editor.accepts_edits = False
    summary = await run(editor, "mindport.convertWorkspace", onDisk=True)
    assert not summary["applied"]
    assert {path: path.read_bytes() for path in files.iterdir()} == before


@pytest.mark.asyncio
async def test_findings_of_all_wait_for_a_conversion(new_editor, diffusers: Path) -> None:
    editor = await new_editor(folders=[diffusers])
    work = asyncio.create_task(run(editor, "mindport.convertWorkspace", onDisk=False))
    await editor.until(lambda: editor.progress)
    params = types.WorkspaceDiagnosticParams(previous_result_ids=[])
    pull = asyncio.create_task(editor.client.workspace_diagnostic_async(params))
    done, _ = await asyncio.wait({work, pull}, return_when=asyncio.FIRST_COMPLETED)
    assert done == {work}
    assert (await pull).items

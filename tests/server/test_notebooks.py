"""Notebooks: cells are documents of their own that share the notebook's names."""

import pytest
from lsprotocol import types

NOTEBOOK = "file:///tmp/n.ipynb"
CELLS = [
    "%matplotlib inline\nimport torch\n",
    "def f(x):\n    return torch.cat([x, x])\n",
    "y = torch.nosuchthing(f)\n!ls\n",
]


def uri(number: int) -> str:
    return f"vscode-notebook-cell:/tmp/n.ipynb#c{number}"


def cell(number: int) -> types.NotebookCell:
    return types.NotebookCell(kind=types.NotebookCellKind.Code, document=uri(number))


def open_notebook(editor, texts: list[str]) -> None:
    for number, text in enumerate(texts):
        editor.texts[uri(number)], editor.versions[uri(number)] = text, 1
    editor.client.notebook_document_did_open(
        types.DidOpenNotebookDocumentParams(
            notebook_document=types.NotebookDocument(
                uri=NOTEBOOK,
                notebook_type="jupyter-notebook",
                version=1,
                cells=[cell(number) for number in range(len(texts))],
            ),
            cell_text_documents=[
                types.TextDocumentItem(uri(number), "python", 1, text)
                for number, text in enumerate(texts)
            ],
        )
    )


def change_notebook(editor, cells: types.NotebookDocumentCellChanges) -> None:
    editor.client.notebook_document_did_change(
        types.DidChangeNotebookDocumentParams(
            notebook_document=types.VersionedNotebookDocumentIdentifier(version=2, uri=NOTEBOOK),
            change=types.NotebookDocumentChangeEvent(cells=cells),
        )
    )


def parts(editor, number: int, code: str) -> list[str]:
    published = editor.published.get(uri(number))
    if published is None:
        return []
    return [editor.part(uri(number), d.range) for d in published.diagnostics if d.code == code]


@pytest.mark.asyncio
async def test_cells_share_names(editor) -> None:
    assert editor.result.capabilities.notebook_document_sync
    open_notebook(editor, CELLS)
    await editor.until(lambda: parts(editor, 1, "MP101") == ["torch.cat"])
    await editor.until(lambda: parts(editor, 2, "MP901") == ["torch.nosuchthing"])
    for number in range(3):
        assert not parts(editor, number, "MP001")  # what is IPython's is no error


@pytest.mark.asyncio
async def test_a_fix_puts_its_import_into_the_cell_of_imports(editor) -> None:
    open_notebook(editor, CELLS)
    await editor.until(lambda: parts(editor, 1, "MP101"))
    actions = await editor.actions(uri(1), editor.span(uri(1), "torch.cat"), ["quickfix"])
    edit = (await editor.resolved(actions[0])).edit
    after = {
        change.text_document.uri: editor.edited(change.text_document.uri, change.edits)
        for change in edit.document_changes
    }
    assert after[uri(1)] == CELLS[1].replace("torch.cat", "mint.cat")
    assert after[uri(0)] == CELLS[0] + "from mindspore import mint\n"


@pytest.mark.asyncio
async def test_cells_without_a_last_line_break(editor) -> None:
    """Neighbouring cells of which every line changes: each gets its own edits."""
    open_notebook(editor, ["import torch", "x = torch.cat([y])", "z = torch.add(x, x)"])
    await editor.until(lambda: parts(editor, 2, "MP101"))
    command = types.ExecuteCommandParams("mindport.convertFile", [{"uri": uri(1)}])
    await editor.client.workspace_execute_command_async(command)
    after = {
        change.text_document.uri: editor.edited(change.text_document.uri, change.edits)
        for change in editor.applied[0].edit.document_changes
    }
    assert after == {
        uri(0): "from mindspore import mint\n",  # a blank line follows imports
        uri(1): "x = mint.cat([y])",
        uri(2): "z = mint.add(x, x)",
    }


@pytest.mark.asyncio
async def test_an_edit_in_one_cell_changes_another(editor) -> None:
    open_notebook(editor, CELLS)
    await editor.until(lambda: parts(editor, 1, "MP101"))
    text = editor.texts[uri(0)]
    begin = text.index("import torch")
    span = types.Range(
        editor.position(text, begin), editor.position(text, begin + len("import torch"))
    )
    change = types.TextDocumentContentChangePartial(range=span, text="torch = 1")
    content = types.NotebookDocumentCellContentChanges(
        document=types.VersionedTextDocumentIdentifier(version=2, uri=uri(0)), changes=[change]
    )
    change_notebook(editor, types.NotebookDocumentCellChanges(text_content=[content]))
    await editor.until(lambda: not parts(editor, 1, "MP101"))


@pytest.mark.asyncio
async def test_cells_come_go_and_move(editor) -> None:
    open_notebook(editor, CELLS)
    await editor.until(lambda: parts(editor, 1, "MP101"))
    new = types.TextDocumentItem(uri(7), "python", 1, "torch.add(1, 2)\n")
    editor.texts[uri(7)] = new.text
    array = types.NotebookCellArrayChange(start=1, delete_count=1, cells=[cell(7)])
    structure = types.NotebookDocumentCellChangeStructure(
        array=array,
        did_open=[new],
        did_close=[types.TextDocumentIdentifier(uri(1))],
    )
    change_notebook(editor, types.NotebookDocumentCellChanges(structure=structure))
    await editor.until(lambda: parts(editor, 7, "MP101") == ["torch.add"])
    await editor.until(lambda: not editor.published[uri(1)].diagnostics)


@pytest.mark.asyncio
async def test_hover_and_conversion_of_all_cells(editor) -> None:
    open_notebook(editor, CELLS)
    await editor.until(lambda: parts(editor, 1, "MP101"))
    place = editor.span(uri(1), "torch.cat").start
    params = types.HoverParams(types.TextDocumentIdentifier(uri(1)), place)
    found = await editor.client.text_document_hover_async(params)
    assert "mindspore.mint.cat" in found.contents.value
    assert editor.part(uri(1), found.range) == "torch.cat"
    command = types.ExecuteCommandParams("mindport.convertFile", [{"uri": uri(1)}])
    await editor.client.workspace_execute_command_async(command)
    changed = {c.text_document.uri for c in editor.applied[0].edit.document_changes}
    assert uri(1) in changed


@pytest.mark.asyncio
async def test_closing(editor) -> None:
    open_notebook(editor, CELLS)
    await editor.until(lambda: parts(editor, 1, "MP101"))
    editor.client.notebook_document_did_close(
        types.DidCloseNotebookDocumentParams(
            notebook_document=types.NotebookDocumentIdentifier(NOTEBOOK),
            cell_text_documents=[types.TextDocumentIdentifier(uri(n)) for n in range(3)],
        )
    )
    await editor.until(lambda: all(not editor.published[uri(n)].diagnostics for n in range(3)))

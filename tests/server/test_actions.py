"""Code actions: each edit is what the command line would make, and comes with its imports."""

import subprocess
from pathlib import Path

import pytest
from lsprotocol import types

TORCH = """\
import torch


class A(torch.nn.Module):
    def f(self, x):
        return torch.cat([x, x], dim=0)

    def g(self, x: torch.Tensor):
        return x.size(0)


def h(x):
    return torch.cat([x])
"""
URI = "untitled:a"


def titled(actions: list[types.CodeAction], word: str) -> types.CodeAction:
    fitting = [action for action in actions if word in action.title]
    assert len(fitting) == 1, [action.title for action in actions]
    return fitting[0]


def cannot_resolve(capabilities: types.ClientCapabilities) -> None:
    capabilities.text_document.code_action.resolve_support = None


def no_versions(capabilities: types.ClientCapabilities) -> None:
    capabilities.workspace.workspace_edit.document_changes = None


@pytest.fixture
def converted(program: str):
    def convert(text: str) -> str:
        done = subprocess.run(
            [program, "convert", "-"], input=text.encode(), capture_output=True, timeout=30
        )
        return done.stdout.decode()

    return convert


async def edit_of(editor, action: types.CodeAction) -> str:
    if action.edit is None:
        action = await editor.resolved(action)
    return editor.after(URI, action.edit)


@pytest.mark.asyncio
@pytest.mark.parametrize("change", [None, cannot_resolve, no_versions])
async def test_quick_fix(new_editor, change) -> None:
    editor = await new_editor(change=change)
    editor.open(URI, TORCH)
    await editor.diagnostics(URI)
    actions = await editor.actions(URI, editor.span(URI, "torch.cat"), ["quickfix"])
    fix = titled(actions, "mint.cat")
    assert fix.is_preferred
    assert [d.code for d in fix.diagnostics] == ["MP101"]
    after = await edit_of(editor, fix)
    assert after == TORCH.replace("torch.cat", "mint.cat", 1).replace(
        "import torch\n", "import torch\nfrom mindspore import mint\n"
    )


@pytest.mark.asyncio
async def test_edits_are_worked_out_when_wanted(editor) -> None:
    editor.open(URI, TORCH)
    actions = await editor.actions(URI, editor.span(URI, "torch.cat"))
    assert actions
    assert all(action.edit is None and action.data is not None for action in actions)


@pytest.mark.asyncio
async def test_an_outdated_action_is_refused(editor) -> None:
    editor.open(URI, TORCH)
    actions = await editor.actions(URI, editor.span(URI, "torch.cat"))
    editor.change(URI, (0, 0, "\n"))
    with pytest.raises(Exception, match="changed"):
        await editor.resolved(actions[0])


@pytest.mark.asyncio
async def test_all_of_a_kind(editor) -> None:
    editor.open(URI, TORCH)
    actions = await editor.actions(URI, editor.span(URI, "torch.cat"), ["quickfix"])
    after = await edit_of(editor, titled(actions, "all MP101"))
    assert after.count("mint.cat") == 2
    assert "x.size(0)" in after


@pytest.mark.asyncio
@pytest.mark.parametrize("kind", ["source.fixAll", "source.fixAll.mindport", "source"])
async def test_fix_all_is_what_convert_writes(editor, converted, kind: str) -> None:
    editor.open(URI, TORCH)
    actions = await editor.actions(URI, editor.span(URI, TORCH), [kind])
    assert [action.kind for action in actions] == ["source.fixAll.mindport"]
    assert await edit_of(editor, actions[0]) == converted(TORCH)


@pytest.mark.asyncio
async def test_fix_all_on_saving_without_resolve(new_editor, converted) -> None:
    editor = await new_editor(change=cannot_resolve)
    editor.open(URI, TORCH)
    actions = await editor.actions(URI, editor.span(URI, TORCH), ["source.fixAll"])
    assert actions[0].edit is not None
    assert await edit_of(editor, actions[0]) == converted(TORCH)


@pytest.mark.asyncio
async def test_fix_all_despite_syntax_errors(editor) -> None:
    """ruff#11931: what can be fixed is fixed."""
    text = TORCH + "\n\ndef broken(:\n    pass\n"
    editor.open(URI, text)
    actions = await editor.actions(URI, editor.span(URI, "torch"), ["source.fixAll"])
    after = await edit_of(editor, actions[0])
    assert "mint.cat" in after
    assert after.endswith("def broken(:\n    pass\n")


@pytest.mark.asyncio
async def test_parts(editor) -> None:
    editor.open(URI, TORCH)
    place = editor.span(URI, "dim=0")
    actions = await editor.actions(URI, place, ["refactor"])
    kinds = {str(action.kind).rsplit(".", 1)[1]: action for action in actions}
    assert set(kinds) == {"function", "class", "file"}
    exact = await editor.actions(URI, place, ["refactor.rewrite.mindport.class"])
    assert [action.title for action in exact] == [kinds["class"].title]
    function = await edit_of(editor, kinds["function"])
    assert "mint.cat([x, x]" in function
    assert "x.size(0)" in function and "torch.cat([x])" in function
    whole = await edit_of(editor, kinds["class"])
    assert "x.shape[0]" in whole and "torch.cat([x])" in whole
    file = await edit_of(editor, kinds["file"])
    assert "torch" not in file
    selection = await editor.actions(URI, editor.span(URI, "x.size(0)"), ["refactor"])
    after = await edit_of(editor, titled(selection, "selection"))
    assert after == TORCH.replace("x.size(0)", "x.shape[0]")


@pytest.mark.asyncio
async def test_ignore(editor) -> None:
    editor.open(URI, TORCH)
    await editor.diagnostics(URI)
    actions = await editor.actions(URI, editor.span(URI, "torch.cat"))
    after = await edit_of(editor, titled(actions, "Ignore MP101"))
    assert "dim=0)  # mindport: ignore[MP101]\n" in after
    editor.replace(URI, after)
    found = await editor.diagnostics(URI)
    assert [d.range.start.line for d in found if d.code == "MP101"] == [3, 7, 12]


@pytest.mark.asyncio
async def test_ignore_where_no_comment_can_stand(editor) -> None:
    editor.open(URI, "import torch\nx = torch.cat( \\\n    y)\n")
    actions = await editor.actions(URI, editor.span(URI, "torch.cat"))
    assert not [action for action in actions if "Ignore" in action.title]


IN_FUNCTION = "import mindspore as ms\nimport torch\n\n\ndef f(x: torch.Tensor, y):\n    "
QUICK_FIXES = [
    ("return torch.count_nonzero(x, dim=0)", "torch.count_nonzero", "mint.count_nonzero(x, dim=0)"),
    ("return torch.aminmax(x, dim=0)", "torch.aminmax", "ops.aminmax(x, axis=0)"),
    ("return x.size(0)", "x.size(0)", "x.shape[0]"),
    ("return x.to('cuda')", "x.to('cuda')", "return x\n"),
    ("return torch.float32, y", "torch.float32", "return ms.float32, y"),
]


@pytest.mark.asyncio
@pytest.mark.parametrize(("line", "place", "after"), QUICK_FIXES)
async def test_quick_fixes(editor, line: str, place: str, after: str) -> None:
    editor.open(URI, IN_FUNCTION + line + "\n")
    actions = await editor.actions(URI, editor.span(URI, place), ["quickfix"])
    preferred = [action for action in actions if action.is_preferred]
    assert len(preferred) == 1, [action.title for action in actions]
    assert after in await edit_of(editor, preferred[0])


ATTENTION = """\
import torch.nn.functional as F


class A:
    def f(self, q, k, v, mask):
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
"""


@pytest.mark.asyncio
async def test_attention_is_replaced(new_editor) -> None:
    editor = await new_editor(initialization_options={"profile": "diffusers"})
    editor.open(URI, ATTENTION)
    span = editor.span(URI, "F.scaled_dot_product_attention")
    actions = await editor.actions(URI, span, ["quickfix"])
    after = await edit_of(editor, titled(actions, "(suggested"))
    assert "from mindone.diffusers.models.layers_compat import" in after
    compile(after, "after", "exec")


@pytest.mark.asyncio
async def test_unused_import(editor) -> None:
    editor.open(URI, "import torch\n\nx = 1\n")
    actions = await editor.actions(URI, editor.span(URI, "import torch"), ["quickfix"])
    preferred = [action for action in actions if action.is_preferred]
    assert await edit_of(editor, preferred[0]) == "x = 1\n"


@pytest.mark.asyncio
async def test_nothing_is_offered_where_nothing_is_to_be_done(editor) -> None:
    """Beside other Python servers: no light bulb in code that is none of ours."""
    editor.open(URI, "import os\n\n\ndef f(x):\n    return os.path.join(x)\n")
    assert await editor.actions(URI, editor.span(URI, "os.path.join")) == []


@pytest.mark.asyncio
async def test_what_the_client_says_of_findings_comes_back(editor) -> None:
    """The data of a diagnostic tells which finding it is about."""
    editor.open(URI, TORCH)
    found = await editor.diagnostics(URI)
    span = editor.span(URI, "torch.cat")
    mine = next(d for d in found if d.range == span)
    assert mine.data == {"api": "torch.cat", "fix": "safe", "kind": "convertible"}
    fix = titled(await editor.actions(URI, span, ["quickfix"]), "mint.cat")
    assert list(fix.diagnostics) == [mine]
    mine.data = {"api": "torch.stack", "fix": "safe"}
    fix = titled(await editor.actions(URI, span, ["quickfix"]), "mint.cat")
    assert fix.diagnostics is None


@pytest.mark.asyncio
@pytest.mark.parametrize("uri", ["untitled:Untitled-1", "file:///nowhere/at/all/new.py"])
async def test_files_that_were_never_saved(editor, uri: str) -> None:
    """ruff#11248: their edits bear the version that the editor knows, too."""
    editor.open(uri, TORCH)
    editor.change(uri, (0, 0, "# more\n"))
    for kind in ("quickfix", "source.fixAll", "refactor.rewrite"):
        actions = await editor.actions(uri, editor.span(uri, "torch.cat"), [kind])
        edit = (await editor.resolved(actions[0])).edit
        assert [c.text_document.version for c in edit.document_changes] == [2]
        assert "mint.cat" in editor.after(uri, edit)


@pytest.mark.asyncio
async def test_suggested_fixes_say_so(editor) -> None:
    editor.open(URI, "import torch\n\n\ndef f(x):\n    return x.size(0)\n")
    actions = await editor.actions(URI, editor.span(URI, "x.size(0)"), ["quickfix"])
    fix = titled(actions, "(suggested")
    assert not fix.is_preferred


DEVICE = """\
import torch


def f(device, x):
    return torch.cat([x.to(device)])
"""


@pytest.mark.asyncio
async def test_a_fix_that_needs_others_is_not_made_alone(new_editor) -> None:
    editor = await new_editor(initialization_options={"profile": "diffusers"})
    editor.open(URI, DEVICE)
    assert "MP711" in {d.code for d in await editor.diagnostics(URI)}
    parameter = editor.span(URI, "device")
    quick = await editor.actions(URI, parameter, ["quickfix"])
    assert [action.title for action in quick] == ["Ignore MP711 in this line"]
    function = await editor.actions(URI, parameter, ["refactor.rewrite"])
    after = await edit_of(editor, titled(function, "function `f`"))
    assert after.endswith("def f(x):\n    return mint.cat([x])\n")


@pytest.mark.asyncio
async def test_crlf(editor, converted) -> None:
    text = TORCH.replace("\n", "\r\n")
    editor.open(URI, text)
    actions = await editor.actions(URI, editor.span(URI, "torch"), ["source.fixAll"])
    assert await edit_of(editor, actions[0]) == converted(text)


@pytest.mark.asyncio
async def test_a_whole_library_file(new_editor, program: str, diffusers: Path) -> None:
    path = diffusers / "models/attention.py"
    editor = await new_editor(folders=[])
    uri, text = path.as_uri(), path.read_text()
    editor.open(uri, text)
    found = await editor.diagnostics(uri)
    assert len(found) > 50
    for diagnostic in found[::40]:
        for action in await editor.actions(uri, diagnostic.range, ["quickfix"]):
            edit = (await editor.resolved(action)).edit
            changed = editor.after(uri, edit)
            compile(changed, "after", "exec")
            assert changed != text

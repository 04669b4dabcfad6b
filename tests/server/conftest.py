"""Tests of the language server, with a client library that checks every message, or in bytes."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from editor import Editor
from lsprotocol import types
from pytest_lsp import client_capabilities
from wire import Wire


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the client has not said that it can do is an error."""
    mark = pytest.mark.filterwarnings("error::pytest_lsp.checks.LspSpecificationWarning")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(mark)


@pytest.fixture
def wire(program: str) -> Iterator[Wire]:
    """A client that speaks in bytes."""
    client = Wire([program, "lsp"])
    yield client
    client.kill()


@pytest.fixture(scope="session")
def diffusers() -> Path:
    """Diffusers' source, which ./dev test fetches."""
    folder = Path(os.environ.get("MINDPORT_DIFFUSERS", "/nowhere"))
    if not folder.is_dir():
        pytest.skip("Diffusers is not here")
    return folder


@pytest_asyncio.fixture
async def new_editor(program: str, tmp_path: Path) -> AsyncIterator[Callable]:
    """Starts an editor in the test's folder, or one with other abilities."""
    editors: list[Editor] = []

    async def start(
        name: str = "visual-studio-code",
        change: Callable[[types.ClientCapabilities], None] | None = None,
        folders: list[Path] | None = None,
        **options: object,
    ) -> Editor:
        capabilities = client_capabilities(name)
        if change is not None:
            change(capabilities)
        editor = Editor([program, "lsp"])
        editors.append(editor)
        await editor.start(
            name, capabilities, [tmp_path] if folders is None else folders, **options
        )
        return editor

    yield start
    for editor in editors:
        await asyncio.wait_for(editor.stop(), 20)
        assert editor.client.error is None
        assert not editor.client.protocol.problems


@pytest_asyncio.fixture
async def editor(new_editor: Callable) -> Editor:
    return await new_editor()

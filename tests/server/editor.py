"""An editor for tests: pytest-lsp's client; each message is checked against the LSP types."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from message_check import check_message
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient
from pytest_lsp.protocol import LanguageClientProtocol

TIMEOUT = 20


class CheckingProtocol(LanguageClientProtocol):
    """pygls reads what fits more or less; this looks at the message as it came."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.problems: list[str] = []

    def structure_message(self, data: dict) -> Any:
        try:
            if "jsonrpc" in data:  # all that is in a message comes here as well
                check_message(data, self._result_types.get(data.get("id")))
        except Exception as error:  # the test goes on, and fails in the end
            self.problems.append(f"{data}: {error!r}")
        return super().structure_message(data)


class Editor:
    def __init__(self, command: list[str]) -> None:
        self.command = command
        self.client = LanguageClient(
            protocol_cls=CheckingProtocol, converter_factory=default_converter
        )
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self.logged: list[str] = []
        self.registered: list[types.Registration] = []
        self.applied: list[types.ApplyWorkspaceEditParams] = []
        self.progress: list[Any] = []
        self.refreshes = 0
        self.settings: dict[str, Any] = {}
        self.news = asyncio.Event()
        self.accepts_edits = True
        self.encoding = "utf-16"
        self._listen()

    def _listen(self) -> None:
        feature = self.client.feature

        @feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.published[params.uri] = params
            self.news.set()

        @feature(types.WINDOW_LOG_MESSAGE)
        def log(params: types.LogMessageParams) -> None:
            self.logged.append(params.message)
            self.news.set()

        @feature(types.WORKSPACE_CONFIGURATION)
        def configuration(params: types.ConfigurationParams) -> list[Any]:
            return [self.settings for _ in params.items]

        @feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params: types.RegistrationParams) -> None:
            self.registered += params.registrations

        @feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)
        @feature(types.WORKSPACE_CODE_LENS_REFRESH)
        @feature(types.WORKSPACE_INLAY_HINT_REFRESH)
        def refresh(*_: object) -> None:
            self.refreshes += 1
            self.news.set()

        @feature(types.WORKSPACE_APPLY_EDIT)
        def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            self.applied.append(params)
            self.news.set()
            return types.ApplyWorkspaceEditResult(applied=self.accepts_edits)

        @feature(types.WINDOW_WORK_DONE_PROGRESS_CREATE)
        def create(_: types.WorkDoneProgressCreateParams) -> None:
            return None

        @feature(types.PROGRESS)
        def report(params: types.ProgressParams) -> None:
            self.progress.append(params)
            self.news.set()

    async def start(
        self,
        name: str,
        capabilities: types.ClientCapabilities,
        folders: list[Path],
        **options: Any,
    ) -> types.InitializeResult:
        await self.client.start_io(*self.command)
        names = {"visual-studio-code": "Visual Studio Code", "neovim": "Neovim"}
        self.settings = options.pop("settings", {})
        params = types.InitializeParams(
            capabilities=capabilities,
            client_info=types.ClientInfo(name=names.get(name, name)),
            workspace_folders=[
                types.WorkspaceFolder(uri=folder.as_uri(), name=folder.name) for folder in folders
            ],
            **options,
        )
        self.result = await self.client.initialize_session(params)
        self.encoding = self.result.capabilities.position_encoding or "utf-16"
        return self.result

    async def stop(self) -> None:
        await self.client.shutdown_session()
        await self.client.stop()

    async def until(self, holds: Callable[[], Any]) -> Any:
        """Waits for messages until something holds, and gives it."""

        async def wait() -> Any:
            while not (found := holds()):
                self.news.clear()
                await self.news.wait()
            return found

        return await asyncio.wait_for(wait(), TIMEOUT)

    def open(self, uri: str, text: str, language: str = "python") -> None:
        self.texts[uri], self.versions[uri] = text, 1
        document = types.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def change(self, uri: str, *edits: tuple[int, int, str]) -> None:
        """Each edit replaces characters of the text that the one before it left."""
        changes = []
        for begin, end, new in edits:
            text = self.texts[uri]
            span = types.Range(self.position(text, begin), self.position(text, end))
            changes.append(types.TextDocumentContentChangePartial(range=span, text=new))
            self.texts[uri] = text[:begin] + new + text[end:]
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(version=self.versions[uri], uri=uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))

    def replace(self, uri: str, text: str) -> None:
        self.texts[uri] = text
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(version=self.versions[uri], uri=uri)
        whole = types.TextDocumentContentChangeWholeDocument(text=text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    def close(self, uri: str) -> None:
        document = types.TextDocumentIdentifier(uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    async def diagnostics(self, uri: str) -> list[types.Diagnostic]:
        """What is pushed for the version that the document has now."""

        def current() -> types.PublishDiagnosticsParams | None:
            published = self.published.get(uri)
            fits = published is not None and published.version == self.versions[uri]
            return published if fits else None

        return list((await self.until(current)).diagnostics)

    def _lines(self, text: str) -> list[int]:
        starts = [0]
        for i, char in enumerate(text):
            if char == "\n" or (char == "\r" and text[i + 1 : i + 2] != "\n"):
                starts.append(i + 1)
        return starts

    def _units(self, text: str) -> int:
        if self.encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        if self.encoding == "utf-16":
            return len(text.encode("utf-16-le", "surrogatepass")) // 2
        return len(text)

    def position(self, text: str, index: int) -> types.Position:
        starts = self._lines(text)
        line = max(i for i, start in enumerate(starts) if start <= index)
        return types.Position(line, self._units(text[starts[line] : index]))

    def index(self, text: str, position: types.Position) -> int:
        starts = self._lines(text)
        at = starts[position.line]
        while self._units(text[starts[position.line] : at]) < position.character:
            at += 1
        return at

    def part(self, uri: str, span: types.Range) -> str:
        text = self.texts[uri]
        return text[self.index(text, span.start) : self.index(text, span.end)]

    def span(self, uri: str, words: str) -> types.Range:
        text = self.texts[uri]
        begin = text.index(words)
        return types.Range(self.position(text, begin), self.position(text, begin + len(words)))

    def edited(self, uri: str, edits: list[types.TextEdit]) -> str:
        """The text after edits, made as an editor makes them: all in the text before."""
        text = self.texts[uri]
        places = [
            (self.index(text, e.range.start), self.index(text, e.range.end), e.new_text)
            for e in edits
        ]
        places.sort(key=lambda place: place[:2])
        for before, after in zip(places, places[1:], strict=False):
            assert before[1] <= after[0], "edits overlap"
        for begin, end, new in reversed(places):
            text = text[:begin] + new + text[end:]
        return text

    def after(self, uri: str, edit: types.WorkspaceEdit) -> str:
        """The text after a workspace edit that changes this document only, in this version."""
        if edit.document_changes is None:
            assert list(edit.changes) == [uri]
            return self.edited(uri, edit.changes[uri])
        assert len(edit.document_changes) == 1
        change = edit.document_changes[0]
        assert change.text_document.uri == uri
        assert change.text_document.version == self.versions[uri]
        return self.edited(uri, list(change.edits))

    async def actions(
        self, uri: str, span: types.Range, only: list[str] | None = None
    ) -> list[types.CodeAction]:
        known = self.published.get(uri)
        here = [d for d in known.diagnostics if d.range == span] if known else []
        params = types.CodeActionParams(
            text_document=types.TextDocumentIdentifier(uri),
            range=span,
            context=types.CodeActionContext(diagnostics=here, only=only),
        )
        return list(await self.client.text_document_code_action_async(params) or [])

    async def resolved(self, action: types.CodeAction) -> types.CodeAction:
        return await self.client.code_action_resolve_async(action)

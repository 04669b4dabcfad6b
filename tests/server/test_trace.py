"""Replays sessions of editors, line by line, and compares what the server says.

A trace is JSON lines. The first tell what it is (`about`) and which files there are (`files`); then
  client    a message that the client sends
  settings  what it answers from now on when it is asked for its settings
  answer    the id of a request of the client: waits for the answer, which has to be as in `says`
  either    the same, where it may come or be cancelled
  server    a method: waits for the server's request or notification; `says` as before
In messages, ${root} and ${path} are the workspace; ${id} and ${ids} the result ids that the client
has been given; {"$from": [id, key, …]} a part of an answer; {"$edits": id} that action's edits as
changes; {"$diagnostics": [id, range]} those of an answer that have the range.
--update writes `says` anew: what matters of what the server says, without texts that may change.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from wire import Wire

CANCELLED = -32800
TRACES = sorted((Path(__file__).parent / "traces").glob("*.jsonl"))
# What the server can say to such a client: the answers to these, and messages of its own.
EVERYTHING = {
    *("initialize", "shutdown", "codeAction/resolve", "workspace/diagnostic"),
    *("textDocument/diagnostic", "textDocument/codeAction", "textDocument/hover"),
    *("textDocument/codeLens", "textDocument/documentLink", "textDocument/inlayHint"),
    *("textDocument/completion", "workspace/executeCommand"),
    *("client/registerCapability", "workspace/configuration", "workspace/applyEdit"),
    *("workspace/diagnostic/refresh", "window/workDoneProgress/create", "$/progress"),
    "$/logTrace",
}
# Sentences, ids and pages: other tests look at them.
LEFT_OUT = {"message", "resultId", "codeDescription", "data", "detail", "serverInfo", "tooltip"}
LEFT_OUT |= {"verbose", "textEdit", "additionalTextEdits", "sortText", "href", "target"}


def essence(value: Any, root: str) -> Any:
    if isinstance(value, dict):
        if "markdown" in value or value.get("kind") == "markdown":  # an explanation: its title
            return (value.get("markdown") or value["value"]).split("\n")[0]
        parts = {k: essence(v, root) for k, v in value.items() if k not in LEFT_OUT}
        if set(parts) == {"line", "character"}:
            return f"{parts['line']}:{parts['character']}"
        if set(parts) == {"start", "end"}:
            return f"{parts['start']}-{parts['end']}"
        return parts
    if isinstance(value, list):
        items = [essence(item, root) for item in value]
        reports = items and all(isinstance(i, dict) and "uri" in i and "items" in i for i in items)
        return sorted(items, key=lambda item: item["uri"]) if reports else items
    if not isinstance(value, str):
        return value
    return value.replace(root, "${root}").replace(root.removeprefix("file://"), "${path}")


class Replay:
    def __init__(self, wire: Wire, folder: Path) -> None:
        self.wire, self.root, self.path = wire, folder.as_uri(), str(folder)
        self.settings: Any = None
        self.waiting: list[dict] = []  # messages that came, and nobody has asked for yet
        self.answers: dict[int, Any] = {}
        self.asked: dict[int, dict] = {}
        self.ids: dict[str, str] = {}  # of the workspace's reports, by URI
        self.document_ids: dict[str, str] = {}
        self.methods: set[str] = set()  # that the server has answered or sent
        wire.answer_to = self.answer_to

    def answer_to(self, request: dict) -> Any:
        if request["method"] == "workspace/configuration":
            return [self.settings for _ in request["params"]["items"]]
        return {"applied": True} if request["method"] == "workspace/applyEdit" else None

    def next(self, wanted) -> dict:
        """The first message that fits, of those that came and those that come."""
        for message in self.waiting:
            if wanted(message):
                self.waiting.remove(message)
                return message

        def note(message: dict) -> bool:
            self.methods.add(message.get("method", ""))
            if not wanted(message):
                self.waiting.append(message)
                return False
            return True

        return self.wire.take(note)

    def filled(self, value: Any, uri: str = "") -> Any:
        if isinstance(value, str):
            if value == "${ids}":
                return [{"uri": key, "value": known} for key, known in self.ids.items()]
            if value == "${id}":
                return self.document_ids[uri]
            return value.replace("${root}", self.root).replace("${path}", self.path)
        if isinstance(value, list):
            return [self.filled(item, uri) for item in value]
        if not isinstance(value, dict):
            return value
        if "$from" in value:
            number, *keys = value["$from"]
            found = self.answers[number]
            for key in keys:
                found = found[key]
            return found
        if "$edits" in value:
            changes = self.answers[value["$edits"]]["edit"]["documentChanges"][0]["edits"]
            # An editor makes them from the end, so that each is right for the text before.
            return [{"range": e["range"], "text": e["newText"]} for e in reversed(changes)]
        if "$diagnostics" in value:
            number, span = value["$diagnostics"]
            return [d for d in self.answers[number]["items"] if d["range"] == span]
        document = value.get("textDocument")
        if isinstance(document, dict) and "uri" in document:
            uri = self.filled(document["uri"])
        return {key: self.filled(item, uri) for key, item in value.items()}

    def send(self, message: dict) -> None:
        message = self.filled(message)
        if "id" in message:
            self.asked[message["id"]] = message
        self.wire.send(**message)

    def answered(self, number: int) -> dict:
        message = self.next(lambda m: "method" not in m and m["id"] == number)
        asked = self.asked[number]
        self.methods.add(asked["method"])
        if "error" in message:
            return {"error": message["error"]["code"]}
        result = message["result"]
        if asked["method"] == "workspace/diagnostic":
            result = {"items": self.parts(asked["params"]["partialResultToken"]) + result["items"]}
            self.note_reports(result["items"])
        if asked["method"] == "textDocument/diagnostic" and "resultId" in result:
            self.document_ids[asked["params"]["textDocument"]["uri"]] = result["resultId"]
        self.answers[number] = result
        return {"result": result}

    def parts(self, token: str) -> list:
        """What came before the answer, in parts."""

        def is_part(message: dict) -> bool:
            return message.get("method") == "$/progress" and message["params"]["token"] == token

        parts = [message for message in self.waiting if is_part(message)]
        self.waiting = [message for message in self.waiting if not is_part(message)]
        return [item for part in parts for item in part["params"]["value"]["items"]]

    def note_reports(self, reports: list) -> None:
        for report in reports:
            if "resultId" in report:
                self.ids[report["uri"]] = report["resultId"]
            else:
                self.ids.pop(report["uri"], None)

    def run(self, line: dict) -> Any:
        """What the server says to it, if the trace tells."""
        if "settings" in line:
            self.settings = line["settings"]
        elif "client" in line:
            self.send(line["client"])
        elif "either" in line:
            said = self.answered(line["either"])
            assert "result" in said or said["error"] == CANCELLED
        elif "answer" in line:
            return essence(self.answered(line["answer"]), self.root)
        elif "server" in line:
            message = self.next(lambda m: m.get("method") == line["server"])
            return essence(message["params"], self.root)
        return None


@pytest.mark.parametrize("trace", TRACES, ids=lambda path: path.stem)
def test_trace(wire: Wire, trace: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    lines = [json.loads(line) for line in trace.read_text().splitlines()]
    folder = tmp_path / "code"
    folder.mkdir()
    for name, text in lines[1]["files"].items():
        (folder / name).write_text(text)
    update = request.config.getoption("--update")
    replay = Replay(wire, folder)
    for line in lines:
        said = replay.run(line)
        if update and said is not None:
            line["says"] = said
        assert said == line.get("says"), line
    assert wire.wait() == 0
    if update:
        written = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        trace.write_text(written)
    if trace.stem == "vscode":
        assert replay.methods >= EVERYTHING

"""Records what an editor and the server say to each other, as a trace for test_trace.py.

  record_trace.py proxy LOG BINARY ARG…   stands between them: the program that an editor starts
  record_trace.py trace LOG FOLDER ABOUT  writes the trace of what LOG has of a session in FOLDER,
                                          whose files are as they were when it began

tests/editors/vscode/record.mjs drives a session in Visual Studio Code. What the server has to say
is written by `pytest --update` afterwards.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

LOG = threading.Lock()
# How often the server asks for these depends on time.
REFRESHES = [
    "workspace/diagnostic/refresh",
    "workspace/codeLens/refresh",
    "workspace/inlayHint/refresh",
]


def messages(stream: BinaryIO) -> Iterator[bytes]:
    while True:
        length = 0
        while (line := stream.readline()) not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        body = stream.read(length)
        if not body:
            return
        yield body


def pass_on(source: BinaryIO, target: BinaryIO, who: str, log: Path) -> None:
    for body in messages(source):
        # Before it is passed on, so that no answer is noted before its question.
        with LOG, log.open("a") as file:
            file.write(json.dumps({who: json.loads(body)}, ensure_ascii=False) + "\n")
        target.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        target.flush()
    target.close()


def proxy(log: Path, command: list[str]) -> int:
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    both = [
        threading.Thread(target=pass_on, args=(sys.stdin.buffer, process.stdin, "client", log)),
        threading.Thread(
            target=pass_on, args=(process.stdout, sys.stdout.buffer, "server", log), daemon=True
        ),
    ]
    for thread in both:
        thread.start()
    return process.wait()


class Trace:
    def __init__(self, folder: str) -> None:
        self.root, self.path = Path(folder).as_uri(), folder
        self.lines: list[dict] = []
        self.settings: Any = None
        # Requests whose answer depends on when other things happen: on the scan of the folder, and
        # on pauses in typing, which a replay does not make.
        self.loose: set[int] = set()
        self.scanned = False  # a refresh tells of it, which a replay waits for

    def portable(self, value: Any, key: str = "") -> Any:
        if key == "previousResultId":
            return "${id}"
        if key == "previousResultIds":
            return "${ids}" if value else value
        if isinstance(value, dict):
            return {name: self.portable(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [self.portable(item) for item in value]
        if isinstance(value, str):
            return value.replace(self.root, "${root}").replace(self.path, "${path}")
        return value

    def note_client(self, message: dict) -> None:
        if "method" not in message:
            return  # the replay answers by itself
        if message["method"] == "initialize":
            message["params"]["processId"] = None
        if message["method"] == "$/cancelRequest":
            self.loose.add(message["params"]["id"])
        if message["method"] == "workspace/diagnostic" or "previousResultId" in (
            message.get("params") or {}
        ):
            self.loose.add(message["id"])
        message.pop("jsonrpc")
        self.lines.append({"client": self.portable(message)})

    def note_server(self, message: dict, settings: dict[object, Any]) -> None:
        method = message.get("method")
        if method is None:
            number = message["id"]
            self.lines.append({"either" if number in self.loose else "answer": number})
        elif "id" in message:
            if method == "workspace/configuration" and message["id"] in settings:
                if settings[message["id"]] != self.settings:
                    self.settings = settings[message["id"]]
                    self.lines.append({"settings": self.settings})
            if method not in REFRESHES:
                self.lines.append({"server": method})
            if method == "workspace/configuration" and not self.scanned:
                self.scanned = True
                self.lines.append({"server": REFRESHES[0]})


def trace(log: Path, folder: str, about: str) -> None:
    recorded = [json.loads(line) for line in log.read_text().splitlines()]
    answers = {
        line["client"]["id"]: line["client"].get("result")
        for line in recorded
        if "client" in line and "method" not in line["client"]
    }
    settings = {number: answer[0] for number, answer in answers.items() if isinstance(answer, list)}
    made = Trace(folder)
    for line in recorded:
        if "client" in line:
            made.note_client(line["client"])
        else:
            made.note_server(line["server"], settings)
    files = {path.name: path.read_text() for path in sorted(Path(folder).glob("*.py"))}
    for line in [{"about": about}, {"files": files}, *made.lines]:
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    kind, log, *rest = sys.argv[1:]
    if kind == "proxy":
        sys.exit(proxy(Path(log), rest))
    trace(Path(log), *rest)

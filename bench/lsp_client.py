"""An editor for measuring: it sends a message, waits for what it causes, and tells the time.

Reads in the thread that sends, so that no other thread's turn is counted; the time of an answer is
taken when its last byte is there, before it is parsed.
"""

import io
import json
import keyword
import os
import re
import subprocess
import sys
import time
import tokenize
from dataclasses import dataclass, field
from pathlib import Path

PUBLISH = "textDocument/publishDiagnostics"


@dataclass
class Arrived:
    at: float
    message: dict


class Client:
    def __init__(self, command: list[str], root: Path | None, pulls: bool = False) -> None:
        self.start = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.last_id = 0
        folders = [{"uri": root.as_uri(), "name": root.name}] if root else []
        text = {
            "publishDiagnostics": {"versionSupport": True},
            "codeAction": {
                # One that cannot ask for edits later, so that both servers work them out.
                "codeActionLiteralSupport": {
                    "codeActionKind": {"valueSet": ["quickfix", "source.fixAll"]}
                },
            },
        }
        workspace = {"workspaceFolders": True}
        if pulls:
            text["diagnostic"] = {}
            workspace["diagnostics"] = {"refreshSupport": True}
        answer = self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": root.as_uri() if root else None,
                "workspaceFolders": folders,
                "capabilities": {
                    "general": {"positionEncodings": ["utf-16"]},
                    "textDocument": text,
                    "workspace": workspace,
                },
            },
        )
        self.started = answer.at - self.start
        self.tell("initialized", {})

    def send(self, message: dict) -> float:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        now = time.perf_counter()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()
        return now

    def tell(self, method: str, params: object) -> float:
        return self.send({"method": method, "params": params})

    def begin(self, method: str, params: object) -> int:
        self.last_id += 1
        self.send({"id": self.last_id, "method": method, "params": params})
        return self.last_id

    def ask(self, method: str, params: object) -> Arrived:
        return self.answer(self.begin(method, params))

    def answer(self, number: int) -> Arrived:
        return self.until(lambda m: "method" not in m and m.get("id") == number)

    def read(self) -> Arrived:
        length = 0
        while (line := self.process.stdout.readline()) not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        body = self.process.stdout.read(length)
        at = time.perf_counter()
        if not body:
            sys.exit(f"{self.process.args[0]} ended with {self.process.wait()}")
        message = json.loads(body)
        if "method" in message and "id" in message:
            items = (message.get("params") or {}).get("items")
            result = [{} for _ in items] if items else None
            self.send({"id": message["id"], "result": result})
        return Arrived(at, message)

    def until(self, wanted) -> Arrived:
        while True:
            arrived = self.read()
            if wanted(arrived.message):
                return arrived

    def published(self, uri: str, version: int) -> Arrived:
        return self.until(
            lambda m: (
                m.get("method") == PUBLISH
                and m["params"]["uri"] == uri
                and m["params"].get("version", version) == version
            )
        )

    def peak_mib(self) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024

    def stop(self) -> None:
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.process.wait(20)


def places_to_type(text: str, number: int) -> list[tuple[int, int]]:
    """Ends of names in the code, spread over the file: line and column."""
    ends = [
        (token.end[0] - 1, token.end[1])
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type == tokenize.NAME
        and not keyword.iskeyword(token.string)
        and token.line.isascii()
    ]
    return [ends[len(ends) * i // number] for i in range(number)]


@dataclass
class Document:
    """An open document in which is typed: a letter is put to a name, and taken away again."""

    client: Client
    uri: str
    text: str
    version: int = 1
    found: list[dict] = field(default_factory=list)
    pulls: bool = False

    def open(self) -> float:
        """Seconds until its diagnostics are there."""
        params = {"uri": self.uri, "languageId": "python", "version": 1, "text": self.text}
        sent = self.client.tell("textDocument/didOpen", {"textDocument": params})
        return self.wait() - sent

    def wait(self) -> float:
        if self.pulls:
            params = {"textDocument": {"uri": self.uri}}
            arrived = self.client.ask("textDocument/diagnostic", params)
            self.found = arrived.message["result"]["items"]
        else:
            arrived = self.client.published(self.uri, self.version)
            self.found = arrived.message["params"]["diagnostics"]
        return arrived.at

    def type_at(self, line: int, column: int) -> list[float]:
        """Seconds of both edits."""
        times = []
        here = {"line": line, "character": column}
        for new, end in (("x", here), ("", {**here, "character": column + 1})):
            self.version += 1
            change = {"range": {"start": here, "end": end}, "text": new}
            document = {"uri": self.uri, "version": self.version}
            sent = self.client.tell(
                "textDocument/didChange", {"textDocument": document, "contentChanges": [change]}
            )
            times.append(self.wait() - sent)
        return times

    def actions_at(self, diagnostic: dict) -> tuple[float, int]:
        """Seconds, and how many there are."""
        params = {
            "textDocument": {"uri": self.uri},
            "range": diagnostic["range"],
            "context": {"diagnostics": [diagnostic]},
        }
        number = self.client.last_id + 1
        sent = time.perf_counter()
        self.client.begin("textDocument/codeAction", params)
        arrived = self.client.answer(number)
        return arrived.at - sent, len(arrived.message["result"] or [])

"""A client that sends whatever bytes it is told to, and reads whole messages, which are checked."""

import contextlib
import json
import queue
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

from message_check import check_message, response_type


def framed(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


class Wire:
    def __init__(self, command: list[str], cwd: Path | None = None) -> None:
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=cwd,
        )
        self.inbox: queue.Queue[dict | Exception | None] = queue.Queue()
        self.last_id = 0
        self.asked: dict[object, str] = {}  # methods of requests without an answer, by id
        self.published: dict[str, dict] = {}  # the last that was not asked for yet
        self.errors: list[bytes] = []
        self.checks = True  # whether messages are checked
        self.reads = threading.Event()  # clear it, and nothing is taken from the server
        self.reads.set()
        self.threads = [threading.Thread(target=run) for run in (self._read, self._drain)]
        for thread in self.threads:
            thread.start()

    def _read(self) -> None:
        try:
            while self.reads.wait() and (message := self._next()) is not None:
                self.inbox.put(message)
            self.inbox.put(None)
        except Exception as error:  # for take(), in the test's own thread
            self.inbox.put(error)

    def _next(self) -> dict | None:
        """None at the end of the stream, also within a message."""
        stream = self.process.stdout
        header = stream.readline()
        if not header:
            return None
        # Nothing but the protocol may ever come this way.
        assert header.startswith(b"Content-Length: "), header
        assert stream.readline() in (b"\r\n", b"")
        length = int(header[16:])
        body = stream.read(length)
        return json.loads(body) if len(body) == length else None

    def _drain(self) -> None:
        for line in self.process.stderr:
            self.errors.append(line)

    def write(self, data: bytes) -> None:
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, **message: object) -> None:
        if "method" in message and "id" in message:
            self.asked[message["id"]] = message["method"]
        self.write(framed(json.dumps({"jsonrpc": "2.0", **message}).encode()))

    def notify(self, method: str, params: object) -> None:
        self.send(method=method, params=params)

    def _check(self, message: dict) -> None:
        answer = None
        if "method" not in message:
            # Errors also answer what was sent as bytes.
            asked = self.asked.pop(message["id"], None)
            assert asked or "error" in message, f"nobody asked: {message}"
            answer = response_type(asked) if asked else None
        check_message(message, answer)

    def take(self, wanted: Callable[[dict], object], timeout: float = 20) -> dict:
        """The next message for which wanted(message) holds; the server's requests are answered."""
        while True:
            message = self.inbox.get(timeout=timeout)
            if isinstance(message, Exception):
                raise message
            assert message is not None, f"the server ended: {b''.join(self.errors).decode()}"
            if self.checks:
                self._check(message)
            if message.get("method") == "textDocument/publishDiagnostics":
                self.published[message["params"]["uri"]] = message["params"]
            if "method" in message and "id" in message:
                self.send(id=message["id"], result=self.answer_to(message))
            if wanted(message):
                return message

    def answer_to(self, request: dict) -> object:
        """What the client answers; a test may give another function."""
        return None

    def request(self, method: str, params: object) -> dict:
        self.last_id += 1
        self.send(id=self.last_id, method=method, params=params)
        return self.answer(self.last_id)

    def answer(self, number: object) -> dict:
        return self.take(lambda m: "method" not in m and m.get("id") == number)

    def initialize(self, folder: Path | None = None, **capabilities: object) -> dict:
        answer = self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": folder.as_uri() if folder else None,
                "capabilities": capabilities,
            },
        )
        self.notify("initialized", {})
        return answer["result"]

    def open(self, uri: str, text: str, version: int = 1) -> None:
        document = {"uri": uri, "languageId": "python", "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def change(self, uri: str, version: int, *changes: dict) -> None:
        document = {"uri": uri, "version": version}
        self.notify(
            "textDocument/didChange",
            {"textDocument": document, "contentChanges": list(changes)},
        )

    def diagnostics(self, uri: str, version: int | None = None) -> list[dict]:
        def fits(params: dict | None) -> bool:
            return params is not None and (version is None or params.get("version") == version)

        if not fits(self.published.get(uri)):
            self.take(
                lambda m: (
                    m.get("method") == "textDocument/publishDiagnostics"
                    and m["params"]["uri"] == uri
                    and fits(m["params"])
                )
            )
        return self.published.pop(uri)["diagnostics"]

    def wait(self) -> int:
        return self.process.wait(20)

    def kill(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(20)
        self.reads.set()
        for thread in self.threads:  # they end with the process
            thread.join(20)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            with contextlib.suppress(BrokenPipeError):
                stream.close()

"""A client that sends whatever bytes it is told to, and reads whole messages."""

import json
import queue
import subprocess
import threading
from pathlib import Path


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
        self.inbox: queue.Queue[dict | None] = queue.Queue()
        self.last_id = 0
        self.published: dict[str, dict] = {}  # the last that was not asked for yet
        self.errors: list[bytes] = []
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._drain, daemon=True).start()

    def _read(self) -> None:
        stream = self.process.stdout
        while True:
            header = stream.readline()
            if not header:
                return self.inbox.put(None)
            # Nothing but the protocol may ever come this way.
            assert header.startswith(b"Content-Length: "), header
            assert stream.readline() == b"\r\n"
            self.inbox.put(json.loads(stream.read(int(header[16:]))))

    def _drain(self) -> None:
        for line in self.process.stderr:
            self.errors.append(line)

    def write(self, data: bytes) -> None:
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, **message: object) -> None:
        self.write(framed(json.dumps({"jsonrpc": "2.0", **message}).encode()))

    def notify(self, method: str, params: object) -> None:
        self.send(method=method, params=params)

    def take(self, wanted, timeout: float = 20) -> dict:
        """The next message for which wanted(message) holds; the server's requests are answered."""
        while True:
            message = self.inbox.get(timeout=timeout)
            assert message is not None, f"the server ended: {b''.join(self.errors).decode()}"
            if message.get("method") == "textDocument/publishDiagnostics":
                self.published[message["params"]["uri"]] = message["params"]
            if wanted(message):
                return message
            if "method" in message and "id" in message:
                self.send(id=message["id"], result=None)

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
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            stream.close()

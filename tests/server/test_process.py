"""How the server starts, logs and ends, as a process."""

import json
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from wire import Wire, framed


def test_listen(program: str) -> None:
    server = subprocess.Popen([program, "lsp", "--listen", "0"], stderr=subprocess.PIPE)
    try:
        port = int(server.stderr.readline().rsplit(b":", 1)[1])
        with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
            stream = client.makefile("rb")

            def request(number: int, method: str, params: object) -> dict:
                message = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
                client.sendall(framed(json.dumps(message).encode()))
                length = int(stream.readline().split(b":")[1])
                stream.readline()
                return json.loads(stream.read(length))

            answer = request(1, "initialize", {"capabilities": {}})
            assert answer["result"]["serverInfo"]["name"] == "mindport"
            assert request(2, "shutdown", None)["result"] is None
            client.sendall(framed(b'{"jsonrpc":"2.0","method":"exit"}'))
            assert server.wait(20) == 0
    finally:
        server.kill()
        server.wait(20)
        server.stderr.close()


def test_a_port_that_is_taken(program: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = subprocess.run(
            [program, "lsp", "--listen", port], capture_output=True, text=True, timeout=20
        )
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")


def test_log_file(program: str, tmp_path: Path) -> None:
    log = tmp_path / "log"
    wire = Wire([program, "lsp", "--log-file", str(log)])
    wire.initialize(tmp_path)
    wire.write(b"Nonsense: 1\r\n\r\n")
    wire.answer(None)
    wire.request("shutdown", None)
    wire.notify("exit", None)
    assert wire.wait() == 0
    wire.kill()
    assert "without Content-Length" in log.read_text()


def test_a_log_file_that_cannot_be(program: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [program, "lsp", "--log-file", str(tmp_path)], capture_output=True, text=True, timeout=20
    )
    assert done.returncode == 2
    assert str(tmp_path) in done.stderr and done.stdout == ""


def test_a_client_whose_process_is_gone(wire: Wire) -> None:
    """Its streams may be held open by others."""
    client = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    answer = wire.request("initialize", {"processId": client.pid, "capabilities": {}})
    assert "result" in answer
    client.kill()
    client.wait(20)
    assert wire.wait() == 1


def test_the_whole_session_from_a_file(program: str, tmp_path: Path) -> None:
    """Input that is no pipe, with all messages there at once."""
    messages = [
        {"id": 1, "method": "initialize", "params": {"capabilities": {}}},
        {"method": "initialized", "params": {}},
        {"id": 2, "method": "shutdown"},
        {"method": "exit"},
    ]
    trace = tmp_path / "trace"
    trace.write_bytes(
        b"".join(framed(json.dumps({"jsonrpc": "2.0", **m}).encode()) for m in messages)
    )
    with trace.open("rb") as stream:
        done = subprocess.run([program, "lsp"], stdin=stream, capture_output=True, timeout=20)
    assert done.returncode == 0
    assert done.stdout.count(b"Content-Length") == 2


@pytest.mark.parametrize("level", ["messages", "verbose"])
def test_trace(wire: Wire, level: str) -> None:
    """$/setTrace: the client hears what was done and how long it took, until it has enough."""
    wire.initialize()
    wire.notify("$/setTrace", {"value": level})
    wire.request("workspace/executeCommand", {"command": "mindport.explain", "arguments": ["x.y"]})
    told = wire.take(lambda m: m.get("method") == "$/logTrace" and "execute" in str(m))["params"]
    assert re.fullmatch(r"workspace/executeCommand 2: \d+\.\d\d ms", told["message"])
    assert ("verbose" in told) == (level == "verbose")
    wire.notify("$/setTrace", {"value": "off"})
    wire.request("shutdown", None)
    wire.notify("exit", None)
    assert wire.wait() == 0
    left = []
    while (message := wire.inbox.get(timeout=20)) is not None:
        left.append(message)
    assert not [m for m in left if m.get("method") == "$/logTrace"]


def test_ends_at_a_signal(wire: Wire) -> None:
    wire.initialize()
    wire.process.send_signal(signal.SIGTERM)
    assert wire.wait() != 0

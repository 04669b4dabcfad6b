"""What no client should send: it is answered as the specifications say, and the session goes on."""

import json
import time

import pytest
from wire import Wire, framed

TORCH = "import torch\ntorch.cat(x)\n"
PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
NOT_INITIALIZED = -32002
CANCELLED = -32800
NOWHERE = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}


def still_works(wire: Wire) -> None:
    wire.open("untitled:z", TORCH)
    assert [d["code"] for d in wire.diagnostics("untitled:z") if d["code"] == "MP101"]
    wire.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:z"}})


def error_of(wire: Wire, number: object = None) -> int:
    return wire.answer(number)["error"]["code"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"Nonsense: 1\r\n\r\n", PARSE_ERROR),
        (b"Content-Length: -5\r\n\r\n", PARSE_ERROR),
        (b"Content-Length: 1x\r\n\r\n{}", PARSE_ERROR),
        (b"Content-Length: 99999999999999999999\r\n\r\n", PARSE_ERROR),
        (b"Content-Length: 4611686018427387904\r\n\r\n", PARSE_ERROR),
        (b"\x00\xff\xfe" * 3000, PARSE_ERROR),
        (framed(b"{"), PARSE_ERROR),
        (framed(b'{"jsonrpc":"2.0","id":1,"method":"a","params":{"x":"\xff"}}'), PARSE_ERROR),
        (framed(b"[" * 100_000), PARSE_ERROR),
        (framed(b"[]"), INVALID_REQUEST),
        (framed(b"12"), INVALID_REQUEST),
        (framed(b'{"jsonrpc":"2.0"}'), INVALID_REQUEST),
        (framed(b'{"jsonrpc":"2.0","method":7}'), INVALID_REQUEST),
        (framed(b'{"jsonrpc":"2.0","id":{},"method":"shutdown"}'), INVALID_REQUEST),
        (framed(b'{"method":"initialized"}'), INVALID_REQUEST),
        (framed(b'{"jsonrpc":"2.0","method":"initialized","params":3}'), INVALID_REQUEST),
    ],
)
def test_no_message(wire: Wire, data: bytes, code: int) -> None:
    wire.initialize()
    wire.write(data)
    assert error_of(wire) == code
    still_works(wire)


@pytest.mark.parametrize("offset", [-1, 1, 7, -7, 40])
def test_wrong_length(wire: Wire, offset: int) -> None:
    """The message is lost; those after it are not."""
    wire.initialize()
    body = json.dumps({"jsonrpc": "2.0", "id": 77, "method": "unknown", "params": {}}).encode()
    wire.write(b"Content-Length: %d\r\n\r\n" % (len(body) + offset) + body)
    still_works(wire)


def test_bytes_one_by_one(wire: Wire) -> None:
    wire.initialize()
    body = json.dumps({"jsonrpc": "2.0", "id": 5, "method": "unknown"}).encode()
    message = b"content-length: %d\r\nContent-Type: x; charset=utf-8\r\n\r\n" % len(body) + body
    for byte in message:
        wire.write(bytes([byte]))
    assert error_of(wire, 5) == METHOD_NOT_FOUND


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("textDocument/codeAction", None),
        ("textDocument/codeAction", {"textDocument": {"uri": 3}, "range": NOWHERE}),
        ("textDocument/codeAction", {"textDocument": {"uri": "a:b"}, "range": {"start": 0}}),
        ("textDocument/diagnostic", {}),
        ("textDocument/diagnostic", []),
        ("codeAction/resolve", {"title": "x"}),
        ("codeAction/resolve", {"title": "x", "data": {"uri": "a:b", "version": 1, "task": 3}}),
    ],
)
def test_wrong_params(wire: Wire, method: str, params: object) -> None:
    wire.initialize()
    assert wire.request(method, params)["error"]["code"] == INVALID_PARAMS
    still_works(wire)


def test_negative_positions(wire: Wire) -> None:
    wire.initialize()
    place = {"start": {"line": -1, "character": 0}, "end": {"line": 0, "character": 0}}
    params = {"textDocument": {"uri": "untitled:a"}, "range": place}
    assert wire.request("textDocument/codeAction", params)["error"]["code"] == INVALID_PARAMS
    still_works(wire)


def test_unknown_methods(wire: Wire) -> None:
    wire.initialize()
    assert wire.request("no/such", {})["error"]["code"] == METHOD_NOT_FOUND
    assert wire.request("$/no/such", {})["error"]["code"] == METHOD_NOT_FOUND
    wire.notify("no/such", {})
    wire.notify("$/setTrace", {"value": "verbose"})
    still_works(wire)


def test_what_is_not_open(wire: Wire) -> None:
    wire.initialize()
    wire.change("untitled:nobody", 2, {"text": "x"})
    wire.notify("textDocument/didClose", {"textDocument": {"uri": "untitled:nobody"}})
    params = {"textDocument": {"uri": "untitled:nobody"}, "range": NOWHERE, "context": {}}
    assert wire.request("textDocument/codeAction", params)["result"] == []
    still_works(wire)


def test_before_initialize(wire: Wire) -> None:
    assert wire.request("shutdown", None)["error"]["code"] == NOT_INITIALIZED
    wire.open("untitled:a", TORCH)  # notifications are dropped
    wire.initialize()
    assert wire.request("initialize", {})["error"]["code"] == INVALID_REQUEST
    still_works(wire)


def test_after_shutdown(wire: Wire) -> None:
    wire.initialize()
    assert wire.request("shutdown", None)["result"] is None
    assert wire.request("shutdown", None)["error"]["code"] == INVALID_REQUEST
    wire.notify("exit", None)
    assert wire.wait() == 0


def test_exit_without_shutdown(wire: Wire) -> None:
    wire.initialize()
    wire.notify("exit", None)
    assert wire.wait() == 1


def test_a_client_that_dies(wire: Wire) -> None:
    wire.initialize()
    wire.process.stdin.close()
    assert wire.wait() == 1


def test_a_request_that_is_cancelled_while_it_waits(wire: Wire) -> None:
    wire.initialize()
    wire.open("untitled:a", TORCH)
    params = {"textDocument": {"uri": "untitled:a"}, "range": NOWHERE, "context": {}}

    def message(**fields: object) -> bytes:
        return framed(json.dumps({"jsonrpc": "2.0", **fields}).encode())

    wire.write(
        message(id="r", method="textDocument/codeAction", params=params)
        + message(method="$/cancelRequest", params={"id": "r"})
        + message(method="$/cancelRequest", params={"id": "nothing"})
    )
    assert error_of(wire, "r") == CANCELLED
    still_works(wire)


@pytest.mark.parametrize("text", ["\0" * 2000, "\x01\x02\ufffd\x7f\f" * 400, "(" * 20_000])
def test_no_text(wire: Wire, text: str) -> None:
    wire.initialize()
    wire.open("untitled:a", text)
    wire.diagnostics("untitled:a")
    still_works(wire)


def test_a_large_document(wire: Wire) -> None:
    wire.initialize()
    wire.open("untitled:a", "x = 1  # a line of a large file\n" * 330_000)  # 10 MB
    assert wire.diagnostics("untitled:a") == []
    wire.change("untitled:a", 2, {"range": NOWHERE, "text": "import torch\ntorch.cat(x)\n"})
    assert wire.diagnostics("untitled:a", 2)
    still_works(wire)


def test_more_findings_than_an_editor_shows(wire: Wire) -> None:
    lines = 20_000
    wire.initialize()
    wire.checks = False  # it would take most of the time
    text = "import torch\n" + "x = torch.cat([torch.zeros(3), torch.ones(3)], dim=0)\n" * lines
    wire.open("untitled:a", text)
    *found, rest = wire.diagnostics("untitled:a")
    hidden, words = rest["message"].split(" ", 1)
    assert words == "more findings from here on are not shown"
    assert len(found) + int(hidden) == 3 * lines + 1
    assert rest["range"]["start"]["line"] > found[-1]["range"]["start"]["line"]


def versions_until(wire: Wire, uri: str, last: int) -> list[int]:
    """The versions for which diagnostics are published, up to this one."""
    versions = []

    def is_last(message: dict) -> bool:
        if message.get("method") == "textDocument/publishDiagnostics":
            assert message["params"]["uri"] == uri
            versions.append(message["params"]["version"])
        return versions[-1:] == [last]

    wire.take(is_last)
    return versions


def test_a_client_that_does_not_read(wire: Wire) -> None:
    """What it does not take is not made again and again; what counts is there when it reads."""
    wire.initialize()
    wire.reads.clear()
    wire.open("untitled:a", "import torch\n" + "torch.cat(x)\n" * 5000)  # over 1 MB each time
    for version in range(2, 60):
        wire.change("untitled:a", version, {"range": NOWHERE, "text": ""})
        time.sleep(0.03)
    wire.reads.set()
    assert len(versions_until(wire, "untitled:a", 59)) < 20
    still_works(wire)


def test_a_flood_of_changes(wire: Wire) -> None:
    """They cost few analyses; and no old finding comes after a new one, so that a client that does
    not look at the version shows the right ones in the end."""
    wire.initialize()
    wire.open("untitled:a", "import torch\n")
    wire.diagnostics("untitled:a", 1)
    end = {"line": 1, "character": 0}
    change = [{"range": {"start": end, "end": end}, "text": "torch.cat(x)\n"}]
    flood = b""
    for version in range(2, 2002):
        document = {"uri": "untitled:a", "version": version}
        params = {"textDocument": document, "contentChanges": change}
        message = {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params}
        flood += framed(json.dumps(message).encode())
    wire.write(flood)
    versions = versions_until(wire, "untitled:a", 2001)
    assert versions == sorted(set(versions))
    assert len(versions) < 200
    found = wire.published["untitled:a"]["diagnostics"]
    assert len([d for d in found if d["code"] == "MP101"]) == 2000
    still_works(wire)


def test_a_flood_of_cancels(wire: Wire) -> None:
    """Each request is answered once, whether its cancel came in time or not."""
    wire.initialize()
    wire.open("untitled:a", TORCH)
    place = {"textDocument": {"uri": "untitled:a"}, "position": {"line": 1, "character": 7}}
    flood = b""
    for number in range(1000, 2000):
        asked = {"id": number, "method": "textDocument/hover", "params": place}
        cancel = {"method": "$/cancelRequest", "params": {"id": number}}
        for message in (asked, cancel, cancel):
            flood += framed(json.dumps({"jsonrpc": "2.0", **message}).encode())
        wire.asked[number] = "textDocument/hover"
    wire.write(flood)
    answers = [wire.take(lambda m: "method" not in m) for _ in range(1000)]
    assert sorted(answer["id"] for answer in answers) == list(range(1000, 2000))
    assert {answer["error"]["code"] for answer in answers if "error" in answer} <= {CANCELLED}
    still_works(wire)


def test_a_client_that_dies_while_it_is_written_to(wire: Wire) -> None:
    wire.initialize()
    wire.reads.clear()
    wire.open("untitled:a", "import torch\n" + "torch.cat(x)\n" * 5000)
    time.sleep(0.2)
    wire.process.stdin.close()
    assert wire.wait() == 1  # no signal


FAR = {"line": 2**31 - 1, "character": 2**31 - 1}
QUESTIONS = [
    ("textDocument/hover", {"position": FAR}),
    ("textDocument/completion", {"position": FAR}),
    ("textDocument/codeAction", {"range": {"start": FAR, "end": FAR}, "context": {}}),
    ("textDocument/codeAction", {"range": {"start": FAR, "end": NOWHERE["start"]}, "context": {}}),
    ("textDocument/inlayHint", {"range": {"start": NOWHERE["start"], "end": FAR}}),
    ("textDocument/codeLens", {}),
    ("textDocument/documentLink", {}),
    ("textDocument/diagnostic", {}),
]


@pytest.mark.parametrize(("method", "params"), QUESTIONS)
def test_positions_that_are_not_there(wire: Wire, method: str, params: dict) -> None:
    wire.initialize()
    wire.open("untitled:a", TORCH)
    assert "result" in wire.request(method, {"textDocument": {"uri": "untitled:a"}, **params})
    still_works(wire)


@pytest.mark.parametrize("uri", ["", "file:", "file://", "file:///%zz%", "nothing", "%%%", "\x00"])
def test_uris_that_are_none(wire: Wire, uri: str) -> None:
    """Nothing is known about them, until they are opened: then they are documents like others."""
    wire.initialize()
    for method, params in QUESTIONS:
        answer = wire.request(method, {"textDocument": {"uri": uri}, **params})
        assert answer["result"] in (None, [], {"kind": "full", "items": []})
    wire.open(uri, TORCH)
    assert [d["code"] for d in wire.diagnostics(uri) if d["code"] == "MP101"]
    still_works(wire)

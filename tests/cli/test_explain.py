"""What is known of an API, in the terminal and in an editor, against the data that was dumped."""

import json
import re
import subprocess
from functools import cache

import pytest
from conftest import MINDPORT, ROOT

# Functions, methods, layers; same, renamed, dropped, defaulted, rewritten and reported arguments.
# Each argument of the call: what becomes of it, and what is said.
INERT = "no effect: removed"
BY_VALUE = "removed where it has no effect, else reported"
IN_FORM = "goes into the form above"
NONE = "no counterpart: such calls are reported"
UNSUPPORTED = "not supported: such calls are reported"
APIS = {
    "torch.cat": [
        ("tensors", "tensors", ""),
        ("dim=0", "dim=0", ""),
        ("out=None", "-", BY_VALUE),
    ],
    "torch.linspace": [("steps=None", "steps", ""), ("layout=None", "-", BY_VALUE)],
    "torch.ones": [("size", "size", ""), ("requires_grad=False", "-", BY_VALUE)],
    "torch.aminmax": [
        ("dim=None", "axis=0", "renamed"),
        ("keepdim=False", "keepdims=False", "renamed"),
        ("", "axis=None", "written where the call gives none"),
    ],
    "torch.std": [
        ("unbiased=True", "-", IN_FORM),
        ("correction=None", "correction=1", "the default differs"),
    ],
    "torch.randint_like": [
        ("low", "-", IN_FORM),
        ("generator", "-", NONE),
        ("device=None", "-", INERT),
    ],
    "torch.Tensor.to": [
        ("dtype", "dtype=None", ""),
        ("device=None", "-", INERT),
        ("memory_format=None", "-", INERT),
        ("other", "other", ""),
    ],
    "torch.Tensor.sum": [("dtype=None", "dtype=None", ""), ("dim", "dim=None", "")],
    "torch.Tensor.repeat": [("repeats", "-", IN_FORM)],
    "torch.Tensor.size": [("dim=None", "-", IN_FORM)],
    "torch.Tensor.view": [("dtype", "dtype", ""), ("size", "*shape", "by position")],
    "torch.nn.Conv2d": [("bias=True", "bias=True", ""), ("device=None", "-", INERT)],
    "torch.nn.LayerNorm": [("eps=1e-05", "eps=1e-05", ""), ("device=None", "-", INERT)],
    "torch.nn.functional.interpolate": [
        ("mode='nearest'", "mode='nearest'", ""),
        ("antialias=False", "-", UNSUPPORTED),
    ],
}


@cache
def data() -> dict[str, list[str]]:
    """The dumped lines by name: kind, versions, platforms, flags, overloads, …"""
    lines = {}
    for name in ("torch", "mindspore"):
        for line in (ROOT / f"mappings/api/{name}.tsv").read_text().splitlines():
            parts = line.split("\t")
            lines[parts[0]] = parts[1:] + [""] * 6
    return lines


def holds(version: str, condition: str) -> bool:
    def number(text: str) -> list[int]:
        return [int(part) for part in text.split(".")]

    for part in condition.split(","):
        sign, other = re.fullmatch(r"([<>=!]+)(.*)", part).groups()
        left, right = number(version), number(other)
        fits = {"==": left == right, "!=": left != right, ">=": left >= right, "<": left < right}
        if not fits[sign]:
            return False
    return True


def signatures(name: str, version: str) -> list[str]:
    found = []
    for overload in data()[name][4].split(" | "):
        text, _, condition = overload.partition(" @")
        if text and (not condition or holds(version, condition)):
            found.append(name + text)
    return found


def in_terminal(name: str, version: str) -> str:
    command = [MINDPORT, "explain", name, "--target", version]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout


def in_editor(name: str, version: str) -> str:
    """What `mindport.explain` answers; a hover says the same."""
    messages = [
        {"id": 1, "method": "initialize", "params": {"capabilities": {}}},
        {"method": "initialized", "params": {}},
        {
            "method": "workspace/didChangeConfiguration",
            "params": {"settings": {"mindport": {"target": version}}},
        },
        {
            "id": 2,
            "method": "workspace/executeCommand",
            "params": {"command": "mindport.explain", "arguments": [name]},
        },
        {"id": 3, "method": "shutdown"},
        {"method": "exit"},
    ]
    stream = b""
    for message in messages:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream += b"Content-Length: %d\r\n\r\n" % len(body) + body
    done = subprocess.run([MINDPORT, "lsp"], input=stream, capture_output=True, timeout=60)
    answers = map(json.loads, re.split(rb"Content-Length: \d+\r\n\r\n", done.stdout)[1:])
    return next(a["result"]["markdown"] for a in answers if a.get("id") == 2)


@pytest.mark.parametrize("version", ["2.7.0", "2.10.0"])
@pytest.mark.parametrize("name", APIS)
def test_signatures_versions_platforms_and_link(name: str, version: str) -> None:
    terminal, editor = in_terminal(name, version), in_editor(name, version)
    target = terminal.splitlines()[0].rpartition(" -> ")[2]
    assert f"**`{name}`** → **`{target}`**" in editor
    wanted = signatures(name, version) + signatures(target, version)
    assert wanted
    for line in wanted:
        assert f"    {line}\n" in terminal
        assert f"\n{line}\n" in editor
    _, versions, platforms, *_ = data()[target]
    shown = ", ".join(
        {"ascend": "Ascend", "gpu": "GPU", "cpu": "CPU"}[p] for p in platforms.split(",") if p
    )
    link = "https://www.mindspore.cn/docs/en/master/api_python/"
    assert (f"  platforms  {shown}\n" in terminal) == bool(shown)
    assert (
        f"MindSpore {versions or '2.7.0 to 2.10.0'}{' · ' + shown if shown else ''} · [" in editor
    )
    for text in (terminal, editor):
        assert re.search(re.escape(link) + r"[\w/]+/" + re.escape(target) + r"\.html", text)


@pytest.mark.parametrize("name", APIS)
def test_arguments(name: str) -> None:
    terminal, editor = in_terminal(name, "2.10.0"), in_editor(name, "2.10.0")
    table = [
        re.split(r"  +", line.strip(" "))
        for line in terminal.split("\n  argument")[1].splitlines()[1:]
    ]
    rows = {tuple([*row, ""][:3]) for row in table}
    for source, target, remark in APIS[name]:
        if source:
            assert (source, target, remark) in rows
        else:
            assert (target, remark, "") in rows
        cells = [f"`{cell}`" if cell.strip("-") else "" for cell in (source, target)]
        row = f"| {cells[0]} | {cells[1]} | {remark} |"
        assert (row in editor) == bool(remark)  # there only what there is something to say about

"""mappings/api/*.tsv, read on its own: which names a release has, and what a call may pass."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from python_names import Call

API = Path(__file__).parents[2] / "mappings/api"


def version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


def fits(conditions: str, release: str) -> bool:
    compare = {
        ">=": lambda a, b: a >= b,
        "<": lambda a, b: a < b,
        "==": lambda a, b: a == b,
        "!=": lambda a, b: a != b,
    }
    return all(
        compare[sign](version(release), version(number))
        for sign, number in re.findall(r"(>=|<|==|!=)([\d.]+)", conditions)
    )


@dataclass
class Signature:
    by_position: list[str] = field(default_factory=list)
    by_keyword: set[str] = field(default_factory=set)
    takes_more: bool = False  # *args
    takes_any_keyword: bool = False  # **kwargs

    def accepts(self, call: Call) -> bool:
        if call.positional > len(self.by_position) and not self.takes_more:
            return False
        taken = self.by_position[: call.positional]
        known = self.by_keyword.difference(taken)
        return self.takes_any_keyword or known.issuperset(call.keywords)


def parameters(text: str) -> list[str]:
    """The parts of `(a, b=(1, 2), *, c)`. Not by Python's parser: MindSpore's own documentation
    has parameters without a default after those with one."""
    parts, depth, quote = [""], 0, ""
    for char in text.strip()[1:-1]:
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        depth += (char in "([{") - (char in ")]}") if not quote else 0
        if char == "," and depth == 0 and not quote:
            parts.append("")
        else:
            parts[-1] += char
    return [part.strip() for part in parts if part.strip()]


def signature(text: str) -> Signature:
    result = Signature()
    positional = True
    for part in parameters(text):
        name = re.split("[=:]", part)[0].strip()
        if name == "/":
            result.by_keyword.clear()
        elif name.startswith("**"):
            result.takes_any_keyword = True
        elif name.startswith("*"):
            positional = False
            result.takes_more = result.takes_more or len(name) > 1
        else:
            result.by_keyword.add(name)
            if positional:
                result.by_position.append(name)
    return result


class ApiTable:
    def __init__(self, package: str, release: str) -> None:
        self.kinds: dict[str, str] = {}
        self.overloads: dict[str, list[Signature]] = {}
        for line in (API / f"{package}.tsv").read_text().splitlines()[1:]:
            columns = line.split("\t") + [""] * 7
            name, kind, versions, _, _, overloads, _ = columns[:7]
            if not fits(versions, release):
                continue
            self.kinds[name] = kind
            for overload in filter(None, overloads.split(" | ")):
                text, _, conditions = overload.partition(" @")
                if fits(conditions, release):
                    self.overloads.setdefault(name, []).append(signature(text))

    def problem(self, qualified: str, call: Call | None) -> str | None:
        """What is wrong with a name, or with the call of it; None where nothing is."""
        parts = qualified.split(".")
        for length in range(len(parts), 0, -1):
            name = ".".join(parts[:length])
            kind = self.kinds.get(name)
            if kind is None:
                continue
            rest = parts[length:]
            if not rest:
                return self.call_problem(name, call) if call else None
            # What a class inherits is listed for MindSpore only.
            has_members = kind == "type" and parts[0] == "mindspore"
            if kind == "module" and parts[0] == "mindone" and rest[0].startswith("_"):
                return None  # private modules are not listed
            if kind == "module" or (has_members and not rest[0].startswith("__")):
                return f"{name} has no {rest[0]}"
            return None
        return f"there is no {qualified}"

    def call_problem(self, name: str, call: Call) -> str | None:
        overloads = self.overloads.get(name)
        if not overloads or any(overload.accepts(call) for overload in overloads):
            return None
        return f"{name} takes no such arguments: {call.positional} and {', '.join(call.keywords)}"

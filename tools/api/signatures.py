"""Signatures as text: `(tensors, dim=0, *, out=None)`.

Reads them from Python objects, from docstrings (where the package hides them behind
`*args, **kwargs`), from stubs and from source code. `self` is left out of methods.
"""

from __future__ import annotations

import ast
import enum
import inspect
import re
import types

# What says nothing about the arguments.
UNINFORMATIVE = {
    "(*args, **kwargs)",
    "(*args, **kwds)",
    "(*args)",
    "(*args, **_kwargs)",
    "(**kwargs)",
    "(*input, **kwargs)",
}

_MODULES = {"builtins": "", "typing": ""}


def default_text(value: object) -> str:
    """A default as Python source, as far as there is one; `...` if there is none."""
    if isinstance(value, enum.Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType)):
        module = _MODULES.get(value.__module__ or "", value.__module__ or "")
        return (
            f"{module}.{value.__qualname__}".lstrip(".")
            if value.__qualname__.isidentifier()
            else "..."
        )
    if isinstance(value, tuple) and value and not hasattr(value, "_fields"):
        inner = ", ".join(default_text(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, list):
        return "[" + ", ".join(default_text(item) for item in value) + "]"
    module = type(value).__module__
    if module.startswith("mindspore") and type(value).__name__ in _MINDSPORE_DTYPES:
        return "mindspore." + str(value).lower()
    text = repr(value)
    plain = isinstance(value, (bool, int, float, complex, str, bytes, type(None), tuple, dict))
    return text if plain or re.fullmatch(r"[A-Za-z_][\w.]*", text) else "..."


_MINDSPORE_DTYPES = {"Float", "Int", "UInt", "Bool", "BFloat", "Complex", "Number", "String"}


def join(parameters: list[tuple[str, str, str | None]]) -> str:
    """From (name, kind, default) with kind one of `/`, ``, `*`, `k`, `**`."""
    parts: list[str] = []
    kinds = [kind for _, kind, _ in parameters]
    star_seen = False
    for index, (name, kind, default) in enumerate(parameters):
        if kind == "k" and not star_seen:
            parts.append("*")
            star_seen = True
        if kind == "*":
            star_seen = True
        prefix = kind if kind in ("*", "**") else ""
        parts.append(prefix + name + (f"={default}" if default is not None else ""))
        if kind == "/" and (index + 1 == len(kinds) or kinds[index + 1] != "/"):
            parts.append("/")
    return "(" + ", ".join(parts) + ")"


_KINDS = {
    inspect.Parameter.POSITIONAL_ONLY: "/",
    inspect.Parameter.POSITIONAL_OR_KEYWORD: "",
    inspect.Parameter.VAR_POSITIONAL: "*",
    inspect.Parameter.KEYWORD_ONLY: "k",
    inspect.Parameter.VAR_KEYWORD: "**",
}


def of_object(obj: object, *, is_method: bool) -> str | None:
    """What `inspect` tells, or None."""
    try:
        signature = inspect.signature(obj)  # type: ignore[arg-type]
    except (ValueError, TypeError):
        return None
    parameters = []
    for index, parameter in enumerate(signature.parameters.values()):
        if (
            index == 0
            and is_method
            and parameter.kind
            in (
                inspect.Parameter.POSITIONAL_ONLY,
                inspect.Parameter.POSITIONAL_OR_KEYWORD,
            )
        ):
            continue
        empty = parameter.default is inspect.Parameter.empty
        parameters.append(
            (
                parameter.name,
                _KINDS[parameter.kind],
                None if empty else default_text(parameter.default),
            )
        )
    return join(parameters)


def of_arguments(arguments: ast.arguments, *, is_method: bool) -> str:
    """From a `def` in a stub or in source code."""
    parameters: list[tuple[str, str, str | None]] = []
    positional = arguments.posonlyargs + arguments.args
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
    defaults += arguments.defaults
    for index, (argument, default) in enumerate(zip(positional, defaults)):
        kind = "/" if index < len(arguments.posonlyargs) else ""
        parameters.append((argument.arg, kind, None if default is None else ast.unparse(default)))
    if is_method and parameters:
        parameters = parameters[1:]
    if arguments.vararg:
        parameters.append((arguments.vararg.arg, "*", None))
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults):
        parameters.append((argument.arg, "k", None if default is None else ast.unparse(default)))
    if arguments.kwarg:
        parameters.append((arguments.kwarg.arg, "**", None))
    return join(parameters)


def of_text(text: str) -> str | None:
    """From the parenthesis of a documented call, such as `(size, *, dtype=None)`.

    Types before a name (`(Tensor input, int dim=0)`) and after it (`(dim: int)`) are left out.
    None if it is no parameter list.
    """
    text = re.sub(r"(\*\w+), \*,", r"\1,", text.strip())  # `*size, *, out=None` is meant well
    try:
        tree = ast.parse(f"def f{text}: pass")
    except SyntaxError:
        untyped = re.sub(r"([(,]\s*)[A-Z]\w*\??(?:\[\])?\s+(?=[a-z_])", r"\1", text)
        untyped = re.sub(r"([(,]\s*)(?:int|float|bool|str)\s+(?=[a-z_])", r"\1", untyped)
        try:
            tree = ast.parse(f"def f{untyped}: pass")
        except SyntaxError:
            return None
    function = tree.body[0]
    assert isinstance(function, ast.FunctionDef)
    return of_arguments(function.args, is_method=False)


def _balanced(text: str) -> str | None:
    """`text` starts with `(`: the text up to its counterpart."""
    depth = 0
    for index, char in enumerate(text):
        depth += (char in "([{") - (char in ")]}")
        if depth == 0:
            return text[: index + 1]
    return None


def of_docstring(doc: str | None, name: str) -> list[str]:
    """The signatures that a docstring states: its first line, and `.. function::` and its kin."""
    if not doc:
        return []
    found = []
    lines = inspect.cleandoc(doc).splitlines()
    call = re.compile(rf"(?:[\w.]*\.)?{re.escape(name)}\s*(?=\()")
    any_call = re.compile(r"[a-z_]\w*(?=\()")  # the first line may have an inner name
    directive = re.compile(r"\.\.\s+(?:py:)?(?:function|method)::\s*")
    for index, line in enumerate(lines):
        rest = line.strip()
        start = directive.match(rest)
        bullet = rest.startswith("- ") and rest.endswith(")")
        rest = rest[start.end() :] if start else rest.removeprefix("- ")
        told_first = index == 0 or index < 12 and "->" in rest
        if not (start or bullet or told_first):
            continue
        match = call.match(rest)
        if not match and index == 0 and "->" in rest:
            match = any_call.match(rest)
        if not match:
            continue
        parameters = _balanced(rest[match.end() :])
        if parameters is None:  # goes on in the next line
            parameters = _balanced(
                (rest + " " + " ".join(lines[index + 1 : index + 3]))[match.end() :]
            )
        signature = of_text(parameters) if parameters else None
        if signature is not None and signature not in found:
            found.append(signature)
    return found


def of_args_section(doc: str | None) -> str | None:
    """From the `Args:` of a docstring, with `Default: ``None`` .` at the end of each."""
    section = re.search(
        r"^Args:\n((?: .*\n|\n)+)", inspect.cleandoc(doc or "") + "\n", re.MULTILINE
    )
    if section is None:
        return None
    parameters: list[tuple[str, str, str | None]] = []
    stars = {"args": "*", "kwargs": "**"}  # as `*args` and `**kwargs` are documented
    for name, text in re.findall(r"^ {4}(\w+) \((.*(?:\n {5,}.*|\n)*)", section[1], re.MULTILINE):
        default = re.search(r"Default: ``(.*?)``", text)
        parameters.append((name, stars.get(name, ""), default[1] if default else None))
    return join(parameters) if parameters else None


def with_defaults(signature: str, told: list[str]) -> str:
    """Fills the `=...` of a stub from a documented signature that has the same parameter."""
    if "=..." not in signature:
        return signature
    known: dict[str, str] = {}
    for other in told:
        tree = ast.parse(f"def f{other}: pass").body[0]
        assert isinstance(tree, ast.FunctionDef)
        positional = tree.args.posonlyargs + tree.args.args
        pairs = list(zip(reversed(positional), reversed(tree.args.defaults)))
        pairs += [(a, d) for a, d in zip(tree.args.kwonlyargs, tree.args.kw_defaults) if d]
        for argument, default in pairs:
            known.setdefault(argument.arg, ast.unparse(default))
    return re.sub(r"(\w+)=\.\.\.", lambda m: f"{m[1]}={known.get(m[1], '...')}", signature)


def names_in(signature: str, *, stars: bool = False) -> list[str]:
    """The parameter names of a signature, in order; without `**kwargs`."""
    tree = ast.parse(f"def f{signature}: pass").body[0]
    assert isinstance(tree, ast.FunctionDef)
    arguments = tree.args
    names = [argument.arg for argument in arguments.posonlyargs + arguments.args]
    if arguments.vararg:
        names.append(("*" if stars else "") + arguments.vararg.arg)
    return names + [argument.arg for argument in arguments.kwonlyargs]

"""The public names of mindone.diffusers, mindone.transformers and mindone.peft, from its wheel.

mindone needs MindSpore and an Ascend machine to be imported, so its files are parsed instead. Only
names and signatures are kept.
"""

from __future__ import annotations

import ast
import pathlib
import zipfile
from collections.abc import Iterator

import signatures

ROOTS = ("mindone.diffusers", "mindone.transformers", "mindone.peft")
# Here only the modules' names are kept: 6,000 classes that no mapping names.
NAMES_ONLY = "mindone.transformers.models."

# Values that nearly every file has for itself.
INTERNAL = {"logger", "EXAMPLE_DOC_STRING", "XLA_AVAILABLE"}

Row = dict[str, object]


class Module:
    def __init__(self, name: str, is_package: bool, tree: ast.Module) -> None:
        self.name = name
        self.is_package = is_package
        self.definitions: dict[str, tuple[str, list[str]]] = {}  # name -> (kind, overloads)
        self.imports: dict[str, tuple[str, str]] = {}  # name -> (module, its name there)
        for node in walk_statements(tree.body):
            self._read(node)

    def _read(self, node: ast.stmt) -> None:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            signature = signatures.of_arguments(node.args, is_method=False)
            self.definitions[node.name] = ("function", [signature])
        elif isinstance(node, ast.ClassDef):
            self.definitions[node.name] = ("type", constructor(node))
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Name):
                    self.definitions.setdefault(target.id, ("value", []))
        elif isinstance(node, ast.ImportFrom) and node.level:
            parts = self.name.split(".")
            drop = node.level - (1 if self.is_package else 0)
            base = parts[: len(parts) - drop] + ([node.module] if node.module else [])
            for alias in node.names:
                self.imports[alias.asname or alias.name] = (".".join(base), alias.name)


def walk_statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module, also under `if` and `try`."""
    for node in body:
        yield node
        if isinstance(node, ast.If):
            yield from walk_statements(node.body + node.orelse)
        elif isinstance(node, ast.Try):
            handlers = [statement for handler in node.handlers for statement in handler.body]
            yield from walk_statements(node.body + handlers + node.orelse)


def constructor(node: ast.ClassDef) -> list[str]:
    for member in node.body:
        if isinstance(member, ast.FunctionDef) and member.name == "__init__":
            return [signatures.of_arguments(member.args, is_method=True)]
    return []


class Wheel:
    def __init__(self, path: pathlib.Path) -> None:
        self.modules: dict[str, Module] = {}
        with zipfile.ZipFile(path) as archive:
            for file in archive.namelist():
                parts = file.removesuffix(".py").split("/")
                if not file.endswith(".py") or any(
                    p.startswith("_") and p != "__init__" for p in parts
                ):
                    continue
                is_package = parts[-1] == "__init__"
                name = ".".join(parts[:-1] if is_package else parts)
                if name.startswith(ROOTS):
                    tree = ast.parse(archive.read(file))
                    self.modules[name] = Module(name, is_package, tree)

    def find(self, module: str, name: str, depth: int = 0) -> tuple[str, list[str]] | None:
        """The definition behind a name that a module defines or imports."""
        known = self.modules.get(module)
        if known is None or depth > 8:
            return None
        if name in known.definitions:
            return known.definitions[name]
        if name in known.imports:
            return self.find(*known.imports[name], depth + 1)
        if f"{module}.{name}" in self.modules:
            return ("module", [])
        for target, imported in known.imports.values():
            if imported == "*" and (found := self.find(target, name, depth + 1)):
                return found
        return None

    def rows(self) -> Iterator[Row]:
        for name, module in self.modules.items():
            yield {"name": name, "kind": "module", "overloads": []}
            if name.startswith(NAMES_ONLY):
                continue
            names = set(module.definitions)
            if module.is_package:  # what others import from it
                names |= set(module.imports)
            for member in sorted(names):
                if member.startswith("_") or member in INTERNAL:
                    continue
                found = self.find(name, member)
                path = f"{name}.{member}"
                if found and path not in self.modules:
                    yield {"name": path, "kind": found[0], "overloads": found[1]}

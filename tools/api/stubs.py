"""Signatures from .pyi files, for what is written in C++."""

from __future__ import annotations

import ast
import pathlib

import signatures


class Stub:
    """The overloads of a stub's functions, and of its classes' methods by `Class.method`."""

    def __init__(self, path: pathlib.Path) -> None:
        self.overloads: dict[str, list[str]] = {}
        self.attributes: set[str] = set()  # `Class.name` of annotated attributes
        self.properties: set[str] = set()
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                self._add(node.name, node, is_method=False)
            elif isinstance(node, ast.ClassDef):
                self._read_class(node)

    def _add(self, name: str, node: ast.FunctionDef, *, is_method: bool) -> None:
        signature = signatures.of_arguments(node.args, is_method=is_method)
        known = self.overloads.setdefault(name, [])
        if signature not in known:
            known.append(signature)

    def _read_class(self, node: ast.ClassDef) -> None:
        for member in node.body:
            if isinstance(member, ast.AnnAssign) and isinstance(member.target, ast.Name):
                self.attributes.add(f"{node.name}.{member.target.id}")
            if not isinstance(member, ast.FunctionDef):
                continue
            decorators = {ast.unparse(decorator) for decorator in member.decorator_list}
            name = f"{node.name}.{member.name}"
            if "property" in decorators:
                self.properties.add(name)
            elif not any("setter" in decorator for decorator in decorators):
                self._add(name, member, is_method="staticmethod" not in decorators)

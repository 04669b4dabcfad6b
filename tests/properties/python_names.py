"""What the names in a Python file go back to. By CPython's parser: nothing of the program is used.

A reference is a dotted name whose first part is bound by an import in the innermost scope that
binds it. Strings in annotations are code.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Call:
    positional: int
    keywords: tuple[str, ...]
    has_star: bool
    has_double_star: bool


@dataclass(frozen=True)
class Reference:
    qualified: str
    first_line: int
    last_line: int
    call: Call | None = None
    is_import: bool = False


@dataclass
class Binding:
    target: str | None  # an import's qualified name
    blocks: tuple = ()
    line: int = 0


@dataclass
class Scope:
    kind: str  # module, function, class, comprehension
    parent: "Scope | None"
    bindings: dict[str, list[Binding]] = field(default_factory=dict)
    module_names: set[str] = field(default_factory=set)  # declared global
    outer_names: set[str] = field(default_factory=set)  # declared nonlocal

    def module(self) -> "Scope":
        return self if self.parent is None else self.parent.module()

    def bind(self, name: str, binding: Binding) -> None:
        scope = self
        if name in self.module_names:
            scope = self.module()
        elif name in self.outer_names:
            return
        scope.bindings.setdefault(name, []).append(binding)

    def lookup(self, name: str) -> "tuple[Scope, list[Binding]] | None":
        if name in self.module_names:
            scope = self.module()
            return (scope, scope.bindings[name]) if name in scope.bindings else None
        scope: Scope | None = self
        while scope is not None:
            visible = scope is self or scope.kind != "class"
            if visible and name in scope.bindings:
                return scope, scope.bindings[name]
            scope = scope.parent
        return None


@dataclass
class Use:
    name: str
    attributes: tuple[str, ...]
    scope: Scope
    first_line: int
    last_line: int
    call: Call | None
    blocks: tuple


DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Walker:
    def __init__(self, tree: ast.Module) -> None:
        self.scope = Scope("module", None)
        self.uses: list[Use] = []
        self.imports: list[Reference] = []
        self.blocks: tuple = ()
        self.annotation = False
        self.lines: tuple[int, int] | None = None  # of the string that is being read
        self.visit(tree)

    # --- results

    def references(self) -> Iterator[Reference]:
        yield from self.imports
        for use in self.uses:
            found = use.scope.lookup(use.name)
            if not found:
                continue
            for target in sorted({b.target for b in found[1] if b.target}):
                qualified = ".".join((target, *use.attributes))
                yield Reference(qualified, use.first_line, use.last_line, use.call)

    def unbound(self, packages: tuple[str, ...]) -> Iterator[tuple[str, int]]:
        """Uses of a name that its function imports, where no import of it comes before."""
        for use in self.uses:
            found = use.scope.lookup(use.name)
            if not found or found[0] is not use.scope or use.scope.kind != "function":
                continue
            bindings = found[1]
            if not all(b.target and b.target.startswith(packages) for b in bindings):
                continue
            if not any(
                b.line <= use.first_line and use.blocks[: len(b.blocks)] == b.blocks
                for b in bindings
            ):
                yield use.name, use.first_line

    # --- the walk

    def visit(self, node: ast.AST) -> None:
        method = getattr(self, f"visit_{type(node).__name__}", None)
        if method:
            method(node)
        elif isinstance(node, COMPREHENSIONS):
            self.comprehension(node)
        else:
            self.children(node)

    def children(self, node: ast.AST) -> None:
        for name, value in ast.iter_fields(node):
            if isinstance(value, list):
                is_block = name in ("body", "orelse", "finalbody", "handlers", "cases")
                # What a `try` imports counts as imported after it.
                nested = is_block and not isinstance(node, (ast.Module, ast.Try, ast.With))
                if nested:
                    self.blocks += ((id(node), name),)
                for item in value:
                    if isinstance(item, ast.AST):
                        self.visit(item)
                if nested:
                    self.blocks = self.blocks[:-1]
            elif isinstance(value, ast.AST):
                self.visit(value)

    def bind(self, name: str, target: str | None = None, line: int = 0) -> None:
        self.scope.bind(name, Binding(target, self.blocks, line))

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self.use(node, node.id, ())
        elif isinstance(node.ctx, ast.Store):
            self.bind(node.id)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        attributes = []
        inner: ast.AST = node
        while isinstance(inner, ast.Attribute):
            attributes.append(inner.attr)
            inner = inner.value
        if isinstance(inner, ast.Name):
            self.use(node, inner.id, tuple(reversed(attributes)))
        else:
            self.visit(inner)

    def use(self, node, name: str, attributes: tuple[str, ...], call: Call | None = None) -> None:
        first, last = self.lines or (node.lineno, node.end_lineno)
        self.uses.append(Use(name, attributes, self.scope, first, last, call, self.blocks))

    def visit_Call(self, node: ast.Call) -> None:
        before = len(self.uses)
        self.visit(node.func)
        named = isinstance(node.func, (ast.Name, ast.Attribute))
        if named and len(self.uses) == before + 1:
            stars = [a for a in node.args if isinstance(a, ast.Starred)]
            self.uses[before].call = Call(
                len(node.args) - len(stars),
                tuple(k.arg for k in node.keywords if k.arg),
                bool(stars),
                any(k.arg is None for k in node.keywords),
            )
        is_cast = isinstance(node.func, (ast.Name, ast.Attribute)) and (
            ast.unparse(node.func) in ("cast", "typing.cast")
        )
        for index, argument in enumerate(node.args):
            if is_cast and index == 0:
                self.read_annotation(argument)
            else:
                self.plain(argument)
        for keyword in node.keywords:
            self.plain(keyword.value)

    def plain(self, node: ast.AST) -> None:
        saved, self.annotation = self.annotation, False
        self.visit(node)
        self.annotation = saved

    def read_annotation(self, node: ast.AST | None) -> None:
        if node is not None:
            saved, self.annotation = self.annotation, True
            self.visit(node)
            self.annotation = saved

    def visit_Constant(self, node: ast.Constant) -> None:
        if not self.annotation or not isinstance(node.value, str):
            return
        try:
            inner = ast.parse(node.value.strip(), mode="eval")
        except SyntaxError:
            return
        saved, self.lines = self.lines, self.lines or (node.lineno, node.end_lineno)
        self.visit(inner)
        self.lines = saved

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.visit(node.value)
        name = ast.unparse(node.value).rpartition(".")[2]
        if name == "Literal":
            self.plain(node.slice)
        elif name == "Annotated" and isinstance(node.slice, ast.Tuple):
            self.visit(node.slice.elts[0])
            for item in node.slice.elts[1:]:
                self.plain(item)
        else:
            self.visit(node.slice)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.read_annotation(node.annotation)
        if node.value is not None:
            self.visit(node.value)
        self.visit(node.target)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            top = alias.name.partition(".")[0]
            self.bind(alias.asname or top, alias.name if alias.asname else top, node.lineno)
            self.imports.append(Reference(alias.name, node.lineno, node.end_lineno, None, True))

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            if node.level:
                self.bind(alias.asname or alias.name)
                continue
            target = f"{node.module}.{alias.name}"
            if alias.name != "*":
                self.bind(alias.asname or alias.name, target, node.lineno)
            last = getattr(alias, "end_lineno", node.end_lineno)
            self.imports.append(Reference(target, alias.lineno, last, None, True))

    def visit_Global(self, node: ast.Global) -> None:
        self.scope.module_names.update(node.names)

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self.scope.outer_names.update(node.names)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.bind(node.name)
        if node.type is not None:
            self.visit(node.type)
        for statement in node.body:
            self.visit(statement)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        if node.name:
            self.bind(node.name)
        self.children(node)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        if node.rest:
            self.bind(node.rest)
        self.children(node)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        scope = self.scope
        while scope.kind == "comprehension" and scope.parent:
            scope = scope.parent
        scope.bind(node.target.id, Binding(None))

    def visit_FunctionDef(self, node) -> None:
        self.bind(node.name)
        for decorator in node.decorator_list:
            self.visit(decorator)
        self.defaults_and_annotations(node.args)
        self.read_annotation(node.returns)
        with_names = self.parameters(node.args)
        self.enter("function", node.body, with_names)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.defaults_and_annotations(node.args)
        self.enter("function", [node.body], self.parameters(node.args))

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.bind(node.name)
        for outside in (*node.decorator_list, *node.bases, *(k.value for k in node.keywords)):
            self.visit(outside)
        self.enter("class", node.body, [])

    def defaults_and_annotations(self, arguments: ast.arguments) -> None:
        for default in (*arguments.defaults, *arguments.kw_defaults):
            if default is not None:
                self.visit(default)
        for argument in self.all_arguments(arguments):
            self.read_annotation(argument.annotation)

    @staticmethod
    def all_arguments(arguments: ast.arguments) -> list[ast.arg]:
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        return every + [a for a in (arguments.vararg, arguments.kwarg) if a]

    def parameters(self, arguments: ast.arguments) -> list[str]:
        return [argument.arg for argument in self.all_arguments(arguments)]

    def enter(self, kind: str, body: list, names: list[str]) -> None:
        outer_scope, outer_blocks = self.scope, self.blocks
        self.scope, self.blocks = Scope(kind, outer_scope), ()
        for name in names:
            self.bind(name)
        # Declarations hold for the whole scope, wherever they stand.
        for node in body:
            self.declarations(node)
        for node in body:
            self.visit(node)
        self.scope, self.blocks = outer_scope, outer_blocks

    def declarations(self, node: ast.AST) -> None:
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            self.visit(node)
        elif isinstance(node, ast.stmt) and not isinstance(node, DEFINITIONS):
            for child in ast.iter_child_nodes(node):
                self.declarations(child)
        elif isinstance(node, (ast.ExceptHandler, ast.match_case)):
            for child in node.body:
                self.declarations(child)

    def comprehension(self, node) -> None:
        self.visit(node.generators[0].iter)
        outer = self.scope
        self.scope = Scope("comprehension", outer)
        for index, generator in enumerate(node.generators):
            if index:
                self.visit(generator.iter)
            self.visit(generator.target)
            for condition in generator.ifs:
                self.visit(condition)
        if isinstance(node, ast.DictComp):
            self.visit(node.key)
            self.visit(node.value)
        else:
            self.visit(node.elt)
        self.scope = outer

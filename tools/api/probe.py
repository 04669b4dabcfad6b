"""Prints what one installed package offers, one JSON object a line.

    python probe.py mindspore|torch

Run by dump.py in a process of its own for each version, with that version on PYTHONPATH. Nothing
here knows about other versions.
"""

from __future__ import annotations

import importlib
import inspect
import json
import pathlib
import pkgutil
import re
import sys
import types
import warnings
from collections.abc import Iterator

import signatures
from namespaces import CLASS_OF, MEMBERS_OF, NAMESPACES, WITH_INHERITED
from stubs import Stub

Row = dict[str, object]
CALLABLE = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.ClassMethodDescriptorType,
)
# Members with underscores that code calls by name.
OPERATORS = {"__init__", "__call__", "__getitem__", "__setitem__", "__len__"}
PROPERTY = (property, types.GetSetDescriptorType, types.MemberDescriptorType)


def resolve(name: str) -> object | None:
    """The module or attribute of that dotted name."""
    try:
        return importlib.import_module(name)
    except ImportError:
        owner, _, member = name.rpartition(".")
        parent = resolve(owner) if owner else None
        return getattr(parent, member, None)


def exports(module: object) -> set[str]:
    """The module's `__all__`; some modules are objects that make up attributes."""
    names = vars(module).get("__all__", ()) if isinstance(module, types.ModuleType) else ()
    return {name for name in names if isinstance(name, str)}


def is_constant(obj: object) -> bool:
    """A value that has no module of its own to tell where it is from, and is no marker."""
    is_named = isinstance(obj, (type, types.ModuleType, *CALLABLE))
    return not is_named and type(obj).__module__ not in ("__future__", "typing", "functools")


def kind_of(obj: object) -> str:
    if isinstance(obj, types.ModuleType):
        return "module"
    if isinstance(obj, type):
        return "type"
    if isinstance(obj, PROPERTY):
        return "property"
    return "function" if isinstance(obj, CALLABLE) or callable(obj) else "value"


def platforms_of(doc: str | None) -> list[str]:
    """The platforms that any of the docstring's sections names."""
    found = set()
    for section in re.findall(r"Supported Platforms:\s*\n(.*)", doc or ""):
        found |= set(re.findall(r"``(Ascend|GPU|CPU)``", section))
    return [platform.lower() for platform in ("Ascend", "GPU", "CPU") if platform in found]


def is_deprecated(doc: str | None, name: str) -> bool:
    """Whether the docstring says so of the whole, not of one parameter or of one way to call it."""
    text = inspect.cleandoc(doc or "")
    if re.search(r"Supported Platforms:\s*\n\s*`*Deprecated", text):
        return True
    start = re.split(r"^\s*(?:Args|Inputs|Keyword Args|Examples):", text, maxsplit=1, flags=re.M)[0]
    if re.search(r"^\.\. deprecated::", start, re.MULTILINE) or re.match(r"\(?Deprecated", start):
        return True
    subject = r"(?:\bth(?:is|e) (?:\w+ )?(?:interface|api|function|method|operator|class)|\b" + (
        re.escape(name) + r"`?)"
    )
    said = subject + r",? (?:is|has been|will be)(?: now)? deprecated"
    return re.search(said, " ".join(start.split()), re.IGNORECASE) is not None


def unwrap(obj: object, root: str) -> object:
    """The function behind a decorator of `root` that hides its signature and docstring."""
    if not isinstance(obj, types.FunctionType) or obj.__doc__ or obj.__closure__ is None:
        return obj
    inner = [cell.cell_contents for cell in obj.__closure__]
    functions = [
        f for f in inner if isinstance(f, types.FunctionType) and f.__module__.startswith(root)
    ]
    hides = signatures.of_object(obj, is_method=False) in signatures.UNINFORMATIVE
    return functions[0] if hides and len(functions) == 1 else obj


class Package:
    """What differs between packages: where C++ code's signatures are told."""

    values: tuple[type, ...] = ()  # types of values that can be called, but are not meant to be

    def __init__(self, root: str) -> None:
        self.root = root
        self.module = importlib.import_module(root)

    def is_own(self, obj: object) -> bool:
        module = getattr(obj, "__module__", None)
        return module is None or module.split(".")[0] == self.root or is_constant(obj)

    def extra(self, name: str, obj: object, overloads: list[str]) -> list[str]:
        """All overloads, from those that Python and the docstring tell."""
        return overloads


class MindSpore(Package):
    """C++ dispatch names all overloads in the error for a wrong call, but not their defaults."""

    def __init__(self) -> None:
        super().__init__("mindspore")
        self.tensor = self.module.Tensor([1.0, 2.0])
        self.known: dict[str, dict[tuple[str, ...], str]] = {}
        methods = importlib.import_module("mindspore.ops.tensor_method")
        for name, function in vars(methods).items():
            match = re.fullmatch(r"(?:deprecated_)?tensor_(\w+)", name)
            signature = signatures.of_object(function, is_method=True) if match else None
            if match and signature:
                names = tuple(signatures.names_in(signature))
                self.known.setdefault(match[1], {}).setdefault(names, signature)

    def extra(self, name: str, obj: object, overloads: list[str]) -> list[str]:
        is_method = isinstance(obj, types.MethodDescriptorType)
        hides = getattr(obj, "__module__", None) == "mindspore.ops.functional_overload"
        if not (is_method or hides):
            return overloads
        last = getattr(obj, "__name__", name.rsplit(".", 1)[1])
        result = self._with_tuple_forms(overloads)
        known = {tuple(signatures.names_in(signature)) for signature in result}
        for dispatched in self._dispatched(last, obj if hides else None):
            names = tuple(signatures.names_in(dispatched))
            if names not in known:
                known.add(names)
                result.append(self._with_defaults(last, names, dispatched))
        if not result and hides and (told := signatures.of_args_section(obj.__doc__)):
            result.append(told)
        if not result and is_method:
            result += [
                s for key, found in self.known.items() if key == last for s in found.values()
            ]
        return result

    @staticmethod
    def _with_tuple_forms(overloads: list[str]) -> list[str]:
        """What takes `*shape` in C++ takes one tuple as well."""
        result = []
        for signature in overloads:
            result.append(signature)
            single = re.sub(r"^\(\*(\w+), ", r"(\1, *, ", signature)
            single = re.sub(r"^\(\*(\w+)\)$", r"(\1)", single)
            if single not in overloads and single not in result:
                result.append(single)
        return result

    def _dispatched(self, name: str, function: object) -> list[str]:
        bad = [object()] * 12
        try:
            call = function if function is not None else getattr(self.tensor, name)
            call(*bad, no_such_argument=bad)  # type: ignore[operator]
        except Exception as error:  # whatever it is, its text is what counts
            found = re.findall(rf'"(?:Tensor\.)?{name}(\(.*?\))"\n', str(error) + "\n")
        else:
            return []
        texts = [re.sub(r"=<[^>]*>", "", text) for text in found]
        return [text for text in map(signatures.of_text, texts) if text is not None]

    def _with_defaults(self, name: str, names: tuple[str, ...], dispatched: str) -> str:
        for key, found in self.known.items():
            if (key == name or key.startswith(name)) and names in found:
                return found[names]
        return dispatched


class Torch(Package):
    """Stubs have the overloads of C++ functions and methods."""

    def __init__(self) -> None:
        super().__init__("torch")
        self.values = (self.module.distributed.ReduceOp.RedOpType,)
        folder = pathlib.Path(self.module.__file__ or "").parent
        self.main = Stub(folder / "_C/__init__.pyi")
        cpp = self.module._C
        self.stubs = [
            (cpp._VariableFunctions, Stub(folder / "_C/_VariableFunctions.pyi")),
            (cpp._nn, Stub(folder / "_C/_nn.pyi")),
            (cpp, self.main),
        ]

    def extra(self, name: str, obj: object, overloads: list[str]) -> list[str]:
        owner, _, last = name.rpartition(".")
        from_stub: list[str] | None = None
        if isinstance(obj, (types.MethodDescriptorType, types.WrapperDescriptorType)):
            class_name = {"Tensor": "TensorBase", "Parameter": "TensorBase"}.get(
                owner.rsplit(".", 1)[1], owner.rsplit(".", 1)[1]
            )
            from_stub = self.main.overloads.get(f"{class_name}.{last}")
        elif isinstance(obj, types.BuiltinFunctionType):
            # By identity: torch.linalg.det is not torch.det.
            for module, stub in self.stubs:
                if getattr(module, last, None) is obj:
                    from_stub = from_stub or stub.overloads.get(last)
            if from_stub is None and owner.startswith("torch."):
                from_stub = self._schemas(obj.__name__)  # torch.linalg.det is aten::linalg_det
        elif isinstance(obj, type) and not overloads:
            from_stub = self.main.overloads.get(f"{last}.__init__") or self.main.overloads.get(
                f"{last}.__new__"
            )
        return [signatures.with_defaults(s, overloads) for s in from_stub or []] or overloads

    def _schemas(self, operator: str) -> list[str] | None:
        """The overloads of a function that has no stub, as its operator declares them."""
        schemas = self.module._C._jit_get_schemas_for_operator(f"aten::{operator}")
        with_out = [s for s in schemas if any(argument.is_out for argument in s.arguments)]
        found: list[str] = []
        for schema in schemas:
            if schema in with_out:
                continue
            parameters: list[tuple[str, str, str | None]] = []
            for argument in schema.arguments:
                name = "input" if argument.name == "self" else argument.name
                default = signatures.default_text(argument.default_value)
                kind = "k" if argument.kwarg_only else ""
                parameters.append((name, kind, default if argument.has_default_value() else None))
            if with_out:
                parameters.append(("out", "k", "None"))
            signature = signatures.join(parameters)
            if signature not in found:
                found.append(signature)
        return found or None


class Dump:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.rows: dict[str, Row] = {}
        self.classes: set[type] = set()

    def run(self) -> Iterator[Row]:
        for name in NAMESPACES[self.package.root]:
            module = resolve(name)
            if module is None:
                continue
            self.rows[name] = {"name": name, "kind": "module"}
            self.walk_namespace(name, module)
        classes = {name: resolve(name) for name in MEMBERS_OF[self.package.root]}
        classes |= {name: type(resolve(CLASS_OF[name])) for name in classes if name in CLASS_OF}
        self.classes = {cls for cls in classes.values() if isinstance(cls, type)}
        for name, cls in classes.items():
            if isinstance(cls, type):
                self.walk_class(name, cls)
        yield from self.rows.values()

    def walk_namespace(self, namespace: str, module: object) -> None:
        names = {name for name in dir(module) if not name.startswith("_")}
        exported = exports(module)
        if hasattr(module, "__path__"):
            for info in pkgutil.iter_modules(module.__path__):
                if not info.name.startswith("_") and info.name not in names:
                    self.add(f"{namespace}.{info.name}", "module", None)
        for name in sorted(names | {name for name in exported if name.isidentifier()}):
            if name.startswith("_") or not hasattr(module, name):
                continue
            obj = getattr(module, name)
            path = f"{namespace}.{name}"
            if isinstance(obj, types.ModuleType):
                # Not what a module only imports: torch.nn.functional.torch is no name of torch's.
                is_own = obj.__name__ == path or name in exported or namespace == self.package.root
                if is_own and obj.__name__.split(".")[0] == self.package.root:
                    self.add(path, "module", obj)
            elif self.package.is_own(obj):
                self.add(path, kind_of(obj), obj)

    def walk_class(self, class_name: str, cls: type) -> None:
        for name in dir(cls):
            if name.startswith("_") and name not in OPERATORS:
                continue
            owner = next((base for base in cls.__mro__ if name in base.__dict__), None)
            if owner is None or owner.__module__ == "builtins" and cls.__name__ != "Size":
                continue
            if owner is not cls and owner in self.classes and class_name not in WITH_INHERITED:
                continue  # told with the base class
            obj = inspect.getattr_static(cls, name)
            if isinstance(obj, (staticmethod, classmethod)):
                obj = getattr(cls, name)
            kind = kind_of(obj)
            if kind == "function":  # an enumeration's values may be callable
                is_value = not isinstance(obj, CALLABLE) and isinstance(obj, self.package.values)
                kind = "value" if is_value else "method"
            self.add(f"{class_name}.{name}", kind, obj)

    def add(self, name: str, kind: str, obj: object) -> None:
        known = self.rows.get(name)
        if known is not None and known["kind"] == "module":
            return
        row: Row = {"name": name, "kind": kind}
        obj = unwrap(obj, self.package.root)
        doc = getattr(obj, "__doc__", None) if kind not in ("module", "value") else None
        doc = doc if isinstance(doc, str) else None
        if kind in ("type", "function", "method"):
            row["overloads"] = self.overloads(name, kind, obj, doc)
            row["object"] = id(obj)
            row["module"] = getattr(obj, "__module__", None)
        row["platforms"] = platforms_of(doc)
        row["deprecated"] = is_deprecated(doc, name.rsplit(".", 1)[1])
        self.rows[name] = row

    def overloads(self, name: str, kind: str, obj: object, doc: str | None) -> list[str]:
        bound = isinstance(obj, types.MethodType)
        signature = signatures.of_object(obj, is_method=kind == "method" and not bound)
        told = [] if signature is None or signature in signatures.UNINFORMATIVE else [signature]
        if kind == "type" and (signature is None or "*args" in signature):
            # A metaclass, __new__ or C++ hides it.
            initializer = signatures.of_object(vars(obj).get("__init__"), is_method=True)
            if initializer is not None and initializer not in signatures.UNINFORMATIVE:
                signature = initializer
                told = [initializer]
        if not told:
            told = signatures.of_docstring(doc, getattr(obj, "__name__", name.rsplit(".", 1)[1]))
            if kind == "method":
                told = [re.sub(r"^\(self(?:, )?", "(", text) for text in told]
        if kind == "type" and not told and (arguments := signatures.of_args_section(doc)):
            told = [arguments]
        found = self.package.extra(name, obj, told)
        return found or ([signature] if signature is not None else [])


def aliases(rows: list[Row], root: str) -> dict[str, str]:
    """Other public paths of the same objects: torch.nn.modules.linear.Linear -> torch.nn.Linear."""
    public: dict[int, str] = {}
    for row in rows:
        key = row.get("object")
        if isinstance(key, int) and (key not in public or len(str(row["name"])) < len(public[key])):
            public[key] = str(row["name"])
    found: dict[str, str] = {}
    for row in rows:
        key, name = row.get("object"), str(row["name"])
        if (
            isinstance(key, int)
            and public[key] != name
            and public[key].rsplit(".")[-1] == name.rsplit(".")[-1]
        ):
            found[name] = public[key]
    for module_name, module in list(sys.modules.items()):
        parts = module_name.split(".")
        if parts[0] != root or any(part.startswith("_") for part in parts):
            continue
        exported = exports(module)
        for name, obj in list(vars(module).items()):
            path = f"{module_name}.{name}"
            if name.startswith("_") or public.get(id(obj), path) == path:
                continue
            if name in exported or getattr(obj, "__module__", None) == module_name:
                found[path] = public[id(obj)]
    return found


def main() -> None:
    warnings.simplefilter("ignore")
    root = sys.argv[1]
    package = MindSpore() if root == "mindspore" else Torch()
    rows = list(Dump(package).run())
    also = aliases(rows, root) if root == "torch" else {}
    print(json.dumps({"version": package.module.__version__}))
    for row in rows:
        row["also"] = sorted(path for path, name in also.items() if name == row["name"])
        row.pop("object", None)
        row.pop("module", None)
        print(json.dumps(row))


if __name__ == "__main__":
    main()

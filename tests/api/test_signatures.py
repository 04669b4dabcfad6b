"""tools/api: how signatures are read. The packages themselves are not needed."""

import ast
import pathlib
import sys

import pytest

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools/api"
sys.path.insert(0, str(TOOLS))

import dump  # noqa: E402
import signatures  # noqa: E402
from stubs import Stub  # noqa: E402
from wheel import Module  # noqa: E402


def positional(a, b=1, /, c="x", *rest, d, e=(1,), **others): ...


class Owner:
    def method(self, size=None): ...


def test_every_kind_of_parameter_is_spelled_as_python_does():
    spelled = signatures.of_object(positional, is_method=False)
    assert spelled == "(a, b=1, /, c='x', *rest, d, e=(1,), **others)"
    ast.parse(f"def f{spelled}: pass")


def test_self_is_left_out_of_methods():
    assert signatures.of_object(Owner.method, is_method=True) == "(size=None)"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "None"),
        ("a|b", "'a|b'"),
        ((1, 2), "(1, 2)"),
        ([0.5], "[0.5]"),
        (int, "int"),
        (object(), "..."),
        (lambda: 0, "..."),
    ],
)
def test_defaults_are_source_or_an_ellipsis(value, text):
    assert signatures.default_text(value) == text


def test_a_docstring_tells_its_overloads():
    doc = """max(input) -> Tensor

    Text that says max(something) in passing.

    .. function:: max(input, dim, keepdim=False) -> tuple(Tensor)
        :noindex:

    .. py:method:: Tensor.max(axis=None, *, initial=None,
                              where=True) -> Tensor
    """
    assert signatures.of_docstring(doc, "max") == [
        "(input)",
        "(input, dim, keepdim=False)",
        "(axis=None, *, initial=None, where=True)",
    ]


def test_a_docstring_may_list_forms_or_have_an_inner_name():
    doc = "Moves it.\n\n- to(device=None)\n- to(dtype)\n- to be read as text"
    assert signatures.of_docstring(doc, "to") == ["(device=None)", "(dtype)"]
    assert signatures.of_docstring("add_ext(x, y) -> Tensor", "add") == ["(x, y)"]
    assert signatures.of_docstring("Adds (x, y) to it.", "add") == []
    assert signatures.of_docstring(None, "add") == []


def test_types_in_a_documented_call_are_left_out():
    assert signatures.of_text("(Tensor input, int dim=0)") == "(input, dim=0)"
    assert signatures.of_text("(dim: int, out: Tensor = None)") == "(dim, out=None)"
    assert signatures.of_text("(*size, *, dtype=None)") == "(*size, dtype=None)"
    assert signatures.of_text("(see below)") is None


def test_an_args_section_tells_names_and_defaults():
    doc = """Kth value.

    Args:
        input (Tensor): The input. Default values are
            not here.
        k (int): Which.
        dim (int, optional): Where. Default: ``-1`` .

    Returns:
        Tensor
    """
    assert signatures.of_args_section(doc) == "(input, k, dim=-1)"
    assert signatures.of_args_section("No arguments.") is None


def test_a_stub_has_overloads_without_self_and_defaults_from_the_docstring(tmp_path):
    path = tmp_path / "a.pyi"
    path.write_text(
        "class T:\n"
        "    shape: int\n"
        "    @overload\n"
        "    def view(self, dtype: int) -> T: ...\n"
        "    @overload\n"
        "    def view(self, *size: int) -> T: ...\n"
        "    @staticmethod\n"
        "    def make(size: int) -> T: ...\n"
        "def gelu(input, approximate=...): ...\n"
    )
    stub = Stub(path)
    assert stub.overloads["T.view"] == ["(dtype)", "(*size)"]
    assert stub.overloads["T.make"] == ["(size)"]
    told = signatures.with_defaults(stub.overloads["gelu"][0], ["(input, approximate='none')"])
    assert told == "(input, approximate='none')"


def test_versions_are_spelled_as_the_catalogue_reads_them():
    known = ["2.7.0", "2.8.0", "2.9.0", "2.10.0"]
    assert dump.version_set(known, known) == ""
    assert dump.version_set(known[1:], known) == ">=2.8.0"
    assert dump.version_set(known[:2], known) == "<2.9.0"
    assert dump.version_set(known[:1], known) == "==2.7.0"
    assert dump.version_set(["2.8.0", "2.10.0"], known) == ">=2.8.0,!=2.9.0"


def test_overloads_are_marked_with_their_versions():
    def version(*overloads):
        return [{"name": "f", "kind": "function", "overloads": list(overloads)}]

    (row,) = dump.merge({"1": version("(a)", "(b)"), "2": version("(a)", "(c)")})
    assert row["versions"] == ""
    assert row["overloads"] == ["(a)", "(c) @==2", "(b) @==1"]


def test_the_newest_defaults_win_where_versions_do_not_count():
    rows = [{"name": "f", "overloads": ["(a=2) @>=2", "(a=1) @==1", "(*a) @==1"]}]
    assert dump.without_versions(rows)[0]["overloads"] == ["(a=2)", "(*a)"]


def test_a_module_of_the_wheel_has_definitions_and_imports():
    source = (
        "from .other import A, B as C\n"
        "from ..up import D\n"
        "import numpy\n"
        "if True:\n"
        "    SIZE = 1\n"
        "class K(Base):\n"
        "    def __init__(self, width, *, depth=2): ...\n"
        "def f(x, y=None): ...\n"
    )
    module = Module("p.q", True, ast.parse(source))
    assert module.definitions["K"] == ("type", ["(width, *, depth=2)"])
    assert module.definitions["f"] == ("function", ["(x, y=None)"])
    assert module.definitions["SIZE"] == ("value", [])
    assert module.imports == {"A": ("p.q.other", "A"), "C": ("p.q.other", "B"), "D": ("p.up", "D")}

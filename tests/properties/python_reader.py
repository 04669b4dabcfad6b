"""Python source as CPython reads it: coding line, byte order mark and line breaks included."""

import ast
import symtable
import warnings


def syntax_tree(text: bytes) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)


def syntax_problem(text: bytes) -> str | None:
    """Why CPython refuses the text, names that nothing binds for `nonlocal` included."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            symtable.symtable(text, "file", "exec")
    except (SyntaxError, ValueError) as error:
        return f"{getattr(error, 'lineno', '?')}: {error}"
    return None

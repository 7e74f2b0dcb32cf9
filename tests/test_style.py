"""The program stays readable: functions fit a screen, files have one subject, long regular expressions name their parts."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.told import ROOT

LONGEST_FUNCTION = 40
LONGEST_PLAIN_PATTERN = 40
FOLDERS = ("kg", "tools")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def trees() -> Iterator[tuple[str, ast.Module]]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def long_functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The functions whose body, without its docstring, has too many lines, and how many."""
    for node in ast.walk(tree):
        if isinstance(node, Function):
            told = ast.get_docstring(node) is not None
            body = node.body[told:]
            lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            if lines > LONGEST_FUNCTION:
                yield node.name, lines


def dense_patterns(tree: ast.Module) -> Iterator[str]:
    """The long patterns that are not spread out, or whose parts have neither names nor comments."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in PATTERNS and node.args:
            pattern = "".join(map(str, words_in(node.args[0])))
            flags = " ".join(ast.unparse(flag) for flag in (*node.args[1:], *(word.value for word in node.keywords)))
            readable = "VERBOSE" in flags and ("(?P<" in pattern or "  # " in pattern)
            if len(pattern) > LONGEST_PLAIN_PATTERN and not readable:
                yield pattern


PATTERNS = frozenset(
    f"re.{name}" for name in ("compile", "search", "match", "fullmatch", "sub", "findall", "finditer", "split")
)


def words_in(pattern: ast.expr) -> Iterator[str | bytes]:
    """The parts of a pattern that are written down: all of it, or an f-string without what is filled in."""
    for node in ast.walk(pattern):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
            yield node.value


def test_no_function_is_longer_than_a_screen() -> None:
    assert [(path, *found) for path, tree in trees() for found in long_functions(tree)] == []


def test_long_patterns_are_spread_out_and_name_their_parts() -> None:
    assert [(path, found) for path, tree in trees() for found in dense_patterns(tree)] == []


def test_what_is_too_long_is_found() -> None:
    body = "\n".join("    x = 1" for _ in range(LONGEST_FUNCTION + 1))
    assert list(long_functions(ast.parse(f'def f():\n    """Told."""\n{body}\n'))) == [("f", LONGEST_FUNCTION + 1)]
    dense = "[a-z]" * 9
    assert list(dense_patterns(ast.parse(f're.compile(r"{dense}")'))) == [dense]
    assert list(dense_patterns(ast.parse(f're.compile(r"(?P<letters> {dense} )", re.VERBOSE)'))) == []


def test_every_module_says_what_it_knows() -> None:
    silent = [path for path, tree in trees() if tree.body and not ast.get_docstring(tree)]
    assert silent == []

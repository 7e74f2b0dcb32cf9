"""What is wrong with a query, told to a person: line, column, the line itself, and the word that was likely meant."""

from __future__ import annotations

import re

from kg.errors import QueryError
from kg.query.lexer import tokens
from kg.query.prefixes import PREFIXES, declared_prefixes
from kg.query.suggest import suggest

__all__ = ["syntax_error"]

_ENGINE = re.compile(
    r"error [ ] at [ ] (?P<line> \d+ ) : (?P<column> \d+ ) : [ ] expected [ ] (?: one [ ] of [ ] )? (?P<expected> .* )",
    re.VERBOSE | re.DOTALL,
)
_KEYWORDS = frozenset(
    """SELECT ASK CONSTRUCT DESCRIBE WHERE FROM NAMED PREFIX BASE DISTINCT REDUCED GRAPH OPTIONAL UNION MINUS FILTER BIND
    VALUES UNDEF GROUP ORDER BY HAVING LIMIT OFFSET ASC DESC AS COUNT SUM MIN MAX AVG SAMPLE EXISTS NOT IN STR LANG
    REGEX CONTAINS STRSTARTS STRENDS BOUND COALESCE IF LCASE UCASE YEAR MONTH DAY""".split()  # noqa: SIM905 - words read best as text
)


def syntax_error(query: str, message: str, name: str = "query") -> QueryError:
    """The QueryError that explains what the engine said about the query.

    `name` is what the user calls the query: a file name, or the name of a bundled query.
    """
    match = _ENGINE.search(message)
    if not match:
        return QueryError(_first_line(message), where=name)
    line, column = int(match["line"]), int(match["column"])
    lines = query.splitlines() or [""]
    shown = lines[line - 1] if line <= len(lines) else ""
    what, do = _explain(query, _offset(query, line, column), match["expected"])
    caret = " " * (len(str(line)) + 3 + len(shown[: column - 1].expandtabs(1))) + "^"
    told = f"{what}; {do}" if do else what
    return QueryError(f"{told}\n{line} | {shown.expandtabs(1)}\n{caret}", where=f"{name}, line {line}, column {column}")


def _offset(query: str, line: int, column: int) -> int:
    return sum(len(text) for text in query.splitlines(keepends=True)[: line - 1]) + column - 1


def _explain(query: str, offset: int, expected: str) -> tuple[str, str]:
    if "Prefix not found" in expected and (prefix := _undeclared(query)) is not None:
        do = suggest(prefix, PREFIXES) or f"declare it with PREFIX {prefix}: <...>"
        return f"the prefix {prefix}: is not declared", do
    if "variable that is unbound" in expected:
        return "SELECT names a variable that is neither grouped by nor counted", "add it to GROUP BY, or count it"
    near = [token for token in tokens(query) if token.end > offset][:1]
    before = [token for token in tokens(query) if token.end <= offset][-3:]
    for token in near + before:
        if token.kind == "word" and token.text.upper() not in _KEYWORDS and (meant := suggest(token.text, _KEYWORDS)):
            return f"{token.text} is not understood", meant
    if not near:
        return "the query ends too early", _open_brace(query)
    return f"{near[0].text[:40]} is not understood here", ""


def _undeclared(query: str) -> str | None:
    known = declared_prefixes(query) | set(PREFIXES)
    names = (token.text.partition(":")[0] for token in tokens(query) if token.kind == "name")
    return next((prefix for prefix in names if prefix not in known), None)


def _open_brace(query: str) -> str:
    """What to do about the innermost brace that is never closed, if one is."""
    opened: list[int] = []
    for token in tokens(query):
        if token.text == "{":
            opened.append(query.count("\n", 0, token.start) + 1)
        elif token.text == "}" and opened:
            opened.pop()
    return f"close the {{ of line {opened[-1]} with }}" if opened else ""


def _first_line(message: str) -> str:
    return message.strip().splitlines()[0] if message.strip() else "the engine refuses the query"

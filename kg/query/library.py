"""The bundled queries: files of `queries/`, each with a title, its question in plain words, and its parameters.

A file opens with comments: the first is the title, the second the question, then one line per parameter,
`# param: NAME TYPE what it does`. TYPE is `company`, `text`, `date`, `number` or `iri`. In the query a parameter is
a block `VALUES ?NAME { default }`, so that the file runs as it is in any store; UNDEF stands for "any".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError
from kg.query.suggest import suggest
from kg.resources import folder

__all__ = ["Bundled", "Parameter", "bundled_queries", "find_query", "queries_folder", "read_bundled"]

TYPES = ("company", "text", "date", "number", "iri")

_PARAMETER = re.compile(r"\# [ ] param: [ ] (?P<name> \w+ ) [ ] (?P<type> \w+ ) [ ] (?P<text> .+ )", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a bundled query takes: its name, the type of the value, and what it does."""

    name: str
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class Bundled:
    """A query that comes with the program."""

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    text: str


def queries_folder() -> Path:
    """The folder of the bundled queries."""
    return folder("queries")


def read_bundled(path: Path) -> Bundled:
    """The bundled query of a file.

    Raises QueryError where the opening comments are not as the module says.
    """
    text = path.read_text(encoding="utf-8")
    comments = []
    for line in text.splitlines():
        if not line.startswith("# "):
            break
        comments.append(line)
    if len(comments) < 2:
        raise QueryError("no title and question", where=str(path), do="open the file with two comment lines")
    return Bundled(
        name=path.stem,
        title=comments[0].removeprefix("# "),
        question=comments[1].removeprefix("# "),
        parameters=tuple(_parameter(line, path) for line in comments[2:]),
        text=text,
    )


def bundled_queries() -> list[Bundled]:
    """All bundled queries, in the order of their names."""
    return [read_bundled(path) for path in sorted(queries_folder().glob("*.rq"))]


def find_query(name: str) -> Bundled:
    """The bundled query of that name.

    Raises QueryError, with the nearest names, where there is none.
    """
    path = queries_folder() / f"{name}.rq"
    names = sorted(p.stem for p in queries_folder().glob("*.rq"))
    if name not in names:
        raise QueryError(
            f"no bundled query has the name {name!r}", do=suggest(name, names) or "kg query --list shows their names"
        )
    return read_bundled(path)


def _parameter(line: str, path: Path) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if not match or match["type"] not in TYPES:
        raise QueryError(f"not a parameter line: {line!r}", where=str(path), do="write `# param: NAME TYPE text`")
    return Parameter(match["name"], match["type"], match["text"])

"""What a folder's `meta.jsonl` says of the articles beside it: date, language, title, publisher, url.

One JSON object a line; `article` is the id of the article that the other fields are about.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.errors import ArticleError
from kg.reading.decode import decode
from kg.reading.fields import object_in

__all__ = ["metadata_in"]

_FIELDS = ("date", "language", "title", "publisher", "url")


def metadata_in(folder: Path) -> tuple[dict[str, dict[str, Any]], list[ArticleError]]:
    """The fields known of each article in a folder, by id, and the lines that could not be read."""
    path = folder / "meta.jsonl"
    known: dict[str, dict[str, Any]] = {}
    problems: list[ArticleError] = []
    try:
        lines = decode(path.read_bytes(), str(path)).split("\n")
    except FileNotFoundError:
        return known, problems
    except OSError as error:
        return known, [ArticleError(f"cannot be read ({error.strerror})", where=str(path), do="check its permissions")]
    except ArticleError as error:
        return known, [error]
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = object_in(line, f"{path}:{number}")
                name = _article(row, f"{path}:{number}")
            except ArticleError as error:
                problems.append(error)
            else:
                known[name] = {key: row[key] for key in _FIELDS if row.get(key) is not None}
    return known, problems


def _article(row: dict[str, Any], where: str) -> str:
    name = row.get("article")
    if not isinstance(name, str) or not name:
        raise ArticleError('no field "article"', where=where, do="name the article that the line is about")
    return name

"""Files, folders and standard input to articles: one broken file, or line, never costs the others.

An article's id is its `id` field, or its file name's stem. The text stays as it was written, line ends included,
since all offsets count in it; only a page's text is that which was found in the page.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import Any

from kg.errors import ArticleError
from kg.reading.files import STDIN, files, name_of
from kg.reading.formats import Source, articles_in
from kg.reading.metadata import metadata_in
from kg.text.article import Article

__all__ = ["Reading", "read_articles"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles that could be read, sorted by id, and what is wrong with the others."""

    articles: tuple[Article, ...]
    problems: tuple[ArticleError, ...]


def read_articles(paths: Iterable[str | os.PathLike[str]]) -> Reading:
    """The articles in files and folders (`-` is standard input), whatever the order in which they are named.

    Reads .txt, .md, .html, .json and .jsonl, and .gz of these; in a folder other files are passed over. Nothing is
    raised: what cannot be read is among the problems, each naming its file and, where it has one, its line.
    """
    articles: dict[str, Article] = {}
    places: dict[str, str] = {}
    problems: list[ArticleError] = []
    for where, found in _found(paths):
        if isinstance(found, ArticleError):
            problems.append(found)
        elif found.id in articles:
            what = f"a second article with the id {found.id!r}, the first is in {places[found.id]}"
            problems.append(ArticleError(what, where=where, do="rename one, or give it another id"))
        else:
            articles[found.id], places[found.id] = found, where
    return Reading(tuple(articles[name] for name in sorted(articles)), tuple(problems))


def _found(paths: Iterable[str | os.PathLike[str]]) -> Iterator[tuple[str, Article | ArticleError]]:
    known: dict[Path, dict[str, dict[str, Any]]] = {}
    for path in files(paths):
        where = str(path)
        if isinstance(path, ArticleError):
            yield path.where, path
            continue
        if path.parent not in known:
            known[path.parent], broken = metadata_in(path.parent)
            yield from ((problem.where, problem) for problem in broken)
        try:
            with _opened(path) as stream:
                stem, kind = ("stdin", _kind(stream)) if where == STDIN else name_of(path)
                for found in articles_in(Source(stream, stem, kind, where, known[path.parent])):
                    yield where, found
        except FileNotFoundError:
            yield where, ArticleError("no such file or folder", where=where, do="check its name")
        except OSError as error:
            yield where, ArticleError(f"cannot be read ({error.strerror})", where=where, do="check its permissions")


def _opened(path: Path) -> BufferedReader:
    if str(path) == STDIN:
        return BufferedReader(BytesIO(sys.stdin.buffer.read()))
    return path.open("rb")


def _kind(stream: BufferedReader) -> str:
    start = stream.peek(512).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return ".html"
    if start.startswith(b"["):
        return ".json"
    return ".jsonl" if start.startswith(b"{") else ".txt"

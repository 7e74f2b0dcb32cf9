"""What is inside one file: a plain text, a page, one JSON object or a list of them, or JSON objects line by line."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader
from typing import Any, BinaryIO, cast

from kg.errors import ArticleError
from kg.reading.decode import LARGEST, decode
from kg.reading.fields import an_object, article_of, object_in
from kg.reading.page import read_page
from kg.text.article import Article

__all__ = ["Source", "articles_in"]

_GZIP = b"\x1f\x8b"
_LONGEST = 4 * LARGEST  # bytes of one line: an article, its JSON escapes and other fields
_LINES = frozenset({".jsonl", ".ndjson"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its bytes, its stem and kind (such as ".jsonl"), where it is, and what is known of its articles."""

    stream: BufferedReader
    stem: str
    kind: str
    where: str
    known: Mapping[str, Mapping[str, Any]]

    def article(self, fields: Mapping[str, Any], name: str, where: str) -> Article:
        """The article with these fields; what the folder's metadata say of it counts first."""
        known = self.known.get(str(fields.get("id") or name), {})
        return article_of({**fields, **known}, name, where)


def articles_in(source: Source) -> Iterator[Article | ArticleError]:
    """The articles in one file, and what is wrong with those that cannot be read, in the file's order."""
    try:
        stream = _unzipped(source.stream)
        if source.kind in _LINES:
            yield from _lines(source, stream)
        else:
            yield from _whole(source, stream.read(LARGEST + 1))
    except ArticleError as error:
        yield error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield ArticleError(f"broken gzip ({error})", where=source.where, do="fetch the file again")
    except OSError as error:
        yield ArticleError(f"cannot be read ({error.strerror})", where=source.where, do="check the file")


def _unzipped(stream: BufferedReader) -> BinaryIO:
    return cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if stream.peek(2).startswith(_GZIP) else stream


def _whole(source: Source, data: bytes) -> Iterator[Article | ArticleError]:
    if source.kind in _PAGES:
        page = read_page(decode(data, source.where, page=True), source.where)
        yield source.article(page, source.stem, source.where)
    elif source.kind == ".json":
        yield from _objects(source, decode(data, source.where))
    else:
        yield source.article({"text": decode(data, source.where)}, source.stem, source.where)


def _objects(source: Source, text: str) -> Iterator[Article | ArticleError]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        where = f"{source.where}:{error.lineno}"
        raise ArticleError(f"broken JSON ({error.msg}, column {error.colno})", where=where, do="mend it") from error
    except RecursionError as error:
        raise ArticleError("broken JSON (nested too deeply)", where=source.where, do="mend it") from error
    rows = found if isinstance(found, list) else [found]
    for number, row in enumerate(rows, 1):
        where = source.where if row is found else f"{source.where}, article {number}"
        name = source.stem if row is found else f"{source.stem}-{number}"
        try:
            yield source.article(an_object(row, where), name, where)
        except ArticleError as error:
            yield error


def _lines(source: Source, stream: BinaryIO) -> Iterator[Article | ArticleError]:
    number = 0
    while line := stream.readline(_LONGEST + 1):
        number += 1
        if line.strip() and line.strip() != b"\xef\xbb\xbf":
            where = f"{source.where}:{number}"
            try:
                yield source.article(
                    object_in(decode(line, where, most=_LONGEST), where), f"{source.stem}-{number}", where
                )
            except ArticleError as error:
                yield error
    if number == 0:
        raise ArticleError("empty", where=source.where, do="remove it, or put articles into it")

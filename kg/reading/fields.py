"""The fields of an article as JSON gives them (id, text, date, title, publisher, url, language), checked."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from kg.errors import ArticleError
from kg.reading.dateline import published_on
from kg.text.article import Article

__all__ = ["an_object", "article_of", "object_in"]


def object_in(line: str, where: str) -> dict[str, Any]:
    """The JSON object that a line holds. Raises ArticleError where it is broken, or is no object."""
    try:
        row = json.loads(line.rstrip())
    except json.JSONDecodeError as error:
        what = f"broken JSON ({error.msg}, column {error.colno})"
        raise ArticleError(what, where=where, do="mend that line") from error
    except RecursionError as error:
        raise ArticleError("broken JSON (nested too deeply)", where=where, do="mend that line") from error
    return an_object(row, where)


def an_object(row: object, where: str) -> dict[str, Any]:
    """The JSON value as the object that it is. Raises ArticleError where it is none."""
    if not isinstance(row, dict):
        raise ArticleError("no JSON object", where=where, do='write {"id": ..., "text": ...}')
    return row


def article_of(fields: Mapping[str, Any], name: str, where: str) -> Article:
    """The article that the fields describe; `name` is its id where they give none.

    The date is the field `date`, else that of the text's date line. Raises ArticleError naming `where` for a field
    that is missing or wrong.
    """
    text = fields.get("text")
    if not isinstance(text, str):
        raise ArticleError('no field "text" with the article', where=where, do="add it; metadata go into meta.jsonl")
    if not text.strip():
        raise ArticleError("empty", where=where, do="remove it, or put the article into it")
    text = _writable(text)
    language = _word(fields, "language", where).replace("_", "-").lower() or "fr"
    day = _day(fields, where) or published_on(text, language.split("-")[0])
    return Article(
        id=_word(fields, "id", where) or name,
        text=text,
        date=day,
        title=_word(fields, "title", where),
        publisher=_word(fields, "publisher", where),
        url=_word(fields, "url", where),
        language=language,
    )


def _word(fields: Mapping[str, Any], key: str, where: str) -> str:
    value = fields.get(key)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ArticleError(f'the field "{key}" is no text', where=where, do="write it in quotes")
    return _writable(str(value)).strip()


def _day(fields: Mapping[str, Any], where: str) -> dt.date | None:
    value = _word(fields, "date", where)
    if not value:
        return None
    try:
        return dt.datetime.fromisoformat(value).date()
    except ValueError as error:
        what = f'the field "date" is no day: {value[:40]!r}'
        raise ArticleError(what, where=where, do="write it as 2026-01-29") from error


def _writable(text: str) -> str:
    """The text, with the lone surrogates that JSON escapes can write (and no file can hold) replaced."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")

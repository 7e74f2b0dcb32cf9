"""Bytes to text, characters unchanged: which encoding a file is in, and whether it is text at all.

Known: UTF-8 and UTF-16 (with or without a byte-order mark), what an HTML page declares, and Windows-1252 (with it
Latin-1) where the bytes cannot be UTF-8 but can be that. A byte-order mark is the file's, not the text's.
"""

from __future__ import annotations

import codecs
import re

from kg.errors import ArticleError

__all__ = ["LARGEST", "decode"]

LARGEST = 20_000_000  # bytes of one article; more is a dump, not an article

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding) \s* = \s* ["']? \s* (?P<name> [A-Za-z0-9_.:-]+ )""", re.VERBOSE)
_CONTROL = re.compile(r"(?P<ascii> [\x00-\x08\x0e-\x1f\x7f] ) | (?P<latin> [\x80-\x84\x86-\x9f] )", re.VERBOSE)
_MANY_CONTROLS = 0.05  # share of control characters above which bytes are no text


def decode(data: bytes, where: str, *, page: bool = False, most: int = LARGEST) -> str:
    """The text that the bytes of one article are; with `page`, what an HTML page declares of itself is believed.

    Raises ArticleError where they are binary, empty, more than `most`, or in an encoding that cannot be told.

    >>> decode("déjà".encode("utf-16"), "a.txt"), decode("déjà".encode("cp1252"), "a.txt")
    ('déjà', 'déjà')
    """
    if len(data) > most:
        raise ArticleError(
            f"larger than {most // 1_000_000} MB", where=where, do="split it into its articles, or use .jsonl"
        )
    text = _decode(data, where, page=page)
    if not text.strip():
        raise ArticleError("empty", where=where, do="remove it, or put the article into it")
    if len(_CONTROL.findall(text)) > _MANY_CONTROLS * len(text):
        raise _binary(where)
    return text


def _decode(data: bytes, where: str, *, page: bool) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, where)
    if unmarked := _utf16_without_mark(data):
        return _strictly(data, unmarked, where)
    if b"\0" in data:
        raise _binary(where)
    if page and (declared := _DECLARED.search(data, 0, 2048)):
        return _strictly(data, _codec(declared["name"].decode("ascii"), where), where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error, where)


def _not_utf8(data: bytes, error: UnicodeDecodeError, where: str) -> str:
    replaced = data.decode("utf-8", "replace")
    wrong = replaced.count("\ufffd")
    if sum(char > "\x7f" for char in replaced) - wrong > wrong:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError(
            f"not valid UTF-8 at byte {error.start}, though most of it is",
            where=f"{where}:{line}",
            do="mend that place",
        ) from error
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise _binary(where) from error
    if _CONTROL.search(text):
        raise _binary(where) from error
    return text


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:4096]
    half = len(sample) // 2
    if half and len(data) % 2 == 0:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if odd > 0.4 * half and not even:
            return "utf-16-le"
        if even > 0.4 * half and not odd:
            return "utf-16-be"
    return None


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(f"not valid {encoding} at byte {error.start}", where=where, do="save it as UTF-8") from error


def _codec(name: str, where: str) -> str:
    try:
        found = codecs.lookup(name).name
    except LookupError as error:
        raise ArticleError(f"declares the unknown encoding {name!r}", where=where, do="save it as UTF-8") from error
    return "cp1252" if found in {"iso8859-1", "ascii"} else found  # as browsers do


def _binary(where: str) -> ArticleError:
    return ArticleError("binary data, not text", where=where, do="name text, HTML or JSON files")

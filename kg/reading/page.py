"""The article in an HTML page: its text without menus and advertising, its title, publisher and day.

The page's own characters are not kept (an article read from a page is the text found in it); that takes
trafilatura, which is optional.
"""

from __future__ import annotations

import logging
import re
from typing import Any

from kg.errors import ArticleError

__all__ = ["read_page"]

_LANGUAGE = re.compile(
    r"""<html\b [^>]* \b lang \s* = \s* ["']? (?P<tag> [A-Za-z]{2,3} )""", re.VERBOSE | re.IGNORECASE
)
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}  # no guess, no clock


def read_page(html: str, where: str) -> dict[str, Any]:
    """The fields text, title, publisher, url, date and language that the page yields; absent ones are left out.

    Raises ArticleError where trafilatura is not installed or finds no article.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise ArticleError(
            "HTML needs the library trafilatura", where=where, do="pip install 'dealgraph[html]'"
        ) from error
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        html, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES
    )
    fields = found if isinstance(found, dict) or found is None else found.as_dict()
    if not fields or not (fields.get("text") or "").strip():
        raise ArticleError("no article found in the page", where=where, do="save the article's text as .txt")
    known = {
        "text": fields["text"],
        "title": fields.get("title"),
        "publisher": fields.get("sitename"),
        "url": fields.get("url"),
        "date": fields.get("date"),
        "language": match["tag"].lower() if (match := _LANGUAGE.search(html)) else None,
    }
    return {key: value for key, value in known.items() if value}

"""The exceptions that dealgraph raises, one tree, so that one `except KgError` catches what a user can mend.

    KgError                  base: says what, where and what to do
    ├── ArticleError         an article cannot be read (file, line)
    ├── LexiconError         a lexicon or word file is wrong (file, key)
    ├── GraphError           a graph cannot be read, or breaks the ontology
    ├── StoreError           the triple store is missing, locked or refuses
    ├── QueryError           a query is wrong, unknown, refused or too slow
    └── MissingExtraError    an optional library is not installed

A bug of ours is none of these: it keeps its traceback.
"""

from __future__ import annotations

__all__ = [
    "ArticleError",
    "GraphError",
    "KgError",
    "LexiconError",
    "MissingExtraError",
    "QueryError",
    "StoreError",
]


class KgError(Exception):
    """An error that the user can mend: `what` went wrong, `where`, and what to `do`.

    >>> str(KgError("the folder holds no article", where="press/", do="name a folder with .txt files"))
    'press/: the folder holds no article; name a folder with .txt files'
    """

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        self.what, self.where, self.do = what, where, do
        super().__init__((f"{where}: " if where else "") + what + (f"; {do}" if do else ""))


class ArticleError(KgError):
    """An article cannot be read."""


class LexiconError(KgError):
    """A lexicon or word file is wrong."""


class GraphError(KgError):
    """A graph cannot be read, or breaks the ontology."""


class StoreError(KgError):
    """The triple store is missing, locked, or refuses."""


class QueryError(KgError):
    """A query is wrong, unknown, refused or too slow."""


class MissingExtraError(KgError):
    """An optional library is not installed."""

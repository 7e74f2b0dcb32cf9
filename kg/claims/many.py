"""Many articles read in several processes at once: the same claims as from one, sooner."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.reduction import ForkingPickler
from types import MappingProxyType
from typing import Any

from kg.claims.read import Reading, read_article
from kg.lexicon.load import Lexicon
from kg.text.article import Article

__all__ = ["read_all"]

_AT_ONCE = 16  # articles handed to a process at once


def read_all(articles: Sequence[Article], lexicon: Lexicon, jobs: int = 1) -> list[Reading]:
    """The readings of the articles, in their order, by `jobs` processes; each costs a second to start."""
    if jobs <= 1 or len(articles) < 2:
        return [read_article(article, lexicon) for article in articles]
    ForkingPickler.register(MappingProxyType, _as_mapping)
    with ProcessPoolExecutor(
        min(jobs, len(articles)), multiprocessing.get_context("spawn"), initializer=_keep, initargs=(lexicon,)
    ) as pool:
        return list(pool.map(_read, articles, chunksize=max(1, min(_AT_ONCE, len(articles) // jobs))))


def _as_mapping(proxy: MappingProxyType[Any, Any]) -> tuple[Callable[..., Any], tuple[dict[Any, Any]]]:
    return _proxy_of, (dict(proxy),)


def _proxy_of(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


_kept: list[Lexicon] = []  # in a process of the pool: the lexicon that its articles are read with


def _keep(lexicon: Lexicon) -> None:
    _kept[:] = [lexicon]


def _read(article: Article) -> Reading:
    return read_article(article, _kept[0])

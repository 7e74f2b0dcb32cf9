"""Which representation a client gets: its Accept header against what there is."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["GRAPHS", "HTML", "MEDIA_TYPES", "SOLUTIONS", "choose"]

HTML = "text/html"
SOLUTIONS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
"""By media type, the formats of solutions; the first one of a format is its own, the others are what clients call it."""
GRAPHS = {
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdfxml",
    "application/x-turtle": "ttl",
    "text/plain": "nt",
    "application/json": "jsonld",
    "application/xml": "rdfxml",
}
"""By media type, the formats of graphs."""
MEDIA_TYPES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdfxml": "application/rdf+xml",
}
"""By format, the media type that an answer is sent with."""


def choose(accept: str, offers: Mapping[str, str]) -> str | None:
    """The value of the offer that the Accept header likes best; None where it accepts none of them.

    Among equals the first offer wins, and so does it where the header is empty.

    >>> choose("text/csv;q=0.5, application/json", SOLUTIONS)
    'json'
    >>> choose("text/html", SOLUTIONS) is None
    True
    >>> choose("*/*;q=0.1, text/*;q=0.3, text/csv;q=0", SOLUTIONS)
    'tsv'
    """
    ranges = _ranges(accept) or [("*/*", 1.0)]
    best, liking = None, 0.0
    for media, value in offers.items():
        quality = _quality(media, ranges)
        if quality > liking:
            best, liking = value, quality
    return best


def _ranges(accept: str) -> list[tuple[str, float]]:
    ranges = []
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if "/" in media:
            ranges.append((media, _weight(parameters)))
    return ranges


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _quality(media: str, ranges: list[tuple[str, float]]) -> float:
    """How much a media type is liked: the most specific range that covers it decides."""
    for covering in (media, media.partition("/")[0] + "/*", "*/*"):
        weights = [weight for name, weight in ranges if name == covering]
        if weights:
            return max(weights)
    return 0.0

"""The RDF formats that a graph can be written in and read from: their names, endings and media types."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from kg.errors import GraphError

__all__ = ["Format"]


class Format(StrEnum):
    """An RDF format, by the ending of its files.

    >>> Format.of(Path("press/graph.ttl")), Format.NQ.media_type
    (<Format.TTL: 'ttl'>, 'application/n-quads')
    """

    TTL = "ttl"
    NT = "nt"
    NQ = "nq"
    TRIG = "trig"
    JSONLD = "jsonld"

    @classmethod
    def of(cls, path: Path) -> Format:
        """The format that a file's name tells. Raises GraphError where it tells none."""
        try:
            return cls(path.suffix.removeprefix(".").lower())
        except ValueError:
            known = ", ".join(f".{one}" for one in cls)
            raise GraphError("its ending is of no RDF format", where=str(path), do=f"name a file in {known}") from None

    @property
    def media_type(self) -> str:
        """The media type, for HTTP."""
        return _MEDIA_TYPES[self]

    @property
    def keeps_graphs(self) -> bool:
        """True if the format keeps the named graphs apart; the others hold one graph, the union of all."""
        return self in {Format.NQ, Format.TRIG, Format.JSONLD}


_MEDIA_TYPES = {
    Format.TTL: "text/turtle",
    Format.NT: "application/n-triples",
    Format.NQ: "application/n-quads",
    Format.TRIG: "application/trig",
    Format.JSONLD: "application/ld+json",
}

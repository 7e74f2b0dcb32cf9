"""Where the files that travel with the program are: the ontology, the bundled queries, the seed articles.

In a checkout they stand beside `kg/`; in a wheel they are inside it, under `_data/`.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["folder"]

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder "ontology", "queries" or "seeds" that came with the program.

    >>> (folder("ontology") / "kg.ttl").name
    'kg.ttl'
    """
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name

"""When two names count as one party or publisher, for the comparison with gold."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

__all__ = ["folded", "folded_set"]


@cache
def folded(name: str) -> str:
    """The form under which two names of one party are equal.

    >>> folded("Amazon Web Services, Inc."), folded("Électricité SA")
    ('amazon', 'electricite')
    """
    same, legal = _tables()
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", " ", plain).split()
    bare = " ".join(word for word in words if word not in legal)
    return same.get(bare, bare)


def folded_set(value: object) -> frozenset[str]:
    """The folded names in a field that holds one name, a list of names, or None."""
    names = value if isinstance(value, list) else [value]
    return frozenset(folded(str(name)) for name in names if name)


@cache
def _tables() -> tuple[dict[str, str], frozenset[str]]:
    words = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
    return words["same"], frozenset(words["legal"]["forms"])

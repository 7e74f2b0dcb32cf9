"""The page's words in French and English, read from `words/*.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

__all__ = ["LANGUAGES", "words"]

LANGUAGES = ("fr", "en")

_FOLDER = Path(__file__).parent / "words"


def words(language: str) -> dict[str, str]:
    """The words of one language by their key, such as `status.talks`.

    >>> words("fr")["status.talks"], words("en")["status.talks"]
    ('Pourparlers', 'In talks')
    """
    table = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return {f"{group}.{key}": text for group, entries in table.items() for key, text in entries.items()}

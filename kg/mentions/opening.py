"""The words that tell whether an ordinary word that opens a sentence with a capital is a name, or stands before one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["OpeningWords"]


@dataclass(frozen=True, slots=True)
class OpeningWords:
    """What tells a name at the start of a sentence from an ordinary word.

    In "Lanterne a signé" a word that is none of the `pronouns`, with one of `having` and a participle after it but nothing
    of `undone` ("Ordre a été donné"), is a name. What ends in `verb_endings` is part of none: "Prenez Corvanel". A word of
    `beside` after a comma shows a name before it: "Lanterne, également présent".
    """

    pronouns: frozenset[str]
    having: frozenset[str]
    undone: frozenset[str]
    beside: frozenset[str]
    participle_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> OpeningWords:
        """The words of the table [opening] of a `names.toml`."""
        pronouns, having, undone, beside = (frozenset(table[key]) for key in ("pronouns", "having", "undone", "beside"))
        return cls(pronouns, having, undone, beside, tuple(table["participle_endings"]), tuple(table["verb_endings"]))

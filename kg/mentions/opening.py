"""The words that tell whether an ordinary word that opens a sentence with a capital is a name, or stands before one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["OpeningWords"]

_WORDS = ("pronouns", "having", "undone", "beside", "telling", "apposing", "objects", "small")


@dataclass(frozen=True, slots=True)
class OpeningWords:
    """What tells a name at the start of a sentence from an ordinary word.

    In "Lanterne a signé" a word that is none of the `pronouns`, with one of `having` and a participle after it but nothing
    of `undone` ("Ordre a été donné"), is a name; so it is with a verb in one of `finite_endings` and one of `objects` after it:
    "Lanterne investit 3 millions". What ends in `verb_endings` is part of none: "Prenez Corvanel". A word of
    `beside` after a comma shows a name before it where the lexicon has it: "Lanterne, également présent"; one of `telling`
    always does ("Lanterne, fondée en"), one of `apposing` with a noun of companies ("Lanterne, une société suisse"). A capital
    inside a sentence makes a word of `small` part of a name: "chez Trois Rivages".
    """

    pronouns: frozenset[str]
    having: frozenset[str]
    undone: frozenset[str]
    beside: frozenset[str]
    telling: frozenset[str]
    apposing: frozenset[str]
    objects: frozenset[str]
    small: frozenset[str]
    participle_endings: tuple[str, ...]
    finite_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> OpeningWords:
        """The words of the table [opening] of a `names.toml`."""
        words = {key: frozenset(table[key]) for key in _WORDS}
        participle, finite, verb = (tuple(table[f"{kind}_endings"]) for kind in ("participle", "finite", "verb"))
        return cls(**words, participle_endings=participle, finite_endings=finite, verb_endings=verb)

"""Role nouns of a language: nouns that stand for a company, and what a company must be for them to fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.lexicon.company import Sector
from kg.text.phrases import Phrases

__all__ = ["RoleNoun", "RoleWords"]


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A role noun: the sectors that it fits (empty: all), whether it speaks of a whole group, not one of its units, and
    the sector that it suggests; where it is `sure`, whatever the company deals in.
    """

    noun: str
    sectors: frozenset[Sector]
    whole: bool
    suggests: Sector = Sector.UNKNOWN
    sure: bool = False


class RoleWords:
    """The role nouns of a language, the small words around them, and the trades that may follow them."""

    def __init__(self, roles: dict[str, Any], trades: dict[str, Any]) -> None:
        self.determiners = frozenset(roles["determiners"])
        self.indefinite = frozenset({"un", "une", "l'un", "l'une", "deux", "trois", "des", "d'autres"})
        self.adjectives = frozenset(roles["adjectives"])
        self.linkers = Phrases((phrase, None) for phrase in roles["linkers"])
        self.person_links = Phrases((phrase, None) for phrase in roles["person_links"])
        self.makers = frozenset(noun for block in roles["makes"] for noun in block["nouns"])
        self.nouns: Phrases[RoleNoun] = Phrases(
            (
                noun,
                RoleNoun(
                    noun,
                    frozenset(map(Sector, block["sectors"])),
                    bool(block.get("whole")),
                    Sector(block.get("suggests", "unknown")),
                    bool(block.get("sure")),
                ),
            )
            for block in roles["role"]
            for noun in block["nouns"]
        )
        self.trades = Phrases((phrase, Sector(sector)) for sector, phrases in trades.items() for phrase in phrases)
        self.alone: frozenset[str] = frozenset(roles["alone"])
        self.after_alone = frozenset(roles["after_alone"])

    def noun_at(self, words: Sequence[str], at: int, stop: int) -> tuple[int, RoleNoun] | None:
        """The longest role noun that starts at this token, and its number of words."""
        for size, noun in self.nouns.at(words, at):
            if at + size <= stop:
                return size, noun
        return None

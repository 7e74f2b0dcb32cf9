"""Deeds: what the whole article tells of a company by its verbs and nouns, whatever figure stands beside them.

A company that no lexicon knows shows what it is by what it does: who rents is a customer, who leads a round invests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from kg.mentions.cue import Cue
from kg.mentions.party import PartyMention
from kg.mentions.scene import Scene

__all__ = ["Deeds"]

_TELLING = frozenset({
    "give", "put", "promise", "raise", "close", "receive", "lead", "value", "worth", "hold", "acquire", "buy", "supply",
    "build", "sign", "drop", "invest_noun", "cheque_noun", "round_noun", "valuation_noun", "stake_noun", "stake_strong",
    "share_noun", "contract_noun", "rent_noun", "option_noun", "compute_noun", "site_noun",
})  # fmt: skip
_PARTS = {
    deed: part
    for part, deeds in {
        "investor": (
            "give:subject", "put:subject", "lead:subject", "hold:subject", "acquire:subject", "raise:aupres",
            "round_noun:led",
        ),
        "raiser": (
            "raise:subject", "receive:subject", "close:subject", "give:in", "give:to", "worth:subject", "round_noun:of",
            "valuation_noun:of",
        ),
        "supplier": ("supply:subject", "build:subject", "buy:at", "buy:aupres", "buy:to"),
        "customer": ("buy:subject", "supply:to"),
    }.items()
    for deed in deeds
}  # fmt: skip
_CLAUSE, _REACH = 1.7, 2.5
_COMPLEMENT = 4
_OFTEN = 4


class Deeds:
    """The deeds of the companies of an article, their ties and how often they stand together in a sentence."""

    def __init__(self, scenes: Iterable[Scene]) -> None:
        self._deeds: dict[str, set[str]] = {}
        self._ties: dict[tuple[str, str], set[str]] = {}
        self._together: dict[tuple[str, ...], int] = {}
        for scene in scenes:
            self._read(scene)

    def of(self, name: str) -> list[str]:
        """What a company does or undergoes: "buy:subject", "round_noun:of"; sorted."""
        return sorted(self._deeds.get(name, ()))

    def parts(self, name: str) -> list[str]:
        """The parts that a company's deeds give it: investor, raiser, supplier, customer; "none" without any."""
        return sorted({_PARTS[deed] for deed in self._deeds.get(name, ()) if deed in _PARTS}) or ["none"]

    def between(self, one: str, other: str) -> list[str]:
        """What one company does to another: "sign:with", "supply:to"; sorted."""
        ties = self._ties.get((one, other))
        return sorted(ties) if ties else []

    def together(self, one: str, other: str) -> int:
        """In how many sentences two companies stand together, 4 for more."""
        return min(self._together.get((one, other) if one < other else (other, one), 0), _OFTEN)

    def _read(self, scene: Scene) -> None:
        named = [party for party in scene.parties if party.entity]
        if not named:
            return
        names = sorted({str(party.entity) for party in named})
        for pair in combinations(names, 2):
            self._together[pair] = self._together.get(pair, 0) + 1
        cues = [cue for cue in scene.cues if cue.group in _TELLING]
        for cue in cues:
            if cue.is_verb:
                self._of_verb(scene, cue, cues, named)
            else:
                for party in named:
                    if 0 <= party.first - cue.last <= _COMPLEMENT and party.preposition:
                        self._deeds.setdefault(str(party.entity), set()).add(f"{cue.group}:{party.preposition}")

    def _of_verb(self, scene: Scene, verb: Cue, cues: list[Cue], named: list[PartyMention]) -> None:
        subject = _subject(scene, verb, named)
        if subject:
            self._deeds.setdefault(subject, set()).add(f"{verb.group}:subject")
        for party in _complements(scene, verb, cues, named):
            deed = f"{verb.group}:{party.preposition or 'object'}"
            self._deeds.setdefault(str(party.entity), set()).add(deed)
            if subject and subject != party.entity:
                self._ties.setdefault((subject, str(party.entity)), set()).add(deed)


def _subject(scene: Scene, verb: Cue, named: list[PartyMention]) -> str | None:
    """The nearest bare company before a verb, in its clause."""
    for party in reversed(named):
        if party.last <= verb.first and party.preposition in {"", "that"}:
            return party.entity if scene.wall(party.last, verb.first) < _CLAUSE else None
    return None


def _complements(scene: Scene, verb: Cue, cues: list[Cue], named: list[PartyMention]) -> Iterator[PartyMention]:
    """The companies after a verb, before the next one."""
    stop = next((cue.first for cue in cues if cue.is_verb and cue.first >= verb.last), scene.last)
    for party in named:
        if verb.last <= party.first < stop and scene.wall(verb.last, party.first) < _REACH:
            yield party

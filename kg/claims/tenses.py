"""The tense and mood of a verb group: "aurait investi" is a past participle under a conditional "avoir"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.mentions.cue import Cue
from kg.mentions.scene import Scene

__all__ = ["Tenses"]

_REACH = 5


class Tenses:
    """Reads verb groups: built once of the tables of a language."""

    def __init__(self, table: dict[str, Any], verbs: Mapping[str, Sequence[Any]]) -> None:
        self._negators = frozenset(table["negators"])
        self._negations = frozenset(table["negations"])
        kinds = {lemma: kind for kind, lemmas in table["auxiliaries"].items() for lemma in lemmas}
        self._auxiliaries: dict[str, tuple[str, str]] = {}
        for form, readings in sorted(verbs.items()):
            for reading in readings:
                kind = kinds.get(reading.lemma)
                if kind and str(reading.tense) not in {"past_participle", "subjunctive", "past"}:
                    self._auxiliaries.setdefault(form, (kind, str(reading.tense)))

    def of(self, scene: Scene, verb: Cue) -> Iterator[str]:
        """The tense of a verb group, as features: the form of the verb, its auxiliaries, its negation."""
        words = scene.words
        start = max(scene.first, verb.first - _REACH)
        tense = _main_tense(verb)
        chain: list[str] = []
        if tense in {"infinitive", "past_participle", "present"}:
            for at in range(verb.first - 1, start - 1, -1):
                auxiliary = self._auxiliaries.get(words[at])
                if auxiliary and not (auxiliary[0] == "have" and words[at] == "a" and tense == "infinitive"):
                    chain.insert(0, f"{auxiliary[0]}.{auxiliary[1]}")
                elif words[at] in {",", ";", ":"}:
                    break
        yield "tense:" + "+".join([*chain[-2:], tense])
        if chain:
            yield f"aux:{chain[0]}"
        before = words[start : verb.first]
        around = words[max(scene.first, verb.first - 3) : min(scene.last, verb.last + 3)]
        if any(word in self._negators for word in before) and any(word in self._negations for word in around):
            yield "denied"


_ORDER = (
    "conditional",
    "future",
    "imperfect",
    "past_participle",
    "infinitive",
    "present",
    "past",
    "subjunctive",
    "present_participle",
)


def _main_tense(verb: Cue) -> str:
    """One tense for a form that may have several: a participle that looks like a present counts as participle."""
    return next((tense for tense in _ORDER if tense in verb.tenses), "unknown")

"""Who an article says a claim comes from: "selon Reuters", "a déclaré une source", "a précisé un porte-parole du groupe"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from kg.claims.discourse import Discourse
from kg.claims.reference import resolve
from kg.mentions.name import NameKind
from kg.mentions.party import Form, PartyMention
from kg.mentions.scene import Scene
from kg.text.phrases import Phrases

__all__ = ["AttributionReader", "Voices"]

SOURCE = "source"
_GROUPS = ("according", "say", "unnamed", "media_again", "companies_say")
_TELLING = frozenset({"according", "say"})
_NEAR = 9


Sign = tuple[int, int, str]  # the place of a phrase, its number of words and its group


@dataclass(slots=True)
class Voices:
    """Who has spoken so far in the article: the last newspaper, and who spoke in the sentence before."""

    medium: str | None = None
    before: tuple[str, ...] = ()
    before_index: int = -9
    before_paragraph: int = -1

    def hear(self, scene: Scene) -> None:
        """Remember the last newspaper of a sentence."""
        for name in scene.names:
            if name.kind is NameKind.MEDIUM:
                self.medium = name.entity


class AttributionReader:
    """Reads attributions: built once of the tables of a language."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._signs = Phrases((phrase, group) for group in _GROUPS for phrase in table[group])

    def read(self, scene: Scene, voices: Voices, talk: Discourse) -> tuple[str, ...]:
        """Those the sentence names as its origin, in the order of the text; empty where it names none."""
        signs = list(self._signs.within(scene.words, scene.first, scene.last))
        groups = {group for _, _, group in signs}
        said = dict.fromkeys(_media(scene, signs))
        if not groups.isdisjoint(_TELLING):
            if "unnamed" in groups:
                said[SOURCE] = None
            if not said and voices.medium and "media_again" in groups:
                said[voices.medium] = None
        return tuple(said or dict.fromkeys(_companies(scene, signs, talk)))


def _media(scene: Scene, signs: list[Sign]) -> Iterator[str]:
    """Newspapers and agencies that the sentence quotes."""
    for name in scene.names:
        if name.kind is not NameKind.MEDIUM:
            continue
        left, right = name.first - _NEAR, name.last + _NEAR
        bracketed = name.first > scene.first and scene.words[name.first - 1] == "("
        if bracketed or any(
            left <= at < (right if group == "say" else name.first) for at, _, group in signs if group in _TELLING
        ):
            yield name.entity


def _companies(scene: Scene, signs: list[Sign], talk: Discourse) -> Iterator[str]:
    """Companies that speak for themselves: as subject of a verb of saying, after it, or by their spokesman."""
    for at, here in groupby(signs, key=itemgetter(0)):
        found = list(here)
        for _, size, group in found:
            party = _next(scene, at + size) if group == "according" else None
            if party and party.first - at - size <= 4:
                yield from _who(party, talk, scene)
        if any(group == "companies_say" for _, _, group in found):
            party = _speaker(scene, at)
            if party:
                yield from _who(party, talk, scene)
                return


def _next(scene: Scene, at: int) -> PartyMention | None:
    return next((party for party in scene.parties if party.first >= at), None)


def _speaker(scene: Scene, at: int) -> PartyMention | None:
    """Who speaks: the bare mention before the verb, or just after it behind a quotation or a comma."""
    after = next((p for p in scene.parties if 0 <= p.first - at <= 4 and p.preposition == ""), None)
    before = scene.words[max(scene.first, at - 2) : at]
    if after and any(word in {"»", ",", '"'} for word in before):
        return after
    bare = [p for p in scene.parties if p.last <= at and p.preposition == ""]
    if bare and at - bare[-1].last <= 8 and scene.wall(bare[-1].last, at) < 2.2:
        return bare[-1]
    return None


def _who(party: PartyMention, talk: Discourse, scene: Scene) -> Iterator[str]:
    if party.entity:
        yield party.entity
    elif party.form in {Form.DESCRIPTION, Form.PRONOUN}:
        fitting = resolve(party, talk, scene)
        if fitting:
            yield fitting[0]


def speaker_before(scene: Scene, at: int) -> tuple[str, ...]:
    """The person or company named last as subject before a place of the sentence, if the clause is its words."""
    bare = [p for p in scene.parties if p.entity and p.last <= at and p.preposition in {"", "that"}]
    return (str(bare[-1].entity),) if bare else ()


def carried(scene: Scene, voices: Voices) -> tuple[str, ...]:
    """The voices of the sentence before, where they plainly govern this one: same paragraph, nothing else said."""
    near = voices.before_index == scene.index - 1 and voices.before_paragraph == scene.paragraph
    return voices.before if near else ()

"""Who an article says a claim comes from: "selon Reuters", "a déclaré une source", "a précisé un porte-parole du groupe"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.claims.discourse import Discourse
from kg.claims.reference import resolve
from kg.mentions.name import NameKind
from kg.mentions.party import Form, PartyMention
from kg.mentions.scene import Scene
from kg.text.phrases import Phrases
from kg.text.remembered import Remembered

__all__ = ["AttributionReader", "Voices"]

SOURCE = "source"
_NEAR = 9


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
        self._according = _phrases(table["according"])
        self._say = _phrases(table["say"])
        self._unnamed = _phrases(table["unnamed"])
        self._spokesman = _phrases(table["spokesman"])
        self._again = _phrases(table["media_again"])
        self._companies_say = _phrases(table["companies_say"])
        self._heard = Remembered(lambda word: self._according.opens(word) or self._companies_say.opens(word))

    def read(self, scene: Scene, voices: Voices, talk: Discourse) -> tuple[str, ...]:
        """Those the sentence names as its origin, in the order of the text; empty where it names none."""
        said = list(dict.fromkeys([*self._media(scene), *self._unnamed_in(scene)]))
        if not said and voices.medium and self._speaks_again(scene):
            said = [voices.medium]
        if not said:
            said = list(dict.fromkeys(self._companies(scene, talk)))
        return tuple(said)

    def _media(self, scene: Scene) -> Iterator[str]:
        """Newspapers and agencies that the sentence quotes."""
        for name in scene.names:
            if name.kind is not NameKind.MEDIUM:
                continue
            left = max(scene.first, name.first - _NEAR)
            right = min(scene.last, name.last + _NEAR)
            bracketed = scene.words[name.first - 1] == "(" if name.first > scene.first else False
            if (
                bracketed
                or self._within(self._say, scene, left, right)
                or self._within(self._according, scene, left, name.first)
            ):
                yield name.entity

    def _unnamed_in(self, scene: Scene) -> Iterator[str]:
        if self._within(self._unnamed, scene, scene.first, scene.last) and (
            self._within(self._say, scene, scene.first, scene.last)
            or self._within(self._according, scene, scene.first, scene.last)
        ):
            yield SOURCE

    def _speaks_again(self, scene: Scene) -> bool:
        return self._within(self._again, scene, scene.first, scene.last) and (
            self._within(self._say, scene, scene.first, scene.last)
            or self._within(self._according, scene, scene.first, scene.last)
        )

    def _companies(self, scene: Scene, talk: Discourse) -> Iterator[str]:
        """Companies that speak for themselves: as subject of a verb of saying, after it, or by their spokesman."""
        for at in self._heard.places(scene.words, scene.first, scene.last):
            for size, _ in self._according.at(scene.words, at):
                party = _next(scene, at + size)
                if party and party.first - at - size <= 4:
                    yield from _who(party, talk, scene)
            if any(self._companies_say.at(scene.words, at)):
                party = _speaker(scene, at)
                if party:
                    yield from _who(party, talk, scene)
                    return

    @staticmethod
    def _within(phrases: Phrases[None], scene: Scene, first: int, last: int) -> bool:
        return phrases.any_within(scene.words, first, last)


def _phrases(phrases: list[str]) -> Phrases[None]:
    return Phrases((phrase, None) for phrase in phrases)


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

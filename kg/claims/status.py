"""The status of a claim: talks, announced, conditional, signed, completed or withdrawn, by weighted features.

The features are the tense and mood of the verbs around the figure, words of status on either side, each plain word of the
sentence, the kind, and the status of what was said of the same parties before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.claims.discourse import Discourse, Said
from kg.claims.model import Kind, Status
from kg.claims.moods import Moods
from kg.claims.presence import near_of
from kg.claims.stage import Stage, nearness, side_of
from kg.claims.tenses import Tenses
from kg.claims.weights import Weights
from kg.mentions.scene import Scene
from kg.text.phrases import Phrases

__all__ = ["StatusReader"]

_LATER = 2.0
_PROMISED = frozenset({Kind.INVESTMENT, Kind.ROUND, Kind.COMPUTE})
_DEALING = frozenset({"give", "put", "lend", "raise", "receive", "buy", "supply", "sign"})
_TO = 2
_BEFORE, _AFTER = 12, 8
_STATUSES = tuple(Status)
_SLOTS = tuple(f"status/{status}" for status in Status)


class StatusReader:
    """Reads the status of claims: built once of the tables of a language."""

    def __init__(self, table: dict[str, Any], tenses: Tenses) -> None:
        self._words = Phrases((phrase, group) for group, phrases in table["words"].items() for phrase in phrases)
        self._broken = Phrases((phrase, None) for phrase in table["later"]["broken"])
        self._restrictions = frozenset(table["restrictions"])
        self._moods = Moods(table["moods"])
        self._tenses = tenses

    def read(self, stage: Stage, said: Said, talk: Discourse, weights: Weights) -> Status:
        """The status of what is said of the figure: withdrawn where its verb is denied, else by weights."""
        if said.kind in _PROMISED and self._is_denied(stage):
            return Status.WITHDRAWN
        table = weights.table_of_kind(said.kind, *_SLOTS)
        scores = table.weights(table.row(dict.fromkeys(self._all(stage, said, talk))) + table.row((said.kind,)))
        return _STATUSES[scores.index(max(scores))]

    def _is_denied(self, stage: Stage) -> bool:
        """True for "n'investira pas 3 milliards" and "renonce à lever 3 milliards", not for "ne versera que 3 milliards"."""
        scene, figure, verb = stage.scene, stage.figure, stage.verb
        if verb is None or verb.last > figure.first or nearness(scene, verb.last, figure.first) > 1:
            return False
        if not {*scene.words[verb.last : figure.first]}.isdisjoint(self._restrictions):
            return False
        if "denied" in self._tenses.of(scene, verb):
            return verb.group in _DEALING
        given_up = (cue for cue in scene.cues if cue.group == "drop" and 0 < verb.first - cue.last <= _TO)
        return "infinitive" in verb.tenses and any(given_up)

    def broken_at(self, stage: Stage) -> int | None:
        """The token of a later clause that takes the figure's promise back ("avant de renoncer"); None where none does."""
        scene, figure = stage.scene, stage.figure
        for at, _, _ in self._broken.within(scene.words, figure.last, scene.last):
            if scene.wall(figure.last, at) >= _LATER and not scene.figures_between(figure.last, at):
                return at
        return None

    def features(self, stage: Stage, said: Said, talk: Discourse) -> Iterator[str]:
        """The features of the decision, each alone and together with the kind."""
        for feature in dict.fromkeys(self._all(stage, said, talk)):
            yield feature
            yield f"{said.kind}:{feature}"
        yield f"{said.kind}"

    def _all(self, stage: Stage, said: Said, talk: Discourse) -> Iterator[str]:
        yield "bias"
        yield from _of_talk(stage.scene, said, talk)
        yield f"bound:{stage.figure.bound}"
        yield from self._cues(stage)
        yield from self._of_words(stage)
        scene, figure = stage.scene, stage.figure
        for mention in scene.dates:
            yield "date:" + ("deadline" if mention.deadline else "written" if mention.written_year else "relative")
        if figure.last < scene.last and scene.words[figure.last].strip():
            yield f"r1:{scene.words[figure.last]}"
        if figure.first > scene.first:
            yield f"l1:{scene.words[figure.first - 1]}"
        for at, word in scene.plain:
            yield f"s:{word}"
            if figure.first - _BEFORE <= at < figure.last + _AFTER:
                yield f"by:{word}"

    def _cues(self, stage: Stage) -> Iterator[str]:
        scene, figure = stage.scene, stage.figure
        if stage.verb:
            for feature in self._tenses.of(scene, stage.verb):
                yield f"main:{feature}"
                yield f"{stage.verb.group}:{feature}"
            yield f"v:{stage.verb.group}"
            yield f"lemma:{stage.verb.lemma}"
        if stage.noun:
            side, near = side_of(scene, figure, stage.noun.first, stage.noun.last)
            yield f"n:{stage.noun.group}"
            yield f"n:{stage.noun.group}:{side}:{near}"
        for cue in scene.cues:
            if cue.is_verb and cue is not stage.verb:
                side, near = side_of(scene, figure, cue.first, cue.last)
                if near < 3:
                    for feature in self._tenses.of(scene, cue):
                        yield f"other:{side}:{feature}"
                    yield f"ov:{cue.group}:{side}"

    def _of_words(self, stage: Stage) -> Iterator[str]:
        scene, figure = stage.scene, stage.figure
        for at, mood in self._moods.within(scene):
            side, near = side_of(scene, figure, at, at + 1)
            yield f"mood:{mood}:{side}:{near}"
            yield f"mood:{mood}:{side}" if near < 3 else f"mood:{mood}:far"
        for at, stop, group in _found(self._words, scene):
            side, near = side_of(scene, figure, at, stop)
            yield f"w:{group}:{side}:{near}"
            yield f"w:{group}:near" if near < 3 else f"w:{group}:far"


def _of_talk(scene: Scene, said: Said, talk: Discourse) -> Iterator[str]:
    """What was said before of the same parties: the last claim, and the last about the target and about the deal."""
    last = talk.last
    if last:
        near = near_of(last, scene)
        yield f"last:{last.status}:{_shared(last, said)}"
        yield f"last:{last.status}:{_shared(last, said)}:{near}"
        yield f"last:{last.status}:{_shared(last, said)}:{near}:{last.kind}"
    of_target = talk.of_target.get(said.target)
    if of_target:
        yield f"of:{of_target.status}"
    deal = talk.deal(said.sources, said.target)
    if deal:
        yield f"deal:{deal.status}"


def _shared(last: Said, said: Said) -> str:
    """Which parties two claims have in common: both sides, the target, a source, or none."""
    target, source = last.target == said.target, not set(last.sources).isdisjoint(said.sources)
    return "both" if target and source else "target" if target else "source" if source else "none"


def _found(phrases: Phrases[str], scene: Scene) -> Iterator[tuple[int, int, str]]:
    seen: set[tuple[int, str]] = set()
    for at, size, group in phrases.within(scene.words, scene.first, scene.last):
        if (at, group) not in seen and at + size <= scene.last:
            seen.add((at, group))
            yield at, at + size, group

"""What a figure may be about: the features by which its kind is decided."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.classes import class_of
from kg.claims.discourse import Discourse
from kg.claims.joined import joined
from kg.claims.model import Kind
from kg.claims.presence import near_of
from kg.claims.reference import takes_up
from kg.claims.stage import Stage, side_of
from kg.lexicon.company import Sector
from kg.mentions.figure import Figure, FigureForm

__all__ = ["kind_features", "kinds_of"]

_WINDOW = 4
_KINDS = {
    FigureForm.MONEY: (Kind.INVESTMENT, Kind.ROUND, Kind.COMPUTE, Kind.VALUATION, Kind.STAKE),
    FigureForm.CAPACITY: (Kind.COMPUTE,),
    FigureForm.PERCENT: (Kind.STAKE,),
}


def kinds_of(figure: Figure) -> tuple[Kind, ...]:
    """The kinds that a figure of this form may have."""
    return _KINDS[figure.form]


def kind_features(stage: Stage, talk: Discourse) -> list[str]:
    """The features of a figure for the decision on its kind: cues on either side, words around, who is near."""
    features = ["bias", *_of_figure(stage.figure)]
    if _is_whole(stage):
        features.append("whole")
    features += _of_cues(stage)
    features += _of_words(stage)
    features += _of_neighbours(stage)
    companies = tuple(_of_company(stage, talk))
    features += companies
    features += _of_talk(stage, talk, companies)
    return features


def _of_figure(figure: Figure) -> Iterator[str]:
    form = figure.form.value
    yield f"form:{form}"
    yield f"bound:{figure.bound}"
    if figure.elliptic:
        yield f"elliptic:{form}"
    if figure.change:
        yield "change"
    if figure.portion:
        yield f"portion:{figure.portion}"
    if figure.form is FigureForm.MONEY:
        yield f"size:{_size(figure)}"


def _size(figure: Figure) -> str:
    """The size of an amount of money: small, middle or big."""
    return "small" if figure.written < 2_000_000 else "big" if figure.written >= 10_000_000_000 else "middle"


def _is_whole(stage: Stage) -> bool:
    """True for the whole of which a part was just told: "6 des 14 MW"."""
    scene, figure = stage.scene, stage.figure
    before = figure.first - 1
    return scene.words[before] == "des" and any(other.last == before for other in scene.figures)


def _of_cues(stage: Stage) -> Iterator[str]:
    """Each cue group once a side, at its nearest."""
    scene, figure = stage.scene, stage.figure
    best: dict[tuple[str, str], int] = {}
    lemmas: dict[tuple[str, str], int] = {}
    for cue in scene.cues:
        side, near = side_of(scene, figure, cue.first, cue.last)
        if cue.first < figure.last and figure.first < cue.last:
            side = "I"
        key = cue.group, side
        best[key] = min(near, best.get(key, 9))
        if cue.lemma and near < 3:
            lemmas[cue.lemma, side] = min(near, lemmas.get((cue.lemma, side), 9))
    for (group, side), near in best.items():
        yield f"c:{group}:{side}:{near}"
        if near < 3:
            yield f"c:{group}:{side}"
        yield f"c:{group}"
    for lemma, side in lemmas:
        yield f"verb:{lemma}:{side}"
    form = figure.form.value  # "prendre" 5 MW, 5 % and 5 millions are three things
    if stage.verb:
        yield f"v:{stage.verb.group}"
        yield f"v:{stage.verb.group}:{form}"
    if stage.noun:
        yield f"n:{stage.noun.group}"
        yield f"n:{stage.noun.group}:{form}"


def _of_words(stage: Stage) -> Iterator[str]:
    """The words just before and after the figure, the two on each side in order, and each plain word of the sentence."""
    words, scene, figure = stage.scene.words, stage.scene, stage.figure
    left = [word for word in words[max(scene.first, figure.first - _WINDOW) : figure.first] if word.strip()]
    right = [word for word in words[figure.last : min(scene.last, figure.last + _WINDOW)] if word.strip()]
    for word in dict.fromkeys(word for _, word in scene.plain):
        yield f"s:{word}"
    for word in left:
        yield f"l:{word}"
    for word in right:
        yield f"r:{word}"
    if left:
        yield f"l1:{left[-1]}"
        yield f"l2:{' '.join(left[-2:])}"
    if right:
        yield f"r1:{right[0]}"
        yield f"r2:{' '.join(right[:2])}"


def _of_company(stage: Stage, talk: Discourse) -> Iterator[str]:
    """The sectors of the companies in the sentence and their number."""
    sectors: set[str] = set()
    for party in stage.scene.parties:
        entity = talk.entities.get(party.entity) if party.entity else None
        if entity and entity.sector is not Sector.UNKNOWN:
            sectors.add(entity.sector)
        elif entity:
            sectors.add("unknown_name")
        else:
            sectors.add(f"{party.form}")
    yield f"parties:{min(len(stage.scene.parties), 3)}"
    for name in sorted({party.entity for party in stage.scene.parties if party.entity}):
        sectors.add(f"class:{class_of(talk, name)}")
    for sector in sorted(sectors):
        yield f"has:{sector}"
    if stage.scene.chips:
        yield "has_chips"


def _of_neighbours(stage: Stage) -> Iterator[str]:
    """The place of the figure among those of its sentence, and what stands between it and the one before."""
    scene, figure = stage.scene, stage.figure
    figures, form = scene.figures, figure.form.value
    at = next(at for at, other in enumerate(figures) if other is figure)
    yield f"figures:{min(len(figures), 4)}"
    yield f"figure:{min(at, 3)}"
    yield f"forms:{figures[at - 1].form.value if at else '-'}>{form}"
    yield f"forms:{form}<{figures[at + 1].form.value if at + 1 < len(figures) else '-'}"
    if at:
        between = scene.words[figures[at - 1].last : figure.first]
        if len(between) < _WINDOW:
            yield f"between:{form}:{' '.join(between)}"
    yield f"long:{min((scene.last - scene.first) // 6, 8)}"
    yield f"sentence:{min(scene.index, 6)}"


def _of_talk(stage: Stage, talk: Discourse, companies: tuple[str, ...]) -> Iterator[str]:
    """What kind the last claim was and where, together with what this sentence has."""
    scene, figure, last = stage.scene, stage.figure, "last:nothing"
    if talk.last:
        last = f"last:{talk.last.kind}:{near_of(talk.last, scene)}"
    form = figure.form.value
    yield last
    yield f"{last}:{form}"
    yield f"{last}:{form}:{figure.portion or ('elliptic' if figure.elliptic else 'whole')}"
    yield f"{last}:{len(scene.figures) > 1}:{figure is not scene.figures[0]}"
    yield from joined(last, companies)
    if figure.form is FigureForm.MONEY:
        yield from joined(_size(figure), companies)
    if figure.first > scene.first:
        yield f"{last}&l1:{scene.words[figure.first - 1]}"
    for cue in (stage.verb, stage.noun):
        if cue:
            yield f"{last}&{cue.group}"
    yield f"{last}&{min(scene.index, 3)}"
    again = takes_up(scene, talk)
    if again:
        yield f"again:{again[0].kind}"

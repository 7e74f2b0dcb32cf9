"""Which currency a figure is in, where its own words leave it open: "couronnes" and "dollars" by the countries that the article
speaks of, a bare "12 milliards" by the figures before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kg.languages.language import Vocabulary
from kg.mentions.figure import Figure, FigureForm
from kg.mentions.scene import Pages, Scene
from kg.text.tokens import words_of

__all__ = ["Currencies"]

_HERE, _NEAR = 5, 3  # what a country in the sentence or in the paragraph of a figure counts, one elsewhere counting 1
_SPELT_OUT = 10  # what each figure in the article counts whose words leave nothing open ("couronnes suédoises")
_MANY = 6
_FAR_MORE = 2


@dataclass(frozen=True, slots=True)
class _Namesakes:
    """Currencies that go by one word: `codes` by country; `told` are the words that leave only the `usual` one.

    A `worldwide` one is spoken of in every country, so that the others must be plainly meant; their own country's press in
    this language means its own (`own_press`).
    """

    usual: str
    codes: Mapping[str, str]
    told: frozenset[str]
    worldwide: str
    own_press: frozenset[str]

    @classmethod
    def from_table(cls, usual: str, table: Mapping[str, Any], names: list[str]) -> _Namesakes:
        told = frozenset(word for name in names for word in words_of(name)) - {*table["words"]}
        own_press = frozenset(table.get("own_press", ()))
        return cls(usual, table["codes"], told, table.get("worldwide", ""), own_press)


class Currencies:
    """Settles the currencies of an article: built once of `figures.toml` and the words of countries."""

    def __init__(self, table: Mapping[str, Any], vocabulary: Vocabulary) -> None:
        self._namesakes = {
            usual: _Namesakes.from_table(usual, namesakes, table["currencies"][usual])
            for usual, namesakes in table["namesakes"].items()
        }
        self._countries = {**vocabulary.demonyms, **vocabulary.countries}

    def settle(self, pages: Pages) -> None:
        """Give every amount of money of the article its currency; without one only where the article names none."""
        if any(self._open(scene, figure) for scene in pages.scenes for figure in scene.figures):
            self._settle_namesakes(pages)
        _settle_bare(pages)

    def _open(self, scene: Scene, figure: Figure) -> _Namesakes | None:
        """The namesakes among which the words of a figure leave the choice; None where they leave none."""
        namesakes = None if figure.elliptic else self._namesakes.get(figure.currency or "")
        if namesakes is None or figure.form is not FigureForm.MONEY:
            return None
        around = scene.words[max(scene.first, figure.first - 1) : figure.last + 1]
        return namesakes if namesakes.told.isdisjoint(around) else None

    def _settle_namesakes(self, pages: Pages) -> None:
        """Settle the figures whose currency is one of several by the same word."""
        spoken = [Counter(self._spoken_of(scene, pages)) for scene in pages.scenes]
        whole, paragraphs = Counter[str](), dict[int, Counter[str]]()
        for scene, countries in zip(pages.scenes, spoken, strict=True):
            whole.update(countries)
            paragraphs.setdefault(scene.paragraph, Counter()).update(countries)
        spelt_out = Counter(
            f.currency for s in pages.scenes for f in s.figures if not f.elliptic and not self._open(s, f)
        )
        for scene, countries in zip(pages.scenes, spoken, strict=True):
            for place, figure in enumerate(scene.figures):
                namesakes = self._open(scene, figure)
                if namesakes:
                    weights = Counter({
                        country: _SPELT_OUT * spelt_out[code] + whole[country]
                        + (_NEAR - 1) * paragraphs[scene.paragraph][country] + (_HERE - _NEAR) * countries[country]
                        for country, code in namesakes.codes.items()
                    })  # fmt: skip
                    code = _chosen(namesakes, weights, whole, spelt_out[namesakes.usual] > 0)
                    scene.figures[place] = replace(figure, currency=code)

    def _spoken_of(self, scene: Scene, pages: Pages) -> Iterator[str]:
        """The countries that a sentence speaks of, by their names, by adjectives, and by the companies it names."""
        for word in scene.words[scene.first : scene.last]:
            if word in self._countries:
                yield self._countries[word]
        for party in scene.parties:
            entity = pages.entities.get(party.entity or "")
            if entity and entity.country:
                yield entity.country


def _chosen(namesakes: _Namesakes, weights: Counter[str], whole: Counter[str], contrasted: bool) -> str:
    """The currency meant among namesakes: that of the country of most weight.

    One beside a worldwide currency only where the article speaks far more of its country, and either spells the worldwide
    one out elsewhere ("dollars américains") or seems to be of the country's own press.
    """
    home = namesakes.worldwide
    others = [country for country in namesakes.codes if country != home and weights[country]]
    country = max(others, key=lambda country: weights[country], default=None)
    if country is None:
        return namesakes.usual
    if home:
        own_press = country in namesakes.own_press and whole[country] >= _MANY
        if whole[country] <= _FAR_MORE * whole[home] or not (contrasted or own_press):
            return namesakes.usual
    elif weights[country] <= max(weights[own] for own, code in namesakes.codes.items() if code == namesakes.usual):
        return namesakes.usual
    return namesakes.codes[country]


def _settle_bare(pages: Pages) -> None:
    """Give each bare figure the currency of the last one before it, else that most often told in the article."""
    told = Counter(
        figure.currency for scene in pages.scenes for figure in scene.figures if figure.currency and not figure.elliptic
    )
    last = max(sorted(told), key=lambda code: told[code], default=None)
    for scene in pages.scenes:
        for place, figure in enumerate(scene.figures):
            if figure.form is not FigureForm.MONEY:
                continue
            if figure.currency and not figure.elliptic:
                last = figure.currency
            elif last:
                scene.figures[place] = replace(figure, currency=last)

"""Which claim a deal believes: a stated order of trust, told in words. Never an average, and nothing is deleted.

1. what was not taken back beats what was: a withdrawal cancels the earlier claims that it speaks of
2. the whole beats a part of it ("of which")
3. a claim with a figure beats one without
4. the firmer status: completed, signed, announced, conditional, talks
5. the later publication; an article without a date comes before all dated ones
6. the more precise figure: exact, about, range, a bound, an order of magnitude
7. the sum, not what comes on top of it ("additional")
8. a claim that places the deal in time
9. the figure that more independent origins give
10. the later place in one article, else the article's id
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.claims.model import Status
from kg.deals.cues import Cue
from kg.deals.extent import Extent
from kg.deals.facts import Facts
from kg.deals.origins import origins_of
from kg.deals.words import counted, day_in_words, figure_in_words
from kg.text.article import Article
from kg.values import Bound

__all__ = ["Choice", "choose", "firmness"]

_FIRMNESS = {
    Status.WITHDRAWN: 0,
    Status.TALKS: 1,
    Status.CONDITIONAL: 2,
    Status.ANNOUNCED: 3,
    Status.SIGNED: 4,
    Status.COMPLETED: 5,
}
_PRECISION = {Bound.EXACT: 4, Bound.ABOUT: 3, Bound.RANGE: 2, Bound.MAGNITUDE: 0}
_RULES = (
    "not taken back since", "the whole and not a part", "with a figure", "firmer", "published later", "more precise",
    "the sum and not an addition", "placed in time", "given by more independent origins",
)  # fmt: skip
_COMPARATIVES = frozenset({"firmer", "published later", "more precise", "given by more independent origins"})


@dataclass(frozen=True, slots=True)
class Choice:
    """The claims of a deal from the most to the least trusted, why the first one is, and the ids of those taken back."""

    ranked: tuple[Facts, ...]
    because: str
    spent: frozenset[str]

    @property
    def chosen(self) -> Facts:
        return self.ranked[0]


def choose(facts: Iterable[Facts], articles: Mapping[str, Article]) -> Choice:
    """The claims of one deal in the order of trust, and the reason for the first in words."""
    claims = list(facts)
    if len(claims) == 1:
        return Choice(tuple(claims), f"{_believed(claims[0])}: the only claim", frozenset())
    spent = _taken_back(claims)
    support = _support(claims, articles)
    keys = {fact.id: _key(fact, fact.id in spent, support[_written(fact)]) for fact in claims}
    ranked = sorted(
        claims, key=lambda fact: (keys[fact.id], _reverse(fact.article), fact.figure_start, fact.id), reverse=True
    )
    return Choice(tuple(ranked), _because(ranked, keys), frozenset(spent))


def firmness(status: Status) -> int:
    """How firm a status is: completed most, withdrawn not at all.

    >>> firmness(Status.COMPLETED) > firmness(Status.TALKS) > firmness(Status.WITHDRAWN)
    True
    """
    return _FIRMNESS[status]


Key = tuple[bool, bool, bool, int, int, int, bool, bool, int]


def _key(fact: Facts, spent: bool, support: int) -> Key:
    figure = fact.money or fact.capacity or fact.percent
    return (
        not spent,
        not fact.is_portion,
        figure is not None,
        _FIRMNESS[fact.status],
        fact.published or 0,
        _PRECISION.get(figure.bound, 1) if figure else 0,
        Cue.ADDITIONAL not in fact.cues,
        fact.placed is not None,
        support,
    )


def _taken_back(claims: list[Facts]) -> set[str]:
    """The ids of claims that a later word of the same story cancels, withdrawals that something replaced among them."""
    spent: set[str] = set()
    withdrawals = [fact for fact in claims if fact.status is Status.WITHDRAWN]
    latest = {_written(fact): fact for fact in sorted(withdrawals, key=lambda fact: fact.order)}
    standing = [fact for fact in claims if fact.status is not Status.WITHDRAWN]
    for withdrawal in latest.values():
        spent |= {fact.id for fact in standing if _cancels(withdrawal, fact)}
    by_sentence: dict[tuple[str, Status], list[Facts]] = {}
    for fact in standing:
        by_sentence.setdefault((fact.article, fact.status), []).append(fact)
    for group in by_sentence.values():
        spent |= {old.id for new in group for old in group if _revises(new, old)}
    if any(fact.id not in spent for fact in standing):
        spent |= {withdrawal.id for withdrawal in withdrawals}
    return spent


def _cancels(withdrawal: Facts, fact: Facts) -> bool:
    if fact.published and withdrawal.published and fact.published > withdrawal.published:
        return False
    if not withdrawal.has_figure:
        return fact.article != withdrawal.article or fact.span <= withdrawal.span
    if fact.status is Status.TALKS and fact.article != withdrawal.article:
        return True
    return any(a.meets(b) for a, b in fact.shared_figures(withdrawal)) or not fact.has_figure


def _revises(new: Facts, old: Facts) -> bool:
    """True if one article gives two figures in turn and its words tell that the second replaces the first."""
    if new.figure_start <= old.figure_start or new.is_portion or old.is_portion:
        return False
    if not any(not a.meets(b) for a, b in new.shared_figures(old)):
        return False
    return new.span.overlaps(old.span) or bool(new.cues & {Cue.EVOLVED, Cue.EXTENDED})


def _written(fact: Facts) -> tuple[object, ...]:
    figures: tuple[Extent | None, ...] = (fact.money, fact.capacity, fact.percent)
    return tuple(figure.written if figure else None for figure in figures)


def _support(claims: list[Facts], articles: Mapping[str, Article]) -> Counter[tuple[object, ...]]:
    by_figure: dict[tuple[object, ...], list[Facts]] = {}
    for fact in claims:
        by_figure.setdefault(_written(fact), []).append(fact)
    return Counter({figure: len(origins_of(group, articles)) for figure, group in by_figure.items()})


def _because(ranked: list[Facts], keys: Mapping[str, Key]) -> str:
    chosen, others = ranked[0], ranked[1:]
    agreeing, reasons = 0, Counter[str]()
    for other in others:
        if _written(other) == _written(chosen) and other.status is chosen.status:
            agreeing += 1
            continue
        reasons[_deciding(chosen, other, keys)] += 1
    parts = [f"{counted(agreeing, 'other claim')} {'says' if agreeing == 1 else 'say'} the same"] if agreeing else []
    parts += [f"{reason}{f' ({number} claims)' if number > 1 else ''}" for reason, number in reasons.items()]
    return f"{_believed(chosen)}: {'; '.join(parts)}"


def _deciding(chosen: Facts, other: Facts, keys: Mapping[str, Key]) -> str:
    pairs = zip(_RULES, keys[chosen.id], keys[other.id], strict=False)
    rule = next((rule for rule, mine, its in pairs if mine != its), "")
    if not rule:
        rule = "told last" if chosen.article == other.article else "first by the article's id"
    return f"{rule} than {_saying(other)}" if rule in _COMPARATIVES else f"{rule}, unlike {_saying(other)}"


def _believed(fact: Facts) -> str:
    return f"{_saying(fact)}, from claim {fact.id} of {_day(fact)}"


def _saying(fact: Facts) -> str:
    claim = fact.claim
    figures = [figure_in_words(figure) for figure in (claim.money, claim.capacity, claim.percent) if figure]
    return " ".join([claim.status.value, *(figures or ["without a figure"])])


def _day(fact: Facts) -> str:
    return day_in_words(dt.date.fromordinal(fact.published) if fact.published else None)


def _reverse(text: str) -> tuple[int, ...]:
    """A key that sorts texts backwards, so that the first article wins the last tie."""
    return tuple(-ord(character) for character in text)

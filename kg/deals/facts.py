"""What the deals layer looks at in one claim: its parties by their parent, its figures, its dates, its cues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from kg.claims.model import Basis, Claim, Kind, Status
from kg.deals.cues import Cue, cues_around, is_portion
from kg.deals.extent import Extent
from kg.deals.ties import Ties
from kg.text.article import Article
from kg.values import Span

__all__ = ["Block", "Facts", "facts_of"]

_PROSPECT = frozenset({Status.TALKS, Status.ANNOUNCED, Status.CONDITIONAL})


Block: TypeAlias = tuple[Kind, str, tuple[str, ...]]
"""What two claims must share to be about one deal: the kind, the house of the target, the houses of the sources."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One claim, ready to be compared. Days are proleptic ordinals, None where unknown.

    `lines` holds, for each party that stands for a house, its own name and those of its parents; `figure_start` is
    where the first figure stands in the article.
    """

    claim: Claim
    id: str
    article: str
    kind: Kind
    status: Status
    span: Span
    block: Block
    lines: frozenset[frozenset[str]]
    published: int | None
    placed: tuple[int, int] | None
    money: Extent | None
    currency: str | None
    capacity: Extent | None
    percent: Extent | None
    cues: frozenset[Cue]
    is_portion: bool
    figure_start: int

    @property
    def is_tranche(self) -> bool:
        """True if the claim is about one instalment."""
        return self.claim.basis is Basis.TRANCHE

    @property
    def is_prospect(self) -> bool:
        """True if the claim is about something still to come."""
        return self.claim.status in _PROSPECT

    @property
    def has_figure(self) -> bool:
        return self.money is not None or self.capacity is not None or self.percent is not None

    @property
    def day(self) -> int | None:
        """The first day on which the deal was or is placed, else the day of publication."""
        return self.placed[0] if self.placed else self.published

    def is_part_of(self, whole: Facts) -> bool:
        """True if the figure is told as a part ("dont 20"), and the other, which is larger, is not."""
        smaller = any(mine.written < its.written for mine, its in self.shared_figures(whole))
        return smaller and self.is_portion and not whole.is_portion

    def shared_figures(self, other: Facts) -> list[tuple[Extent, Extent]]:
        """The figures that can be compared: money of one currency (or of an unnamed one), capacity, percent."""
        pairs = []
        one_currency = self.currency == other.currency or not (self.currency and other.currency)
        if self.money and other.money and one_currency:
            pairs.append((self.money, other.money))
        if self.capacity and other.capacity:
            pairs.append((self.capacity, other.capacity))
        if self.percent and other.percent:
            pairs.append((self.percent, other.percent))
        return pairs

    @property
    def order(self) -> tuple[int, str, int, int, str]:
        """The order in which claims are told: undated articles first, then by publication, then by place in the text."""
        return (self.published or 0, self.claim.article, self.span.start, self.figure_start, self.id)


def facts_of(claims: Iterable[Claim], articles: Iterable[Article], ties: Ties) -> list[Facts]:
    """The facts of claims in telling order, one for each distinct claim."""
    by_id = {article.id: article for article in articles}
    found: dict[str, Facts] = {}
    cues: dict[tuple[str, Span], frozenset[Cue]] = {}
    for claim in claims:
        article, sentence = by_id.get(claim.article), claim.evidence.span
        if (claim.article, sentence) not in cues:
            around = cues_around(article.text, sentence, article.language) if article else frozenset()
            cues[claim.article, sentence] = around
        facts = _facts(claim, article, ties, cues[claim.article, sentence])
        found[facts.id] = facts
    return sorted(found.values(), key=lambda facts: facts.order)


def _facts(claim: Claim, article: Article | None, ties: Ties, cues: frozenset[Cue]) -> Facts:
    return Facts(
        claim=claim,
        id=claim.id,
        article=claim.article,
        kind=claim.kind,
        status=claim.status,
        span=claim.evidence.span,
        block=_block(claim, ties),
        lines=frozenset(map(ties.line, _houses(claim))),
        published=article.date.toordinal() if article and article.date else None,
        placed=(claim.date.earliest.toordinal(), claim.date.latest.toordinal()) if claim.date else None,
        money=Extent.of(claim.money) if claim.money else None,
        currency=claim.money.currency if claim.money else None,
        capacity=Extent.of(claim.capacity) if claim.capacity else None,
        percent=Extent.of(claim.percent) if claim.percent else None,
        cues=cues,
        is_portion=_is_portion(claim, article),
        figure_start=min((span.start for span in claim.evidence.figures), default=claim.evidence.span.start),
    )


def _is_portion(claim: Claim, article: Article | None) -> bool:
    sentence = claim.evidence.span
    return article is not None and any(
        is_portion(article.text, sentence, figure, article.language) for figure in claim.evidence.figures
    )


def _houses(claim: Claim) -> list[str]:
    """The parties of a claim that stand for their houses: who gives money or compute, and who buys compute."""
    if claim.kind in {Kind.ROUND, Kind.VALUATION}:
        return []
    return [*claim.sources, *([claim.target] if claim.kind is Kind.COMPUTE and claim.target else [])]


def _block(claim: Claim, ties: Ties) -> Block:
    target = claim.target or ""
    if claim.kind in {Kind.ROUND, Kind.VALUATION}:
        return claim.kind, target, ()
    if claim.kind is Kind.COMPUTE:
        target = ties.house(target)
    return claim.kind, target, tuple(sorted({ties.house(name) for name in claim.sources}))

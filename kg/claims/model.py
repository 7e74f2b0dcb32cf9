"""Claims: what one article says, in one place, about one deal, valuation or stake."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from kg.values import Bound, Capacity, Money, PartialDate, Percent, Span, plain

__all__ = ["Basis", "Claim", "Evidence", "Grounding", "Kind", "Party", "Role", "Status"]


class Kind(StrEnum):
    """What a claim is about."""

    INVESTMENT = "investment"
    ROUND = "round"
    COMPUTE = "compute"
    VALUATION = "valuation"
    STAKE = "stake"


class Status(StrEnum):
    """How firm the deal is, in the words of the article."""

    TALKS = "talks"
    ANNOUNCED = "announced"
    CONDITIONAL = "conditional"
    SIGNED = "signed"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"


class Grounding(StrEnum):
    """How the parties of a claim were found; a build leaves assumed claims out unless asked for them."""

    EXPLICIT = "explicit"
    RESOLVED = "resolved"
    ASSUMED = "assumed"


class Basis(StrEnum):
    """What a valuation counts, or that an investment is one instalment of several."""

    PRE_MONEY = "pre_money"
    POST_MONEY = "post_money"
    IPO = "ipo"
    TRANCHE = "tranche"


class Role(StrEnum):
    """The side of a deal on which a party stands: money, compute or the stake goes from source to target."""

    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """A company in one role of a claim, and the words by which the article means it.

    `name` is the canonical name. `span` covers the mention that names it, or the epithet or pronoun that
    stands for it; for a party understood from elsewhere in the article it is its nearest naming.
    """

    role: Role
    name: str
    span: Span
    grounding: Grounding


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the article says it: `text[span.start:span.end] == quote`, and the spans of the figures inside."""

    quote: str
    span: Span
    figures: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion of one article. Frozen: fusion points to claims, never changes them.

    `money` is in units of its currency, `capacity` in GW, `percent` in percent. `attributed_to` names who the
    article says it comes from ("Reuters", "source" for an unnamed one). `rule` names what read it, for `kg explain`.
    """

    article: str
    kind: Kind
    parties: tuple[Party, ...]
    evidence: Evidence
    status: Status
    grounding: Grounding
    money: Money | None = None
    capacity: Capacity | None = None
    percent: Percent | None = None
    date: PartialDate | None = None
    basis: Basis | None = None
    chips: tuple[str, ...] = ()
    attributed_to: tuple[str, ...] = ()
    rule: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The canonical names of those who give money, supply compute or hold the stake, in the order of the text."""
        return tuple(party.name for party in self.parties if party.role is Role.SOURCE)

    @property
    def target(self) -> str | None:
        """The canonical name of the one that gets money or compute, is valued or held; None where unnamed."""
        return next((party.name for party in self.parties if party.role is Role.TARGET), None)

    @property
    def bound(self) -> Bound | None:
        """The bound on the claim's figure: money first, then capacity, then percent; None without a figure."""
        figure = self.money or self.capacity or self.percent
        return figure.bound if figure else None

    @property
    def has_figure(self) -> bool:
        """True if the claim carries an amount, a capacity or a percentage."""
        return self.bound is not None

    @property
    def id(self) -> str:
        """A stable identifier made of the claim's content: the article's id and twelve hexadecimal digits."""
        content = "|".join(
            [self.article, self.kind, "+".join(sorted(self.sources)), str(self.target), *_figure_words(self)]
            + [self.status, str(self.date), str(self.basis), str(self.evidence.span.start)]
        )
        return f"{self.article}/{hashlib.sha256(content.encode()).hexdigest()[:12]}"


def _figure_words(claim: Claim) -> list[str]:
    words = []
    for figure in (claim.money, claim.capacity):
        low = plain(figure.low) if figure and figure.low is not None else ""
        high = plain(figure.high) if figure and figure.high is not None else ""
        words.append(f"{low}..{high}")
    words.append(plain(claim.percent.value) if claim.percent else "")
    words.append(str(claim.money.currency) if claim.money else "")
    words.append(str(claim.bound))
    return words

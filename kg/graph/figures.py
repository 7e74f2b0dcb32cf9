"""Figures as quads: amounts of money and capacities with their bounds, percentages, dates; on claims and deals alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from kg.claims.model import Claim, Kind
from kg.deals.model import Deal
from kg.graph.iris import Iris
from kg.graph.terms import date, decimal, text, words
from kg.graph.vocab import BASES, BOUNDS, Kg, Qudt, Rdf, Schema
from kg.text.article import Article
from kg.values import Capacity, Money

__all__ = ["Written", "describe_figures", "written_in"]

Written: TypeAlias = Mapping[str, tuple[Literal, ...]]
"""By "money" and "capacity", the words of the article for the figure."""

_CAPACITY = re.compile(r"watts? \b | (?<! [a-z] ) [kMGT]W \b", re.VERBOSE | re.IGNORECASE)
_PERCENT = re.compile(r"% | \b (?P<word> pour[ ]cent | per[ ]?cent ) \b", re.VERBOSE | re.IGNORECASE)


def written_in(claim: Claim, article: Article) -> Written:
    """The words of the article for the claim's money and for its capacity, told apart by their unit where it has both."""
    spans = claim.evidence.figures
    told = [name for name in ("money", "capacity", "percent") if getattr(claim, name) is not None]
    found: dict[str, list[Literal]] = {name: [] for name in told}
    for span in spans:
        said = span.of(article.text)
        name = told[0] if len(told) == 1 else _unit_of(said)
        if name in found:
            found[name].append(words(said, article.language))
    return {name: tuple(said) for name, said in found.items()}


def _unit_of(said: str) -> str:
    return "capacity" if _CAPACITY.search(said) else "percent" if _PERCENT.search(said) else "money"


def describe_figures(
    owner: NamedNode, thing: Claim | Deal, written: Written, iris: Iris, graph: NamedNode
) -> Iterator[Quad]:
    """The quads of the figures, the dates and the basis of a claim or a deal, whose IRI is `owner`."""
    if thing.money is not None:
        amount = iris.amount(owner)
        yield Quad(owner, Kg.amount, amount, graph)
        yield Quad(amount, Rdf.type, Kg.MonetaryAmount, graph)
        if thing.money.currency is not None:
            yield Quad(amount, Schema.currency, text(thing.money.currency), graph)
        yield from _bounds(amount, thing.money, written.get("money", ()), graph)
    if thing.capacity is not None:
        capacity = iris.capacity(owner)
        yield Quad(owner, Kg.capacity, capacity, graph)
        yield Quad(capacity, Rdf.type, Kg.Gigawatts, graph)
        yield Quad(capacity, Qudt.hasUnit, Qudt.GigaW, graph)
        yield Quad(capacity, Qudt.hasQuantityKind, Qudt.ElectricPower, graph)
        yield from _bounds(capacity, thing.capacity, written.get("capacity", ()), graph)
    if thing.percent is not None and _shows(thing, Kind.STAKE):
        yield Quad(owner, Kg.percentage, decimal(thing.percent.value), graph)
        yield Quad(owner, Kg.percentageBound, BOUNDS[thing.percent.bound], graph)
    if thing.date is not None:
        yield Quad(owner, Kg.earliest, date(thing.date.earliest), graph)
        yield Quad(owner, Kg.latest, date(thing.date.latest), graph)
    if thing.basis is not None:
        yield Quad(owner, Kg.basis, BASES[thing.basis], graph)
    for chip in thing.chips if _shows(thing, Kind.COMPUTE) else ():
        yield Quad(owner, Kg.chip, text(chip), graph)


def _shows(thing: Claim | Deal, kind: Kind) -> bool:
    """A claim says whatever its sentence says; a deal shows only what its kind can have."""
    return isinstance(thing, Claim) or thing.kind is kind


def _bounds(figure: NamedNode, value: Money | Capacity, written: Iterable[Literal], graph: NamedNode) -> Iterator[Quad]:
    yield Quad(figure, Kg.bound, BOUNDS[value.bound], graph)
    yield from _side(figure, Kg.low, value.low, graph)
    yield from _side(figure, Kg.high, value.high, graph)
    for said in written:
        yield Quad(figure, Kg.asWritten, said, graph)


def _side(figure: NamedNode, side: NamedNode, value: Decimal | None, graph: NamedNode) -> Iterator[Quad]:
    if value is not None:
        yield Quad(figure, side, decimal(value), graph)

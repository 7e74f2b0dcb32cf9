"""Deals, companies and conflicts as quads, in one graph of their own: what the articles together amount to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Quad

from kg.deals.model import Conflict, Deal
from kg.graph.figures import Written, describe_figures
from kg.graph.iris import Iris
from kg.graph.labels import label_of
from kg.graph.terms import integer, text
from kg.graph.vocab import (
    CLASSES,
    DISPUTED,
    FIRM,
    SHORTCUTS,
    SOURCE_ROLES,
    STATUSES,
    TARGET_ROLES,
    Kg,
    Prov,
    Rdf,
    Schema,
    Skos,
)  # fmt: skip
from kg.lexicon.company import Company

__all__ = ["describe_companies", "describe_conflict", "describe_deal", "describe_spokesmen"]


def describe_deal(deal: Deal, written: Written, iris: Iris) -> Iterator[Quad]:
    """The quads of one deal, of the links between it and its claims, and of the shortcuts that follow from it.

    `written` are the words of the claim that the deal's figures were chosen from.
    """
    iri, graph = iris.deal(deal.id), iris.deals_graph
    yield Quad(iri, Rdf.type, Kg.Deal, graph)
    yield Quad(iri, Rdf.type, CLASSES[deal.kind], graph)
    yield Quad(iri, Rdf.label, text(label_of(deal)), graph)
    yield Quad(iri, Schema.identifier, text(deal.id), graph)
    yield Quad(iri, Kg.status, STATUSES[deal.status], graph)
    yield from _parties(deal, iris)
    yield from describe_figures(iri, deal, written, iris, graph)
    for claim in deal.claims:
        yield Quad(iri, Kg.supportedBy, iris.claim(claim), graph)
        yield Quad(iris.claim(claim), Kg.about, iri, graph)
    yield Quad(iri, Kg.chosenFrom, iris.claim(deal.chosen_from), graph)
    yield Quad(iri, Kg.because, text(deal.because), graph)
    yield Quad(iri, Kg.origins, integer(deal.origins), graph)
    if deal.part_of is not None:
        yield Quad(iri, Kg.partOf, iris.deal(deal.part_of), graph)


def _parties(deal: Deal, iris: Iris) -> Iterator[Quad]:
    iri, graph = iris.deal(deal.id), iris.deals_graph
    for name in deal.sources if deal.kind in SOURCE_ROLES else ():
        yield Quad(iri, Kg.from_, iris.company(name), graph)
        yield Quad(iri, SOURCE_ROLES[deal.kind], iris.company(name), graph)
    if deal.target is None:
        return
    target = iris.company(deal.target)
    yield Quad(iri, Kg.to, target, graph)
    yield Quad(iri, TARGET_ROLES[deal.kind], target, graph)
    if deal.status in FIRM and deal.kind in SHORTCUTS:
        for name in deal.sources:
            yield Quad(iris.company(name), SHORTCUTS[deal.kind], target, graph)


def describe_companies(names: Iterable[str], known: Mapping[str, Company], iris: Iris) -> Iterator[Quad]:
    """The quads of the companies that bear these names; `known` holds what the lexicon knows of some of them."""
    graph, present = iris.deals_graph, {name: known[name] for name in names if name in known}
    by_id = {company.id: name for name, company in present.items()}
    for name in names:
        iri = iris.company(name)
        yield Quad(iri, Rdf.type, Kg.Company, graph)
        yield Quad(iri, Rdf.label, text(name), graph)
        yield Quad(iri, Schema.name, text(name), graph)
    for name, company in present.items():
        iri = iris.company(name)
        yield Quad(iri, Kg.sector, text(company.sector.value), graph)
        if company.country:
            yield Quad(iri, Kg.country, text(company.country), graph)
        for alias in company.strong:
            if alias != name:
                yield Quad(iri, Skos.altLabel, text(alias), graph)
        for ticker in company.tickers:
            yield Quad(iri, Schema.tickerSymbol, text(ticker), graph)
        if company.parent in by_id:
            yield Quad(iri, Schema.parentOrganization, iris.company(by_id[company.parent]), graph)


def describe_spokesmen(sources: Iterable[str], companies: Iterable[str], iris: Iris) -> Iterator[Quad]:
    """The quads that tie a source to the company for which it speaks, where both bear one name."""
    for name in sorted(set(sources) & set(companies)):
        yield Quad(iris.source(name), Prov.actedOnBehalfOf, iris.company(name), iris.deals_graph)


def describe_conflict(conflict: Conflict, iris: Iris) -> Iterator[Quad]:
    """The quads of one conflict."""
    iri, graph = iris.conflict(conflict.id), iris.deals_graph
    yield Quad(iri, Rdf.type, Kg.Conflict, graph)
    yield Quad(iri, Schema.identifier, text(conflict.id), graph)
    yield Quad(iri, Kg.onAttribute, DISPUTED[conflict.attribute], graph)
    yield Quad(iri, Kg.because, text(conflict.because), graph)
    for claim in conflict.claims:
        yield Quad(iri, Kg.member, iris.claim(claim), graph)

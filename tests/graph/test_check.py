"""Every rule of the shapes is broken on purpose, once or more, and must be told in plain words; a good graph breaks none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.graph.check import check_graph
from kg.graph.formats import Format
from kg.graph.iris import Iris
from kg.graph.quads import Graph
from kg.graph.read import read_graph
from kg.graph.vocab import NAMESPACES, Dcterms, Kg, Prov, Qudt, Rdf, Schema, Void, Xsd
from kg.graph.write import serialise
from kg.resources import folder
from tests.graph.gold_story import gold_graph
from tests.invented_story import graph as invented_graph

Term = NamedNode | Literal
ANYWHERE = NamedNode("https://example.org/else")
NORDALIA = Iris().company("Nordalia")
BRUMEVAL = Iris().company("Brumeval")


@dataclass(frozen=True)
class Break:
    """On the first thing of class `of` (that has `where`), take away the values of `drop` and add `add`."""

    rule: str
    of: NamedNode
    drop: NamedNode | None = None
    add: tuple[tuple[NamedNode, Term], ...] = ()
    where: tuple[NamedNode, Term | None] | None = None

    def __str__(self) -> str:
        return self.rule


def instead(
    rule: str, of: NamedNode, property_: NamedNode, value: Term, where: tuple[NamedNode, Term | None] | None = None
) -> Break:
    return Break(rule, of, property_, ((property_, value),), where or (property_, None))


def without(
    rule: str, of: NamedNode, property_: NamedNode, where: tuple[NamedNode, Term | None] | None = None
) -> Break:
    return Break(rule, of, property_, (), where or (property_, None))


def also(
    rule: str, of: NamedNode, property_: NamedNode, value: Term, where: tuple[NamedNode, Term | None] | None = None
) -> Break:
    return Break(rule, of, None, ((property_, value),), where)


def number(value: str) -> Literal:
    return Literal(value, datatype=Xsd.decimal)


def whole(value: str) -> Literal:
    return Literal(value, datatype=Xsd.integer)


def day(value: str) -> Literal:
    return Literal(value, datatype=Xsd.date)


DATED = (Kg.earliest, None)
UPPER = (Kg.bound, Kg.UpTo)
EXACT = (Kg.bound, Kg.Exact)
LOWER = (Kg.bound, Kg.AtLeast)

BREAKS = [
    without("company-label", Kg.Company, Rdf.label),
    also("company-label", Kg.Company, Rdf.label, Literal("another name")),
    instead("company-name", Kg.Company, Schema.name, Literal("another name")),
    also("company-sector", Kg.Company, Kg.sector, Literal("another"), (Kg.sector, None)),
    instead("company-country", Kg.Company, Kg.country, Literal("France")),
    without("identifier", Kg.Deal, Schema.identifier),
    also("identifier", Kg.Claim, Schema.identifier, Literal("another")),
    instead("article-title", Kg.Article, Schema.headline, ANYWHERE),
    without("article-label", Kg.Article, Rdf.label),
    instead("article-date", Kg.Article, Schema.datePublished, day("2026-13-45")),
    instead("article-date", Kg.Article, Schema.datePublished, Literal("2026")),
    without("article-language", Kg.Article, Schema.inLanguage),
    instead("article-digest", Kg.Article, Kg.textSha256, Literal("abc")),
    instead("article-publisher", Kg.Article, Schema.publisher, ANYWHERE),
    without("source-label", Kg.Source, Rdf.label),
    instead("source-company", Kg.Source, Prov.actedOnBehalfOf, ANYWHERE),
    without("claim-type", Kg.Claim, Kg.claimType),
    instead("claim-type", Kg.Claim, Kg.claimType, Kg.Deal),
    without("claim-about", Kg.Claim, Kg.about),
    instead("claim-about", Kg.Claim, Kg.about, ANYWHERE),
    without("claim-supports", Kg.Deal, Kg.supportedBy),
    without("claim-article", Kg.Claim, Kg.statedIn),
    instead("claim-source", Kg.Claim, Kg.statedBy, ANYWHERE),
    without("claim-quote", Kg.Claim, Kg.quote),
    instead("claim-quote", Kg.Claim, Kg.quote, Literal("")),
    also("claim-quote", Kg.Claim, Kg.quote, Literal("another sentence")),
    without("claim-start", Kg.Claim, Kg.start),
    instead("claim-start", Kg.Claim, Kg.start, whole("-1")),
    instead("claim-end", Kg.Claim, Kg.end, number("12.5")),
    instead("claim-span", Kg.Claim, Kg.start, whole("99999")),
    instead("claim-quote-length", Kg.Claim, Kg.quote, Literal("shorter")),
    instead("claim-mention-place", Kg.Claim, Kg.start, whole("99999")),
    without("claim-status", Kg.Claim, Kg.status),
    instead("claim-status", Kg.Claim, Kg.status, Kg.Assumed),
    also("claim-grounding", Kg.Claim, Kg.grounding, Kg.Resolved),
    instead("claim-from", Kg.Claim, Kg.from_, ANYWHERE),
    also("claim-to", Kg.Claim, Kg.to, BRUMEVAL, (Kg.to, NORDALIA)),
    without("claim-party", Kg.Claim, Kg.to, (Kg.claimType, Kg.Valuation)),
    also("claim-roles", Kg.Claim, Kg.investor, BRUMEVAL),
    instead("claim-amount", Kg.Claim, Kg.amount, ANYWHERE),
    instead("claim-capacity", Kg.Claim, Kg.capacity, ANYWHERE),
    without("claim-mention", Kg.Claim, Kg.mention),
    without("mention-start", Kg.Mention, Kg.start),
    without("mention-end", Kg.Mention, Kg.end),
    instead("mention-span", Kg.Mention, Kg.end, whole("0")),
    instead("mention-words", Kg.Mention, Kg.asWritten, Literal("no language")),
    instead("mention-names", Kg.Mention, Kg.names, ANYWHERE),
    instead("percentage", Kg.Stake, Kg.percentage, number("120")),
    instead("percentage", Kg.Claim, Kg.percentage, Literal("27")),
    instead("percentage-bound", Kg.Stake, Kg.percentageBound, Kg.Talks),
    without("percentage-whole", Kg.Stake, Kg.percentageBound),
    without("percentage-whole", Kg.Stake, Kg.percentage),
    instead("basis", Kg.Claim, Kg.basis, Kg.Talks),
    instead("chip", Kg.ComputeDeal, Kg.chip, Literal("")),
    instead("earliest", Kg.Claim, Kg.earliest, day("2025-12")),
    instead("latest", Kg.Deal, Kg.latest, Literal("2025-12-31")),
    instead("date-order", Kg.Claim, Kg.earliest, day("2099-01-01")),
    without("date-whole", Kg.Claim, Kg.latest),
    without("date-whole", Kg.Deal, Kg.earliest, DATED),
    instead("figure-low", Kg.MonetaryAmount, Kg.low, number("-5")),
    instead("figure-high", Kg.Gigawatts, Kg.high, Literal("3")),
    instead("figure-order", Kg.MonetaryAmount, Kg.low, number("99999999999999"), EXACT),
    without("figure-bound", Kg.MonetaryAmount, Kg.bound),
    instead("figure-bound", Kg.Gigawatts, Kg.bound, Kg.Talks),
    instead("figure-words", Kg.MonetaryAmount, Kg.asWritten, Literal("no language")),
    without("figure-owner", Kg.Claim, Kg.amount),
    without("figure-exact", Kg.MonetaryAmount, Kg.low, EXACT),
    instead("figure-exact", Kg.MonetaryAmount, Kg.bound, Kg.About, UPPER),
    instead("figure-upper", Kg.MonetaryAmount, Kg.bound, Kg.UpTo, EXACT),
    without("figure-upper", Kg.MonetaryAmount, Kg.high, UPPER),
    instead("figure-lower", Kg.Gigawatts, Kg.bound, Kg.MoreThan),
    without("figure-lower", Kg.MonetaryAmount, Kg.low, LOWER),
    instead("figure-between", Kg.MonetaryAmount, Kg.bound, Kg.Range, UPPER),
    instead("money-currency", Kg.MonetaryAmount, Schema.currency, Literal("dollars")),
    instead("gigawatts-unit", Kg.Gigawatts, Qudt.hasUnit, NamedNode(NAMESPACES["unit"] + "MegaW")),
    without("gigawatts-quantity", Kg.Gigawatts, Qudt.hasQuantityKind),
    also("deal-kind", Kg.Stake, Rdf.type, Kg.Valuation),
    Break("deal-kind", Kg.Valuation, Rdf.type, ((Rdf.type, Kg.Deal),)),
    Break("deal-abstract", Kg.Valuation, Rdf.type, ((Rdf.type, Kg.Valuation),)),
    without("deal-label", Kg.Deal, Rdf.label),
    instead("deal-status", Kg.Deal, Kg.status, Literal("signed")),
    without("deal-claims", Kg.Deal, Kg.supportedBy),
    without("deal-claims-back", Kg.Claim, Kg.about),
    without("deal-chosen", Kg.Deal, Kg.chosenFrom),
    without("deal-chosen-supports", Kg.Deal, Kg.supportedBy),
    instead("deal-chosen-status", Kg.Deal, Kg.status, Kg.Completed, (Kg.status, Kg.Talks)),
    without("deal-because", Kg.Deal, Kg.because),
    instead("deal-origins", Kg.Deal, Kg.origins, whole("0")),
    without("deal-from", Kg.InvestmentCommitment, Kg.investor),
    without("deal-to", Kg.Valuation, Kg.to),
    also("deal-one-target", Kg.Deal, Kg.to, BRUMEVAL, (Kg.to, NORDALIA)),
    instead("deal-companies", Kg.Deal, Kg.to, ANYWHERE),
    instead("deal-part", Kg.Deal, Kg.partOf, ANYWHERE),
    instead("deal-part-of-itself", Kg.Deal, Kg.partOf, Iris().deal("nordalia-round"), (Rdf.type, Kg.FundingRound)),
    instead("deal-amount", Kg.Deal, Kg.amount, ANYWHERE),
    instead("deal-capacity", Kg.Deal, Kg.capacity, ANYWHERE),
    also("investment-roles", Kg.Stake, Kg.investor, BRUMEVAL),
    also("round-roles", Kg.Stake, Kg.leadInvestor, BRUMEVAL),
    also("compute-roles", Kg.Stake, Kg.provider, BRUMEVAL),
    also("stake-roles", Kg.ComputeDeal, Kg.holder, BRUMEVAL),
    also("valuation-roles", Kg.Stake, Kg.valuedCompany, BRUMEVAL),
    also("percentage-of-stake", Kg.Valuation, Kg.percentage, number("5")),
    also("chip-of-compute", Kg.Valuation, Kg.chip, Literal("AX1")),
    Break("conflict-members", Kg.Conflict, Kg.member, ((Kg.member, ANYWHERE),)),
    instead("conflict-attribute", Kg.Conflict, Kg.onAttribute, Kg.quote),
    without("conflict-because", Kg.Conflict, Kg.because),
    instead("conflict-one-deal", Kg.Claim, Kg.about, Iris().deal("celesta-stake"), (Kg.about, Iris().deal("three-nordalia"))),
    also("shortcut-companies", Kg.Company, Kg.investsIn, ANYWHERE),
    also("shortcut-investment", Kg.Company, Kg.investsIn, BRUMEVAL),
    also("shortcut-compute", Kg.Company, Kg.suppliesComputeTo, BRUMEVAL),
    also("shortcut-stake", Kg.Company, Kg.holdsStakeIn, BRUMEVAL),
    without("dataset-triples", Void.Dataset, Void.triples),
    also("dataset-title", Void.Dataset, Dcterms.title, Literal("Another", language="en")),
]  # fmt: skip


@cache
def rules() -> frozenset[str]:
    """The rules of the shapes file: whatever has a message."""
    shapes = read_graph(folder("ontology") / "shapes.ttl")
    message = NamedNode("http://www.w3.org/ns/shacl#message")
    return frozenset(
        str(quad.subject).strip("<>").partition("shapes#")[2] for quad in shapes.quads if quad.predicate == message
    )


def broken(graph: Graph, change: Break) -> tuple[Graph, NamedNode | BlankNode | Triple]:
    """The graph with the change made, and the thing it was made on."""
    held = {(quad.subject, quad.predicate, quad.object): quad for quad in graph.quads}
    things = sorted({s for s, p, o in held if p == Rdf.type and o == change.of}, key=str)
    if change.where:
        property_, value = change.where
        things = [t for t in things if any(s == t and p == property_ and value in {None, o} for s, p, o in held)]
    assert things, f"nothing to break for {change.rule}"
    thing = things[0]
    kept = [quad for (s, p, _), quad in held.items() if not (s == thing and p == change.drop)]
    added = [Quad(thing, property_, value, Iris().deals_graph) for property_, value in change.add]
    return Graph.of([*kept, *added], graph.base_iri), thing


@pytest.mark.parametrize("change", BREAKS, ids=str)
def test_each_rule_is_told_when_broken(change: Break) -> None:
    graph, _ = broken(invented_graph(), change)
    told = {breach.rule: breach for breach in check_graph(graph).breaches}
    assert change.rule in told, f"only {sorted(told)} told"
    breach = told[change.rule]
    assert breach.message[0].islower()
    assert "sh:" not in str(breach)
    assert breach.thing.split()[0] in {
        "claim", "deal", "company", "article", "source", "conflict", "amount", "capacity", "words", "dataset",
        "<https://example.org/else>",
    }  # fmt: skip


def test_every_rule_is_broken_by_a_test() -> None:
    assert {change.rule for change in BREAKS} | {"no-blank-node"} == rules()


def test_a_blank_node_is_told() -> None:
    claim = BlankNode("b")
    extra = Quad(claim, Rdf.type, Kg.Claim, Iris().deals_graph)
    told = check_graph(Graph.of([*invented_graph().quads, extra])).breaches
    assert "no-blank-node" in {breach.rule for breach in told}


@pytest.mark.parametrize("story", [invented_graph, gold_graph])
def test_what_we_build_keeps_every_rule(story: Callable[[], Graph]) -> None:
    assert check_graph(story()).breaches == ()


@pytest.mark.parametrize("form", list(Format))
def test_every_export_keeps_every_rule(form: Format, tmp_path: Path) -> None:
    path = tmp_path / f"graph.{form}"
    path.write_bytes(serialise(invented_graph(), form))
    report = check_graph(read_graph(path))
    assert report.breaches == ()
    assert report.counts["claim"] == 14


def test_a_breach_names_the_thing_the_rule_and_what_was_found() -> None:
    change = instead("claim-status", Kg.Claim, Kg.status, Kg.Assumed)
    graph, thing = broken(invented_graph(), change)
    breach = next(one for one in check_graph(graph).breaches if one.rule == "claim-status")
    name = next(str(q.object) for q in graph.quads if q.subject == thing and q.predicate == Schema.identifier)[1:-1]
    said = "its kg:status is missing, doubled or none of the closed list (found kg:Assumed) [claim-status]"
    assert str(breach) == f"claim {name}: {said}"


@pytest.mark.parametrize(
    "value",
    [ANYWHERE, BlankNode("b"), Literal("words"), day("2025-12"), number("abc"), Literal("mot", language="fr")],
    ids=str,
)
def test_nonsense_is_told_and_never_breaks_the_check(value: Term | BlankNode) -> None:
    seen = set()
    quads = []
    for quad in invented_graph().quads:  # the first value of each property becomes nonsense
        first = quad.predicate not in seen and quad.predicate != Rdf.type
        seen.add(quad.predicate)
        quads.append(Quad(quad.subject, quad.predicate, value, quad.graph_name) if first else quad)
    told = {breach.rule for breach in check_graph(Graph.of(quads)).breaches}
    assert {"claim-status", "mention-start", "claim-about", "figure-bound", "conflict-members"} <= told

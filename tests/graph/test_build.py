"""The contract of the export: what a story becomes, triple by triple."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.claims.evidence import EvidenceError
from kg.claims.model import Evidence, Grounding, Kind, Status
from kg.graph.build import build_graph
from kg.graph.iris import Iris
from kg.graph.quads import Graph
from kg.graph.vocab import NAMESPACES, Kg, Rdf, Void
from kg.values import Span
from tests.graph.gold_story import gold_graph, gold_story
from tests.invented_story import graph as invented_graph
from tests.invented_story import story as invented_story

PROLOGUE = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in (NAMESPACES | Iris().prefixes).items())


def rows(graph: Graph, query: str) -> list[tuple[str, ...]]:
    store = ox.Store()
    store.bulk_extend(graph.quads)
    found = store.query(PROLOGUE + query, use_default_graph_as_union=True)
    return sorted(tuple("" if cell is None else cell.value for cell in row) for row in found)  # type: ignore[union-attr]


def says(graph: Graph, pattern: str) -> bool:
    store = ox.Store()
    store.bulk_extend(graph.quads)
    return bool(store.query(f"{PROLOGUE} ASK {{ {pattern} }}", use_default_graph_as_union=True))


def test_claims_are_in_the_graph_of_their_article_and_deals_in_another() -> None:
    iris = Iris()
    for quad in invented_graph().quads:
        subject = quad.subject.value  # type: ignore[union-attr]
        if subject.startswith(f"{iris.base}claim/") and quad.predicate != Kg.about:
            article = subject.removeprefix(f"{iris.base}claim/").partition(".")[0]
            assert quad.graph_name == iris.article(article)
        if subject.startswith((f"{iris.base}deal/", f"{iris.base}company/", f"{iris.base}conflict/")):
            assert quad.graph_name == iris.deals_graph
    names = {quad.graph_name for quad in invented_graph().quads}
    assert names == {iris.deals_graph, iris.dataset, *(iris.article(name) for name in ("a1", "a2", "a3"))}


def test_no_blank_node_and_no_default_graph() -> None:
    for quad in gold_graph().quads:
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        assert isinstance(quad.graph_name, ox.NamedNode)


def test_every_claim_and_deal_is_there_with_its_figure() -> None:
    story = gold_story()
    claims = rows(
        gold_graph(),
        "SELECT ?id ?quote ?start ?end { ?c a kg:Claim ; schema:identifier ?id ; kg:quote ?quote ; kg:start ?start ; kg:end ?end }",
    )
    assert claims == sorted(
        (c.id, c.evidence.quote, str(c.evidence.span.start), str(c.evidence.span.end)) for c in story.claims
    )
    deals = rows(
        gold_graph(),
        """SELECT ?id ?low ?high ?currency ?bound { ?d a kg:Deal ; schema:identifier ?id
        OPTIONAL { ?d kg:amount ?a . ?a kg:bound ?bound OPTIONAL { ?a kg:low ?low } OPTIONAL { ?a kg:high ?high } OPTIONAL { ?a schema:currency ?currency } } }""",
    )
    assert [row[0] for row in deals] == sorted(deal.id for deal in story.deals)
    for id_, low, high, currency, _ in deals:
        money = next(deal.money for deal in story.deals if deal.id == id_)
        assert (low, high, currency) == (
            (str(money.low or ""), str(money.high or ""), money.currency or "") if money else ("", "", "")
        )


def test_an_upper_bound_survives() -> None:
    assert says(
        invented_graph(),
        """deal:brumeval-nordalia a kg:InvestmentCommitment, kg:Deal ; kg:investor company:Brumeval ;
        kg:from company:Brumeval ; kg:investee company:Nordalia ; kg:to company:Nordalia ; kg:status kg:Announced ;
        kg:earliest "2026-01-01"^^xsd:date ; kg:latest "2026-01-31"^^xsd:date ; kg:amount ?amount .
        ?amount a kg:MonetaryAmount ; kg:bound kg:UpTo ; kg:high 50000000000.0 ; schema:currency "USD" .
        FILTER NOT EXISTS { ?amount kg:low ?low }""",
    )


def test_a_capacity_is_in_gigawatts() -> None:
    assert says(
        invented_graph(),
        """deal:nordalia-celesta-compute a kg:ComputeDeal ; kg:provider company:Nordalia ; kg:capacity ?c .
        ?c a kg:Gigawatts ; kg:low 0.8 ; kg:high 0.8 ; kg:bound kg:Exact ; qudt:hasUnit unit:GigaW ;
        qudt:hasQuantityKind quantitykind:ElectricPower .""",
    )
    assert says(invented_graph(), 'deal:axonix-nordalia-compute kg:chip "AX1"')


def test_each_kind_has_its_roles() -> None:
    held = rows(invented_graph(), "SELECT ?p ?n { deal:celesta-stake ?p ?c . ?c a kg:Company ; rdfs:label ?n }")
    kg = NAMESPACES["kg"]
    assert held == [
        (f"{kg}from", "Célesta"),
        (f"{kg}heldCompany", "Nordalia"),
        (f"{kg}holder", "Célesta"),
        (f"{kg}to", "Nordalia"),
    ]
    assert says(
        invented_graph(),
        "deal:nordalia-round a kg:FundingRound ; kg:leadInvestor company:Axonix ; kg:raisedBy company:Nordalia",
    )
    assert says(
        invented_graph(),
        "deal:nordalia-worth a kg:Valuation ; kg:valuedCompany company:Nordalia ; kg:basis kg:PreMoney",
    )
    assert says(invented_graph(), "deal:celesta-stake kg:percentage 27.0 ; kg:percentageBound kg:Exact")


def test_claims_and_deals_point_to_each_other() -> None:
    assert rows(gold_graph(), "SELECT ?c ?d { ?c kg:about ?d }") == rows(
        gold_graph(), "SELECT ?c ?d { ?d kg:supportedBy ?c }"
    )
    assert says(invented_graph(), "deal:brumeval-nordalia-15 kg:partOf deal:brumeval-nordalia")


def test_a_rumour_yields_no_shortcut() -> None:
    firm = {Status.ANNOUNCED, Status.CONDITIONAL, Status.SIGNED, Status.COMPLETED}
    shortcuts = {
        Kind.INVESTMENT: "investsIn",
        Kind.ROUND: "investsIn",
        Kind.COMPUTE: "suppliesComputeTo",
        Kind.STAKE: "holdsStakeIn",
    }
    for story, graph in ((gold_story(), gold_graph()), (invented_story(), invented_graph())):
        expected = {
            (source, shortcuts[deal.kind], deal.target)
            for deal in story.deals if deal.status in firm and deal.kind in shortcuts and deal.target
            for source in deal.sources
        }  # fmt: skip
        told = rows(
            graph,
            "SELECT ?a ?p ?b { ?x ?p ?y . ?x rdfs:label ?a . ?y rdfs:label ?b . VALUES ?p { kg:investsIn kg:suppliesComputeTo kg:holdsStakeIn } }",
        )
        assert {(a, p.partition("#")[2], b) for a, p, b in told} == expected
    assert not says(invented_graph(), "company:Brumeval kg:holdsStakeIn ?any")


@pytest.mark.parametrize("status", [Status.TALKS, Status.WITHDRAWN])
def test_shortcuts_go_when_the_deals_do(status: Status) -> None:
    story = invented_story()
    soft = replace(story, deals=tuple(replace(deal, status=status) for deal in story.deals))
    assert not says(build_graph(soft), "?a kg:investsIn|kg:suppliesComputeTo|kg:holdsStakeIn ?b")


def test_sources_and_articles() -> None:
    assert says(
        invented_graph(),
        'article:a1 a kg:Article ; schema:datePublished "2026-01-10"^^xsd:date ; schema:publisher source:Gazette',
    )
    assert says(invented_graph(), 'unnamed:a1 a kg:Source ; rdfs:label "source" . unnamed:a3 a kg:Source')
    assert says(invented_graph(), "source:Nordalia a kg:Source ; prov:actedOnBehalfOf company:Nordalia")
    for article in gold_story().articles:
        assert says(
            gold_graph(),
            f'?a schema:identifier "{article.id}" ; schema:inLanguage "fr" ; kg:textSha256 "{article.sha256}"',
        )


def test_a_conflict_has_its_claims() -> None:
    told = rows(
        invented_graph(),
        "SELECT ?on ?deal (COUNT(?m) AS ?n) { ?x a kg:Conflict ; kg:member ?m ; kg:onAttribute ?on . ?m kg:about ?deal } GROUP BY ?on ?deal",
    )
    assert told == [(Kg.amount.value, Iris().deal("three-nordalia").value, "2")]


def test_companies_carry_what_the_lexicon_knows() -> None:
    assert says(
        invented_graph(),
        'company:Nordalia rdfs:label "Nordalia" ; schema:name "Nordalia" ; skos:altLabel "Nordalia SA" ; kg:country "fr" ; kg:sector "lab"',
    )
    assert says(invented_graph(), '?c rdfs:label "Célesta" FILTER NOT EXISTS { ?c kg:sector ?any }')


def test_mentions_give_the_words_of_parties_and_figures() -> None:
    for story, graph in ((gold_story(), gold_graph()), (invented_story(), invented_graph())):
        texts = {article.id: article.text for article in story.articles}
        told = rows(
            graph,
            """SELECT ?article ?start ?end ?words { ?c kg:statedIn/schema:identifier ?article ; kg:mention ?m .
            ?m kg:start ?start ; kg:end ?end ; kg:asWritten ?words }""",
        )
        assert told
        assert all(texts[article][int(start) : int(end)] == words for article, start, end, words in told)
        named = rows(
            graph,
            "SELECT DISTINCT ?id ?n { ?c a kg:Claim ; schema:identifier ?id ; kg:mention/kg:names/rdfs:label ?n }",
        )
        assert named == sorted({(claim.id, party.name) for claim in story.claims for party in claim.parties})


def test_the_dataset_describes_itself() -> None:
    graph = gold_graph()
    triples = {quad.triple for quad in graph.quads}
    counted = [quad.object.value for quad in graph.quads if quad.predicate == Void.triples]  # type: ignore[union-attr]
    assert counted == [str(len(triples))]
    for class_, number in rows(graph, "SELECT ?class ?n { ?p void:class ?class ; void:entities ?n }"):
        assert number == str(
            len({t.subject for t in triples if t.predicate == Rdf.type and t.object == ox.NamedNode(class_)})
        )
    assert says(graph, f"<{Iris().dataset.value}> a dcat:Dataset, void:Dataset ; dcterms:title ?t")


def test_another_base_moves_what_is_minted_and_nothing_else() -> None:
    here, there = gold_graph(), build_graph(gold_story(), base_iri="https://example.org/deals/")
    moved = "\n".join(map(str, there.quads)).replace("https://example.org/deals/", Iris().base)
    assert sorted(moved.split("\n")) == sorted(map(str, here.quads))


def test_an_article_changes_nothing_in_the_graph_of_another() -> None:
    story = invented_story()
    fewer = replace(
        story, articles=story.articles[:1], claims=tuple(c for c in story.claims if c.article == "a1"), deals=(), conflicts=()
    )  # fmt: skip
    name = Iris().article("a1")
    alone = [q for q in build_graph(fewer).quads if q.graph_name == name]
    assert alone == [q for q in invented_graph().quads if q.graph_name == name]


def test_assumed_claims_say_so() -> None:
    story = invented_story()
    first = replace(story.claims[0], grounding=Grounding.ASSUMED)
    graph = build_graph(replace(story, claims=(first, *story.claims[1:])))
    assert len(rows(graph, "SELECT ?c { ?c kg:grounding kg:Assumed }")) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda e: replace(e, quote=e.quote + "!"),
        lambda e: replace(e, quote=""),
        lambda e: replace(e, span=Span(e.span.start + 1, e.span.end + 1)),
        lambda e: replace(e, span=Span(90_000, 90_010)),
        lambda e: replace(e, figures=()),
        lambda e: replace(e, figures=(Span(e.span.start, e.span.end + 5),)),
        lambda e: replace(e, figures=(Span(e.span.start, e.span.start),)),
    ],
    ids=["another quote", "empty quote", "shifted", "outside", "no figure", "figure outside", "empty figure"],
)
def test_an_ungrounded_claim_never_leaves(spoil: Callable[[Evidence], Evidence]) -> None:
    story = invented_story()
    bad = replace(story.claims[0], evidence=spoil(story.claims[0].evidence))
    with pytest.raises(EvidenceError, match=bad.id):
        build_graph(replace(story, claims=(bad, *story.claims[1:])))


@pytest.mark.parametrize("span", [Span(0, 0), Span(80_000, 80_004), Span(3, 2)])
def test_a_party_without_words_never_leaves(span: Span) -> None:
    story = invented_story()
    first = story.claims[0]
    bad = replace(first, parties=(replace(first.parties[0], span=span), *first.parties[1:]))
    with pytest.raises(EvidenceError, match="not in the text"):
        build_graph(replace(story, claims=(bad, *story.claims[1:])))

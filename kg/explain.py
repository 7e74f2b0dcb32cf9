"""How a claim came to be: the tree from its sentence to the mentions in it, the rule, the claim, its deal, its triples."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.claims.model import Claim
from kg.claims.unread import Unread
from kg.deals.model import Deal
from kg.deals.words import counted, figure_in_words
from kg.errors import QueryError
from kg.graph.iris import BASE_IRI
from kg.pipeline import Story
from kg.text.article import Article

__all__ = ["Node", "explain", "lines_of"]

_OWNER = re.compile(r".*\.[0-9a-f]{12}\b")  # the claim to which an amount or a mention belongs, in its IRI


@dataclass(frozen=True, slots=True)
class Node:
    """A line of the tree and those under it."""

    text: str
    under: tuple[Node, ...] = ()


def explain(story: Story, what: str, *, unread: bool = False, base_iri: str = BASE_IRI) -> Node:
    """The tree of one claim, or of all claims of one article; `what` is the id of either.

    With `unread`, also the sentences of an article that have a figure and a party but gave no claim, and why.
    Raises QueryError where the story has neither article nor claim of that id.
    """
    articles = {article.id: article for article in story.articles}
    claims = {claim.id: claim for claim in (*story.claims, *story.assumed)}
    if what in claims:
        wanted = [claims[what]]
    elif what in articles:
        wanted = [claim for claim in claims.values() if claim.article == what]
    else:
        near = difflib.get_close_matches(what, [*articles, *claims], n=1)
        hint = f"did you mean {near[0]!r}?" if near else "`kg claims --format jsonl` prints the ids"
        raise QueryError(f"no article or claim has the id {what!r}", do=hint)
    deals = {claim: deal for deal in story.deals for claim in deal.claims}
    triples = _triples(story, base_iri)
    ordered = sorted(wanted, key=lambda claim: (claim.evidence.span, claim.id))
    trees = [_tree(claim, articles[claim.article], deals.get(claim.id), triples) for claim in ordered]
    if unread:
        trees += [_unread_node(one) for one in story.unread if one.article == what]
    return Node(_article_line(articles[what if what in articles else wanted[0].article]), tuple(trees))


def lines_of(tree: Node, lead: str = "", branch: str = "", trunk: str = "") -> Iterator[str]:
    r"""The lines of a tree, drawn with branches.

    >>> print("\n".join(lines_of(Node("a", (Node("b", (Node("c"),)), Node("d"))))))
    a
    ├── b
    │   └── c
    └── d
    """
    yield lead + branch + tree.text
    for node in tree.under:
        last = node is tree.under[-1]
        yield from lines_of(node, lead + trunk, "└── " if last else "├── ", "    " if last else "│   ")


def _article_line(article: Article) -> str:
    return f"article {article.id}, published {article.date or 'on an unknown day'}"


def _unread_node(unread: Unread) -> Node:
    sentence = f"unread sentence {unread.span.start}-{unread.span.end}: {unread.quote}"
    return Node(sentence, (Node(f"why: {unread.reason}"),))


def _tree(claim: Claim, article: Article, deal: Deal | None, triples: dict[str, list[Node]]) -> Node:
    span = claim.evidence.span
    under = [
        Node("mentions", tuple(_mentions(claim, article))),
        Node(f"rule: {claim.rule}"),
        Node(f"claim {claim.id}", tuple(Node(line) for line in _claim_lines(claim))),
        _deal_node(deal, claim) if deal else Node("no deal: its parties are assumed, and a build leaves it out"),
    ]
    if claim.id in triples:
        under.append(Node("triples", tuple(triples[claim.id])))
    return Node(f"sentence {span.start}-{span.end}: {claim.evidence.quote}", tuple(under))


def _mentions(claim: Claim, article: Article) -> Iterator[Node]:
    for figure in claim.evidence.figures:
        yield Node(f"figure {figure.start}-{figure.end}: {figure.of(article.text)}")
    for party in sorted(claim.parties, key=lambda party: (party.span, party.role)):
        words = party.span.of(article.text)
        yield Node(f"{party.role} {party.span.start}-{party.span.end}: {words} = {party.name} ({party.grounding})")


def _claim_lines(claim: Claim) -> Iterator[str]:
    yield f"kind: {claim.kind}"
    yield f"from {' + '.join(claim.sources) or 'nobody named'} to {claim.target or 'nobody named'}"
    for figure in (claim.money, claim.capacity, claim.percent):
        if figure:
            yield f"figure: {figure_in_words(figure)}"
    yield f"status: {claim.status}"
    told = {
        "date": claim.date, "basis": claim.basis, "chips": ", ".join(claim.chips),
        "said by": ", ".join(claim.attributed_to), "grounding": claim.grounding,
    }  # fmt: skip
    yield from (f"{name}: {value}" for name, value in told.items() if value)


def _deal_node(deal: Deal, claim: Claim) -> Node:
    figures = [figure_in_words(figure) for figure in (deal.money, deal.capacity, deal.percent) if figure]
    lines = [f"{', '.join([deal.status, *figures])}, from {counted(len(deal.claims), 'claim')}", deal.because]
    reasons = dict(zip(deal.claims, deal.reasons, strict=False))
    if claim.id in reasons:
        lines.append(f"this claim is about it: {reasons[claim.id]}")
    if deal.part_of:
        lines.append(f"part of {deal.part_of}")
    return Node(f"deal {deal.id}", tuple(map(Node, lines)))


def _triples(story: Story, base_iri: str) -> dict[str, list[Node]]:
    """By claim that entered the graph, its triples: a node for each thing, its properties under it."""
    import pyoxigraph as ox

    from kg.graph.build import build_graph
    from kg.graph.iris import Iris
    from kg.graph.write import prefixes_of

    graph = build_graph(story, base_iri=base_iri)
    iris = Iris(base_iri)
    claims = {iris.claim(claim.id).value: claim.id for claim in story.claims}
    found: dict[str, list[ox.Triple]] = {}
    for triple in graph.triples():
        owner = _OWNER.match(triple.subject.value) if isinstance(triple.subject, ox.NamedNode) else None
        if owner and owner[0] in claims:
            found.setdefault(claims[owner[0]], []).append(triple)
    prefixes = prefixes_of(graph)
    turtle = {
        claim: ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""
        for claim, triples in found.items()
    }
    return {claim: _blocks(written.decode()) for claim, written in turtle.items()}


def _blocks(turtle: str) -> list[Node]:
    blocks: list[list[str]] = []
    for line in turtle.splitlines():
        if not line.startswith("@prefix"):
            if not line.startswith("\t"):
                blocks.append([])
            blocks[-1].append(line.strip().rstrip(";.").rstrip())
    return [Node(block[0], tuple(map(Node, block[1:]))) for block in sorted(blocks, key=lambda block: block[0])]

"""How fast a graph is built and exported, against rdflib on the same triples: deals made up by a fixed recipe.

    python bench/export.py [TRIPLES]

Prints CPU seconds, thousands of triples a second and the ratio to rdflib's serialiser, in one run. rdflib's time does
not count the loading of its graph.
"""

from __future__ import annotations

import sys
import time
import warnings
from collections.abc import Callable
from decimal import Decimal
from itertools import groupby
from typing import TypeVar

import rdflib

from kg.claims.model import Claim, Evidence, Grounding, Kind, Party, Role, Status
from kg.deals.model import Deal
from kg.graph.build import build_graph
from kg.graph.formats import Format
from kg.graph.quads import Graph
from kg.graph.read import to_rdflib
from kg.graph.write import serialise
from kg.pipeline import Story
from kg.text.article import Article
from kg.values import Bound, Money, Span

Done = TypeVar("Done")

SENTENCE = "Le groupe « Source » apporterait jusqu'à tant de milliards à la jeune pousse, selon plusieurs sources."
PER_ARTICLE = 20
PER_CLAIM = 55  # triples, about, with those of its deal


def story(claims: int) -> Story:
    """A story of so many claims, each on a deal of its own."""
    text = "\n".join([SENTENCE] * PER_ARTICLE)
    articles = [Article(f"a{number:06}", text) for number in range(claims // PER_ARTICLE + 1)]
    told, deals = [], []
    for number in range(claims):
        start = number % PER_ARTICLE * (len(SENTENCE) + 1)
        span = Span(start, start + len(SENTENCE))
        money = Money.of(Decimal(number % 500 + 1) * 10**8, Bound.UP_TO, "USD")
        source, target = f"Source {number % 997}", f"Target {number % 4999}"
        claim = Claim(
            articles[number // PER_ARTICLE].id, Kind.INVESTMENT,
            (Party(Role.SOURCE, source, span, Grounding.EXPLICIT), Party(Role.TARGET, target, Span(start, start + 9), Grounding.EXPLICIT)),
            Evidence(SENTENCE, span, (span,)), Status.ANNOUNCED, Grounding.EXPLICIT, money, attributed_to=("Agence",),
        )  # fmt: skip
        told.append(claim)
        deals.append(
            Deal(f"d{number:07}", Kind.INVESTMENT, (source,), target, claim.status, (claim.id,), claim.id, "the only claim", money)
        )  # fmt: skip
    return Story(tuple(articles), tuple(told), (), (), tuple(deals), (), {})


def timed(work: Callable[[], Done]) -> tuple[float, Done]:
    """CPU seconds of the work, and what came of it."""
    start = time.process_time()
    done = work()
    return time.process_time() - start, done


def main(triples: int) -> None:
    """Print the table."""
    told = story(triples // PER_CLAIM)
    seconds, graph = timed(lambda: build_graph(told))
    count = len(graph.quads)
    print(
        f"build      {seconds:7.2f} s  {count / seconds / 1000:7.0f} k quads/s  ({count} quads, {len(told.claims)} claims)"
    )
    plain = to_rdflib(graph)
    dataset = _dataset(graph)
    ours = {form: timed(lambda form=form: serialise(graph, form))[0] for form in Format}  # type: ignore[misc]
    theirs = {
        Format.TTL: timed(lambda: plain.serialize(format="turtle"))[0],
        Format.NT: timed(lambda: plain.serialize(format="nt"))[0],
        Format.NQ: timed(lambda: dataset.serialize(format="nquads"))[0],
    }
    for form, seconds in ours.items():
        ratio = f"{theirs[form] / seconds:6.1f}x rdflib" if form in theirs else ""
        print(f"{form.value:10} {seconds:7.2f} s  {count / seconds / 1000:7.0f} k quads/s  {ratio}")


def _dataset(graph: Graph) -> rdflib.Dataset:
    """The graph as an rdflib dataset."""
    warnings.simplefilter("ignore", DeprecationWarning)  # rdflib uses what it deprecates
    dataset = rdflib.Dataset()
    for name, quads in groupby(graph.by_name(), key=lambda quad: str(quad.graph_name)):
        named = dataset.graph(rdflib.URIRef(name.strip("<>")))
        for triple in to_rdflib(Graph(tuple(quads))):
            named.add(triple)
    return dataset


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)

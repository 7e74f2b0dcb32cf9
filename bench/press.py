"""A generator of press graphs of any size, in the shape that a build writes: companies, articles, claims, deals.

The same seed and size give the same lines. Companies and figures are drawn by lot; no name is of a real company.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

KG = "https://w3id.org/dealgraph/ontology#"
ID = "https://w3id.org/dealgraph/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
SCHEMA = "https://schema.org/"
DEALS = f"<{ID}deals>"

KINDS = (("InvestmentCommitment", "investor", "investee", "investsIn"), ("ComputeDeal", "provider", "customer", "suppliesComputeTo"))  # fmt: skip
STATUSES = ("Talks", "Announced", "Conditional", "Signed", "Completed", "Withdrawn")
FIRM = {"Announced", "Conditional", "Signed", "Completed"}
TRIPLES_PER_DEAL = 92


def quads(triples: int, seed: int = 7) -> Iterator[str]:
    """The N-Quads lines of a graph of about so many triples."""
    draw = random.Random(seed)
    deals = max(triples // TRIPLES_PER_DEAL, 1)
    companies, articles = max(deals // 10, 4), max(deals // 5, 1)
    for number in range(companies):
        yield from _company(number, draw)
    for number in range(articles):
        yield from _article(number, draw)
    for number in range(deals):
        yield from _deal(number, companies, articles, draw)


def _company(number: int, draw: random.Random) -> Iterator[str]:
    iri = f"<{ID}company/C{number}>"
    yield f"{iri} <{TYPE}> <{KG}Company> {DEALS} .\n"
    yield f'{iri} <{LABEL}> "Company {number}" {DEALS} .\n'
    yield f'{iri} <{SCHEMA}name> "Company {number}" {DEALS} .\n'
    yield f'{iri} <{KG}sector> "{draw.choice(("lab", "cloud", "venture"))}" {DEALS} .\n'


def _article(number: int, draw: random.Random) -> Iterator[str]:
    iri = f"<{ID}article/a{number}>"
    yield f"{iri} <{TYPE}> <{KG}Article> {iri} .\n"
    yield f'{iri} <{LABEL}> "Article {number}" {iri} .\n'
    yield f'{iri} <{SCHEMA}datePublished> "{_day(draw)}"^^<{XSD}date> {iri} .\n'


def _deal(number: int, companies: int, articles: int, draw: random.Random) -> Iterator[str]:
    kind, giving, getting, edge = draw.choice(KINDS)
    source, target = (f"<{ID}company/C{one}>" for one in draw.sample(range(companies), 2))
    status, deal = draw.choice(STATUSES), f"<{ID}deal/d{number}>"
    for what, value in (
        (TYPE, f"<{KG}Deal>"), (TYPE, f"<{KG}{kind}>"), (LABEL, f'"Deal {number}"'), (f"{KG}status", f"<{KG}{status}>"),
        (f"{KG}from", source), (f"{KG}to", target), (f"{KG}{giving}", source), (f"{KG}{getting}", target),
        (f"{KG}because", '"it is the newest"'), (f"{KG}origins", f'"{draw.randint(1, 4)}"^^<{XSD}integer>'),
    ):  # fmt: skip
        yield f"{deal} <{what}> {value} {DEALS} .\n"
    yield from _amount(deal, DEALS, draw)
    if status in FIRM:
        yield f"{source} <{KG}{edge}> {target} {DEALS} .\n"
    if number % 5 == 0 and number:
        yield f"{deal} <{KG}partOf> <{ID}deal/d{draw.randrange(number)}> {DEALS} .\n"
    for claim in range(3):
        yield from _claim(f"{number}x{claim}", deal, kind, source, target, articles, draw)


def _claim(
    name: str, deal: str, kind: str, source: str, target: str, articles: int, draw: random.Random
) -> Iterator[str]:  # fmt: skip
    claim, graph = f"<{ID}claim/c{name}>", f"<{ID}article/a{draw.randrange(articles)}>"
    start = draw.randint(0, 5000)
    speaker = f"<{ID}source/s{draw.randrange(40)}>"
    yield f"{claim} <{KG}about> {deal} {DEALS} .\n{deal} <{KG}supportedBy> {claim} {DEALS} .\n"
    for what, value in (
        (TYPE, f"<{KG}Claim>"), (f"{KG}claimType", f"<{KG}{kind}>"), (f"{KG}status", f"<{KG}{draw.choice(STATUSES)}>"),
        (f"{KG}grounding", f"<{KG}Explicit>"), (f"{KG}from", source), (f"{KG}to", target), (f"{KG}statedIn", graph),
        (f"{KG}quote", f'"« Société n° {name} » investirait jusqu’à {start} millions, selon une source."'),
        (f"{KG}start", f'"{start}"^^<{XSD}integer>'), (f"{KG}end", f'"{start + 70}"^^<{XSD}integer>'),
        (f"{KG}statedBy", speaker),
    ):  # fmt: skip
        yield f"{claim} <{what}> {value} {graph} .\n"
    yield f'{speaker} <{LABEL}> "Source {speaker[-4:-1]}" {graph} .\n'
    yield from _amount(claim, graph, draw)
    for offset in range(3):
        mention = f"{claim[:-1]}.at-{start + offset}>"
        yield f"{claim} <{KG}mention> {mention} {graph} .\n{mention} <{TYPE}> <{KG}Mention> {graph} .\n"
        yield f'{mention} <{KG}asWritten> "Société {offset}"@fr {graph} .\n'


def _amount(owner: str, graph: str, draw: random.Random) -> Iterator[str]:
    amount, value = f"{owner[:-1]}.amount>", draw.randint(1, 500) * 10**8
    yield f"{owner} <{KG}amount> {amount} {graph} .\n{amount} <{TYPE}> <{KG}MonetaryAmount> {graph} .\n"
    yield f'{amount} <{SCHEMA}currency> "{draw.choice(("USD", "EUR"))}" {graph} .\n'
    yield f"{amount} <{KG}bound> <{KG}Exact> {graph} .\n"
    for side in ("low", "high"):
        yield f'{amount} <{KG}{side}> "{value}"^^<{XSD}decimal> {graph} .\n'


def _day(draw: random.Random) -> str:
    return f"{draw.randint(2023, 2026)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"

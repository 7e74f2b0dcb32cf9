"""The HTML pages: a thing of the graph, an article with its claims marked, the page to ask, and what went wrong."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from pyoxigraph import NamedNode

from kg.graph.vocab import Kg
from kg.query.library import bundled_queries
from kg.query.prefixes import PREFIXES, shorten
from kg.serve.articles import pieces_of
from kg.serve.things import Thing

__all__ = ["ask_page", "error_page", "network_page", "path_of", "thing_page"]

_TOOLS_END = "</div>\n</header>"


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("kg.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def path_of(iri: str | None, base: str) -> str | None:
    """Where this server tells about an IRI: a path for what the build minted, else the web address itself.

    Only web addresses become links: an IRI of another scheme could be a script.

    >>> path_of("https://w3id.org/dealgraph/id/company/OpenAI", "https://w3id.org/dealgraph/id/")
    '/id/company/OpenAI'
    >>> path_of("javascript:alert(1)", "https://w3id.org/dealgraph/id/") is None
    True
    """
    if iri is None:
        return None
    if iri.startswith(base):
        return "/id/" + quote(iri.removeprefix(base), safe="/:@!$&'()*+,;=~")
    return iri if iri.startswith(("https://", "http://")) else None


def thing_page(thing: Thing, base: str, text: str | None) -> str:
    """The page of a thing; with the text of the article where it is one."""
    pieces = pieces_of(text, [(claim.start, claim.end) for claim in thing.claims]) if text is not None else []
    return (
        _templates()
        .get_template("thing.html")
        .render(thing=thing, pieces=pieces, path=lambda iri: path_of(iri, base), title=thing.label)
    )


def network_page(page: str) -> str:
    """The network page of a build, with a link to the page to ask among its tools."""
    return page.replace(_TOOLS_END, f'<a href="/sparql">SPARQL</a>\n{_TOOLS_END}', 1)


def ask_page(base: str) -> str:
    """The page to ask in SPARQL."""
    data: dict[str, Any] = {
        "base": base,
        "prefixes": PREFIXES,
        "terms": _terms(),
        "queries": [asdict(bundled) for bundled in bundled_queries()],
    }
    return _templates().get_template("ask.html").render(title="Ask the graph", data=data)


def _terms() -> list[str]:
    """The terms of the ontology as prefixed names, for completion."""
    names = {str(term.value) for term in vars(Kg).values() if isinstance(term, NamedNode)}
    return sorted(name for name in map(shorten, names) if name.startswith("kg:"))


def error_page(status: int, told: str) -> str:
    """The page that tells what went wrong."""
    return _templates().get_template("error.html").render(title=f"{status}", told=told)

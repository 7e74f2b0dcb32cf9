"""The only place where an IRI is made. IRIs are made of content: the same thing has the same IRI in every build.

Each is the base, the kind of thing and a local name: a name that needs no change ("OpenAI", "Amazon_Web_Services") or,
where characters had to be folded, what is left of it, a dot and a digest of the whole
("Societe_Generale.f1d2d2f924e986ac"), so that two names never share an IRI and no name can leave its place in one.
What belongs to a thing follows its local name ("brumeval-nordalia.amount").
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from pyoxigraph import NamedNode
from unidecode import unidecode

from kg.errors import GraphError
from kg.values import Span

__all__ = ["BASE_IRI", "Iris", "slug_of_id", "slug_of_name"]

BASE_IRI = "https://w3id.org/dealgraph/id/"

_PLAIN_NAME = re.compile(r"(?P<first> [A-Za-z0-9] [A-Za-z0-9-]* ) (?P<more> [ ] [A-Za-z0-9-]+ )*", re.VERBOSE)
_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_LONGEST = 80
_BASE = re.compile(
    r"""
    (?: https? :// [A-Za-z0-9] [A-Za-z0-9.:-]* /   # a web address: its host
      | urn : [A-Za-z0-9] [A-Za-z0-9-]* :          # or a URN: its namespace
    )
    (?: [A-Za-z0-9._~:/?=&,;+-]* [/\#:?=] )?       # whatever follows, up to where a local name can begin
    """,
    re.VERBOSE,
)


def slug_of_name(name: str) -> str:
    """The part of an IRI that stands for a company's or a source's name; a space becomes `_`.

    >>> slug_of_name("Amazon Web Services"), slug_of_name("Crédit d'Été")
    ('Amazon_Web_Services', 'Credit_d_Ete.edce5f451c24e2b9')
    """
    if len(name) <= _LONGEST and _PLAIN_NAME.fullmatch(name):
        return name.replace(" ", "_")
    return _folded(name)


def slug_of_id(identifier: str) -> str:
    """The part of an IRI that stands for an article's or a deal's id.

    >>> slug_of_id("001_4a2d"), slug_of_id("a/../b")
    ('001_4a2d', 'a_b.900ea8b7e0d8fe30')
    """
    if len(identifier) <= _LONGEST and _PLAIN_ID.fullmatch(identifier):
        return identifier
    return _folded(identifier)


def _under(local: str, tail: str) -> str:
    """The local name of what belongs to another thing; never with a second dot, which Oxigraph's SPARQL cannot read."""
    return f"{local}-{tail}" if "." in local else f"{local}.{tail}"


def _folded(name: str) -> str:
    words = re.sub(r"[^A-Za-z0-9]+", "_", unidecode(name))[:_LONGEST].strip("_") or "x"
    return f"{words}.{hashlib.sha256(name.encode()).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs of one build, all under its `base`, an absolute IRI that ends where a local name can follow.

    Raises GraphError for another base.

    >>> Iris().company("OpenAI")
    <NamedNode value=https://w3id.org/dealgraph/id/company/OpenAI>
    """

    base: str = BASE_IRI

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise GraphError(
                "it cannot be the start of an IRI",
                where=f"--base-iri {self.base!r}",
                do="name a web address that ends in / or #, such as https://example.org/id/",
            )

    @property
    def prefixes(self) -> dict[str, str]:
        """By prefix, the namespaces of the things that a build mints."""
        kinds = ("article", "claim", "company", "conflict", "deal", "source", "unnamed")
        return {kind: f"{self.base}{kind}/" for kind in kinds}

    def company(self, name: str) -> NamedNode:
        """The IRI of a company, from its canonical name."""
        return self._mint("company", slug_of_name(name))

    def source(self, name: str) -> NamedNode:
        """The IRI of a source that has a name."""
        return self._mint("source", slug_of_name(name))

    def unnamed_source(self, article: str) -> NamedNode:
        """The IRI of the unnamed source of an article: two articles never share one."""
        return self._mint("unnamed", slug_of_id(article))

    def article(self, article: str) -> NamedNode:
        """The IRI of an article, which is also the name of the graph that holds its claims."""
        return self._mint("article", slug_of_id(article))

    def claim(self, claim: str) -> NamedNode:
        """The IRI of a claim, from its id."""
        article, _, digest = claim.rpartition("/")
        return self._mint("claim", _under(slug_of_id(article), digest))

    def deal(self, deal: str) -> NamedNode:
        """The IRI of a deal, from its id."""
        return self._mint("deal", slug_of_id(deal))

    def conflict(self, conflict: str) -> NamedNode:
        """The IRI of a conflict, from its id."""
        return self._mint("conflict", slug_of_id(conflict))

    def amount(self, owner: NamedNode) -> NamedNode:
        """The IRI of the amount of money of a claim or a deal."""
        return self._inside(owner, "amount")

    def capacity(self, owner: NamedNode) -> NamedNode:
        """The IRI of the capacity of a claim or a deal."""
        return self._inside(owner, "capacity")

    def mention(self, claim: NamedNode, span: Span) -> NamedNode:
        """The IRI of the words at `span` of the article, as a claim rests on them."""
        return self._inside(claim, f"at-{span.start}-{span.end}")

    @property
    def dataset(self) -> NamedNode:
        """The IRI of the dataset, and of the graph that describes it."""
        return NamedNode(f"{self.base}dataset")

    @property
    def deals_graph(self) -> NamedNode:
        """The name of the graph of deals, companies and conflicts."""
        return NamedNode(f"{self.base}deals")

    def part_of_dataset(self, name: str) -> NamedNode:
        """The IRI of a part of the dataset's description, such as the count of one class."""
        return NamedNode(f"{self.base}dataset.{name}")

    def _inside(self, owner: NamedNode, tail: str) -> NamedNode:
        kind, _, local = owner.value.removeprefix(self.base).partition("/")
        return self._mint(kind, _under(local, tail))

    def _mint(self, kind: str, local: str) -> NamedNode:
        return NamedNode(f"{self.base}{kind}/{local}")

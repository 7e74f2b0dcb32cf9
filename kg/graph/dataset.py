"""The description of the dataset by itself, in the words of VoID and DCAT: what it is, what it holds, from when to when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.graph.iris import Iris
from kg.graph.terms import integer, text, words
from kg.graph.vocab import NAMESPACES, Dcat, Dcterms, Rdf, Schema, Void, Xsd

__all__ = ["describe_dataset"]

_TITLE = {
    "en": "Who invests in whom, and who sells compute to whom",
    "fr": "Qui investit dans qui, et qui vend du calcul à qui",
}
_DESCRIPTION = {
    "en": "Claims of press articles on investments, funding rounds, compute deals, valuations and stakes, each with "
    "its sentence, and the deals that they are about.",
    "fr": "Affirmations d’articles de presse sur des investissements, levées de fonds, contrats de calcul, "
    "valorisations et participations, chacune avec sa phrase, et les opérations dont elles parlent.",
}  # fmt: skip


def describe_dataset(quads: Iterable[Quad], iris: Iris) -> list[Quad]:
    """The quads that describe the dataset made of `quads` and of this description.

    `void:triples` counts the distinct triples of both. Nothing in it depends on when or where the build was made.
    """
    triples = {quad.triple for quad in quads}
    described = [*_about(iris), *_classes(triples, iris), *_period(triples, iris)]
    count = len(triples) + len(described) + 1
    return [*described, Quad(iris.dataset, Void.triples, integer(count), iris.dataset)]


def _about(iris: Iris) -> Iterator[Quad]:
    dataset = iris.dataset
    for class_ in (Void.Dataset, Dcat.Dataset):
        yield Quad(dataset, Rdf.type, class_, dataset)
    for property_, said in ((Dcterms.title, _TITLE), (Dcterms.description, _DESCRIPTION)):
        for language, sentence in said.items():
            yield Quad(dataset, property_, words(sentence, language), dataset)
    ontology = NamedNode(NAMESPACES["kg"].rstrip("#"))
    yield Quad(dataset, Dcterms.conformsTo, ontology, dataset)
    yield Quad(dataset, Void.uriSpace, text(iris.base), dataset)
    for prefix in ("kg", "schema", "prov", "qudt", "skos"):
        yield Quad(dataset, Void.vocabulary, NamedNode(NAMESPACES[prefix]), dataset)


def _classes(triples: Iterable[Triple], iris: Iris) -> Iterator[Quad]:
    """How many things of each of our classes there are."""
    counts = Counter(triple.object for triple in triples if triple.predicate == Rdf.type)
    for class_ in sorted((iri for iri in counts if isinstance(iri, NamedNode)), key=str):
        if class_.value.startswith(NAMESPACES["kg"]):
            part = iris.part_of_dataset(class_.value.removeprefix(NAMESPACES["kg"]))
            yield Quad(iris.dataset, Void.classPartition, part, iris.dataset)
            yield Quad(part, Void.class_, class_, iris.dataset)
            yield Quad(part, Void.entities, integer(counts[class_]), iris.dataset)


def _period(triples: Iterable[Triple], iris: Iris) -> Iterator[Quad]:
    """From the first day of publication to the last."""
    days = sorted(
        str(triple.object.value)
        for triple in triples
        if triple.predicate == Schema.datePublished and isinstance(triple.object, Literal)
    )
    if days:
        period = iris.part_of_dataset("period")
        yield Quad(iris.dataset, Dcterms.temporal, period, iris.dataset)
        yield Quad(period, Rdf.type, Dcterms.PeriodOfTime, iris.dataset)
        for property_, day in ((Dcat.startDate, days[0]), (Dcat.endDate, days[-1])):
            yield Quad(period, property_, Literal(day, datatype=Xsd.date), iris.dataset)

"""The ontology is linted like code: each term is labelled, defined and in use, and the program knows the same terms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

from kg.claims.model import Basis, Grounding, Kind, Status
from kg.graph import vocab
from kg.graph.vocab import BASES, BOUNDS, CLASSES, GROUNDINGS, NAMESPACES, STATUSES, Kg
from kg.resources import folder
from kg.values import Bound
from tests.graph.gold_story import gold_graph
from tests.invented_story import graph as invented_graph

SCHEMA = rdflib.Namespace(NAMESPACES["schema"])


@cache
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(folder("ontology") / "kg.ttl")


@cache
def declared() -> frozenset[rdflib.URIRef]:
    """The terms that the ontology file declares."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept, SKOS.ConceptScheme)
    return frozenset(
        term
        for kind in kinds
        for term in ontology().subjects(RDF.type, kind)
        if isinstance(term, rdflib.URIRef) and str(term).startswith(NAMESPACES["kg"])
    )


def known() -> dict[str, str]:
    """By attribute of Kg, the IRI of the term."""
    return {name: term.value for name, term in vars(Kg).items() if not name.startswith("__")}


def test_program_and_ontology_know_the_same_terms() -> None:
    assert set(known().values()) == {str(term) for term in declared()}


def test_each_attribute_is_named_as_its_term() -> None:
    assert all(NAMESPACES["kg"] + name.rstrip("_") == iri for name, iri in known().items())


def test_each_term_and_namespace_stands_once() -> None:
    classes = [
        value for value in vars(vocab).values() if isinstance(value, type) and value.__module__ == vocab.__name__
    ]
    iris = [term.value for one in classes for name, term in vars(one).items() if not name.startswith("__")]
    assert len(classes) == 10
    assert len(iris) == len(set(iris))
    assert len(set(NAMESPACES.values())) == len(NAMESPACES)


@pytest.mark.parametrize("term", sorted(declared()), ids=lambda term: str(term).partition("#")[2])
def test_each_term_has_label_definition_and_example(term: rdflib.URIRef) -> None:
    for property_ in (RDFS.label, SKOS.definition):
        said = {literal.language: str(literal) for literal in ontology().objects(term, property_)}  # type: ignore[attr-defined]
        assert said.keys() == {"en", "fr"}
        assert all(text.strip() for text in said.values())
    assert ontology().value(term, SKOS.example)
    assert ontology().value(term, RDFS.isDefinedBy) == rdflib.URIRef(NAMESPACES["kg"].rstrip("#"))


def test_labels_tell_classes_and_properties_apart() -> None:
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept):
        for language in ("en", "fr"):
            labels = [
                str(label)
                for term in ontology().subjects(RDF.type, kind)
                for label in ontology().objects(term, RDFS.label)
                if label.language == language  # type: ignore[attr-defined]
            ]
            assert len(labels) == len(set(labels))


def test_domains_and_ranges_are_declared_terms() -> None:
    foreign = {str(SKOS.Concept), NAMESPACES["rdf"] + "Property", NAMESPACES["rdf"] + "langString"}
    for property_ in (RDFS.domain, RDFS.range, SCHEMA.domainIncludes):
        for value in ontology().objects(None, property_):
            assert value in declared() or str(value) in foreign or str(value).startswith(NAMESPACES["xsd"])


def test_alignments_are_those_of_the_contract() -> None:
    org, prov, qudt = "http://www.w3.org/ns/org#", NAMESPACES["prov"], NAMESPACES["qudt"]
    expected = {
        "Company": {org + "FormalOrganization", str(SCHEMA.Corporation)},
        "Article": {str(SCHEMA.NewsArticle), prov + "Entity"},
        "Source": {prov + "Agent"},
        "Claim": {str(SCHEMA.Claim), prov + "Entity"},
        "MonetaryAmount": {str(SCHEMA.MonetaryAmount)},
        "Gigawatts": {qudt + "QuantityValue"},
        **{CLASSES[kind].value.partition("#")[2]: {Kg.Deal.value} for kind in Kind},
    }
    for name, parents in expected.items():
        term = rdflib.URIRef(NAMESPACES["kg"] + name)
        assert {str(parent) for parent in ontology().objects(term, RDFS.subClassOf)} == parents


def test_roles_are_sub_properties_of_from_and_to() -> None:
    kg = rdflib.Namespace(NAMESPACES["kg"])
    from_, to = (set(ontology().subjects(RDFS.subPropertyOf, kg[side])) for side in ("from", "to"))
    assert from_ == {kg.investor, kg.provider, kg.holder, kg.leadInvestor}
    assert to == {kg.investee, kg.customer, kg.heldCompany, kg.raisedBy, kg.valuedCompany}


@pytest.mark.parametrize(
    ("scheme", "values", "terms"),
    [
        ("BoundScheme", Bound, BOUNDS),
        ("StatusScheme", Status, STATUSES),
        ("GroundingScheme", Grounding, GROUNDINGS),
        ("BasisScheme", Basis, BASES),
    ],
)
def test_each_scheme_holds_the_values_of_the_program(scheme: str, values: type, terms: dict[str, object]) -> None:
    concepts = ontology().subjects(SKOS.inScheme, rdflib.URIRef(NAMESPACES["kg"] + scheme))
    notations = {str(ontology().value(concept, SKOS.notation)): str(concept) for concept in concepts}
    assert set(terms) == set(values)  # type: ignore[call-overload]
    assert notations == {str(value): term.value for value, term in terms.items()}  # type: ignore[attr-defined]


def used() -> Iterator[str]:
    for graph in (gold_graph(), invented_graph()):
        for quad in graph.quads:
            yield quad.predicate.value
            yield str(getattr(quad.object, "value", ""))


def test_each_property_and_class_is_in_use() -> None:
    unused = {
        str(term).partition("#")[2]
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in ontology().subjects(RDF.type, kind)
    } - {iri.removeprefix(NAMESPACES["kg"]) for iri in used()}
    assert unused == set()


def test_nothing_is_used_that_is_not_declared() -> None:
    strangers = {iri for iri in used() if iri.startswith(NAMESPACES["kg"])} - {str(term) for term in declared()}
    assert strangers == {NAMESPACES["kg"]}  # the vocabulary that the dataset names


def test_the_context_names_every_property() -> None:
    context = json.loads((folder("ontology") / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    named = {rule["@id"] for rule in context.values() if isinstance(rule, dict)}
    properties = {
        f"kg:{str(term).partition('#')[2]}"
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in ontology().subjects(RDF.type, kind)
    }
    assert properties <= named
    assert {prefix: space for prefix, space in context.items() if prefix in NAMESPACES} == NAMESPACES

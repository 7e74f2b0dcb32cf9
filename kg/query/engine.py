"""One question put to one store, in this process: guard, parameters, evaluation, and the answer as bytes.

Unless the query (FROM) or the protocol names graphs of its own, it is put to the default graph, the merge of all.
Nothing here stops a slow query: `kg.query.process` does, from outside.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.query.answers import write_boolean, write_solutions, write_triples
from kg.query.guard import refuse_reach
from kg.query.parameters import Term, bind, company_named, term_of
from kg.query.prefixes import PREFIXES
from kg.query.question import Answer, Question
from kg.query.syntax import syntax_error

__all__ = ["COMPANY_NAMES", "answer"]

COMPANY_NAMES = "SELECT DISTINCT ?name { ?company a kg:Company ; rdfs:label ?name }"


def answer(store: ox.Store, question: Question) -> Answer:
    """The answer of the store to the question.

    Raises QueryError where the query is wrong, reaches beyond the store, or a parameter does not fit, StoreError where
    the store cannot be read.
    """
    refuse_reach(question.text)
    text, substitutions = bind(question.text, _terms(store, question))
    try:
        result = _evaluate(store, text, question, substitutions)
        match result:
            case ox.QuerySolutions():
                data, truncated = write_solutions(result, question.format, question.limit)
                return Answer("solutions", data, truncated)
            case ox.QueryBoolean():
                return Answer("boolean", write_boolean(bool(result), question.format))
            case _:
                data, truncated = write_triples(result, question.graph_format, question.limit)
                return Answer("graph", data, truncated)
    except SyntaxError as error:
        raise syntax_error(text, str(error), question.name) from error
    except RuntimeError as error:
        raise _refused(error, question) from error
    except OSError as error:
        raise StoreError(f"the store cannot be read: {error}", do="run `kg build` again to write it anew") from error


def _evaluate(
    store: ox.Store, text: str, question: Question, substitutions: Mapping[ox.Variable, Term]
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    named = _graphs(question.named_graphs)
    default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None = [*_graphs(question.default_graphs)] or None
    if named and default is None:
        default = []
    return store.query(
        text, prefixes=PREFIXES, default_graph=default, named_graphs=named or None,
        substitutions=dict(substitutions) or None,
    )  # fmt: skip


def _graphs(iris: tuple[str, ...]) -> list[ox.NamedNode | ox.BlankNode]:
    try:
        return [ox.NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise QueryError(f"not the IRI of a graph: {error}") from None


def _terms(store: ox.Store, question: Question) -> dict[str, Term]:
    terms = {}
    for name, given in question.parameters.items():
        kind = question.types.get(name, "")
        value = company_named(given, _company_names(store)) if kind == "company" else given
        terms[name] = term_of(value, kind)
    return terms


def _company_names(store: ox.Store) -> list[str]:
    rows = store.query(COMPANY_NAMES, prefixes=PREFIXES)
    return [row["name"].value for row in rows]  # type: ignore[union-attr]


def _refused(error: RuntimeError, question: Question) -> QueryError:
    message = str(error)
    if "SELECT projection" in message:
        return QueryError(
            f"a parameter's variable is not selected: {message.rpartition('variable ')[2]}",
            where=question.name,
            do="select the variable, or write VALUES ?name { UNDEF } where it is used",
        )
    return QueryError(message.strip().splitlines()[0], where=question.name)

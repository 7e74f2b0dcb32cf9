"""Independent origins: who said it first, not how many repeat it."""

from __future__ import annotations

import dataclasses

from kg.claims.model import Status
from kg.deals.facts import facts_of
from kg.deals.origins import origins_of
from kg.deals.ties import Ties
from tests.deals.saying import Said, tell

LONG = "Brumeval a signé lundi un chèque de cinq milliards de dollars au profit de la société Nordalia."


def origins(*told: tuple[str, str, tuple[str, ...]], publishers: dict[str, str] | None = None) -> set[str]:
    """The origins of (article, sentence, attributed to)."""
    press: dict[str, list[Said]] = {}
    for article, sentence, by in told:
        press.setdefault(article, []).append(Said("B > N", "5GUSD", Status.TALKS, sentence, by=by))
    claims, articles = tell((name, "", said) for name, said in press.items())
    named = {a.id: dataclasses.replace(a, publisher=(publishers or {}).get(a.id, "")) for a in articles}
    return set(origins_of(facts_of(claims, named.values(), Ties.of(None)), named))


def test_three_papers_that_quote_reuters_are_one() -> None:
    assert origins(("a", "Un.", ("Reuters",)), ("b", "Deux.", ("Reuters",)), ("c", "Trois.", ("reuters",))) == {
        "reuters"
    }


def test_the_article_of_the_agency_itself_is_the_same_origin() -> None:
    assert origins(("a", "Un.", ("Reuters",)), ("b", "Deux.", ()), publishers={"b": "Reuters"}) == {"reuters"}


def test_an_article_that_names_its_origin_adds_none_by_repeating() -> None:
    assert origins(("a", "Un.", ("The Information",)), ("a", "Deux.", ())) == {"information"}


def test_papers_that_name_nobody_count_each_unless_they_copy() -> None:
    assert origins(("a", "Un.", ()), ("b", "Deux.", ("source",))) == {"article a", "article b"}
    assert origins(("a", LONG, ()), ("b", LONG, ())) == {"article a"}
    assert origins(("a", "Un.", ()), ("b", "Deux.", ()), publishers={"a": "Gazette", "b": "Gazette"}) == {"gazette"}


def test_an_agency_and_its_unnamed_source_are_one_origin() -> None:
    assert origins(("a", "Un.", ("Reuters", "source"))) == {"reuters"}


def test_two_agencies_are_two() -> None:
    assert origins(("a", "Un.", ("Reuters", "CNBC"))) == {"cnbc", "reuters"}

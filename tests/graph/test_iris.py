"""IRIs are made of content: valid whatever the name, and never shared by two."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from kg.errors import GraphError
from kg.graph.iris import BASE_IRI, Iris, slug_of_id, slug_of_name

NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
LOCAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)?")
IRIS = Iris()
STORE = Store()


@pytest.mark.parametrize(
    ("name", "slug"),
    [("OpenAI", "OpenAI"), ("Amazon Web Services", "Amazon_Web_Services"), ("Rolls-Royce", "Rolls-Royce"), ("a16z", "a16z")],
)  # fmt: skip
def test_a_plain_name_stays_readable(name: str, slug: str) -> None:
    assert slug_of_name(name) == slug


@pytest.mark.parametrize(
    "name",
    ["", " ", "..", "../../etc/passwd", "a/b", "<script>", '"> <x', "a\nb", "\x00", "日本", "🚀", "-x", "a#b", "a?b", "%2e%2e", "A_B"],
)  # fmt: skip
def test_a_hostile_name_cannot_leave_its_place(name: str) -> None:
    local = IRIS.company(name).value.removeprefix(f"{BASE_IRI}company/")
    assert LOCAL.fullmatch(local)
    assert re.search(r"\.[0-9a-f]{16}$", local)


def test_names_that_fold_alike_stay_apart() -> None:
    names = [
        "Société Générale",
        "Societe Generale",
        "societe generale",
        "Societe  Generale",
        "Societe_Generale",
        "Societe-Generale",
    ]
    assert len({slug_of_name(name) for name in names}) == len(names)


@given(NAMES, NAMES)
def test_two_names_never_share_an_iri(one: str, other: str) -> None:
    assert (slug_of_name(one) == slug_of_name(other)) == (one == other)
    assert (slug_of_id(one) == slug_of_id(other)) == (one == other)


@given(NAMES)
def test_every_iri_has_a_short_form_that_sparql_reads(name: str) -> None:
    claim = IRIS.claim(f"{name}/0123456789ab")
    minted = [
        IRIS.company(name), IRIS.source(name), IRIS.unnamed_source(name), IRIS.article(name), IRIS.deal(name),
        IRIS.conflict(name), claim, IRIS.amount(claim), IRIS.capacity(IRIS.deal(name)),
    ]  # fmt: skip
    for iri in minted:
        assert LOCAL.fullmatch(iri.value.removeprefix(BASE_IRI).partition("/")[2])
        kind, _, local = iri.value.removeprefix(BASE_IRI).partition("/")
        query = f"PREFIX p: <{BASE_IRI}{kind}/> SELECT ?s {{ VALUES ?s {{ p:{local} }} }}"
        assert [row["s"] for row in STORE.query(query)] == [iri]  # type: ignore[union-attr]
    assert len(set(minted)) == len(minted)


@given(NAMES)
def test_an_unnamed_source_is_no_source_of_any_name(name: str) -> None:
    assert IRIS.source(name) != IRIS.unnamed_source(name)


@pytest.mark.parametrize(
    "base", ["https://example.org/kg/", "http://localhost:8000/id#", "urn:example:", "https://x.org/a?id="]
)
def test_a_base_may_be_any_start_of_an_iri(base: str) -> None:
    assert Iris(base).deal("d").value == f"{base}deal/d"


@pytest.mark.parametrize(
    "base", ["", "example.org/", "https://x.org", "https://x.org/a b/", "javascript:alert(1)/", "https://x.org/<>/"]
)
def test_a_base_that_starts_no_iri_is_refused(base: str) -> None:
    with pytest.raises(GraphError, match="--base-iri"):
        Iris(base)

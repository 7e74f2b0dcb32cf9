import re
from dataclasses import replace

import pytest

from kg.claims.unread import Unread
from kg.errors import QueryError
from kg.explain import explain, lines_of
from kg.values import Span
from tests.invented_story import story


def test_one_claim_from_its_sentence_to_its_triples() -> None:
    told = story()
    claim = told.claims[1]
    lines = list(lines_of(explain(told, claim.id)))
    assert lines[:2] == [
        "article a2, published 2026-02-01",
        f"└── sentence {claim.evidence.span.start}-{claim.evidence.span.end}: {claim.evidence.quote}",
    ]
    drawn = "\n".join(re.sub(r"^[│├└─ ]*", "", line) for line in lines)
    parts = ["mentions", "source 0-8: Brumeval = Brumeval (explicit)", "rule: invented", f"claim {claim.id}"]
    parts += ["figure: up to 50 billion USD", "said by: Nordalia", "deal brumeval-nordalia", "part of nordalia-round"]
    parts += ["triples", "kg:about deal:brumeval-nordalia", "kg:bound kg:UpTo"]
    places = [drawn.index(part) for part in parts]
    assert places == sorted(places)


def test_an_article_shows_all_its_claims_in_order() -> None:
    told = story()
    tree = explain(told, "a1")
    assert len(tree.under) == sum(claim.article == "a1" for claim in told.claims)
    starts = [int(re.findall(r"\d+", node.text)[0]) for node in tree.under]
    assert starts == sorted(starts)


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(QueryError, match=r"no article or claim has the id 'a11'; did you mean 'a[12]'\?"):
        explain(story(), "a11")


def test_unread_sentences_are_shown_when_asked_for() -> None:
    unread = Unread("a1", Span(3, 9), "Quoi ?", "no rule")
    told = replace(story(), unread=(unread,))
    assert "unread" not in "\n".join(lines_of(explain(told, "a1")))
    assert list(lines_of(explain(told, "a1", unread=True)))[-2:] == [
        "└── unread sentence 3-9: Quoi ?",
        "    └── why: no rule",
    ]

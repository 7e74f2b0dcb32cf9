"""No fact is in the code or its tables: the same sentences about other companies and other figures give those claims.

The five articles are rewritten three times (tests/rewritings), with their gold: about companies of other countries,
with the companies in one another's places, and about invented companies that no lexicon knows, introduced by nothing
but the words of the articles. Epithets follow the new companies' attributes: "la firme de Redmond" becomes that of the new company's city, "le
fabricant de ChatGPT" that of its product, "le groupe japonais" has its country; amounts, powers and shares all change.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from kg.evaluate.gold import read_claims
from kg.evaluate.match import is_scored
from kg.evaluate.score import evaluate
from kg.lexicon.load import Lexicon
from kg.outputs.write import claim_rows
from kg.pipeline import tell
from kg.text.article import Article
from tests.rewriting import Rewriting
from tests.told import ROOT, articles_of, gold_of

FOLDER = ROOT / "tests" / "rewritings"
NAMES = ("overseas", "swapped", "unheard")
FLOOR = 0.90
FIGURES = ("low", "high", "gw", "percent")
DIGITS = re.compile(r"\d[\d\s]*(?:,\d+)?(?=\s(?:milliards|GW|[Gg]igawatts|%))")

every = pytest.mark.parametrize("name", NAMES)


@cache
def rewriting(name: str) -> Rewriting:
    return Rewriting.load(FOLDER / f"{name}.toml")


@cache
def articles(name: str) -> tuple[Article, ...]:
    return tuple(rewriting(name).article(article) for article in articles_of("seeds"))


@cache
def gold(name: str) -> list[dict[str, Any]]:
    return [rewriting(name).row(dict(row)) for row in read_claims(gold_of("seeds"))]


@cache
def said(name: str) -> list[dict[str, Any]]:
    return claim_rows(tell(articles(name), Lexicon.load(), assumed=True))


@every
def test_the_claims_follow(name: str) -> None:
    score, _ = evaluate(gold(name), said(name))
    assert score.f1 >= FLOOR, f"{name}: F1 {score.f1:.3f}"


@every
def test_what_the_articles_said_before_is_gone(name: str) -> None:
    score, _ = evaluate(read_claims(gold_of("seeds")), said(name))
    assert score.right == 0


@every
def test_every_figure_of_the_gold_has_changed(name: str) -> None:
    before = [row for row in read_claims(gold_of("seeds")) if is_scored(row)]
    after = [row for row in gold(name) if is_scored(row)]
    assert len(before) == len(after) > 50
    for old, new in zip(before, after, strict=True):
        assert [old[field] for field in FIGURES] != [new[field] for field in FIGURES]


@every
def test_the_figures_of_the_articles_have_changed_by_one_factor(name: str) -> None:
    factor = rewriting(name).factor
    for old, new in zip(articles_of("seeds"), articles(name), strict=True):
        before, after = numbers(old.text), numbers(new.text)
        assert len(before) > 5
        assert after == pytest.approx([number * float(factor) for number in before])


@every
def test_every_company_of_the_gold_has_changed_and_is_in_the_articles(name: str) -> None:
    text = " ".join(article.text for article in articles(name))
    for old, new in zip(read_claims(gold_of("seeds")), gold(name), strict=True):
        assert old["target"] != new["target"]
        assert new["target"] in text
        assert not set(old["sources"]) & set(new["sources"])
        assert new["quote"] in text


@every
def test_no_name_is_left_that_was_to_be_replaced(name: str) -> None:
    table = rewriting(name)
    kept = " ".join(table.texts.values())
    for article in articles(name):
        for old in table.texts:
            assert old in kept or not re.search(rf"(?<!\w){re.escape(old)}(?!\w)", article.text), (article.id, old)


def test_the_invented_companies_are_in_no_lexicon() -> None:
    assert not set(rewriting("unheard").names.values()) & set(Lexicon.load().aliases)


def test_names_are_joined_as_their_first_letter_asks() -> None:
    table = rewriting("overseas")
    assert table.text("près d'OpenAI, le rival de Nvidia, qu’OpenAI vise") == (
        "près de Mistral AI, le rival d’AMD, que Mistral AI vise"
    )
    assert table.text("valoriser jusqu'à 1 000 milliards") == "valoriser jusqu'à 1\u00a0300 milliards"


def numbers(text: str) -> list[float]:
    text = re.sub(r"[Dd]eux(?= gigawatts)", "2", text)
    return [float(re.sub(r"\s", "", found).replace(",", ".")) for found in DIGITS.findall(text)]

"""Where a verb is left out, the second figure never goes to the company that the first verb speaks of."""

from __future__ import annotations

import pytest

from kg.claims.read import read_article
from kg.lexicon.load import Lexicon
from kg.text.article import Article

SENTENCES = {
    "Amazon investira 5 milliards de dollars dans Anthropic et Google 10 milliards.": ("Amazon", "Anthropic"),
    "Nvidia injectera 2 milliards de dollars dans Poolside, Intel 1 milliard et AMD 500 millions.": (
        "Nvidia",
        "Poolside",
    ),
    "Microsoft détient 27 % d'OpenAI et SoftBank 11 %.": ("Microsoft", "OpenAI"),
    "Cohere a levé 500 millions de dollars et Mistral AI 2 milliards.": ("Cohere",),
    "Meta a réservé 300 MW chez CoreWeave et Mistral AI 100 MW.": ("Meta", "CoreWeave"),
}


@pytest.mark.parametrize(("text", "first"), SENTENCES.items())
def test_only_the_first_figure_is_of_the_first_subject(text: str, first: tuple[str, ...]) -> None:
    claims = read_article(Article("a", text), Lexicon.load()).claims
    both = [claim for claim in claims if set(first) <= {*claim.sources, claim.target}]
    assert len(both) == 1


def test_the_verb_joins_the_company_beside_the_figure_with_the_other_party() -> None:
    text = "Nvidia injectera 2 milliards de dollars dans Poolside, Intel 1 milliard et AMD 500 millions."
    said = {(claim.sources, claim.target) for claim in read_article(Article("a", text), Lexicon.load()).claims}
    assert (("AMD",), "Poolside") in said


def test_a_figure_with_its_own_preposition_keeps_the_subject() -> None:
    text = "Amazon investira 5 milliards de dollars dans Anthropic et 10 milliards dans Mistral AI."
    said = [(claim.sources, claim.target) for claim in read_article(Article("a", text), Lexicon.load()).claims]
    assert said == [(("Amazon",), "Anthropic"), (("Amazon",), "Mistral AI")]

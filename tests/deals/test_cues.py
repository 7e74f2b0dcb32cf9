"""The French cues: found where they stand, whatever the apostrophe or the accents; the engine knows none of them."""

from __future__ import annotations

import pytest

from kg.deals.cues import Cue, cues_around, is_portion
from kg.values import Span


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("L’opération est à distinguer de la précédente annonce.", Cue.DISTINCT),
        ("Cela s’ajoute aux systèmes en service.", Cue.ADDITIONAL),
        ("SoftBank apporte 30 milliards de dollars supplémentaires.", Cue.ADDITIONAL),
        ("La facture grimpe à 100 milliards.", Cue.EXTENDED),
        ("Le contrat a été étendu hier soir à 100 milliards.", Cue.EXTENDED),
        ("LA PART A ETE PORTEE A 12 %.", Cue.EXTENDED),
        ("Elle totalisera 64,6 milliards.", Cue.TOTAL),
        ("CNBC évoquait non plus 50, mais 100 milliards.", Cue.EVOLVED),
        ("Pour mémoire, le tour était de 40 milliards.", Cue.PAST),
    ],
)
def test_a_cue_is_found(sentence: str, cue: Cue) -> None:
    assert cue in cues_around(sentence, Span(0, len(sentence)), "fr")
    assert cue not in cues_around(sentence, Span(0, len(sentence)), "xx")


def test_a_distinction_may_follow_in_the_next_sentence_and_other_cues_may_not() -> None:
    text = "Nvidia promet 30. L'opération est à distinguer de la première. Elle totalisera 40."
    assert cues_around(text, Span(0, 17), "fr") == {Cue.DISTINCT}


def test_no_cue_in_plain_words() -> None:
    sentence = "Amazon investit 50 milliards dans OpenAI."
    assert cues_around(sentence, Span(0, len(sentence)), "fr-FR") == frozenset()


@pytest.mark.parametrize(
    ("sentence", "figure", "portion"),
    [
        ("Il promet 50 milliards, dont 15 sont payés.", "15", True),
        ("Il promet 50 milliards, dont 15 sont payés.", "50", False),
        ("La première tranche, de 200 mégawatts, ouvre en mars.", "200", True),
        ("Les 35 autres attendent.", "35", True),
        ("Les 200 millions restants attendent.", "200", True),
        ("Le groupe, dont le patron promet 50 milliards, hésite.", "50", False),
        ("Elle investit d’abord 15 milliards.", "15", True),
        ("Elle a placé 8 milliards dans d’autres laboratoires.", "8", False),
    ],
)
def test_a_portion_is_told_by_the_words_around_its_figure(sentence: str, figure: str, portion: bool) -> None:
    at = sentence.index(figure)
    assert is_portion(sentence, Span(0, len(sentence)), Span(at, at + len(figure)), "fr") is portion

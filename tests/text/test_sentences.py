"""Where sentences end, and where they do not."""

from __future__ import annotations

import pytest

from kg.languages.language import Language
from kg.text.sentences import split_sentences
from kg.text.tokens import tokenize


def sentences(text: str) -> list[str]:
    return [s.sentence.span.of(text) for s in split_sentences(tokenize(text), Language.load().layout)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Le tour est clos.", "Rien n'est signé."],
        ["Qui paie ?", "Personne ne le dit !", "On attend."],
        ["M. Ormevert dirige la société.", "Il recrute."],
        ["Le site coûte 2.500 euros.", "Il ouvre."],
        ["« Nous recrutons. »", "Le patron sourit."],
        ["J. Ormevert a signé."],
    ],
)
def test_sentences_of_a_line(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_line_break_ends_a_sentence_and_opens_a_paragraph() -> None:
    tokens = tokenize("Un titre\n\nLe texte suit. Il dure.")
    found = split_sentences(tokens, Language.load().layout)
    assert [s.sentence.paragraph for s in found] == [0, 1, 1]


def test_a_line_broken_inside_a_sentence_is_joined() -> None:
    start = "La société " + "très " * 30 + "discrète"
    assert sentences(f"{start}\nrecrute encore.") == [f"{start}\nrecrute encore."]


def test_wrapped_lines_are_joined() -> None:
    line = "La jeune pousse lilloise a signé mardi avec le fonds de capital-risque"
    text = f"{line}\nde son actionnaire ; elle attend désormais la réponse de la société Quillon\nVentures. Rien ne presse."
    assert len(sentences(text)) == 2
    assert len(sentences(f"{line}\nVentures. Rien ne presse.")) == 3


def test_initials_end_no_sentence() -> None:
    assert sentences("Le groupe J.P. Ormevert recrute.") == ["Le groupe J.P. Ormevert recrute."]
    assert sentences("Il vit aux U.S. Le reste suit.") == ["Il vit aux U.S.", "Le reste suit."]


def test_no_text_has_no_sentence() -> None:
    assert sentences("") == sentences(" \n\n ") == []


def test_text_that_never_ends_is_cut_so_that_reading_it_stays_linear() -> None:
    text = "le fonds signe et " * 1000
    found = split_sentences(tokenize(text), Language.load().layout)
    assert len(found) > 10
    assert max(one.last - one.first for one in found) <= 300
    assert sum(one.last - one.first for one in found) == len(tokenize(text))
    assert [one.sentence.index for one in found] == list(range(len(found)))

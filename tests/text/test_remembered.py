"""What was found out of words is found out once, and forgotten only all at once."""

from __future__ import annotations

from kg.text.remembered import Remembered


def test_a_word_is_asked_about_once() -> None:
    asked: list[str] = []

    def long(word: str) -> bool:
        asked.append(word)
        return len(word) > 3

    known = Remembered(long)
    assert list(known.places(["le", "fonds", "le", "fonds"], 0, 4)) == [1, 3]
    assert asked == ["le", "fonds"]


def test_places_count_from_the_start_of_the_text() -> None:
    assert list(Remembered(str.isdigit).places(["1", "a", "2", "3"], 1, 3)) == [2]


def test_what_is_remembered_stays_bounded() -> None:
    known = Remembered(str.upper, 3)
    for word in ("a", "b", "c", "d"):
        assert known[word] == word.upper()
    assert len(known) == 1

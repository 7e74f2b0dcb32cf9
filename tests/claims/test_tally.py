"""A tally knows its most frequent name at any time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.claims.tally import Tally


@given(st.lists(st.sampled_from(["Corvanel", "Brumalys", "Vardane", "Zolvik"])))
def test_the_most_frequent_is_the_first_of_those_noted_most_often(names: list[str]) -> None:
    tally = Tally()
    for name in names:
        tally.note(name)
    assert tally.most == max(dict.fromkeys(names), key=names.count, default=None)
    assert dict(tally) == {name: names.count(name) for name in names}

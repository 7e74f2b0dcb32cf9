"""Extents: what two bounded figures allow together."""

from __future__ import annotations

import pytest

from kg.deals.extent import Extent
from tests.deals.saying import figures


def extent(words: str) -> Extent:
    figure = next(figure for figure in figures(words) if figure)
    return Extent.of(figure)


@pytest.mark.parametrize(
    ("one", "other", "meet", "dispute"),
    [
        ("50GUSD", "50.1GUSD", True, False),
        ("50GUSD", "60GUSD", False, True),
        ("~50GUSD", "54GUSD", True, False),
        ("<=60GUSD", "~40GUSD", True, True),
        ("<60GUSD", "40GUSD", True, False),
        ("<=60GUSD", "58GUSD", True, False),
        (">20GUSD", "<=50GUSD", True, False),
        (">20GUSD", "10GUSD", False, True),
        ("20-30GUSD", "25GUSD", True, False),
        ("2GW", "10GW", False, True),
        ("11%", "13%", False, True),
    ],
)
def test_pairs(one: str, other: str, meet: bool, dispute: bool) -> None:
    a, b = extent(one), extent(other)
    assert (a.meets(b), b.meets(a)) == (meet, meet)
    assert (a.disputes(b), b.disputes(a)) == (dispute, dispute)


def test_a_lower_ceiling_is_another_amount_and_a_higher_floor_is_not() -> None:
    assert not extent("<=100GUSD").agrees(extent("<=30GUSD"))
    assert extent("<=100GUSD").agrees(extent("<=95GUSD"))
    assert extent(">10GUSD").agrees(extent(">20GUSD"))

"""Where companies stand: without chance, without overlap, and where they stood before."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.claims.model import Kind
from kg.view.layout import Point, place, settle, widest_gap
from kg.view.page import positions_in, render
from tests.network.gold_story import story

Pairs = dict[tuple[str, str], int]


def star(leaves: int) -> Pairs:
    return {("hub", f"leaf{at}"): 1 + at % 3 for at in range(leaves)}


def clear(places: dict[str, Point]) -> bool:
    return all(
        abs(one[0] - other[0]) > 100 or abs(one[1] - other[1]) > 70
        for one, other in itertools.combinations(places.values(), 2)
    )


def test_the_leaves_of_a_star_stand_around_its_hub_and_apart() -> None:
    places = place([], star(14))
    assert clear(places)
    hub = places.pop("hub")
    angles = sorted(math.atan2(y - hub[1], x - hub[0]) for x, y in places.values())
    gaps = [two - one for one, two in itertools.pairwise([*angles, angles[0] + 2 * math.pi])]
    assert max(gaps) < math.pi / 2


def test_pairs_with_many_links_stand_farther_apart() -> None:
    places = place([], {("a", "b"): 1, ("a", "c"): 8, ("a", "d"): 1, ("a", "e"): 1})
    assert math.dist(places["a"], places["c"]) > 1.2 * math.dist(places["a"], places["b"])


def test_names_without_partners_get_a_place_of_their_own() -> None:
    places = place(["x", "y", "z"], star(5))
    assert set(places) == {"hub", "x", "y", "z", *(f"leaf{at}" for at in range(5))}
    assert clear(places)
    assert place([], {}) == {}
    assert place(["x"], {}) == {"x": (0, 0)}


names = st.sampled_from([f"n{at}" for at in range(12)])
pairs = st.dictionaries(st.tuples(names, names), st.integers(1, 9), max_size=25)


@settings(deadline=None, max_examples=40)
@given(pairs, st.randoms(use_true_random=False))
def test_the_order_of_companies_and_pairs_is_no_matter(drawn: Pairs, chance: object) -> None:
    shuffled = list(drawn.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    first = place({name for pair in drawn for name in pair}, drawn)
    assert place(sorted({name for pair in drawn for name in pair}, reverse=True), dict(shuffled)) == first
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in first.values())
    assert max(Counter(first.values()).values(), default=1) == 1


@settings(deadline=None, max_examples=30)
@given(pairs, pairs)
def test_kept_places_stay_and_new_names_find_one(before: Pairs, added: Pairs) -> None:
    old = place([], before)
    new = place([], before | added, kept=old) if old else {}
    assert all(new[name] == spot for name, spot in old.items())
    if old:
        assert set(new) == {name for pair in before | added for name in pair}


def test_large_networks_are_placed_by_pivots() -> None:
    drawn = {(f"n{at}", f"n{at * 7 % at}"): 1 for at in range(1, 300)}
    places = place([], drawn)
    assert len(set(places.values())) == len(places) == 300
    linked = [math.dist(places[one], places[other]) for one, other in drawn if one != other]
    apart = [math.dist(one, other) for one, other in itertools.islice(itertools.combinations(places.values(), 2), 4000)]
    assert sum(linked) / len(linked) < sum(apart) / len(apart)


def test_settled_points_keep_clear_of_what_is_there() -> None:
    fixed = {"a": (0.0, 0.0)}
    settled = settle({"k": (3.0, 0.0), "m": (3.0, 1.0)}, fixed)
    assert all(math.dist(spot, (0, 0)) > 40 for spot in settled.values())
    assert settled["k"] != settled["m"]


def test_the_widest_gap_is_away_from_all_others() -> None:
    assert math.sin(widest_gap((0, 0), [(1, 0), (0, 1), (-1, 0)])) == -1
    assert math.sin(widest_gap((0, 0), [])) == -1


def test_a_page_made_like_another_keeps_its_companies_where_they_were() -> None:
    told = story()
    without = replace(told, deals=tuple(deal for deal in told.deals if deal.target != "Anthropic"))
    before = positions_in(render(without))
    after = positions_in(render(told, kept=before))
    assert {name: after[name] for name in before} == before
    assert "Anthropic" in after
    assert after["Anthropic"] not in before.values()


def test_one_more_deal_between_partners_of_many_moves_nobody() -> None:
    told = story()
    deal = next(deal for deal in told.deals if deal.id == "microsoft-openai-compute-2026")
    more = replace(told, deals=(*told.deals, replace(deal, id="zz-more", kind=Kind.INVESTMENT)))
    assert positions_in(render(told)) == positions_in(render(more))

"""Large stories: the weightiest part by default, all on demand; never physics; only what changed is redrawn."""

from __future__ import annotations

import itertools
from functools import cache
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.pipeline import Story
from kg.view.choose import parties_of
from kg.view.page import Opening, render
from tests.view.conftest import Opener
from tests.view.generated import generated
from tests.view.looking import label_boxes, node_boxes, overlap, shown


@cache
def large() -> Story:
    return generated(400)


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "part.html"
    path.write_text(render(large()), encoding="utf-8")
    return path


def test_a_large_story_shows_its_weightiest_companies_and_says_so(part: Path, show: Opener) -> None:
    page = show(part)
    companies = page.evaluate("kgview.data.companies.length")
    assert 100 < companies <= 150
    assert len(shown(page)) <= 300
    assert f"{companies} sociétés sur 400" in (page.locator("#counts").text_content() or "")
    heaviest = max(large().deals, key=lambda deal: deal.money.written if deal.money else 0)
    assert heaviest.id in shown(page)


def test_all_companies_are_there_on_demand(tmp_path: Path, show: Opener) -> None:
    path = tmp_path / "all.html"
    path.write_text(render(large(), most=None), encoding="utf-8")
    page = show(path)
    assert len(shown(page)) == len(large().deals)
    assert page.evaluate("kgview.network.physics.physicsEnabled") is False
    for (_, box), (_, other) in itertools.combinations(label_boxes(page), 2):
        assert not overlap(box, other)
    bodies = node_boxes(page)
    assert len({tuple(box) for _, box in bodies}) == len(bodies)


def test_a_filter_hands_over_only_what_it_changes(part: Path, show: Opener) -> None:
    page = show(part)
    page.evaluate("kgview.change({ selected: 'c3' })")
    assert page.evaluate("kgview.touched.edges") == 0
    before = page.evaluate("kgview.scene().edges.length")
    page.evaluate("kgview.change({ minimum: 5e8 })")
    after = page.evaluate("kgview.scene().edges.length")
    assert before - after <= page.evaluate("kgview.touched.edges") < before / 2
    page.evaluate("kgview.change({ minimum: 5e8, table: true })")
    assert page.evaluate("kgview.touched.edges") == 0


def test_the_surroundings_of_one_company_can_be_the_page(tmp_path: Path, show: Opener) -> None:
    path = tmp_path / "around.html"
    path.write_text(render(large(), Opening(focus="société 0003", hops=1)), encoding="utf-8")
    page = show(path)
    near = {name for deal in large().deals if "Société 0003" in parties_of(deal) for name in parties_of(deal)}
    assert set(page.evaluate("kgview.data.companies.map(({ name }) => name)")) == near
    assert page.locator("#around").is_visible()


def test_an_unknown_company_is_told_with_the_nearest_names() -> None:
    with pytest.raises(QueryError, match=r"no deal names the company 'Societe 0003'; try Société 0003"):
        render(large(), Opening(focus="Societe 0003"))

"""The address carries the view: a link opens it again elsewhere; an arrangement is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.network.gold_story import story
from tests.view.conftest import Opener
from tests.view.looking import AMAZON, shown

VIEWS = [
    "d=2026-01-30",
    "no-kind=compute%2Cstake&no-status=talks",
    "no-type=fund&min=30000000000",
    "payers=1&loops=1",
    f"sel=e%3A{AMAZON}&table=1&theme=dark&lang=en",
    "sel=n%3AOpenAI&focus=OpenAI&hops=2",
    "sel=l%3AAmazon%7CAnthropic&payers=1&loops=1",
    "sort=from&table=1",
]


@pytest.mark.parametrize("fragment", VIEWS)
def test_a_link_opens_the_same_view_in_another_tab(fragment: str, seeds: Path, show: Opener) -> None:
    page = show(seeds, "#" + fragment)
    address = page.evaluate("location.hash")
    for part in fragment.split("&"):
        assert part in address
    other = show(seeds, address)
    assert other.evaluate("location.hash") == address
    assert shown(other) == shown(page)
    assert other.evaluate("kgview.view.selected") == page.evaluate("kgview.view.selected")
    assert (other.locator("#panel").text_content(), other.locator("#table").is_visible()) == (
        page.locator("#panel").text_content(), page.locator("#table").is_visible(),
    )  # fmt: skip


def test_a_date_between_two_days_means_the_one_before(seeds: Path, show: Opener) -> None:
    assert show(seeds, "#d=2026-02-14").evaluate("kgview.data.dates[kgview.view.day]") == "2026-01-31"
    assert show(seeds, "#d=2020").evaluate("kgview.view.day") == 0


def test_following_a_link_on_the_open_page_changes_it(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    page.evaluate("location.hash = '#d=2026-01-29&no-kind=compute'")
    page.locator("#day", has_text="29 janvier 2026").wait_for()
    assert {deal["kind"] for deal in shown(page).values()}.isdisjoint({"compute"})


def test_a_dragged_company_keeps_its_place_in_link_and_memory(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    start = page.evaluate(
        """(() => {
          const at = kgview.data.companies.findIndex(({ name }) => name === "Cerebras");
          const body = kgview.bodies().find(({ id }) => id === "c" + at);
          const point = kgview.network.canvasToDOM(body);
          const { left, top } = document.getElementById("network").getBoundingClientRect();
          return { x: point.x + left, y: point.y + top };
        })()"""
    )
    page.mouse.move(start["x"], start["y"])
    page.mouse.down()
    page.mouse.move(start["x"] + 60, start["y"] + 50, steps=6)
    page.mouse.up()
    moved = page.evaluate("kgview.view.moved.get('Cerebras')")
    assert moved
    place = "(() => { const { x, y } = kgview.bodies().find(({ id }) => kgview.data.companies[+id.slice(1)]?.name === 'Cerebras' && id[0] === 'c'); return [Math.round(x), Math.round(y)]; })()"
    assert page.evaluate(place) == moved
    assert show(seeds, page.evaluate("location.hash")).evaluate(place) == moved
    page.goto(seeds.as_uri())
    page.wait_for_selector("html[data-ready]")
    assert page.evaluate(place) == moved
    page.click("#reset")
    assert page.evaluate(place) == moved


def test_copying_the_link_gives_the_address(seeds: Path, show: Opener) -> None:
    page = show(seeds, f"#sel=e:{AMAZON}", permissions=["clipboard-read", "clipboard-write"])
    page.click("#toLink")
    page.locator("#toast", has_text="Lien copié").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_the_opening_of_the_command_line_holds_until_a_link_says_otherwise(tmp_path: Path, show: Opener) -> None:
    from kg.view.page import Opening, render

    path = tmp_path / "opening.html"
    path.write_text(render(story(), Opening("en", "dark", "Anthropic", 1, 9e9)), encoding="utf-8")
    page = show(path)
    assert page.title() == "The investors of AI: a network"
    assert page.locator("#around").is_visible()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert {deal["weight"] for deal in shown(page).values()} == {11_000_000_000}
    assert len(shown(show(path, "#d=2026-02-27"))) == 3

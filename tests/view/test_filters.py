"""The day, the filters, the search, the surroundings: each changes what is shown, and as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.network.gold_story import DATES, story
from tests.view.conftest import Opener
from tests.view.looking import shown

KINDS = ["investment", "round", "compute", "stake", "valuation"]
STATUSES = ["talks", "announced", "conditional", "signed", "completed", "withdrawn"]


@pytest.mark.parametrize(("what", "key"), [*(("kind", key) for key in KINDS), *(("status", key) for key in STATUSES)])
def test_each_box_of_the_legend_hides_exactly_its_deals(what: str, key: str, seeds: Path, show: Opener) -> None:
    page = show(seeds)
    box = page.locator(f"#filters input[data-filter='{what}'][data-key='{key}']")
    mine = {name for name, deal in shown(page).items() if deal[what] == key}
    count = box.locator("xpath=..").locator(".count")
    assert count.text_content() == str(len(mine))
    before = set(shown(page))
    box.uncheck()
    assert set(shown(page)) == before - mine
    assert count.text_content() == str(len(mine))
    box.check()
    assert set(shown(page)) == before


def test_hiding_a_type_of_company_hides_its_deals(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    page.locator("#filters input[data-key='chips']").uncheck()
    left = {party for deal in shown(page).values() for party in deal["sources"]}
    names = page.evaluate("kgview.data.companies.map(({ name }) => name)")
    assert {names[at] for at in left}.isdisjoint({"Nvidia", "Cerebras"})
    assert left


def test_the_day_moves_through_the_days_of_publication(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    days = sorted({str(day) for day in DATES.values()})
    assert page.evaluate("kgview.data.dates") == days
    last = len(shown(page))
    page.locator("#days").focus()
    page.keyboard.press("Home")
    assert page.locator("#day").text_content() == "29 janvier 2026"
    assert page.locator("#days").get_attribute("aria-valuetext") == "29 janvier 2026"
    assert 0 < len(shown(page)) < last
    page.keyboard.press("ArrowRight")
    assert page.locator("#day").text_content() == "30 janvier 2026"


def test_playing_ends_on_the_last_day(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    page.click("#play")
    assert page.evaluate("kgview.view.day") == 0
    page.locator("#play", has_text="▶").wait_for(timeout=30_000)
    assert page.evaluate("kgview.view.day === kgview.data.dates.length - 1")


def test_the_least_amount_hides_smaller_deals_and_those_without_one(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    page.evaluate("kgview.change({ minimum: 50e9 })")
    assert min(deal["weight"] for deal in shown(page).values()) == 50_000_000_000
    assert page.locator("#minimumSaid").text_content() == "≥ 50 Md$"
    page.locator("#minimum").focus()
    page.keyboard.press("Home")
    assert len(shown(page)) == len(story().deals)
    assert page.locator("#minimumSaid").text_content() == "tous"


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("emirats", "MGX"),
        ("ÉMIRATS", "MGX"),
        ("cerebras", "Cerebras"),
        ("l'entreprise injectera", "Nvidia"),
        ("jassy", "Amazon"),
    ],
)
def test_search_finds_names_and_sentences_whatever_the_accents(
    sought: str, found: str, seeds: Path, show: Opener
) -> None:
    page = show(seeds)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type(sought)
    assert page.locator("#search").get_attribute("aria-expanded") == "true"
    assert found in (page.locator("#hits").text_content() or "")
    page.keyboard.press("ArrowDown")
    assert page.locator("#search").get_attribute("aria-activedescendant") == "hit0"
    page.keyboard.press("Enter")
    assert page.evaluate("kgview.view.selected") != ""
    assert page.locator("#hits").is_hidden()


def test_search_says_when_there_is_nothing(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    page.fill("#search", "zzz")
    assert page.locator("#hits").text_content() == "Aucun résultat"
    page.keyboard.press("Escape")
    assert page.locator("#search").input_value() == ""


def test_the_surroundings_of_a_company_grow_with_the_hops(seeds: Path, show: Opener) -> None:
    page = show(seeds, "#sel=n:Anthropic")
    page.click("#lookAround")
    names = page.evaluate("kgview.data.companies.map(({ name }) => name)")

    def around() -> set[str]:
        return {names[at] for deal in shown(page).values() for at in [*deal["sources"], deal["target"]]}

    assert around() == {"Anthropic", "Amazon"}
    assert page.locator("#around").text_content() == "Autour de Anthropic1 pas2 pas3 pasQuitter"
    page.locator("#around .hop").nth(1).click()
    assert {"Anthropic", "Amazon", "OpenAI"} <= around()
    page.locator("#around button", has_text="Quitter").click()
    assert len(shown(page)) == len(story().deals)


def test_reset_shows_everything_again(seeds: Path, show: Opener) -> None:
    page = show(seeds, "#d=2026-01-29&no-kind=compute&no-status=talks&min=1e10&focus=OpenAI&payers=1")
    assert len(shown(page)) < len(story().deals)
    page.click("#reset")
    assert len(shown(page)) == len(story().deals)
    assert page.locator("#filters input[type=checkbox]:not(:checked)").count() == 1  # payments, which is off by nature


def test_filters_that_leave_nothing_say_so(seeds: Path, show: Opener) -> None:
    page = show(seeds, "#no-kind=" + ",".join(KINDS))
    assert page.locator("#none").is_visible()
    assert shown(page) == {}


def test_undated_articles_are_told(tmp_path: Path, show: Opener) -> None:
    from kg.view.page import render

    path = tmp_path / "undated.html"
    path.write_text(render(story(dates={"000": DATES["000"]})), encoding="utf-8")
    page = show(path)
    assert page.locator("#undated").text_content() == "4 article(s) sans date : comptés à toute date."
    assert page.locator("#days").is_disabled()
    path.write_text(render(story(dates={})), encoding="utf-8")
    page = show(path)
    assert "tout est montré" in (page.locator("#undated").text_content() or "")
    assert len(shown(page)) == len(story(dates={}).deals)

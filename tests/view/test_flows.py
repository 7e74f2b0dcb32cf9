"""Payments instead of supplies, and loops of money with their weakest link."""

from __future__ import annotations

from pathlib import Path

from kg.deals.ties import Ties
from kg.network.firmness import FIRM
from kg.network.loops import loops_of
from tests.network.gold_story import story
from tests.view.conftest import Opener


def test_compute_can_be_seen_as_payment(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    ways = """Object.fromEntries(kgview.scene().edges.map(({ id, from, to }) => [kgview.data.deals[+id.slice(1).split("/")[0]].id + "/" + id.split("/")[1], from + to]))"""
    words = "kgview.scene().captions.map(({ words }) => words)"
    before = page.evaluate(ways)
    assert "calcul 250 Md$" in page.evaluate(words)
    page.locator("#payers").check()
    after = page.evaluate(ways)
    assert before["microsoft-openai-compute-2026/0"] != after["microsoft-openai-compute-2026/0"]
    assert before["amazon-openai-investment-2026/0"] == after["amazon-openai-investment-2026/0"]
    said = page.evaluate(words)
    assert "paie 250 Md$" in said
    assert "achète 3 GW" in said
    assert page.evaluate("kgview.touched.edges") < len(after)


def test_the_loops_are_those_of_the_network(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    told = story()
    wanted = [list(loop.companies) for loop in loops_of(told.deals, ties=Ties.of(told.companies))]
    assert page.evaluate("kgview.loops()") == wanted
    assert ["Nvidia", "OpenAI"] in wanted
    lines = page.locator("#loops button")
    assert lines.count() == len(wanted)
    nvidia = page.locator("#loops button[data-loop='Nvidia → OpenAI']").text_content() or ""
    assert "prix non dit : paiement déduit" in nvidia
    assert "Annoncé" in nvidia
    assert "≤ 30 Md$ au plus petit maillon" in nvidia


def test_a_loop_opens_with_the_deals_of_each_step(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    page.locator("#loops button[data-loop='Amazon → Anthropic']").click()
    assert page.locator("#panel h2").text_content() == "Amazon → Anthropic → Amazon"
    assert page.locator("#panel .big").text_content() == "8 Md$"
    assert page.locator("#payers").is_checked()
    page.locator("#panel [data-deal='amazon-anthropic-investment']").click()
    assert "8 milliards de dollars dans Anthropic" in (page.locator("#claims").text_content() or "")


def test_a_loop_goes_when_one_of_its_deals_is_filtered_out(seeds: Path, show: Opener) -> None:
    page = show(seeds, "#loops=1&payers=1")
    page.evaluate("kgview.change({ hidden: { ...kgview.view.hidden, status: new Set(['announced', 'talks']) } })")
    assert ["Nvidia", "OpenAI"] not in page.evaluate("kgview.loops()")
    assert ["Amazon", "Anthropic"] in page.evaluate("kgview.loops()")
    page.evaluate("kgview.change({ hidden: { ...kgview.view.hidden, kind: new Set(['investment']) } })")
    assert page.evaluate("kgview.loops()") == []
    assert "Aucune boucle" in (page.locator("#panel").text_content() or "")


def test_loops_of_firm_deals_alone(seeds: Path, show: Opener) -> None:
    page = show(seeds, "#loops=1&payers=1")
    page.locator("#firm").check()
    told = story()
    wanted = [list(loop.companies) for loop in loops_of(told.deals, floor=FIRM, ties=Ties.of(told.companies))]
    assert page.evaluate("kgview.loops()") == wanted
    assert ["Nvidia", "OpenAI"] not in wanted
    assert page.evaluate("document.activeElement.id") == "firm"
    assert page.locator("#statuses input:not(:checked)").count() == 3
    page.locator("#firm").uncheck()
    assert page.locator("#statuses input:not(:checked)").count() == 0


def test_loops_follow_the_day(seeds: Path, show: Opener) -> None:
    page = show(seeds, "#d=2026-01-29")
    early = story().articles[0].date
    told = story(early)
    assert page.evaluate("kgview.loops()") == [
        list(loop.companies) for loop in loops_of(told.deals, ties=Ties.of(told.companies))
    ]


def test_the_button_lights_the_loops_up(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    page.click("#toLoops")
    assert page.locator("#toLoops").get_attribute("aria-pressed") == "true"
    assert page.locator("#payers").is_checked()
    page.click("#toLoops")
    assert page.locator("#toLoops").get_attribute("aria-pressed") == "false"

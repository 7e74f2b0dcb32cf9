"""Payments instead of supplies, and loops of money with their weakest link."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.claims.model import Claim, Evidence, Grounding, Kind, Party, Role, Status
from kg.deals.ties import Ties
from kg.network.firmness import FIRM
from kg.network.loops import loops_of
from kg.pipeline import Story
from kg.text.article import Article
from kg.values import Span
from kg.view.history import Snapshot
from kg.view.page import render
from tests.network.gold_story import story
from tests.network.test_loops import deal, usd
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


def test_the_loops_of_firm_deals_have_the_amounts_of_firm_deals(tmp_path: Path, show: Opener) -> None:
    billion = 1_000_000_000
    firm = deal("A", "B", money=usd(10 * billion), name="firm")
    promise = deal("A", "B", status=Status.ANNOUNCED, money=usd(90 * billion), name="promise")
    back = deal("A", "B", Kind.COMPUTE, money=usd(500 * billion), name="back")
    span = Span(0, 1)
    article = Article("a", "x")
    parties = (Party(Role.SOURCE, "A", span, Grounding.EXPLICIT), Party(Role.TARGET, "B", span, Grounding.EXPLICIT))
    claims = tuple(
        Claim(f"a{at}", one.kind, parties, Evidence("x", span, (span,)), one.status, Grounding.EXPLICIT, one.money)
        for at, one in enumerate((firm, promise, back))
    )
    deals = tuple(
        replace(one, claims=(claim.id,), chosen_from=claim.id)
        for one, claim in zip((firm, promise, back), claims, strict=True)
    )
    articles = tuple(replace(article, id=f"a{at}") for at in range(3))
    told = Story(articles, claims, (), (), deals, (), {})
    path = tmp_path / "firm.html"
    path.write_text(render(told, history=[Snapshot(None, deals, ())]), encoding="utf-8")
    page = show(path, "#loops=1")
    line = page.locator("#loops button")
    assert "100 Md$ au plus petit maillon" in (line.text_content() or "")
    page.locator("#firm").check()
    assert "10 Md$ au plus petit maillon" in (line.text_content() or "")


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

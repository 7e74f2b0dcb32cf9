"""The panel: the sentences behind each deal, word for word, and what was known of it when."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.deals.ties import Ties
from kg.network.exposure import Need, exposures_of
from kg.view.page import render
from tests.network.gold_story import story
from tests.view.conftest import Opener
from tests.view.looking import AMAZON, JOINT, middle_of_edge, on_day, select


def test_a_click_on_an_edge_opens_every_claim_newest_first(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    spot = middle_of_edge(page, AMAZON, 0.3)
    page.mouse.click(spot["x"], spot["y"])
    told = story()
    deal = next(one for one in told.deals if one.id == AMAZON)
    claims = {claim.id: claim for claim in told.claims if claim.id in deal.claims}
    cards = page.locator("#claims article")
    assert cards.count() == len(claims)
    order = cards.evaluate_all("cards => cards.map((card) => card.dataset.claim)")
    assert set(order) == set(claims)
    assert page.locator("#claims blockquote").all_text_contents() == [claims[name].evidence.quote for name in order]
    days = {article.id: article.date for article in told.articles}
    dates = [days[claims[name].article] for name in order]
    assert dates == sorted(dates, key=str, reverse=True)
    said = page.locator("#claims .origin").all_text_contents()
    assert any("selon Reuters" in origin for origin in said)
    assert all("article du " in origin for origin in said)


def test_claims_of_later_days_are_there_but_marked(seeds: Path, show: Opener) -> None:
    page = show(seeds, f"#d=2026-01-29&sel=e:{AMAZON}")
    whole = page.locator("#claims article").count()
    later = page.locator("#claims article.later").count()
    assert 0 < later < whole
    assert page.locator("#claims article.later").first.text_content().count("publié plus tard") == 1  # type: ignore[union-attr]
    on_day(page, "2026-02-27")
    assert page.locator("#claims article.later").count() == 0
    assert page.locator("#claims article").count() == whole


def test_a_dispute_is_told_with_both_figures(seeds: Path, show: Opener) -> None:
    page = show(seeds, f"#sel=e:{JOINT}")
    warning = page.locator("#panel .warning").text_content() or ""
    assert "divergent" in warning
    assert "≈ 40 Md$" in warning
    assert "60 Md$" in warning
    assert "pour l’ensemble" in (page.locator("#panel").text_content() or "")


def test_the_panel_says_why_the_figure_and_how_many_origins(seeds: Path, show: Opener) -> None:
    page = show(seeds, f"#sel=e:{AMAZON}")
    deal = next(one for one in story().deals if one.id == AMAZON)
    page.locator("#panel summary").click()
    assert deal.because in (page.locator("#panel details").text_content() or "")
    assert f"{deal.origins} origine" in (page.locator("#panel").text_content() or "")


def test_history_and_chart_tell_the_steps(seeds: Path, show: Opener) -> None:
    page = show(seeds, f"#sel=e:{AMAZON}")
    steps = page.locator("#panel .history li").all_text_contents()
    assert "Pourparlers" in steps[0]
    assert "Annoncé" in steps[-1]
    assert page.locator("#panel .chart .bar").count() >= 5
    label = page.locator("#panel .chart").get_attribute("aria-label") or ""
    assert "jusqu’à 50 Md$" in label


def test_a_company_shows_its_valuations_and_what_it_gives_and_gets(seeds: Path, show: Opener) -> None:
    page = show(seeds, "#sel=n:OpenAI")
    text = page.locator("#panel").text_content() or ""
    assert "Reçoit" in text
    valuations = page.locator("#valuations button").count()
    assert valuations == sum(one.kind.value == "valuation" and one.target == "OpenAI" for one in story().deals)
    assert page.locator("#valuations .chart .bar").count() >= 3
    page.locator("#panel .lines button", has_text="Microsoft").first.click()
    assert "Microsoft" in (page.locator("#panel h2").text_content() or "")


def test_a_company_shows_whom_it_depends_on_between_two_bounds(seeds: Path, show: Opener) -> None:
    page = show(seeds, "#sel=n:OpenAI")
    told = story()
    wanted = exposures_of(told.deals, ties=Ties.of(told.companies))
    mine = [one for one in wanted if one.company == "OpenAI"]
    lines = page.locator("#needs li")
    assert lines.count() == len(mine)
    amazon = next(one for one in mine if (one.other, one.need) == ("Amazon", Need.FUNDING))
    text = lines.filter(has_text="Amazon").filter(has_text="financement").text_content() or ""
    assert f"{round(amazon.low * 100)} % – {round(amazon.high * 100)} %" in text.replace("\xa0", " ").replace(
        "\u202f", " "
    )
    assert "des plus courts chemins" in (page.locator("#panel").text_content() or "")


def test_an_article_with_an_address_is_a_link_that_tells_nobody(tmp_path: Path, show: Opener) -> None:
    told = story()
    hostile = replace(told.articles[1], url="javascript:alert(1)")
    articles = (replace(told.articles[0], url="https://example.org/a?b=1", title="Titre"), hostile, *told.articles[2:])
    path = tmp_path / "linked.html"
    path.write_text(render(replace(told, articles=articles)), encoding="utf-8")
    page = show(path, f"#sel=e:{AMAZON}")
    link = page.locator("#claims a").first
    assert (link.text_content(), link.get_attribute("href"), link.get_attribute("rel")) == (
        "Titre", "https://example.org/a?b=1", "noopener noreferrer",
    )  # fmt: skip
    assert page.locator("#panel a[href^='javascript']").count() == 0


def test_parts_lead_to_their_whole_and_back(seeds: Path, show: Opener) -> None:
    page = show(seeds, f"#sel=e:{AMAZON}")
    page.locator("#panel button.line", has_text="Sous conditions").click()
    assert "versement" in (page.locator("#panel .kicker").text_content() or "")
    page.locator(f"#panel [data-deal='{AMAZON}']").click()
    assert "50 Md$" in (page.locator("#panel .big").text_content() or "")


def test_closing_gives_the_focus_back_to_the_picture(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    select(page, AMAZON)
    page.locator("#panel .close").click()
    assert page.evaluate("document.activeElement.id") == "network"
    assert page.locator("#panel h2").first.text_content() == "Vue d’ensemble"

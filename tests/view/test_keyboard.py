"""Everything without a mouse, and for those who do not see the picture: keys, table, names, axe."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.gold_claims import ROOT
from tests.network.gold_story import story
from tests.view.conftest import Opener
from tests.view.looking import AMAZON, select, shown

AXE = ROOT / "tests" / "view" / "lint" / "node_modules" / "axe-core" / "axe.min.js"


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_arrows_walk_the_deals_and_each_is_spoken(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    page.locator("#network").focus()
    press(page, "ArrowRight")
    first = page.evaluate("kgview.view.selected")
    press(page, "ArrowRight")
    assert page.evaluate("kgview.view.selected") != first
    press(page, "ArrowLeft")
    assert page.evaluate("kgview.view.selected") == first
    select(page, AMAZON)
    said = page.locator("#said")
    claims = len(next(deal for deal in story().deals if deal.id == AMAZON).claims)
    assert said.text_content() == f"Amazon vers OpenAI, Investissement, 50 Md$, Annoncé, {claims} affirmation(s)"
    assert said.get_attribute("aria-live") == "polite"


def test_keys_reach_companies_details_table_and_help(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    page.locator("#network").focus()
    press(page, "n")
    assert page.evaluate("kgview.view.selected") == "c0"
    press(page, "Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    press(page, "Escape")
    assert page.evaluate("kgview.view.selected") == ""
    assert page.evaluate("document.activeElement.id") == "network"
    scale = page.evaluate("kgview.network.getScale()")
    press(page, "+")
    assert page.evaluate("kgview.network.getScale()") > scale
    press(page, "0")
    assert page.evaluate("kgview.network.getScale()") == pytest.approx(scale)
    press(page, "t")
    assert page.evaluate("document.activeElement.id") == "table"


def test_the_table_is_the_whole_picture_in_rows(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    press(page, "t")
    rows = page.locator("#table tbody tr")
    assert rows.count() == len(shown(page))
    names = rows.evaluate_all("rows => rows.map((row) => row.dataset.deal)")
    assert set(names) == set(shown(page))
    amounts = [shown(page)[name]["weight"] for name in names]
    assert amounts == sorted(amounts, reverse=True)
    text = page.locator(f"#table tr[data-deal='{AMAZON}']").text_content() or ""
    for told in ("Amazon", "OpenAI", "Investissement", "50 Md$", "Annoncé"):
        assert told in text
    page.evaluate("kgview.change({ hidden: { ...kgview.view.hidden, kind: new Set(['stake']) } })")
    assert rows.count() == len(shown(page))


@pytest.mark.parametrize(
    "column", ["from", "to", "kind", "amount", "gw", "percent", "status", "date", "claims", "conflict", "parts"]
)
def test_each_column_sorts_both_ways_by_keyboard(column: str, seeds: Path, show: Opener) -> None:
    page = show(seeds, "#table=1&sort=status")
    button = page.locator(f"#table [data-sort='{column}']")
    rows = page.locator("#table tbody tr")
    button.focus()
    press(page, "Enter")
    first = rows.evaluate_all("rows => rows.map((row) => row.dataset.deal)")
    sort = button.locator("xpath=..").get_attribute("aria-sort")
    assert sort in {"ascending", "descending"}
    assert page.evaluate("document.activeElement.dataset.sort") == column
    press(page, "Enter")
    assert {sort, button.locator("xpath=..").get_attribute("aria-sort")} == {"ascending", "descending"}
    assert rows.evaluate_all("rows => rows.map((row) => row.dataset.deal)") != first


def test_enter_on_a_row_opens_its_deal_and_keeps_the_focus(seeds: Path, show: Opener) -> None:
    page = show(seeds, "#table=1")
    page.locator(f"#table tr[data-deal='{AMAZON}'] .open").focus()
    press(page, "Enter")
    assert "50 Md$" in (page.locator("#panel .big").text_content() or "")
    assert page.locator(f"#table tr[data-deal='{AMAZON}']").get_attribute("aria-current") == "true"
    assert page.evaluate("document.activeElement.closest('tr').dataset.deal") == AMAZON


def test_the_tab_key_reaches_every_control(seeds: Path, show: Opener) -> None:
    page = show(seeds, f"#table=1&sel=e:{AMAZON}")
    wanted = page.evaluate(
        "[...document.querySelectorAll('button, input, summary, [tabindex=\"0\"]')].filter((one) => one.offsetParent && !one.disabled).length"
    )
    page.evaluate("document.body.tabIndex = -1; document.body.focus()")
    seen = set()
    for _ in range(wanted + 5):
        press(page, "Tab")
        seen.add(
            page.evaluate(
                "(() => { const all = [...document.querySelectorAll('*')]; return all.indexOf(document.activeElement); })()"
            )
        )
    assert len(seen) >= wanted


def test_the_skip_link_leads_to_the_table(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    press(page, "Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    press(page, "Enter")
    assert page.evaluate("document.activeElement.id") == "table"


def test_help_lists_the_keys_and_closes(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    page.click("#toHelp")
    assert page.locator("#help dt").count() == page.locator("#help dd").count() == 8
    press(page, "Escape")
    assert page.locator("#help").is_hidden()


@pytest.mark.parametrize(("theme", "lang"), [("light", "fr"), ("dark", "en")])
@pytest.mark.parametrize("state", ["", f"&sel=e:{AMAZON}", "&sel=n:OpenAI&table=1", "&loops=1&payers=1"])
def test_axe_finds_nothing_serious(theme: str, state: str, lang: str, seeds: Path, show: Opener) -> None:
    page = show(seeds, f"#theme={theme}&lang={lang}{state}", bypass_csp=True)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(({ violations }) => violations)")
    serious = [
        (one["id"], [node["html"][:120] for node in one["nodes"]])
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]
    assert serious == []

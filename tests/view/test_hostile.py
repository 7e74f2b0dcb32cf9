"""Article text is hostile: in every field it stays text, and no script runs but ours."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.claims.model import Claim
from kg.deals.model import Deal
from kg.lexicon.company import Company
from kg.pipeline import Story
from kg.view.page import Opening, render
from tests.network.gold_story import story
from tests.view.conftest import Opener
from tests.view.looking import shown

PAYLOADS = (
    "</script><script>window.PWN=1</script>",
    '<img src=x onerror="window.PWN=2">',
    '"><svg onload=window.PWN=3> href',
    "{{ 7*7 }}{% raw %}${window.PWN=4}`\\u003c",
    "<!--<script>",
    "=cmd|' /C calc'!A0",
    "\u202egnp.exe \u0000\ud7ff\U0001f4b8",
)


SCRIPTS = render(story()).count("<script")


def poisoned(told: Story, poison: str) -> Story:
    """The story with poison in every text that comes from an article or a name."""

    def company(name: str) -> str:
        return f"{name} {poison}"

    def claim(one: Claim) -> Claim:
        parties = tuple(replace(party, name=company(party.name)) for party in one.parties)
        evidence = replace(one.evidence, quote=poison + one.evidence.quote)
        return replace(
            one, parties=parties, evidence=evidence, chips=(poison,), attributed_to=(poison,), article=one.article + poison
        )  # fmt: skip

    claims = {one.id: claim(one) for one in told.claims}

    def deal(one: Deal) -> Deal:
        return replace(
            one, id=one.id + poison, part_of=one.part_of and one.part_of + poison, because=poison, chips=(poison,),
            sources=tuple(map(company, one.sources)), target=one.target and company(one.target),
            claims=tuple(claims[name].id for name in one.claims), chosen_from=claims[one.chosen_from].id,
        )  # fmt: skip

    companies = {company(name): Company(one.id, company(name), one.sector) for name, one in told.companies.items()}
    articles = tuple(
        replace(one, id=one.id + poison, title=poison, publisher=poison, url=poison) for one in told.articles
    )
    conflicts = tuple(
        replace(one, deal=one.deal + poison, because=poison, claims=tuple(claims[name].id for name in one.claims))
        for one in told.conflicts
    )
    deals = tuple(map(deal, told.deals))
    return Story(articles, tuple(claims.values()), (), (), deals, conflicts, companies)


def page_of(told: Story) -> str:
    from kg.view.history import Snapshot

    return render(told, history=[Snapshot(told.articles[-1].date, told.deals, told.conflicts)])


def data_blocks(html: str) -> Iterator[str]:
    yield from re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.DOTALL)


@pytest.mark.parametrize("poison", PAYLOADS)
def test_hostile_text_stays_text_everywhere(poison: str, tmp_path: Path, show: Opener) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(page_of(poisoned(story(), poison)), encoding="utf-8")
    page = show(path, "#table=1")
    assert len(shown(page)) == len(story().deals)
    assert poison in page.evaluate("kgview.data.companies[0].name")
    for at in range(0, len(shown(page)), 6):
        page.evaluate("at => kgview.change({ selected: `d${at}` })", at)
        assert poison.strip("\u0000\ud7ff\U0001f4b8 ")[:12] in (page.locator("#panel").text_content() or "")
    page.evaluate("kgview.change({ selected: 'c0' })")
    page.fill("#search", "openai")
    page.mouse.move(600, 400)
    assert page.evaluate("window.PWN") is None
    assert page.locator("img, svg[onload], #panel script").count() == 0
    assert page.evaluate("document.querySelectorAll('[onerror], [onload]').length") == 0
    assert ET.fromstring(page.evaluate("kgview.drawing()")).tag.endswith("svg")


def test_data_blocks_hold_no_markup_and_say_what_they_were_given() -> None:
    poison = PAYLOADS[0]
    blocks = list(data_blocks(page_of(poisoned(story(), poison))))
    assert len(blocks) == 4
    assert all("<" not in block and ">" not in block for block in blocks)
    assert json.loads(blocks[0])["claims"][0]["quote"].startswith(poison)


def test_only_the_two_scripts_and_the_style_of_the_page_are_allowed(seeds: Path) -> None:
    html = seeds.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].replace("&#39;", "'").split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"

    def digests(tag: str) -> set[str]:
        bodies = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        return {f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'" for body in bodies}

    assert set(rules["script-src"].split()) == digests("script")
    assert len(digests("script")) == 2
    assert set(rules["style-src"].split()) == digests("style")
    assert "unsafe" not in policy[1]
    assert not re.search(r"<[a-z][^>]*\son[a-z]+\s*=", re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL))


def test_a_hostile_address_never_breaks_the_page(seeds: Path, show: Opener) -> None:
    for fragment in ("#d=zzz&sel=e:<img src=x onerror=window.PWN=1>", "#at=[[", "#at=" + quote('[["OpenAI","x",1e999],7,null]'),
                     "#hops=-4&focus=__proto__&min=NaN&no-kind=%00&lang=xx&theme=%3Cb%3E&sel=l:|", "#%%%"):  # fmt: skip
        page = show(seeds, fragment)
        assert page.evaluate("window.PWN") is None
        assert len(shown(page)) == len(story().deals)


def test_a_csv_cell_never_becomes_a_formula(tmp_path: Path, show: Opener) -> None:
    told = story()
    claims = tuple(
        replace(one, evidence=replace(one.evidence, quote="=HYPERLINK(1)"), attributed_to=("@SUM(A1)",))
        for one in told.claims
    )
    changed = {old.id: new.id for old, new in zip(told.claims, claims, strict=True)}
    deals = tuple(
        replace(one, claims=tuple(changed[name] for name in one.claims), chosen_from=changed[one.chosen_from])
        for one in told.deals
    )
    path = tmp_path / "formula.html"
    path.write_text(page_of(replace(told, claims=claims, deals=deals, conflicts=())), encoding="utf-8")
    rows = list(csv.reader(io.StringIO(show(path).evaluate("kgview.claimRows()").lstrip("\ufeff")), delimiter=";"))
    assert {row[-1] for row in rows[1:]} == {"'=HYPERLINK(1)"}
    assert {row[12] for row in rows[1:]} == {"'@SUM(A1)"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_text_comes_back_from_the_page_as_it_went_in(text: str) -> None:
    html = page_of(poisoned(story(), text))
    payload = json.loads(next(data_blocks(html)))
    assert all(text in claim["quote"] for claim in payload["claims"])
    assert all(company["name"].endswith(f" {text}") for company in payload["companies"])
    assert html.count("<script") == SCRIPTS


def test_the_opening_is_escaped_too() -> None:
    html = render(story(), Opening(focus="OpenAI", hops=1))
    assert json.loads(list(data_blocks(html))[2])["focus"] == "OpenAI"

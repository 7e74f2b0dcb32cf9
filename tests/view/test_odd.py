"""Empty and odd stories: each is shown, and the page says what it does."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from kg.claims.model import Claim, Evidence, Grounding, Kind, Party, Role, Status
from kg.deals.fuse import fuse
from kg.pipeline import Story
from kg.text.article import Article
from kg.values import Bound, Capacity, Money, Percent, Span
from kg.view.page import render
from tests.view.conftest import Opener
from tests.view.looking import label_boxes, shown

LONG = "Compagnie générale " * 12


def claim(
    sources: tuple[str, ...], target: str | None, kind: Kind = Kind.INVESTMENT, *, money: Money | None = None,
    capacity: Capacity | None = None, percent: Percent | None = None, at: int = 0, status: Status = Status.SIGNED,
) -> Claim:  # fmt: skip
    span = Span(at, at + 9)
    parties = [Party(Role.SOURCE, name, span, Grounding.EXPLICIT) for name in sources]
    parties += [Party(Role.TARGET, target, span, Grounding.EXPLICIT)] if target else []
    return Claim(
        "a1", kind, tuple(parties), Evidence(f"Phrase {at:02d}", span, (span,)), status, Grounding.EXPLICIT, money,
        capacity, percent,
    )  # fmt: skip


def told(*claims: Claim, date: str | None = None) -> Story:
    import datetime as dt

    article = Article("a1", "Phrase 00 " * 40, date=dt.date.fromisoformat(date) if date else None)
    deals, conflicts = fuse(claims, [article])
    return Story((article,), claims, (), (), tuple(deals), tuple(conflicts), {})


def page_file(story: Story, folder: Path) -> Path:
    path = folder / "odd.html"
    path.write_text(render(story), encoding="utf-8")
    return path


def usd(value: int, currency: str | None = "USD", bound: Bound = Bound.EXACT) -> Money:
    return Money.of(Decimal(value), bound, currency)


def test_no_deal_at_all(tmp_path: Path, show: Opener) -> None:
    page = show(page_file(Story((), (), (), (), (), (), {}), tmp_path))
    assert page.locator("#none").is_visible()
    assert "0 sociétés" in (page.locator("#counts").text_content() or "")
    page.click("#toTable")
    page.click("#toLoops")
    assert page.evaluate("kgview.drawing()").startswith("<svg")


def test_one_company_with_a_valuation_alone(tmp_path: Path, show: Opener) -> None:
    page = show(page_file(told(claim((), "A", Kind.VALUATION, money=usd(5_000_000))), tmp_path))
    assert [text for text, _ in label_boxes(page)] == ["A"]
    page.evaluate("kgview.change({ selected: 'c0' })")
    assert "5 M$" in (page.locator("#valuations").text_content() or "")


def test_a_company_that_pays_itself(tmp_path: Path, show: Opener) -> None:
    page = show(page_file(told(claim(("A",), "A", money=usd(7_000_000_000))), tmp_path))
    assert len(shown(page)) == 1
    assert "7 Md$" in {text for text, _ in label_boxes(page)}
    assert page.evaluate("kgview.loops()") == []


def test_no_amount_nought_two_currencies_and_none(tmp_path: Path, show: Opener) -> None:
    claims = [
        claim(("A",), "B", at=0),
        claim(("C",), "B", money=usd(0), at=10),
        claim(("D",), "B", money=usd(3_000_000_000, "EUR", Bound.AT_LEAST), at=20),
        claim(("E",), "B", money=usd(2_000_000_000, None), at=30),
        claim(("F",), "B", money=usd(4_000_000_000), at=40),
    ]
    page = show(page_file(told(*claims), tmp_path))
    texts = {text for text, _ in label_boxes(page)}
    assert {"≥ 3 Md€", "2 Md", "4 Md$"} <= texts
    boxes = page.locator("#panel .box").first.text_content() or ""
    assert "€" in boxes
    assert "$" in boxes
    deal = next(at for at, one in enumerate(shown(page).values()) if not one.get("money"))
    page.evaluate("at => kgview.change({ selected: `d${at}` })", deal)
    assert page.locator("#panel .big").text_content() == "montant non dit"
    page.evaluate("kgview.change({ selected: '', lang: 'en', table: true })")
    assert "≥ €3bn" in (page.locator("#table").text_content() or "")


def test_a_name_without_end_is_cut_on_the_picture_and_whole_in_the_panel(tmp_path: Path, show: Opener) -> None:
    page = show(page_file(told(claim((LONG,), "B", money=usd(1_000_000_000))), tmp_path))
    names = [text for text, _ in label_boxes(page)]
    assert any(name.endswith("…") and len(name) == 34 for name in names)
    page.evaluate("kgview.change({ selected: 'd0' })")
    assert LONG in (page.locator("#panel").text_content() or "")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_several_investors_of_one_amount_meet_in_a_knot(tmp_path: Path, show: Opener) -> None:
    page = show(page_file(told(claim(("A", "B", "C"), "D", money=usd(60_000_000_000))), tmp_path))
    assert [node for node in page.evaluate("kgview.bodies().map(({ id }) => id)") if node[0] == "k"] == ["k0"]
    assert [text for text, _ in label_boxes(page)].count("60 Md$") == 1
    boxes = page.locator("#panel .box").first.text_content() or ""
    assert boxes.startswith("60 Md$")
    page.evaluate("kgview.change({ selected: 'c0' })")
    assert "≤ 60 Md$" in (page.locator("#panel .box").first.text_content() or "")


def test_unnamed_sides_are_shown_and_named_so(tmp_path: Path, show: Opener) -> None:
    claims = [
        claim((), "B", Kind.ROUND, money=usd(9_000_000_000), at=0),
        claim(("A",), None, Kind.COMPUTE, capacity=Capacity.of(Decimal(2)), at=10),
    ]
    page = show(page_file(told(*claims), tmp_path))
    assert {"levée 9 Md$", "calcul 2 GW"} <= {text for text, _ in label_boxes(page)}
    page.evaluate("kgview.change({ table: true })")
    assert "non nommé" in (page.locator("#table").text_content() or "")


def test_shares_and_power_without_money(tmp_path: Path, show: Opener) -> None:
    claims = [
        claim(("A",), "B", Kind.STAKE, percent=Percent(Decimal("12.5"), Bound.ABOUT), at=0),
        claim(("C",), "B", Kind.COMPUTE, capacity=Capacity.of(Decimal("0.8"), Bound.UP_TO), at=10),
    ]
    page = show(page_file(told(*claims, date="2026-03-01"), tmp_path))
    assert {"part ≈ 12,5 %", "calcul ≤ 0,8 GW"} <= {text for text, _ in label_boxes(page)}
    assert page.evaluate("kgview.data.dates") == ["2026-03-01"]


def test_a_small_screen_and_a_finger(seeds: Path, show: Opener) -> None:
    page = show(seeds, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.tap("#toFilters")
    assert page.locator("#filters").is_visible()
    small = page.evaluate(
        "[...document.querySelectorAll('#top button, #zoom button')].filter((one) => one.offsetParent && one.offsetHeight < 40).length"
    )
    assert small == 0
    page.tap("#toFilters")
    place = page.evaluate(
        """(() => {
          const body = kgview.bodies().find(({ id }) => id[0] === "c" && kgview.data.companies[+id.slice(1)].name === "OpenAI");
          const point = kgview.network.canvasToDOM(body);
          const { left, top } = document.getElementById("network").getBoundingClientRect();
          return [point.x + left, point.y + top];
        })()"""
    )
    page.touchscreen.tap(*place)
    page.locator("#panel h2", has_text="OpenAI").wait_for()

"""PNG, SVG and CSV are downloaded, whole and readable; the page prints."""

from __future__ import annotations

import csv
import io
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

from playwright.sync_api import Page

from tests.view.conftest import Opener
from tests.view.looking import shown

SVG = "{http://www.w3.org/2000/svg}"


def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.click(button)
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_the_png_is_twice_the_size(seeds: Path, show: Opener) -> None:
    name, data = downloaded(show(seeds), "#toPng")
    assert name == "network.png"
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (2800, 1800)
    assert len(data) > 50_000


def test_the_svg_holds_every_edge_name_title_day_legend_and_filters(seeds: Path, show: Opener) -> None:
    page = show(seeds, "#no-kind=stake&min=10000000000")
    name, data = downloaded(page, "#toSvg")
    assert name == "network.svg"
    drawing = ET.fromstring(data)
    assert len(drawing.findall(f".//{SVG}g[@data-edge]")) == page.evaluate("kgview.scene().edges.length")
    texts = ["".join(text.itertext()) for text in drawing.iter(f"{SVG}text")]
    assert {"Réseau des investisseurs de l’IA", "Microsoft", "OpenAI", "Pourparlers", "Calcul"} <= set(texts)
    under = next(text for text in texts if text.startswith("au 27 février 2026"))
    assert "≥ 10 Md$" in under
    assert "− Participation" in under


def test_the_csv_has_a_row_for_each_claim_of_the_shown_deals(seeds: Path, show: Opener) -> None:
    page = show(seeds, "#no-kind=valuation&d=2026-01-30")
    name, data = downloaded(page, "#toCsv")
    assert name == "affirmations.csv"
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == sum(len(deal["claims"]) for deal in shown(page).values())
    quotes = {
        page.evaluate("at => kgview.data.claims[at].quote", at)
        for deal in shown(page).values()
        for at in deal["claims"]
    }
    assert {row["citation"] for row in rows} == quotes
    joint = next(row for row in rows if row["borne"] == "about" and row["bas"] == "40000000000")
    assert (joint["de"], joint["statut"], joint["devise"]) == ("Nvidia, Microsoft, Amazon", "talks", "USD")


def test_english_exports_have_english_names(seeds: Path, show: Opener) -> None:
    name, data = downloaded(show(seeds, "#lang=en"), "#toCsv")
    assert name == "claims.csv"
    assert data.decode("utf-8-sig").splitlines()[0].startswith('"deal";"from";"to"')


def test_print_shows_picture_legend_and_panel_without_the_tools(seeds: Path, show: Opener) -> None:
    page = show(seeds, "#table=1&sel=n:OpenAI")
    page.emulate_media(media="print")
    for hidden in (".tools", "#search", "#zoom", "#reset"):
        assert page.locator(hidden).is_hidden()
    for visible in ("#network", "#panel", "#table", "#statuses"):
        assert page.locator(visible).is_visible()
    box = page.locator("#table").bounding_box()
    assert box
    assert box["height"] > 500
    page.set_viewport_size({"width": 720, "height": 1000})  # the width of a sheet: the legend lies beside nothing
    legend, picture = page.locator("#filters").bounding_box(), page.locator("#network").bounding_box()
    assert legend
    assert picture
    assert legend["y"] + legend["height"] <= picture["y"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert len(page.pdf()) > 20_000

"""The served pages in headless Chromium, with no way to any other machine."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from kg.query.library import bundled_queries
from tests.serve.chromium import FLAGS, chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that reaches our server alone; what it complains of fails the test."""
    context = browser.new_context(accept_downloads=True)
    away: list[str] = []
    said: list[str] = []

    def keep_here(route: Route) -> None:
        if route.request.url.startswith(address):
            route.continue_()
        else:
            away.append(route.request.url)
            route.abort()

    context.route("**/*", keep_here)
    page = context.new_page()
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert not [url for url in away if not url.startswith("data:")]
    assert not [words for words in said if "status of 4" not in words]  # a wrong query is answered with 400


def open_ask(page: Page, address: str, query: str | None = None) -> None:
    page.goto(f"{address}/sparql" + (f"?query={quote(query)}" if query else ""))
    expect(page.locator("html")).to_have_attribute("data-ready", "yes")


def ask(page: Page, query: str) -> None:
    before = page.locator("html").get_attribute("data-asked") or "0"
    page.get_by_label("Query", exact=True).fill(query)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-asked", str(int(before) + 1))


def column(page: Page, number: int) -> list[str]:
    return page.locator(f"#rows tbody td:nth-child({number})").all_inner_texts()


def test_each_bundled_question_is_asked_from_the_list(page: Page, address: str) -> None:
    open_ask(page, address)
    for number, bundled in enumerate(bundled_queries(), 1):
        page.get_by_label("A question").select_option(bundled.name)
        expect(page.locator("html")).to_have_attribute("data-asked", str(number))
        expect(page.locator("#about")).to_have_text(bundled.question)
        assert page.locator("#rows tbody tr").count() > 0, bundled.name
        expect(page.locator("#error")).to_be_hidden()


def test_a_query_travels_in_the_link(page: Page, address: str) -> None:
    open_ask(page, address)
    ask(page, "SELECT ?name { ?c a kg:Company ; rdfs:label ?name } ORDER BY ?name")
    assert column(page, 1) == ["Axonix", "Brumeval", "Célesta", "Nordalia"]
    link = page.get_by_role("link", name="Link to this query").get_attribute("href")
    page.goto(address + str(link))
    expect(page.locator("#rows tbody tr")).to_have_count(4)
    assert page.url.endswith(str(link))


def test_rows_sort_and_lead_to_the_pages_of_things(page: Page, address: str) -> None:
    open_ask(page, address, "SELECT ?deal ?high { ?deal a kg:InvestmentCommitment ; kg:amount/kg:high ?high }")
    page.get_by_role("button", name="high").click()
    up = [int(cell.replace(",", "")) for cell in column(page, 2)]
    assert up == sorted(up)
    assert len(up) > 3
    page.get_by_role("button", name="high").click()
    assert [int(cell.replace(",", "")) for cell in column(page, 2)] == up[::-1]
    expect(page.locator("#rows th").nth(1)).to_have_attribute("aria-sort", "descending")
    page.locator("#rows tbody a").first.click()
    expect(page.locator("h1")).to_contain_text("Axonix")
    expect(page.locator("blockquote").first).to_be_visible()


def test_an_error_is_shown_at_its_line(page: Page, address: str) -> None:
    open_ask(page, address)
    ask(page, "SELECT *\nWHERE {\n  ?s foo:bar ?o\n}")
    expect(page.get_by_role("alert")).to_contain_text("the prefix foo: is not declared")
    expect(page.locator("#lines .wrong")).to_have_text("3")
    ask(page, "ASK { ?d a kg:Deal }")
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.locator("#count")).to_have_text("yes")


def test_names_are_completed_by_the_keyboard(page: Page, address: str) -> None:
    open_ask(page, address)
    editor = page.get_by_label("Query", exact=True)
    editor.fill("SELECT * { ?deal ")
    editor.press("End")
    editor.press_sequentially("kg:supp")
    expect(page.locator("#names li").first).to_have_text("kg:suppliesComputeTo")
    editor.press("ArrowDown")
    editor.press("Enter")
    assert editor.input_value() == "SELECT * { ?deal kg:supportedBy"
    editor.press_sequentially(" ?claim }")
    editor.press("Control+Enter")
    expect(page.locator("#rows tbody tr")).to_have_count(14)


@pytest.mark.parametrize("name", ["JSON", "CSV", "TSV", "XML"])
def test_rows_are_downloaded_in_each_format(page: Page, address: str, name: str) -> None:
    open_ask(page, address, "SELECT ?name { ?c a kg:Company ; rdfs:label ?name } ORDER BY ?name")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    assert waiting.value.suggested_filename == f"answer.{name.lower()}"
    text = waiting.value.path().read_text(encoding="utf-8")
    assert "Célesta" in text
    if name == "CSV":
        assert next(csv.reader(io.StringIO(text))) == ["name"]


@pytest.mark.parametrize("name", ["Turtle", "N-Triples", "JSON-LD", "RDF/XML"])
def test_graphs_are_downloaded_in_each_format(page: Page, address: str, name: str) -> None:
    open_ask(page, address, "CONSTRUCT { ?c a kg:Company } WHERE { ?c a kg:Company }")
    expect(page.locator("#graph")).to_contain_text("company:Axonix")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    assert "Axonix" in waiting.value.path().read_text(encoding="utf-8")


def test_the_pages_lead_to_each_other(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    expect(page.locator("h1")).to_be_visible()
    page.get_by_role("link", name="SPARQL").click()
    expect(page.get_by_label("Query", exact=True)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-ready", "yes")
    ask(page, "SELECT ?c { ?c a kg:Company } ORDER BY ?c")
    page.locator("#rows a").first.click()
    expect(page.locator("h1")).to_have_text("Axonix")
    page.get_by_role("link", name="Ask", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-ready", "yes")
    page.get_by_role("link", name="Network").click()
    expect(page.get_by_role("link", name="SPARQL")).to_be_visible()


def test_hostile_words_stay_words(page: Page, address: str) -> None:
    hostile = '<img src=x onerror="window.PWN=1"></script><script>window.PWN=1</script>'
    open_ask(
        page, address, f"SELECT ?x ?y {{ BIND('''{hostile}''' AS ?x) BIND(IRI('javascript:window.PWN=1') AS ?y) }}"
    )
    expect(page.locator("#rows tbody td").first).to_have_text(hostile)
    assert page.locator("#rows a").count() == 0
    ask(page, f"SELECT '''{hostile}")
    expect(page.get_by_role("alert")).to_be_visible()
    page.goto(f"{address}/id/article/a3")
    expect(page.locator(".text")).to_contain_text("<b>")
    assert page.evaluate("window.PWN") is None
    assert page.locator("main img, main b, main script").count() == 0


def test_an_article_marks_its_claims_and_leads_to_them(page: Page, address: str) -> None:
    page.goto(f"{address}/id/article/a1")
    assert page.locator("mark").count() >= 5
    page.locator(".ref").first.click()
    expect(page.locator(".claims li:target")).to_have_count(1)
    page.locator(".claims li:target a").first.click()
    expect(page.locator(".kind")).to_contain_text("kg:Deal")


def test_every_control_has_a_name_and_nothing_runs_over_the_side(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 420, "height": 800})
    for path in ("/sparql?query=ASK%7B%7D", "/id/company/Nordalia", "/id/article/a1"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        for control in page.locator("button:visible, select:visible, textarea:visible, a:visible").all():
            assert (
                control.inner_text() + str(control.get_attribute("aria-label")) + str(control.get_attribute("id"))
            ).strip()

"""A real Chromium, offline, for the tests of the network page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from kg.view.page import render
from tests.network.gold_story import story

Opener = Callable[..., Page]

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
)  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert program, "the tests of the page need Chromium: apt-get install chromium"
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=program, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the five seed articles, from their gold."""
    path = tmp_path_factory.mktemp("page") / "network.html"
    path.write_bytes(render(story()).encode("utf-8"))
    return path


def _is_complaint(said: ConsoleMessage) -> bool:
    """True if the console tells of something wrong; that a test reads pixels back often is not."""
    return said.type in {"error", "warning"} and "willReadFrequently" not in said.text


@pytest.fixture
def show(browser: Browser) -> Iterator[Opener]:
    """Opens a page of ours, waits until it is drawn; at the end no page may have asked for anything or complained."""
    contexts = []
    complaints: list[str] = []
    asked: list[str] = []

    def open_page(path: Path, fragment: str = "", **options: Any) -> Page:
        settings: dict[str, Any] = {
            "offline": True,
            "viewport": {"width": 1440, "height": 860},
            "reduced_motion": "reduce",
        }
        context = browser.new_context(**(settings | options))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("html[data-ready]", timeout=60_000)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []

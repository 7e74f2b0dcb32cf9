"""Makes docs/network.png, the picture of the network page in the README, from the bundled articles.

Run from the root of the repository: python tools/picture.py [OUT.png]. It needs Chromium.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from kg.pipeline import tell
from kg.reading.read import read_articles
from kg.resources import folder
from kg.view.page import Opening, render

OUT = Path("docs/network.png")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def main(out: Path) -> None:
    program = shutil.which("chromium")
    assert program, "apt-get install chromium"
    page = render(tell(read_articles([folder("seeds")]).articles), Opening(theme="light"))
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as driver:
        path = Path(place) / "network.html"
        path.write_text(page, encoding="utf-8")
        browser = driver.chromium.launch(executable_path=program, args=list(FLAGS))
        tab = browser.new_context(offline=True, viewport={"width": 1440, "height": 860}).new_page()
        tab.goto(path.as_uri())
        tab.wait_for_selector("html[data-ready]")
        tab.screenshot(path=out)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)

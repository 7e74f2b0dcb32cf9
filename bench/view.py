"""How fast the network page is: made, opened, filtered; and how much sooner than stock pyvis it shows a picture.

Run from the root of the repository: python bench/view.py [--stock] [150 1000]
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network

from kg.view.page import render
from tests.view.conftest import FLAGS
from tests.view.generated import generated, links

_FRAME = """() => {
  const start = performance.now();
  for (let turn = 0; turn < 5; turn++) kgview.network.canvas.body.emitter.emit("_redraw");
  return (performance.now() - start) / 5;
}"""
_TIMED = """(patch) => {
  const start = performance.now();
  kgview.change(patch);
  kgview.network.canvas.body.emitter.emit("_redraw");
  return performance.now() - start;
}"""
_FILTER = (
    "() => ({ hidden: { ...kgview.view.hidden, status: new Set(kgview.view.hidden.status.size ? [] : ['talks']) } })"
)
_DRAWN = """() => {
  const canvas = document.querySelector("canvas");
  if (!canvas || !canvas.width) return false;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 3; at < data.length; at += 4) if (data[at]) return true;
  return false;
}"""


def ours(browser: Browser, folder: Path, companies: int) -> float:
    story = generated(companies)
    start = time.perf_counter()
    page_text = render(story, most=None)
    made = time.perf_counter() - start
    path = folder / f"ours{companies}.html"
    path.write_text(page_text, encoding="utf-8")
    first = []
    for _ in range(3):
        page = browser.new_context(offline=True, viewport={"width": 1440, "height": 860}).new_page()
        first.append(opened(page, path))
    ready = int(page.evaluate("document.documentElement.dataset.ready"))
    filters = [page.evaluate(f"() => ({_TIMED})(({_FILTER})())") for _ in range(6)]
    selects = [page.evaluate(f"() => ({_TIMED})({{ selected: 'c{at}' }})") for at in range(5)]
    frame = page.evaluate(_FRAME)
    edges = page.evaluate("kgview.scene().edges.length")
    print(
        f"{companies:5} companies, {edges:5} edges: made {made:5.2f} s, {len(page_text.encode()) / 1e6:.2f} MB, "
        f"first picture {statistics.median(first):5.2f} s (script ready {ready} ms), "
        f"filter {statistics.median(filters):4.0f} ms, select {statistics.median(selects):4.0f} ms, frame {frame:4.0f} ms"
    )
    return statistics.median(first)


def stock(browser: Browser, folder: Path, companies: int) -> float:
    network = Network(directed=True, cdn_resources="in_line")
    for at in range(companies):
        network.add_node(at, label=f"Société {at:04d}")
    for one, other in links(companies):
        network.add_edge(one, other)
    path = folder / f"stock{companies}.html"
    path.write_text(network.generate_html(), encoding="utf-8")
    page = browser.new_context(offline=True, viewport={"width": 1440, "height": 860}).new_page()
    page.set_default_timeout(400_000)
    page.set_default_navigation_timeout(400_000)
    return opened(page, path)


def opened(page: Page, path: Path) -> float:
    """Seconds from the address to the first pixel of a picture."""
    start = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    while time.perf_counter() - start < 400:
        if page.evaluate(_DRAWN):
            return time.perf_counter() - start
        time.sleep(0.02)
    return float("inf")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", nargs="*", type=int, default=[150, 1000])
    options.add_argument("--stock", action="store_true", help="compare with stock pyvis, physics on (minutes)")
    chosen = options.parse_args()
    program = shutil.which("chromium")
    assert program, "apt-get install chromium"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=list(FLAGS))
        for companies in chosen.sizes:
            mine = ours(browser, Path(folder), companies)
            if chosen.stock:
                theirs = stock(browser, Path(folder), companies)
                print(
                    f"{companies:5} companies: stock pyvis with physics {theirs:.1f} s, {theirs / mine:.0f} times as long"
                )
        browser.close()


if __name__ == "__main__":
    main()

"""What the tests ask of an open page, in one place."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

AMAZON = "amazon-openai-investment-2026"
JOINT = "amazon-microsoft-nvidia-openai-investment-2026"

Box = tuple[float, float, float, float]


def shown(page: Page) -> dict[str, dict[str, Any]]:
    """The deals that the page shows, by id."""
    return {deal["id"]: deal for deal in page.evaluate("kgview.shown()")}


def on_day(page: Page, date: str) -> None:
    """Moves the page to a day."""
    page.evaluate("date => kgview.change({ day: kgview.data.dates.findLastIndex((one) => one <= date) })", date)


def select(page: Page, deal: str) -> None:
    """Selects a deal by its id."""
    page.evaluate("id => kgview.change({ selected: `d${kgview.data.deals.findIndex((one) => one.id === id)}` })", deal)


def middle_of_edge(page: Page, deal: str, share: float = 0.5) -> dict[str, float]:
    """A point on the edge of a deal, in pixels of the window."""
    point: dict[str, float] = page.evaluate(
        """([id, share]) => {
          const at = kgview.data.deals.findIndex((deal) => deal.id === id);
          const { from, bend, to } = kgview.curveOf(kgview.scene().edgesOf.get(at).at(-1));
          const on = (name) => (1 - share) ** 2 * from[name] + 2 * share * (1 - share) * bend[name] + share ** 2 * to[name];
          const point = kgview.network.canvasToDOM({ x: on("x"), y: on("y") });
          const { left, top } = document.getElementById("network").getBoundingClientRect();
          return { x: point.x + left, y: point.y + top };
        }""",
        [deal, share],
    )
    return point


def label_boxes(page: Page) -> list[tuple[str, Box]]:
    """The labels of the picture: text and box, in the plane of the picture."""
    rows = page.evaluate("kgview.labels().map(({ text, box }) => [text, box.left, box.top, box.right, box.bottom])")
    return [(text, (left, top, right, bottom)) for text, left, top, right, bottom in rows]


def node_boxes(page: Page) -> list[tuple[str, Box]]:
    """The nodes of the picture: id and box."""
    rows = page.evaluate("kgview.bodies().map(({ id, x, y, size }) => [id, x - size, y - size, x + size, y + size])")
    return [(name, (left, top, right, bottom)) for name, left, top, right, bottom in rows]


def overlap(one: Box, other: Box) -> bool:
    """True if two boxes share an area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

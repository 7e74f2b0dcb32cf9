"""The grammar of the picture, its legible labels, and that only what changed is drawn anew."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from tests.network.gold_story import story
from tests.view.conftest import Opener
from tests.view.looking import AMAZON, JOINT, label_boxes, node_boxes, on_day, overlap, select, shown

SIZES = [(1440, 860), (820, 1100)]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_label_covers_a_label_or_a_node(
    size: tuple[int, int], theme: str, lang: str, seeds: Path, show: Opener
) -> None:
    page = show(seeds, f"#theme={theme}&lang={lang}", viewport={"width": size[0], "height": size[1]})
    labels, nodes = label_boxes(page), node_boxes(page)
    names = {party.name for claim in story().claims for party in claim.parties}
    assert names <= {text for text, _ in labels}
    assert len(labels) >= len(names) + 8
    for (one, box), (other, second) in itertools.combinations(labels, 2):
        assert not overlap(box, second), (one, other)
    for text, box in labels:
        for node, body in nodes:
            assert not overlap(box, body), (text, node)


@pytest.mark.parametrize("size", [*SIZES, (1024, 700), (390, 844)], ids=str)
def test_all_names_are_inside_the_picture(size: tuple[int, int], seeds: Path, show: Opener) -> None:
    page = show(seeds, viewport={"width": size[0], "height": size[1]})
    outside = page.evaluate(
        """(() => {
          const { clientWidth, clientHeight } = document.getElementById("network");
          return kgview.labels().filter(({ box }) => {
            const start = kgview.network.canvasToDOM({ x: box.left, y: box.top });
            const end = kgview.network.canvasToDOM({ x: box.right, y: box.bottom });
            return start.x < 0 || start.y < 0 || end.x > clientWidth || end.y > clientHeight;
          }).map(({ text }) => text);
        })()"""
    )
    assert outside == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_labels_keep_their_size_on_screen_at_any_zoom(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    pixels = "(() => { const scale = kgview.network.getScale(); return kgview.labels().map(({ size }) => (size * scale).toFixed(2)); })()"
    before = set(page.evaluate(pixels))
    page.click("#zoomOut")
    page.click("#zoomOut")
    assert set(page.evaluate(pixels)) <= before
    for (_, box), (_, second) in itertools.combinations(label_boxes(page), 2):
        assert not overlap(box, second)


def test_kind_is_colour_status_is_dashes_amount_is_width(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    deals = shown(page)
    ids = page.evaluate("kgview.data.deals.map(({ id }) => id)")
    edges = page.evaluate(
        "kgview.scene().edges.map(({ id, width, dashes, color }) => [id, width, String(dashes), color.color])"
    )
    colours: dict[str, set[str]] = {}
    dashes: dict[str, set[str]] = {}
    for edge, _, dash, colour in edges:
        deal = deals[ids[int(edge[1:].split("/")[0])]]
        colours.setdefault("withdrawn" if deal["status"] == "withdrawn" else deal["kind"], set()).add(colour)
        dashes.setdefault(deal["status"], set()).add(dash)
    assert all(len(found) == 1 for found in (*colours.values(), *dashes.values()))
    for groups in (colours, dashes):
        assert len(set.union(*groups.values())) == len(groups)
    widths = {ids[int(edge[1:].split("/")[0])]: width for edge, width, _, _ in edges}
    assert widths["microsoft-openai-compute-2026"] / widths["cerebras-openai-compute-2026"] == pytest.approx(5, abs=0.3)


def test_the_legend_draws_each_width_as_the_picture_does(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    drawn = page.locator("#widths path").evaluate_all(
        "paths => paths.map((one) => parseFloat(getComputedStyle(one).strokeWidth))"
    )
    told = page.locator("#widths .option").all_text_contents()
    assert told == ["200 Md$", "50 Md$", "10 Md$"]
    assert drawn[0] / drawn[2] == pytest.approx(20**0.5, abs=0.3)


def test_the_strands_of_a_joint_deal_are_thinner_than_the_whole(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    for payers in (False, True):
        page.evaluate("payers => kgview.change({ payers })", payers)
        widths = page.evaluate(
            """id => {
              const at = kgview.data.deals.findIndex((deal) => deal.id === id);
              return kgview.scene().edges.filter((edge) => edge.id.startsWith(`d${at}/`)).map(({ width }) => width);
            }""",
            JOINT,
        )
        assert len(widths) == 4
        assert max(widths[:3]) < widths[3]


def test_colour_is_never_alone(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    words = page.evaluate("kgview.scene().captions.map(({ deal, words }) => [deal, words])")
    kinds = page.evaluate("kgview.data.deals.map(({ states }) => states.at(-1)[1].kind)")
    signs = {"compute": ("calcul", "retiré"), "round": ("levée",), "stake": ("part",)}
    for deal, text in words:
        if kinds[deal] in signs:
            assert text.startswith(signs[kinds[deal]]), text


def test_edges_between_the_same_companies_each_have_their_curve(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    edges = page.evaluate(
        "kgview.scene().edges.map(({ id, from, to }) => { const { bend } = kgview.curveOf(id); return [[from, to].sort().join(), Math.round(bend.x), Math.round(bend.y)]; })"
    )
    by_pair = itertools.groupby(sorted(edges), key=lambda edge: edge[0])
    curves = [[tuple(edge[1:]) for edge in group] for _, group in by_pair]
    assert max(map(len, curves)) > 3
    assert all(len(set(group)) == len(group) for group in curves)


def test_contrast_is_at_least_three_to_one_for_marks_and_four_and_a_half_for_text(seeds: Path, show: Opener) -> None:
    for theme in ("light", "dark"):
        page = show(seeds, f"#theme={theme}")
        values = page.evaluate(
            """["bg", "card", "ink", "muted", "investment", "round", "compute", "stake", "valuation", "withdrawn", "node"].map((name) =>
              getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim())"""
        )
        ground, card, ink, muted, *marks = values
        assert min(contrast(ink, ground), contrast(ink, card), contrast(muted, ground), contrast(muted, card)) >= 4.5
        for mark in marks:
            assert min(contrast(mark, ground), contrast(mark, card)) >= 3, (theme, mark)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_selecting_hands_nothing_to_the_network_and_filtering_only_what_changed(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    select(page, AMAZON)
    assert page.evaluate("kgview.touched") == {"nodes": 0, "edges": 0}
    page.evaluate("kgview.change({ selected: '', table: true })")
    assert page.evaluate("kgview.touched") == {"nodes": 0, "edges": 0}
    whole = page.evaluate("kgview.scene().edges.length")
    page.evaluate("kgview.change({ hidden: { ...kgview.view.hidden, status: new Set(['withdrawn']) } })")
    touched = page.evaluate("kgview.touched")
    assert 0 < touched["edges"] < whole / 2


def test_selection_dims_the_rest(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    count = """(() => {
      const canvas = document.querySelector("#network canvas");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      let strong = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at] + data[at + 1] + data[at + 2] < 420) strong++;
      return strong;
    })()"""
    before = page.evaluate(count)
    select(page, "cerebras-openai-compute-2026")
    page.wait_for_timeout(100)
    assert page.evaluate(count) < before * 0.6


def test_companies_keep_their_places_from_day_to_day(seeds: Path, show: Opener) -> None:
    page = show(seeds)
    places = "Object.fromEntries(kgview.bodies().filter(({ id }) => id[0] === 'c').map(({ id, x, y }) => [id, [x, y]]))"
    last = page.evaluate(places)
    on_day(page, "2026-01-29")
    first = page.evaluate(places)
    assert first
    assert all(last[name] == place for name, place in first.items())

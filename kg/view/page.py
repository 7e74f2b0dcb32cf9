"""The investor network as one HTML page: self-contained, offline, the same bytes for the same story."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import GraphError
from kg.pipeline import Story
from kg.view.carrier import InvestorNetwork
from kg.view.choose import chosen_deals, company_named, surroundings_of, within
from kg.view.history import Snapshot, history_of
from kg.view.layout import Point
from kg.view.payload import Scope, payload_of

__all__ = ["MOST_COMPANIES", "Opening", "positions_in", "render"]

MOST_COMPANIES = 150

_PAYLOAD = re.compile(
    r'<script [ ] type="application/json" [ ] id="payload"> (?P<json> .*? ) </script>', re.VERBOSE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a page opens: its language ("fr", "en"), theme ("light", "dark", None for the reader's own), surroundings
    and least amount (in units of a currency). The reader can change all of it.
    """

    lang: str = "fr"
    theme: str | None = None
    focus: str | None = None
    hops: int = 1
    minimum: float = 0.0


def render(
    story: Story,
    opening: Opening | None = None,
    *,
    most: int | None = MOST_COMPANIES,
    kept: Mapping[str, Point] | None = None,
    history: Sequence[Snapshot] | None = None,
) -> str:
    """The page that shows a story, as HTML text; write it as UTF-8.

    It holds at most `most` companies and twice as many deals (None: all): those of the weightiest deals, or of the
    surroundings of the opening's `focus`. `kept` are positions of an earlier page (see `positions_in`). `history` is
    the story from day to day, worked out from its claims where it is not given.

    Raises QueryError where no deal names `focus`.
    """
    opening = opening or Opening()
    snapshots = tuple(history) if history is not None else history_of(story)
    centre = company_named(opening.focus, story.deals) if opening.focus else None
    scope = _scope(story, snapshots, most, centre, opening.hops)
    values = {
        "lang": opening.lang,
        "theme": opening.theme,
        "focus": centre,
        "hops": opening.hops,
        "min": opening.minimum,
    }
    return InvestorNetwork(payload_of(scope, kept), values).page()


def positions_in(page: str) -> dict[str, Point]:
    """Where the companies stand on an earlier page, so that a new one can keep them there.

    Raises GraphError where the text is no page of ours.
    """
    found = _PAYLOAD.search(page)
    if found is None:
        raise GraphError("the file is no network page", where="--like", do="name a page that kg view made")
    companies: list[dict[str, Any]] = json.loads(found["json"])["companies"]
    return {company["name"]: (company["x"], company["y"]) for company in companies}


def _scope(story: Story, history: tuple[Snapshot, ...], most: int | None, centre: str | None, hops: int) -> Scope:
    last = history[-1].deals
    if centre is not None:
        around = surroundings_of(centre, last, hops)
        last = tuple(deal for deal in last if around.issuperset({*deal.sources, *filter(None, [deal.target])}))
    companies = None
    if most is not None:
        companies = chosen_deals(last, most, 2 * most)
    elif centre is not None:
        companies = around
    return Scope(story, history, tuple(tuple(deals) for deals in within(history, companies)))

"""The seeds as a story, from their gold claims: what a perfect reading would hand to the network and the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from kg.claims.model import Claim
from kg.deals.fuse import fuse
from kg.lexicon.company import Company, Sector
from kg.pipeline import Story
from kg.text.article import Article
from tests.gold_claims import ROOT, SEEDS_GOLD, gold_claims, load_rows

DATES = {
    "000": dt.date(2026, 1, 29),
    "001": dt.date(2026, 1, 30),
    "002": dt.date(2026, 1, 30),
    "003": dt.date(2026, 1, 31),
    "004": dt.date(2026, 2, 27),
}
"""Days on which the seeds may have been published: for tests of what was known when. Only the first is told by its text."""

SECTORS = {
    "OpenAI": Sector.LAB, "Anthropic": Sector.LAB, "Amazon": Sector.CLOUD, "Amazon Web Services": Sector.CLOUD,
    "Microsoft": Sector.CLOUD, "Oracle": Sector.CLOUD, "CoreWeave": Sector.CLOUD, "Nvidia": Sector.CHIPS,
    "Cerebras": Sector.CHIPS, "SoftBank": Sector.VENTURE, "Thrive Capital": Sector.VENTURE, "Khosla Ventures": Sector.VENTURE,
    "MGX": Sector.SOVEREIGN,
}  # fmt: skip


def articles(dates: Mapping[str, dt.date | None] = DATES) -> dict[str, Article]:
    """The seed articles by id, with days of publication."""
    found = {}
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        found[path.stem] = Article(path.stem, path.read_text(encoding="utf-8"), date=dates.get(path.stem[:3]))
    return found


def claims(dates: Mapping[str, dt.date | None] = DATES) -> list[tuple[Claim, str | None]]:
    """The gold claims with their gold deal, optional ones left out."""
    rows = [row for row in load_rows(SEEDS_GOLD) if not row.get("optional")]
    return gold_claims(rows, articles(dates))


def story(as_of: dt.date | None = None, dates: Mapping[str, dt.date | None] = DATES) -> Story:
    """The story of the gold claims, or of those published by a day."""
    held = [one for one in articles(dates).values() if as_of is None or one.date is None or one.date <= as_of]
    known = {one.id for one in held}
    told = [claim for claim, _ in claims(dates) if claim.article in known]
    named = {party.name for claim in told for party in claim.parties}
    companies = {name: _company(name) for name in sorted(named) if name in SECTORS}
    deals, conflicts = fuse(told, held, companies)
    return Story(tuple(held), tuple(told), (), (), tuple(deals), tuple(conflicts), companies)


def _company(name: str) -> Company:
    return Company(name.lower(), name, SECTORS[name], parent="amazon" if name == "Amazon Web Services" else "")

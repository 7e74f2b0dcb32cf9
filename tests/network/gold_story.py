"""The seeds as a story, from their gold: one deal for each gold deal, chosen as a careful reader would."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from kg.claims.model import Basis, Claim, Kind, Status
from kg.deals.model import Conflict, Deal
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

_FIRM = (Status.TALKS, Status.CONDITIONAL, Status.ANNOUNCED, Status.SIGNED, Status.COMPLETED, Status.WITHDRAWN)
_ROUND = "openai-round-2026"


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


def story(as_of: dt.date | None = None) -> Story:
    """The story of the gold claims known by a day."""
    held = {name: one for name, one in articles().items() if as_of is None or (one.date and one.date <= as_of)}
    told = [(claim, deal) for claim, deal in claims() if claim.article in held]
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim, deal in told:
        if deal:
            groups[deal].append(claim)
    deals = [_deal(name, groups[name], held) for name in sorted(groups)]
    named = {party.name for claim, _ in told for party in claim.parties}
    companies = {name: _company(name) for name in sorted(named) if name in SECTORS}
    conflicts = [one for deal in deals if (one := _conflict(deal, {c.id: c for c in groups[deal.id]}))]
    return Story(tuple(held.values()), tuple(c for c, _ in told), (), (), tuple(deals), tuple(conflicts), companies)


def _company(name: str) -> Company:
    return Company(name.lower(), name, SECTORS[name], parent="amazon" if name == "Amazon Web Services" else "")


def _deal(name: str, group: list[Claim], held: dict[str, Article]) -> Deal:
    group = sorted(group, key=lambda claim: (held[claim.article].date or dt.date.min, claim.evidence.span.start))
    chosen = max(
        group, key=lambda one: (held[one.article].date or dt.date.min, _FIRM.index(one.status), one.has_figure)
    )
    whole = name.partition("/")[0]
    part_of = (
        whole if whole != name else _ROUND if name.endswith("-openai-2026") and chosen.kind is Kind.INVESTMENT else None
    )
    return Deal(
        id=name.replace("/", "-"), kind=chosen.kind, sources=chosen.sources, target=chosen.target, status=chosen.status,
        claims=tuple(claim.id for claim in group), chosen_from=chosen.id, because="the firmest of the latest claims",
        money=chosen.money, capacity=chosen.capacity, percent=chosen.percent, date=chosen.date,
        basis=chosen.basis if chosen.basis is not Basis.TRANCHE or part_of else None, chips=chosen.chips, part_of=part_of,
        origins=len({said for claim in group for said in claim.attributed_to}) or 1,
    )  # fmt: skip


def _conflict(deal: Deal, group: Mapping[str, Claim]) -> Conflict | None:
    """A conflict where claims of the deal's own status give exact figures that differ."""
    said = [one for one in group.values() if one.money and one.status is deal.status and one.money.low is not None]
    figures = {one.money.low for one in said if one.money}
    if len(figures) < 2:
        return None
    members = tuple(one.id for one in said)
    return Conflict(f"{deal.id}-amount", deal.id, "amount", members, "these figures cannot all be true")


def with_money(deal: Deal, **changes: object) -> Deal:
    """A deal with some of its fields changed."""
    return replace(deal, **changes)  # type: ignore[arg-type]

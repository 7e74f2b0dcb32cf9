"""Exposure: who depends on whom for its funding, its compute or its sales, as shares between two bounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kg.claims.model import Kind, Status
from kg.deals.model import Deal
from kg.deals.ties import Ties
from kg.network.firmness import weakest
from kg.network.flows import Flow, Step, flows_of
from kg.network.interval import Interval

__all__ = ["Exposure", "Need", "exposures_of"]


class Need(StrEnum):
    """What a company needs another one for."""

    FUNDING = "funding"
    COMPUTE = "compute"
    SALES = "sales"


@dataclass(frozen=True, slots=True)
class Exposure:
    """How far `company` depends on `other`: what flows between them, and its share of all such flows.

    `low` and `high` bound the share, from 0 to 1; amounts in other currencies than the most usual one stay out.
    `status` is the weakest of the deals counted.
    """

    company: str
    other: str
    need: Need
    amount: Interval
    low: Decimal
    high: Decimal
    status: Status
    deals: tuple[str, ...]


def exposures_of(
    deals: Iterable[Deal], *, floor: Status | None = None, ties: Ties | None = None
) -> tuple[Exposure, ...]:
    """The exposures that the deals show, by company, need and other company."""
    flows = flows_of(deals, floor=floor, ties=ties)
    gathered: dict[tuple[str, Need], dict[str, list[Flow]]] = defaultdict(lambda: defaultdict(list))
    for flow in flows:
        if flow.deal.kind is Kind.COMPUTE:
            gathered[flow.payer, Need.COMPUTE][flow.payee].append(flow)
            gathered[flow.payee, Need.SALES][flow.payer].append(flow)
        else:
            gathered[flow.payee, Need.FUNDING][flow.payer].append(flow)
    found: list[Exposure] = []
    for company, need in sorted(gathered):
        found += _shares(company, need, gathered[company, need])
    return tuple(found)


def _shares(company: str, need: Need, others: dict[str, list[Flow]]) -> list[Exposure]:
    steps = {other: Step(company, other, tuple(flows)) for other, flows in sorted(others.items())}
    amounts = {other: step.amount for other, step in steps.items()}
    currencies = [amount.currency for amount in amounts.values() if not amount.is_unknown]
    usual = max(sorted(set(map(str, currencies))), key=[str(one) for one in currencies].count, default="None")
    counted = {name: one for name, one in amounts.items() if one.is_unknown or str(one.currency) == usual}
    return [
        Exposure(
            company, other, need, counted[other], *_share(other, counted),
            status=weakest(flow.deal.status for flow in steps[other].flows),
            deals=tuple(dict.fromkeys(flow.deal.id for flow in steps[other].flows)),
        )
        for other in counted
    ]  # fmt: skip


def _share(other: str, amounts: dict[str, Interval]) -> tuple[Decimal, Decimal]:
    """The bounds of one part of a whole: least when the others give most, greatest when they give least."""
    mine = amounts[other]
    rest = [amount for name, amount in amounts.items() if name != other]
    if not rest:
        return Decimal(1), Decimal(1)
    most = None if any(one.high is None for one in rest) else sum((one.high or Decimal(0) for one in rest), Decimal(0))
    least = sum((one.low for one in rest), Decimal(0))
    low = Decimal(0) if most is None or mine.low + most == 0 else mine.low / (mine.low + most)
    high = Decimal(1) if mine.high is None or mine.high + least == 0 else mine.high / (mine.high + least)
    return _rounded(low), _rounded(high)


def _rounded(share: Decimal) -> Decimal:
    return share.quantize(Decimal("0.0001"))

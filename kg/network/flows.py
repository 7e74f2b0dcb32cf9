"""Flows of money between two companies: investors pay those they invest in, customers pay those who supply them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.claims.model import Kind, Status
from kg.deals.model import Deal
from kg.deals.ties import Ties
from kg.network.firmness import firmest, reaches
from kg.network.interval import Interval, amount_of, total

__all__ = ["Flow", "Step", "flows_of", "steps_of"]

_PAYING = {Kind.INVESTMENT, Kind.ROUND, Kind.COMPUTE}


@dataclass(frozen=True, slots=True)
class Flow:
    """Money that one company gives another under one deal; a joint deal has one flow for each of its parties."""

    payer: str
    payee: str
    deal: Deal

    @property
    def is_inferred(self) -> bool:
        """True if no article gives a price: that a customer pays who supplies it is then our inference."""
        return self.deal.kind is Kind.COMPUTE and self.deal.money is None

    @property
    def is_joint(self) -> bool:
        """True if the deal's figure is shared by several payers or payees, in parts that nobody tells."""
        return len(self.deal.sources) > 1 or self.deal.kind is Kind.ROUND

    @property
    def amount(self) -> Interval:
        """What this payer may give under the deal."""
        return amount_of(self.deal.money, joint=self.is_joint)


@dataclass(frozen=True, slots=True)
class Step:
    """All flows from one company to another, as one step of a walk of money."""

    payer: str
    payee: str
    flows: tuple[Flow, ...]

    @property
    def status(self) -> Status:
        """The status of the firmest deal of the step."""
        return firmest(flow.deal.status for flow in self.flows)

    @property
    def is_inferred(self) -> bool:
        """True if no deal of the step has a price."""
        return all(flow.is_inferred for flow in self.flows)

    @property
    def amount(self) -> Interval:
        """What the payer gives the payee in all, in the currency that weighs most; parts counted once.

        Talks are never summed with firmer money: they count where there is nothing else.
        """
        told = [flow for flow in _whole(self.flows) if not flow.amount.is_unknown]
        sums = total(flow.amount for flow in [flow for flow in told if flow.deal.status is not Status.TALKS] or told)
        if not sums:
            return amount_of(None)
        return max(sums.values(), key=lambda amount: (amount.high or amount.low, str(amount.currency)))

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that speak for the step, each once, in the order of the deals."""
        return tuple(dict.fromkeys(claim for flow in self.flows for claim in flow.deal.claims))


def flows_of(deals: Iterable[Deal], *, floor: Status | None = None, ties: Ties | None = None) -> tuple[Flow, ...]:
    """The flows of the deals that reach the floor, in the order of the deals.

    Valuations, stakes, withdrawn deals and deals with an unnamed side give none. `ties` make a
    subsidiary's flows those of its house; what flows inside one house is left out.
    """
    house = (ties or Ties({})).house
    flows = []
    for deal in deals:
        if deal.kind not in _PAYING or deal.target is None or not reaches(deal.status, floor):
            continue
        for source in deal.sources:
            payer, payee = (deal.target, source) if deal.kind is Kind.COMPUTE else (source, deal.target)
            payer, payee = house(payer), house(payee)
            if payer != payee:
                flows.append(Flow(payer, payee, deal))
    return tuple(flows)


def steps_of(flows: Iterable[Flow]) -> dict[tuple[str, str], Step]:
    """The flows gathered by payer and payee, in the order of the names."""
    gathered: dict[tuple[str, str], list[Flow]] = defaultdict(list)
    for flow in flows:
        gathered[flow.payer, flow.payee].append(flow)
    return {pair: Step(*pair, tuple(gathered[pair])) for pair in sorted(gathered)}


def _whole(flows: tuple[Flow, ...]) -> list[Flow]:
    """The flows that count in a sum: no part beside its whole, and no joint deal or round beside the parts in it."""
    by_id = {flow.deal.id: flow for flow in flows}
    shared = {whole.deal.id for flow in flows for whole in _wholes(flow, by_id) if whole.is_joint}
    return [
        flow for flow in flows if flow.deal.id not in shared and all(whole.is_joint for whole in _wholes(flow, by_id))
    ]


def _wholes(flow: Flow, by_id: Mapping[str, Flow]) -> list[Flow]:
    """The flows that this one is a part of, the nearest first."""
    found: list[Flow] = []
    whole = by_id.get(flow.deal.part_of or "")
    while whole is not None and whole is not flow and whole not in found:
        found.append(whole)
        whole = by_id.get(whole.deal.part_of or "")
    return found

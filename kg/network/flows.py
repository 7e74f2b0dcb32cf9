"""Flows of money between two companies: investors pay those they invest in, customers pay those who supply them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.claims.model import Kind, Status
from kg.deals.model import Deal
from kg.lexicon.company import Company
from kg.network.firmness import firmest, reaches
from kg.network.interval import Interval, amount_of, total

__all__ = ["Flow", "Step", "flows_of", "owners_of", "steps_of"]

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


def flows_of(
    deals: Iterable[Deal], *, floor: Status | None = None, owners: Mapping[str, str] | None = None
) -> tuple[Flow, ...]:
    """The flows of the deals that reach the floor, in the order of the deals.

    Valuations, stakes, withdrawn deals and deals with an unnamed side give none. `owners` says under which name a
    subsidiary's flows count; what flows inside one owner is left out.
    """
    owners = owners or {}
    flows = []
    for deal in deals:
        if deal.kind not in _PAYING or deal.target is None or not reaches(deal.status, floor):
            continue
        for source in deal.sources:
            payer, payee = (deal.target, source) if deal.kind is Kind.COMPUTE else (source, deal.target)
            payer, payee = owners.get(payer, payer), owners.get(payee, payee)
            if payer != payee:
                flows.append(Flow(payer, payee, deal))
    return tuple(flows)


def owners_of(companies: Mapping[str, Company]) -> dict[str, str]:
    """The name of the topmost parent for each company that has one, among the companies given.

    >>> from kg.lexicon.company import Sector
    >>> two = [Company("aws", "AWS", Sector.CLOUD, parent="amazon"), Company("amazon", "Amazon", Sector.CLOUD)]
    >>> owners_of({one.name: one for one in two})
    {'AWS': 'Amazon'}
    """
    by_id = {company.id: company for company in companies.values()}
    owners = {}
    for name, company in companies.items():
        top, seen = company, {company.id}
        while top.parent in by_id and top.parent not in seen:
            top = by_id[top.parent]
            seen.add(top.id)
        if top is not company:
            owners[name] = top.name
    return owners


def steps_of(flows: Iterable[Flow]) -> dict[tuple[str, str], Step]:
    """The flows gathered by payer and payee, in the order of the names."""
    gathered: dict[tuple[str, str], list[Flow]] = defaultdict(list)
    for flow in flows:
        gathered[flow.payer, flow.payee].append(flow)
    return {pair: Step(*pair, tuple(gathered[pair])) for pair in sorted(gathered)}


def _whole(flows: tuple[Flow, ...]) -> list[Flow]:
    """The flows that count in a sum: no part beside its whole, and no round beside the commitments in it."""
    by_id = {flow.deal.id: flow for flow in flows}
    wholes = {flow.deal.part_of for flow in flows if flow.deal.part_of in by_id}
    rounds = {whole for whole in wholes if whole and by_id[whole].deal.kind is Kind.ROUND}
    return [
        flow
        for flow in flows
        if flow.deal.id not in rounds and (flow.deal.part_of not in by_id or flow.deal.part_of in rounds)
    ]

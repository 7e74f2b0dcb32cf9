"""Every namespace and every term of the graph, once. `ontology/kg.ttl` says what each term of `Kg` means."""
# ruff: noqa: N815 - a term is spelled as the ontology spells it

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

from kg.claims.model import Basis, Grounding, Kind, Status
from kg.graph.namespaces import NAMESPACES
from kg.values import Bound

__all__ = [
    "BASES", "BOUNDS", "CLASSES", "DEAL_CLASSES", "DISPUTED", "FIRM", "GROUNDINGS", "NAMESPACES", "SHORTCUTS",
    "SOURCE_ROLES", "STATUSES", "TARGET_ROLES", "Dcat", "Dcterms", "Kg", "Prov", "Qudt", "Rdf", "Schema", "Skos",
    "Void", "Xsd",
]  # fmt: skip


def _term(name: str) -> NamedNode:
    prefix, local = name.split(":")
    return NamedNode(NAMESPACES[prefix] + local)


class Kg:
    """The terms of our own ontology."""

    Company: Final = _term("kg:Company")
    Article: Final = _term("kg:Article")
    Source: Final = _term("kg:Source")
    Claim: Final = _term("kg:Claim")
    Mention: Final = _term("kg:Mention")
    Deal: Final = _term("kg:Deal")
    InvestmentCommitment: Final = _term("kg:InvestmentCommitment")
    FundingRound: Final = _term("kg:FundingRound")
    ComputeDeal: Final = _term("kg:ComputeDeal")
    Valuation: Final = _term("kg:Valuation")
    Stake: Final = _term("kg:Stake")
    MonetaryAmount: Final = _term("kg:MonetaryAmount")
    Gigawatts: Final = _term("kg:Gigawatts")
    Conflict: Final = _term("kg:Conflict")

    investor: Final = _term("kg:investor")
    investee: Final = _term("kg:investee")
    provider: Final = _term("kg:provider")
    customer: Final = _term("kg:customer")
    holder: Final = _term("kg:holder")
    heldCompany: Final = _term("kg:heldCompany")
    raisedBy: Final = _term("kg:raisedBy")
    leadInvestor: Final = _term("kg:leadInvestor")
    valuedCompany: Final = _term("kg:valuedCompany")
    from_: Final = _term("kg:from")
    to: Final = _term("kg:to")

    amount: Final = _term("kg:amount")
    capacity: Final = _term("kg:capacity")
    percentage: Final = _term("kg:percentage")
    percentageBound: Final = _term("kg:percentageBound")
    low: Final = _term("kg:low")
    high: Final = _term("kg:high")
    bound: Final = _term("kg:bound")
    asWritten: Final = _term("kg:asWritten")

    status: Final = _term("kg:status")
    grounding: Final = _term("kg:grounding")
    basis: Final = _term("kg:basis")
    chip: Final = _term("kg:chip")
    earliest: Final = _term("kg:earliest")
    latest: Final = _term("kg:latest")
    claimType: Final = _term("kg:claimType")

    about: Final = _term("kg:about")
    supportedBy: Final = _term("kg:supportedBy")
    partOf: Final = _term("kg:partOf")
    chosenFrom: Final = _term("kg:chosenFrom")
    because: Final = _term("kg:because")
    origins: Final = _term("kg:origins")
    member: Final = _term("kg:member")
    onAttribute: Final = _term("kg:onAttribute")

    statedIn: Final = _term("kg:statedIn")
    statedBy: Final = _term("kg:statedBy")
    quote: Final = _term("kg:quote")
    start: Final = _term("kg:start")
    end: Final = _term("kg:end")
    mention: Final = _term("kg:mention")
    names: Final = _term("kg:names")
    textSha256: Final = _term("kg:textSha256")

    sector: Final = _term("kg:sector")
    country: Final = _term("kg:country")
    investsIn: Final = _term("kg:investsIn")
    suppliesComputeTo: Final = _term("kg:suppliesComputeTo")
    holdsStakeIn: Final = _term("kg:holdsStakeIn")

    BoundScheme: Final = _term("kg:BoundScheme")
    Exact: Final = _term("kg:Exact")
    UpTo: Final = _term("kg:UpTo")
    LessThan: Final = _term("kg:LessThan")
    AtLeast: Final = _term("kg:AtLeast")
    MoreThan: Final = _term("kg:MoreThan")
    About: Final = _term("kg:About")
    Range: Final = _term("kg:Range")
    Magnitude: Final = _term("kg:Magnitude")

    StatusScheme: Final = _term("kg:StatusScheme")
    Talks: Final = _term("kg:Talks")
    Announced: Final = _term("kg:Announced")
    Conditional: Final = _term("kg:Conditional")
    Signed: Final = _term("kg:Signed")
    Completed: Final = _term("kg:Completed")
    Withdrawn: Final = _term("kg:Withdrawn")

    GroundingScheme: Final = _term("kg:GroundingScheme")
    Explicit: Final = _term("kg:Explicit")
    Resolved: Final = _term("kg:Resolved")
    Assumed: Final = _term("kg:Assumed")

    BasisScheme: Final = _term("kg:BasisScheme")
    PreMoney: Final = _term("kg:PreMoney")
    PostMoney: Final = _term("kg:PostMoney")
    AtIPO: Final = _term("kg:AtIPO")
    Tranche: Final = _term("kg:Tranche")


class Rdf:
    """RDF and RDF Schema."""

    type: Final = _term("rdf:type")
    label: Final = _term("rdfs:label")


class Xsd:
    """The datatypes in use; each value has one lexical form."""

    date: Final = _term("xsd:date")
    decimal: Final = _term("xsd:decimal")
    integer: Final = _term("xsd:integer")
    string: Final = _term("xsd:string")
    anyURI: Final = _term("xsd:anyURI")


class Schema:
    """schema.org."""

    name: Final = _term("schema:name")
    headline: Final = _term("schema:headline")
    identifier: Final = _term("schema:identifier")
    url: Final = _term("schema:url")
    currency: Final = _term("schema:currency")
    datePublished: Final = _term("schema:datePublished")
    inLanguage: Final = _term("schema:inLanguage")
    publisher: Final = _term("schema:publisher")
    tickerSymbol: Final = _term("schema:tickerSymbol")
    parentOrganization: Final = _term("schema:parentOrganization")


class Skos:
    """SKOS."""

    altLabel: Final = _term("skos:altLabel")


class Prov:
    """PROV-O."""

    actedOnBehalfOf: Final = _term("prov:actedOnBehalfOf")


class Qudt:
    """QUDT: units and quantity kinds."""

    hasUnit: Final = _term("qudt:hasUnit")
    hasQuantityKind: Final = _term("qudt:hasQuantityKind")
    GigaW: Final = _term("unit:GigaW")
    ElectricPower: Final = _term("quantitykind:ElectricPower")


class Void:
    """VoID: what a dataset holds."""

    Dataset: Final = _term("void:Dataset")
    triples: Final = _term("void:triples")
    entities: Final = _term("void:entities")
    uriSpace: Final = _term("void:uriSpace")
    vocabulary: Final = _term("void:vocabulary")
    classPartition: Final = _term("void:classPartition")
    class_: Final = _term("void:class")


class Dcat:
    """DCAT: a dataset in a catalogue."""

    Dataset: Final = _term("dcat:Dataset")
    startDate: Final = _term("dcat:startDate")
    endDate: Final = _term("dcat:endDate")


class Dcterms:
    """Dublin Core terms."""

    title: Final = _term("dcterms:title")
    description: Final = _term("dcterms:description")
    language: Final = _term("dcterms:language")
    conformsTo: Final = _term("dcterms:conformsTo")
    temporal: Final = _term("dcterms:temporal")
    PeriodOfTime: Final = _term("dcterms:PeriodOfTime")


CLASSES: Final = {
    Kind.INVESTMENT: Kg.InvestmentCommitment,
    Kind.ROUND: Kg.FundingRound,
    Kind.COMPUTE: Kg.ComputeDeal,
    Kind.VALUATION: Kg.Valuation,
    Kind.STAKE: Kg.Stake,
}
DEAL_CLASSES: Final = frozenset(CLASSES.values())
"""The five kinds of deal."""

SOURCE_ROLES: Final = {
    Kind.INVESTMENT: Kg.investor,
    Kind.ROUND: Kg.leadInvestor,
    Kind.COMPUTE: Kg.provider,
    Kind.STAKE: Kg.holder,
}
"""By kind, the property of the one that money, compute or the stake comes from; a valuation has none."""

TARGET_ROLES: Final = {
    Kind.INVESTMENT: Kg.investee,
    Kind.ROUND: Kg.raisedBy,
    Kind.COMPUTE: Kg.customer,
    Kind.VALUATION: Kg.valuedCompany,
    Kind.STAKE: Kg.heldCompany,
}

SHORTCUTS: Final = {
    Kind.INVESTMENT: Kg.investsIn,
    Kind.ROUND: Kg.investsIn,
    Kind.COMPUTE: Kg.suppliesComputeTo,
    Kind.STAKE: Kg.holdsStakeIn,
}
FIRM: Final = frozenset({Status.ANNOUNCED, Status.CONDITIONAL, Status.SIGNED, Status.COMPLETED})
"""The statuses from which a shortcut follows: a rumour never yields a plain edge."""

BOUNDS: Final = {
    Bound.EXACT: Kg.Exact,
    Bound.UP_TO: Kg.UpTo,
    Bound.LESS_THAN: Kg.LessThan,
    Bound.AT_LEAST: Kg.AtLeast,
    Bound.MORE_THAN: Kg.MoreThan,
    Bound.ABOUT: Kg.About,
    Bound.RANGE: Kg.Range,
    Bound.MAGNITUDE: Kg.Magnitude,
}
STATUSES: Final = {
    Status.TALKS: Kg.Talks,
    Status.ANNOUNCED: Kg.Announced,
    Status.CONDITIONAL: Kg.Conditional,
    Status.SIGNED: Kg.Signed,
    Status.COMPLETED: Kg.Completed,
    Status.WITHDRAWN: Kg.Withdrawn,
}
GROUNDINGS: Final = {
    Grounding.EXPLICIT: Kg.Explicit,
    Grounding.RESOLVED: Kg.Resolved,
    Grounding.ASSUMED: Kg.Assumed,
}
BASES: Final = {
    Basis.PRE_MONEY: Kg.PreMoney,
    Basis.POST_MONEY: Kg.PostMoney,
    Basis.IPO: Kg.AtIPO,
    Basis.TRANCHE: Kg.Tranche,
}
DISPUTED: Final = {
    "amount": Kg.amount,
    "money": Kg.amount,
    "capacity": Kg.capacity,
    "percent": Kg.percentage,
    "status": Kg.status,
    "date": Kg.earliest,
    "basis": Kg.basis,
}
"""By the name of a deal's attribute, the property that a conflict is on."""

"""The gate that every claim passes before it leaves the program: its words must be found back in its article."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.model import Claim
from kg.text.article import Article
from kg.values import Span

__all__ = ["EvidenceError", "check_evidence"]


class EvidenceError(RuntimeError):
    """A claim whose words are not in its article: a bug of ours, never something that a user can mend."""


def check_evidence(claim: Claim, article: Article) -> None:
    """None where the claim is grounded in the article.

    Its quote must stand at its offsets, the spans of its figures inside the quote, and the words of its parties
    inside the text. Raises EvidenceError that names every fault.

    >>> from kg.claims.model import Evidence, Grounding, Kind, Status
    >>> article = Article("a1", "Nordalia investit.")
    >>> claim = Claim("a1", Kind.STAKE, (), Evidence("Nordalia", Span(1, 9), ()), Status.TALKS, Grounding.EXPLICIT)
    >>> check_evidence(claim, article)
    Traceback (most recent call last):
    ...
    kg.claims.evidence.EvidenceError: claim a1/...: the text at 1-9 is not the quote
    """
    faults = list(_faults(claim, article))
    if faults:
        raise EvidenceError(f"claim {claim.id}: {'; '.join(faults)}")


def _faults(claim: Claim, article: Article) -> Iterator[str]:
    whole, quoted = Span(0, len(article.text)), claim.evidence.span
    if claim.article != article.id:
        yield f"it is of article {claim.article}, not of {article.id}"
    if not claim.evidence.quote:
        yield "its quote is empty"
    if quoted not in whole or quoted.of(article.text) != claim.evidence.quote:
        yield f"the text at {quoted.start}-{quoted.end} is not the quote"
    if claim.has_figure and not claim.evidence.figures:
        yield "its figure has no place in the text"
    for figure in claim.evidence.figures:
        if figure not in quoted or not _has_words(figure, article.text):
            yield f"the figure at {figure.start}-{figure.end} is not inside the quote"
    for party in claim.parties:
        if party.span not in whole or not _has_words(party.span, article.text):
            yield f"the words for {party.name!r} at {party.span.start}-{party.span.end} are not in the text"
        if not party.name.strip():
            yield f"the party at {party.span.start}-{party.span.end} has no name"


def _has_words(span: Span, text: str) -> bool:
    return bool(span.of(text).strip())

"""What the claims about one matter establish together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from secondsource.model.span import Span

Status = Literal["corroborated", "single_origin", "disputed", "unconfirmed", "superseded"]
FacetName = Literal["occurrence", "actor", "target", "count", "place", "time"]
FacetState = Literal["agreed", "differs", "disputed", "unconfirmed", "denied", "single_origin"]
Change = Literal["first", "joined", "later_count", "correction", "retraction", "other_scope", "contradiction"]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value that claims give a facet, and who gives it.

    Attributes:
        value: In words of the claims.
        claims: Ids of the claims that give it.
        origins: Ids of the origins behind them.
    """

    value: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """The assessment of one facet.

    Attributes:
        state: Whether the accounts agree, differ compatibly, dispute, deny, cannot confirm, or are of
            one origin only.
        values: The values given.
        why: Why that state, in words for a person.
    """

    state: FacetState
    values: tuple[FacetValue, ...]
    why: str


@dataclass(frozen=True, slots=True)
class FindingOrigin:
    """An origin as it bears on one finding.

    Attributes:
        origin: Id of the origin.
        party: Whether it is itself party to the matter (an army on its own ceasefire).
        claims: Ids of its claims in the finding.
        reports: Ids of the reports that carry them.
        why: Why it counts as one, in words for a person.
    """

    origin: str
    party: bool
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Range:
    """The figures of a finding together.

    Attributes:
        low: Lowest value that the accounts allow (UCDP low), or ``None``: not bounded below.
        best: The value to quote (UCDP best), or ``None``.
        high: Highest value that the accounts allow (UCDP high), or ``None``: not bounded above.
        measure: Of what, as in ``Figure.measure``.
        rule: The rule that made the three, in words for a person.
    """

    low: float | None
    best: float | None
    high: float | None
    measure: str
    rule: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step in what the file said.

    Attributes:
        as_of: Partial ISO 8601 date of the report that brought it, stated or inferred to the day, or ``None``: undated.
        change: What kind of step.
        claims: Ids of the claims that brought it.
        why: In words for a person.
    """

    as_of: str | None
    change: Change
    claims: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that a person should check. Never a correction.

    Attributes:
        claim: Id of the claim.
        reason: What is out of proportion, to what, in words for a person.
    """

    claim: str
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """The claims about the same matter, and the assessment of each facet.

    Attributes:
        id: Digest of its founding claim, so that it stays when reports are added.
        title: Words of one of its claims.
        title_claim: Id of that claim.
        title_span: Where in that claim's report the title's words stand.
        type: The claims' type (the commonest).
        status: The assessment of the whole.
        facets: By name; a facet of which no claim speaks is absent.
        origins: Independent origins, most claims first.
        claims: Ids, in order of report date and text.
        range: Of its figures, or ``None``.
        history: In order of report date.
        flags: To check.
        why: Why these claims were joined, in words for a person.
    """

    id: str
    title: str
    title_claim: str
    title_span: Span
    type: str
    status: Status
    facets: Mapping[FacetName, Facet]
    origins: tuple[FindingOrigin, ...]
    claims: tuple[str, ...]
    range: Range | None
    history: tuple[HistoryEntry, ...]
    flags: tuple[Flag, ...]
    why: str


@dataclass(frozen=True, slots=True)
class InferredDate:
    """When an undated report was probably published; kept apart from stated dates.

    Attributes:
        report: Id of the report.
        start: First day, ISO 8601.
        end: Last day (inclusive), ISO 8601.
        claims: Ids of the claims, in this and dated reports, that are the evidence.
        why: In words for a person.
    """

    report: str
    start: str
    end: str
    claims: tuple[str, ...]
    why: str

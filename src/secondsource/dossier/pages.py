"""What the dossier shows: one frozen dataclass per section; what stands in them is in ``entries.py``."""

from dataclasses import dataclass

from secondsource.dossier.drawings import LineageGraph, MapDrawing
from secondsource.dossier.entries import (
    FigureRow,
    FindingPage,
    OriginPage,
    OutletDays,
    PlacePage,
    ReportPage,
    SpeakerPage,
    TimelineRow,
    UnreadLine,
)
from secondsource.dossier.parts import ClaimLine, Decision, ReportRef
from secondsource.dossier.values import Count, Day, Field, Words
from secondsource.model import Status


@dataclass(frozen=True, slots=True)
class Glance:
    """The first screen: what is established, what is disputed, what is new, from how many origins.

    Attributes:
        place: The place that most reports name, or ``None``.
        country: The country that most reports name beside it, or ``None``.
        further: Other places, where no place is that of most of the reports.
        first: Day of the first dated report, or ``None``.
        last: Day of the last.
        reports: How many.
        outlets: From how many outlets.
        undated: How many without a date.
        unread: Inputs that could not be read, and reports that were not read for claims.
        claims: How many.
        findings: How many.
        origins: How many.
        by_status: Of findings, in the order of weight.
        disputed: Disputed first, then unconfirmed.
        changed: Overtaken, corrected, contradicted or new on the last day.
        established: By two or more origins.
        single: Of one origin: those that matter most.
        about: The finding that says what the case is about, or ``None``: it is of several stories.
        board: The names of the lists (``disputed``, …) in the left and in the right column.
        types: The commonest matters, with how many findings each.
        calendar_days: The days of the calendar of reports; ``None`` is "undated".
        calendar: Outlets by days.
        more_outlets: How many outlets the calendar leaves out.
        more_days: How many earlier days it leaves out.
    """

    place: Words | None
    country: Words | None
    further: tuple[Words, ...]
    first: Day | None
    last: Day | None
    reports: Count
    outlets: Count
    undated: Count
    unread: Count
    claims: Count
    findings: Count
    origins: Count
    by_status: tuple[tuple[Status, Count], ...]
    disputed: tuple[FindingPage, ...]
    changed: tuple[FindingPage, ...]
    established: tuple[FindingPage, ...]
    single: tuple[FindingPage, ...]
    about: FindingPage | None
    board: tuple[tuple[str, ...], tuple[str, ...]]
    types: tuple[tuple[Field, Count], ...]
    calendar_days: tuple[Day | None, ...]
    calendar: tuple[OutletDays, ...]
    more_outlets: Count | None
    more_days: Count | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is said to have happened when, apart from when it was reported.

    Attributes:
        ticks: Share of the axis and the day there.
        rows: On the axis, by the time of the event.
        longer: Those that begin before the axis and end after it.
        outside: Resolved, but before or after the axis.
        weekdays: Per ISO weekday: those that name a weekday and no date.
        unresolved: Those whose time words could not be resolved.
        untimed: Findings of which no claim gives a time.
    """

    ticks: tuple[tuple[float, str, str], ...]
    rows: tuple[TimelineRow, ...]
    longer: tuple[TimelineRow, ...]
    outside: tuple[TimelineRow, ...]
    weekdays: tuple[tuple[int, tuple[TimelineRow, ...]], ...]
    unresolved: tuple[TimelineRow, ...]
    untimed: Count


@dataclass(frozen=True, slots=True)
class LineagePage:
    """Who carries whom.

    Attributes:
        graphs: One per group of reports that hang together.
        alone: Reports that carry no other and are carried by none.
        origins: The origins.
    """

    graphs: tuple[LineageGraph, ...]
    alone: tuple[ReportRef, ...]
    origins: tuple[OriginPage, ...]


@dataclass(frozen=True, slots=True)
class Geography:
    """The places: on maps and in a list."""

    maps: tuple[MapDrawing, ...]
    places: tuple[PlacePage, ...]
    unlocated: tuple[PlacePage, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """What the case does not know, and what made it.

    Attributes:
        versions: Of model and rules, each with how many reports they read.
        reconcile: Version of the rules across reports.
        gaps: What is not resolved (a key of the template's words), how many, of how many.
        reasons: Why times are not resolved: reason and how many.
        rules: The rules of bounds in use and how many figures each.
        inferred: Inferred dates: report, interval, why.
        decisions: Every judgement.
        unread: Inputs that could not be read.
        unread_reports: Reports that were not read for claims.
    """

    versions: tuple[tuple[Field, Count], ...]
    reconcile: Field | None
    gaps: tuple[tuple[str, Count, Count], ...]
    reasons: tuple[tuple[Field, Count], ...]
    rules: tuple[tuple[Field, Count], ...]
    inferred: tuple[tuple[ReportRef, Field, Field], ...]
    decisions: tuple[Decision, ...]
    unread: tuple[UnreadLine, ...]
    unread_reports: tuple[tuple[ReportRef, Field], ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All of it."""

    glance: Glance
    findings: tuple[FindingPage, ...]
    loose: tuple[ClaimLine, ...]
    figures: tuple[FigureRow, ...]
    timeline: Timeline
    speakers: tuple[SpeakerPage, ...]
    lineage: LineagePage
    geography: Geography
    reports: tuple[ReportPage, ...]
    limits: Limits

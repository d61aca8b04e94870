"""What stands in the dossier's sections: one frozen dataclass per thing (see ``values.py`` for what it is made of)."""

from dataclasses import dataclass

from secondsource.dossier.directions import Direction
from secondsource.dossier.drawings import RangePlot
from secondsource.dossier.parts import ClaimLine, Decision, FigureLine, ReportRef, Time
from secondsource.dossier.values import Count, Day, Field, Passage, Prose, Words
from secondsource.model import Change, FacetName, FacetState, Status


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """The claims that one origin brings to a finding.

    Attributes:
        letter: Its sign within the finding ("A").
        anchor: Of the origin's entry.
        name: To show.
        kind: Speaker, agency, outlet, ….
        party: Whether it is party to the matter.
        reports: How many reports carry it.
        why: Why it counts as one.
        claims: First the claim, then those of the same words in other reports.
    """

    letter: str
    anchor: str
    name: Field
    kind: Field
    party: bool
    reports: Count
    why: Prose
    claims: tuple[tuple[ClaimLine, tuple[ClaimLine, ...]], ...]


@dataclass(frozen=True, slots=True)
class FacetLine:
    """One facet: its state and who gives which value.

    Attributes:
        name: Which facet.
        state: Its state.
        values: Value, letters of the origins that give it, and the claims' ids.
        why: Why that state.
    """

    name: FacetName
    state: FacetState
    values: tuple[tuple[Field, tuple[str, ...], tuple[str, ...]], ...]
    why: Prose


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step in what the file said."""

    day: Day | None
    change: Change
    why: Prose
    claims: tuple[tuple[str, ReportRef], ...]


@dataclass(frozen=True, slots=True)
class RangeLine:
    """The figures of a finding together; ``exact``: low, best and high are one number."""

    exact: bool
    low: Field | None
    best: Field | None
    high: Field | None
    measure: Field
    rule: Field


@dataclass(frozen=True, slots=True)
class Side:
    """Who holds what in a dispute.

    Attributes:
        kind: ``says`` (the title), ``against`` (words that cannot both be so), ``value`` (of a facet), the
            stance of who does not say so: ``denies``, ``rejects``, ``cannot_confirm``; or ``contrary``: who denies
            what stands against it.
        facet: Whose value it is, or ``None``.
        voices: Anchors and names of the origins.
        words: What they say, or ``None``: the title.
        claim: Id of the claim in which the words stand, or ``None``.
    """

    kind: str
    facet: FacetName | None
    voices: tuple[tuple[str, Field], ...]
    words: Field | None
    claim: str | None


@dataclass(frozen=True, slots=True)
class FindingPage:
    """One finding.

    Attributes:
        id: Its id and anchor.
        title: Words of one of its claims.
        who: The pronoun that the title begins with and whom it stands for, or ``None``.
        type: Readable.
        status: Its status.
        brief: Whether one line says it all: one claim, one origin, nothing to tell apart.
        origins: How many.
        reports: How many carry it.
        claims: How many.
        parties: How many of the origins are party to the matter.
        change: The latest step that changed it, or ``None``; a count of something else changes nothing.
        change_day: When that came.
        changed_by: The words that brought it, and the claim in which they stand, or ``None``.
        changed_why: Where those words would not say what was overtaken: our sentence that does.
        check: What is to be checked about one of its claims, the first, or ``None``.
        doubt: Why it is disputed or not confirmed, or ``None``: it is neither, or the sides say it.
        sides: Who holds what, where it is disputed or not confirmed.
        facets: In the order occurrence, actor, target, count, place, time.
        groups: By origin.
        range: Low, best, high, measure and rule, or ``None``.
        plot: Or ``None`` where fewer than two different figures are given.
        history: The steps, the first left out where nothing followed.
        why: Why these claims were joined.
        decisions: Judgements on it.
    """

    id: str
    title: Words
    who: tuple[Words, Field] | None
    type: Field
    status: Status
    brief: bool
    origins: Count
    reports: Count
    claims: Count
    parties: int
    change: Change | None
    change_day: Day | None
    changed_by: tuple[Field, str] | None
    changed_why: Prose | None
    check: Prose | None
    doubt: Prose | None
    sides: tuple[Side, ...]
    facets: tuple[FacetLine, ...]
    groups: tuple[OriginGroup, ...]
    range: RangeLine | None
    plot: RangePlot | None
    history: tuple[HistoryLine, ...]
    why: Prose
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class OutletDays:
    """One outlet's row in the calendar of reports: per day, the reports of that day."""

    outlet: Field | None
    count: Count
    days: tuple[tuple[ReportRef, ...], ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row of the table of figures.

    Attributes:
        figure: The figure.
        claim: The claim that gives it.
        finding: Id of its finding, or ``None``.
        speaker: Who gives it, or ``None``.
        days: First and last day that it is of (its period's, else its claim's), as ISO 8601, or ``None``.
    """

    figure: FigureLine
    claim: ClaimLine
    finding: str | None
    speaker: Words | None
    days: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One finding in time.

    Attributes:
        finding: Id.
        title: Its words.
        status: Its status.
        ahead: In what way it is no event that happened (planned, demanded, …), or ``None``.
        time: The time expression that it is placed by.
        claim: Id of the claim that gives it.
        start: Share of the axis, 0 to 1, or ``None``: not on it.
        end: Share of the axis.
        before: Whether it begins left of the axis.
        after: Whether it ends right of it.
        reported: Share of the axis and report of each claim.
    """

    finding: str
    title: Words
    status: Status
    ahead: Field | None
    time: Time
    claim: str
    start: float | None
    end: float | None
    before: bool
    after: bool
    reported: tuple[tuple[float, ReportRef], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Words as shown under their speaker: the claim, who carries it, and its copies.

    Attributes:
        claim: The first claim in these words.
        carriers: Those who pass the words on, nearest first.
        others: Claims in the same words with the same carriers, in other reports.
    """

    claim: ClaimLine
    carriers: tuple[Words, ...]
    others: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """One speaker and what it is said to have said.

    Attributes:
        anchor: Of the entry.
        name: To show; ``None`` where the reports do not name who speaks.
        unnamed: Whether the reports describe somebody without a name; else, where there is no name, they
            do not say at all who speaks.
        kind: Kind of entity, or of speaker.
        names: Other names and descriptions that the reports give.
        country: Its name, where the words give it, or ``None``.
        merges: Why entities of several reports were taken for one.
        claims: How many.
        reports: In how many reports.
        said: The claims.
    """

    anchor: str
    name: Field | None
    unnamed: bool
    kind: Field | None
    names: tuple[Field, ...]
    country: Field | None
    merges: tuple[Field, ...]
    claims: Count
    reports: Count
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class OriginPage:
    """Where claims enter the record."""

    id: str
    name: Field
    kind: Field
    why: Prose
    claims: Count
    reports: Count
    findings: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class PlacePart:
    """A part of a place that claims name by its direction.

    Attributes:
        anchor: Of its line in the place's entry.
        side: Where in the place it lies.
        said: The words that name it, and the claim of each.
    """

    anchor: str
    side: Direction
    said: tuple[tuple[Words, str], ...]


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A place and what is said to have happened there.

    Attributes:
        anchor: Of the entry.
        name: As written.
        names: Other names that the reports give.
        inside: Anchor and name of the place in which it lies somewhere, where no more is known, or ``None``.
        parts: The parts of it that are named, those with most claims first.
        precision: How exactly it is known, or ``None``.
        latitude: Degrees, as shown, or ``None``.
        longitude: Degrees, as shown, or ``None``.
        country: Its name, or ``None``.
        claims: How many.
        findings: Findings located there.
    """

    anchor: str
    name: Field
    names: tuple[Field, ...]
    inside: tuple[str, Field] | None
    parts: tuple[PlacePart, ...]
    precision: Field | None
    latitude: Field | None
    longitude: Field | None
    country: Field | None
    claims: Count
    findings: tuple[tuple[str, Words, Status], ...]


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A segment left out of a report, and why."""

    text: Field
    reason: Field


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report, whole.

    Attributes:
        ref: How it is named.
        title: Its headline, or ``None``.
        headline: The headline as it stands in the text, with its claims marked; ``None`` where it does not.
        byline: Who wrote it, or ``None``.
        dateline: Its dateline's place, or ``None``.
        language: Its language's code, or ``None``.
        uri: Where it was read from.
        url: Its address on the web, where that is an ordinary one; never followed by the page itself.
        sha256: Of the raw bytes.
        provenance: Field and where its value came from.
        credits: Whom it credits: kind and name.
        unread: Why it was not read for claims, or ``None``.
        inferred: When it was probably published, where it does not say.
        inferred_why: On what evidence.
        body: The text, by paragraphs.
        claims: How many.
        carries: Lineages in which it carries another.
        carried: Lineages in which it is carried.
        dropped: What was left out.
    """

    ref: ReportRef
    title: Field | None
    headline: Passage | None
    byline: Field | None
    dateline: Field | None
    language: Field | None
    uri: Field
    url: Field | None
    sha256: Field
    provenance: tuple[tuple[Field, Field], ...]
    credits: tuple[tuple[Field, Field], ...]
    unread: Field | None
    inferred: Field | None
    inferred_why: Field | None
    body: tuple[Passage, ...]
    claims: Count
    carries: tuple[tuple[str, ReportRef, Field], ...]
    carried: tuple[tuple[str, ReportRef, Field], ...]
    dropped: tuple[DroppedLine, ...]


@dataclass(frozen=True, slots=True)
class UnreadLine:
    """An input that could not be read."""

    uri: Field
    code: Field
    reason: Field

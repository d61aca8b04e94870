"""What sections of the dossier share: how a report, a time, a figure and a claim are shown."""

from dataclasses import dataclass

from secondsource.dossier.values import Day, Field, Passage, Prose, Words


@dataclass(frozen=True, slots=True)
class ReportRef:
    """How a report is named where it is not shown.

    Attributes:
        id: Its id.
        number: From 1, in the dossier's order.
        outlet: Its outlet, or its address where the outlet is unknown.
        outlet_known: Whether the outlet is.
        day: When it was published, or ``None``: unknown.
    """

    id: str
    number: int
    outlet: Field
    outlet_known: bool
    day: Day | None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression and what it was taken to mean.

    Attributes:
        words: As written.
        text: The interval, readable; ``None`` where not resolved.
        start: Partial ISO 8601, or ``None``.
        end: Partial ISO 8601, or ``None``.
        weekday: ISO weekday that the words name, where no date is known.
        reason: Why not resolved, or how.
        of: The field that it is.
    """

    words: Words
    text: str | None
    start: str | None
    end: str | None
    weekday: int | None
    reason: Field
    of: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure: the words, and the bounds they were taken to set.

    Attributes:
        anchor: Of its row in the table of figures.
        of: How the addresses of its fields begin ("cla-…:figures.0.").
        words: As written.
        measure: What is counted.
        population: Of whom, in the text's words, or ``None``.
        low: Number as shown, or ``None``: unbounded.
        best: Number as shown, or ``None``: the words give none.
        high: Number as shown, or ``None``: unbounded.
        value: To sort by: the best known number.
        bound: How bounded.
        mode: In one event, in all so far, ….
        period: Over what time, or ``None``.
        rule: Which rule made low and high.
    """

    anchor: str
    of: str
    words: Words
    measure: Field
    population: Field | None
    low: Field | None
    best: Field | None
    high: Field | None
    value: float
    bound: Field
    mode: Field
    period: Time | None
    rule: Field


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's judgement as shown where it applies."""

    id: str
    what: Field
    noun: Field
    value: Field | None
    by: Field
    at: Day
    why: Field
    undone: bool


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim as shown under its finding.

    Attributes:
        id: Its id and anchor; ``w-`` before it is the anchor of its words in the report.
        finding: Id of its finding, or ``None``.
        report: Where it stands.
        passage: The sentence with the evidence marked.
        words: The claim's own words.
        type: Event type, readable.
        mode: Within the type, or ``None``.
        stance: What the speaker does with it.
        modality: Whether said to have happened.
        negated: Whether the text says that it is not so.
        quote: How quoted, or ``None``: the report's own voice.
        chain: Speakers, nearest first, carrier last.
        chain_who: Anchors of those speakers, or ``None`` each.
        chain_names: Whom a speaker is that the words call by a pronoun, or ``None`` each.
        cue: The attributing words.
        place: Where, as written, with its relation.
        place_anchor: Of the place's entry under the map, or ``None``.
        time: When.
        figures: The quantities.
        headline: Whether it stands in a headline.
        decisions: Judgements on it.
        flags: What to check about it.
    """

    id: str
    finding: str | None
    report: ReportRef
    passage: Passage
    words: Field
    type: Field
    mode: Field | None
    stance: Field
    modality: Field
    negated: bool
    quote: Field | None
    chain: tuple[Words, ...]
    chain_who: tuple[str | None, ...]
    chain_names: tuple[Field | None, ...]
    cue: Words | None
    place: Words | None
    place_relation: Field | None
    place_anchor: str | None
    time: Time | None
    figures: tuple[FigureLine, ...]
    headline: bool
    decisions: tuple[Decision, ...]
    flags: tuple[Prose, ...]

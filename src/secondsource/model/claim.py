"""One assertion in one report, and who is made responsible for it."""

from dataclasses import dataclass
from typing import Literal

from secondsource.model.entity import Mention, ReportEntity
from secondsource.model.figure import Figure
from secondsource.model.span import Span
from secondsource.model.time import TimeRef

Quote = Literal["direct", "indirect", "mixed", "none"]
Stance = Literal[
    "asserts",
    "denies",
    "cannot_confirm",
    "demands",
    "promises",
    "warns",
    "proposes",
    "rejects",
    "expects",
]
Modality = Literal["actual", "planned", "possible", "conditional", "demanded", "denied"]
Polarity = Literal["affirmed", "negated"]
SpeakerKind = Literal["person", "organization", "outlet", "document", "unnamed"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One link of an attribution chain.

    Attributes:
        mention: The words that name the speaker or carrier where the claim is made, and the
            report's entity they stand for (``None``: unresolved).
        kind: What speaks: a person, an organization, a news outlet or agency, a document, or
            somebody whom the text does not name ("a senior official").
    """

    mention: Mention
    kind: SpeakerKind


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute ("said", "according to", "told EFE that")."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is made responsible for a claim (PARC 3 / PolNeAR).

    Attributes:
        quote: How the content is given; ``none`` for words in quotation marks or claims that are
            presented as somebody's without being quoted.
        chain: The speakers, nearest to the content first, carrier last; empty where the text
            quotes but does not say whom.
        cue: The attributing words, or ``None`` (free-standing quotation).
    """

    quote: Quote
    chain: tuple[Speaker, ...]
    cue: Cue | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the claim says it happened.

    Attributes:
        mention: The words, and the report's place entity. The words have the part that is meant ("northern Syria") and all
            of a list ("Homs and Hama"): the entity is then the whole, or the first. They may stand in the sentence
            before the claim's, where the claim goes on about the same event.
        relation: How the event lies to it, in the words of the text ("in", "near", "east of").
    """

    mention: Mention
    relation: str = "in"


@dataclass(frozen=True, slots=True)
class Role:
    """One participant: a PLOVER-like role name and the words that fill it.

    Attributes:
        name: ``actor``, ``target``, ``recipient``, ``instrument``, ``topic``, ``beneficiary``,
            ``origin``, ``destination``; of a bare mention of an event ``beside``: any word that hangs on its word.
        mention: Who or what.
    """

    name: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion in one report. Immutable.

    Attributes:
        id: Digest of the report's id, type, predicate, spans, stance, modality, polarity and chain.
        report: Id of the report.
        type: PLOVER event type (``ASSAULT``, ``COERCE``, ``RETREAT``, …), a crisis matter that PLOVER
            leaves to context (``CASUALTIES``, ``DISPLACEMENT``, ``EVACUATION``, ``DETENTION``, ``SIEGE``,
            ``ACCESS``, ``CEASEFIRE``, ``TERRITORY``, ``DAMAGE``, ``HAZARD``, ``MEETING``, …), or
            ``STATEMENT`` for what is said without being one of these.
        mode: What within the type, lower case ("artillery", "announced", "suspended"), or ``None``.
        predicate: Lemma of the head of what is said to be so ("suspend").
        predicate_span: The words of that head.
        text: The words of the claim: the first span's start to the last one's end may be wider; this
            is the spans' words joined by one space.
        spans: Evidence: where in the report the claim is made.
        sentence: The sentence (or sentences) that the claim stands in.
        attribution: Who says so, or ``None``: the report in its own voice.
        stance: What the speaker (or the report) does with the content.
        modality: Whether it is said to have happened, be planned, possible, ….
        polarity: ``negated`` where the text says that it is not so.
        roles: The participants, in order of the text.
        place: Where, or ``None``: the text does not say.
        time: When, or ``None``: the text does not say.
        figures: The quantities.
        factuality: How much the text presents it as having happened, -3 (surely not) to 3
            (FactBank / UDS scale), or ``None``: not measured.
        headline: Whether it stands in the report's headline.
        versions: Model and rules that made it ("reader 1.0+ab12cd34; claims 1").
    """

    id: str
    report: str
    type: str
    mode: str | None
    predicate: str
    predicate_span: Span
    text: str
    spans: tuple[Span, ...]
    sentence: Span
    attribution: Attribution | None
    stance: Stance
    modality: Modality
    polarity: Polarity
    roles: tuple[Role, ...]
    place: Place | None
    time: TimeRef | None
    figures: tuple[Figure, ...]
    factuality: float | None
    headline: bool
    versions: str

    def __hash__(self) -> int:
        """Hash by the id, which stands for the content."""
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that one report says.

    Attributes:
        report: Id of the report.
        claims: In order of the text.
        entities: The report's entities, in order of first mention.
        vectors: One sentence vector per claim, aligned with ``claims``: 384 signed bytes, the unit vector
            times 127, rounded. Not part of any id.
        times: Every time expression of the report, in order, claimed or not.
        versions: Model and rules that made it.
        matters: One vector per claim, aligned with ``claims``, or none at all: 128 signed bytes, a unit vector times
            127, rounded. Claims that tell one matter in whatever words point the same way. Not part of any id.
    """

    report: str
    claims: tuple[Claim, ...]
    entities: tuple[ReportEntity, ...]
    vectors: tuple[bytes, ...]
    times: tuple[TimeRef, ...]
    versions: str
    matters: tuple[bytes, ...] = ()

"""What the quantity grammar finds: a number with its bound, its unit and what it counts, still without a claim."""

from dataclasses import dataclass
from typing import Literal

from secondsource.model.figure import Bound
from secondsource.model.span import Span

QuantityKind = Literal[
    "count",
    "money",
    "distance",
    "area",
    "mass",
    "volume",
    "speed",
    "temperature",
    "percent",
    "ratio",
    "magnitude",
    "category",
    "level",
    "duration",
    "age",
    "energy",
    "measure",
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as written.

    Attributes:
        text: The words, bound included ("as many as 3,500").
        span: Where they stand, in characters of the document.
        start: First token of the span.
        end: One past its last token.
        kind: What sort of quantity it is.
        low: Lower end under the stated rule, or ``None``: not bounded below.
        best: The number as written, or ``None`` where the words give none ("dozens").
        high: Upper end under the stated rule, or ``None``: not bounded above.
        bound: How the words bound it.
        rule: The rule that made low and high ("vague:dozens", "bound:more_than", …).
        unit: ``person``, the thing counted in the singular, an SI symbol or ISO 4217 code, or ``None``.
        head: Token of the noun that is counted ("civilians" in "some 8,000 civilians"), or ``None``.
        population: Where the words for what is counted stand ("fearful civilians"), or ``None``.
        change: ``up`` or ``down`` where the words say it rose or fell by this much, else ``None``.
        conversions: Spans of the same quantity in another unit ("(three miles)"); not facts of their own.
        per: What it is a rate over ("day", "person"), or ``None``.
        whole: What it is a share of, in the words of the text ("of the population"), or ``None``.
        measure: What it counts, taken over from another number of the text that it stands beside or for ("the figure
            of 211", "it was more than 240"), or ``None``: its own words tell, or nothing does.
        word: Token that tells so ("figure"), where the measure is taken over.
    """

    text: str
    span: Span
    start: int
    end: int
    kind: QuantityKind
    low: float | None
    best: float | None
    high: float | None
    bound: Bound
    rule: str
    unit: str | None = None
    head: int | None = None
    population: Span | None = None
    change: Literal["up", "down"] | None = None
    conversions: tuple[Span, ...] = ()
    per: str | None = None
    whole: Span | None = None
    measure: str | None = None
    word: int | None = None

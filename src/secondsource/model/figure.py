"""The quantity in a claim: a record, not a number."""

from dataclasses import dataclass
from typing import Literal

from secondsource.model.span import Span
from secondsource.model.time import TimeRef

Bound = Literal["exact", "about", "at_least", "at_most", "more_than", "fewer_than", "between", "vague"]
Mode = Literal["incident", "cumulative", "stock", "rate", "measurement"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as written, and what it counts or measures.

    Attributes:
        measure: What is counted or measured: ``killed``, ``injured``, ``missing``, ``detained``,
            ``displaced``, ``sheltered``, ``evacuated``, ``trapped``, ``affected``, ``dead_or_injured``,
            ``dead_or_missing``, ``distance``, ``money``, ``magnitude``, ``duration``, …; ``count`` where nothing more is told.
        population: Who or what is counted, in the words of the text ("civilians"), or ``None``.
        unit: ``person`` for people; the thing counted in the singular ("house"); SI symbol or ISO 4217
            code for measurements ("km", "USD"); or ``None``.
        low: Lower end under the stated rule (UCDP low), or ``None``: not bounded below.
        best: The number as written, or ``None`` where the words give none ("dozens").
        high: Upper end under the stated rule (UCDP high), or ``None``: not bounded above.
        bound: How the words bound it.
        mode: ``incident`` (this event), ``cumulative`` (over a period), ``stock`` (at a moment),
            ``rate``, ``measurement``.
        period: Over what stretch of time, where the text gives one.
        text: The words of the quantity, with its bound.
        span: Where they stand.
        rule: The rule that made low and high ("vague:dozens", "bound:more_than", …), to look up in
            the reference.
    """

    measure: str
    population: str | None
    unit: str | None
    low: float | None
    best: float | None
    high: float | None
    bound: Bound
    mode: Mode
    period: TimeRef | None
    text: str
    span: Span
    rule: str

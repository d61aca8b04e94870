"""When something is said to have happened, with the precision that the text gives."""

from dataclasses import dataclass
from typing import Literal

from secondsource.model.span import Span

Precision = Literal[
    "year", "quarter", "season", "month", "week", "day", "part_of_day", "hour", "minute", "unknown"
]


@dataclass(frozen=True, slots=True)
class TimeRef:
    """An interval of time as the text gives it.

    Attributes:
        text: The words, ``report.text[span.start:span.end]``.
        span: Where they stand.
        kind: TimeML TIMEX3 type: ``date``, ``time``, ``duration`` or ``set``.
        value: TIMEX3 value ("2016-12-08", "P26D", "XXXX-WXX-4" for a weekday without a date).
        start: First day or moment, partial ISO 8601, or ``None``.
        end: Last day or moment (inclusive), partial ISO 8601, or ``None``.
        precision: Of start and end.
        resolved: Whether start or end is known.
        reason: Why it is not resolved, or how it was ("weekday before the report's date"), in
            words for a person.
        anchor: What it was anchored to: an ISO date ("2016-12-09") or ``None``.
        direction: Where the value lies from the anchor, where the words or the verb tell.
        weekday: ISO weekday 1 (Monday) to 7 that the words name, or ``None``.
    """

    text: str
    span: Span
    kind: Literal["date", "time", "duration", "set"]
    value: str
    start: str | None
    end: str | None
    precision: Precision
    resolved: bool
    reason: str
    anchor: str | None = None
    direction: Literal["past", "future", "present", "unknown"] = "unknown"
    weekday: int | None = None

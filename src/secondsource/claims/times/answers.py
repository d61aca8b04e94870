"""Makes the time references of one document, and remembers the dates that it has passed."""

from dataclasses import dataclass, replace
from datetime import timedelta

from secondsource.claims.times.calendar import Stretch
from secondsource.claims.times.nearest import parse
from secondsource.claims.times.tense import Way
from secondsource.claims.times.values import PRECISION
from secondsource.claims.times.wish import Wish
from secondsource.model.span import Span
from secondsource.model.time import Precision, TimeRef

PART_HOURS = {"MO": ("05:00", "11:59"), "MI": ("12:00", "13:59"), "AF": ("12:00", "17:59"),
              "EV": ("18:00", "23:59"), "NI": ("20:00", "23:59"), "DT": ("06:00", "17:59")}  # fmt: skip
LEAP_YEARS = (
    20  # a year so far from the last one told in a history is an aside, until a second one follows it
)

_SINCE = "; from then on (since)"


@dataclass(frozen=True, slots=True)
class Clue:
    """What the text around an expression tells.

    Attributes:
        span: Where the expression stands.
        text: Its words.
        way: Where its clause looks.
        since: Whether it begins a stretch ("since 2011").
        until: Whether it ends one ("until Friday").
        near: Whether the last date told stands in the same sentence.
    """

    span: Span
    text: str
    way: Way
    since: bool = False
    until: bool = False
    near: bool = False


class Answers:
    """What is known so far, and how an answer is made of it."""

    def __init__(self, published: str | None, *, narrative: bool) -> None:
        self.anchor: Stretch | None = parse(published)
        self.narrative = narrative
        self.told: Stretch | None = None
        self.era_bc: int | None = None
        self.quarter: Stretch | None = None
        self.aside: int | None = None

    def _answer(
        self, stretch: Stretch, wish: Wish, clue: Clue, reason: str, *, remember: bool = True
    ) -> TimeRef:
        if remember:
            self._remember(stretch)
        if stretch.grain == "quarter" and self.quarter is None:
            self.quarter = stretch
        start, end = stretch.bounds()
        value = stretch.value
        kind = "date"
        precision = PRECISION[stretch.grain]
        part, clock = wish.get("part"), wish.get("clock")
        if stretch.grain == "day" and isinstance(clock, str):
            kind, value, precision = "time", f"{value}T{clock}", "minute"
            start = end = (
                value
                if not clock.startswith("24")
                else f"{(stretch.first + timedelta(days=1)).isoformat()}T00:00"
            )
        elif stretch.grain == "day" and isinstance(part, str):
            kind, value, precision = "time", f"{value}T{part}", "part_of_day"
            hours = PART_HOURS[part]
            start, end = f"{stretch.first.isoformat()}T{hours[0]}", f"{stretch.first.isoformat()}T{hours[1]}"
        anchored = self.anchor.value if self.anchor else None
        return TimeRef(
            clue.text, clue.span, kind, value, start, end, precision, True, reason,  # type: ignore[arg-type]
            anchor=anchored, direction=self._direction(stretch), weekday=wish.number("weekday"),
        )  # fmt: skip

    def _remember(self, stretch: Stretch) -> None:
        """Take the stretch as the last one told; in a history, a leap of years only when it is repeated."""
        leap = self.told is not None and abs(stretch.first.year - self.told.first.year) >= LEAP_YEARS
        if (
            self.narrative
            and leap
            and not (self.aside is not None and abs(self.aside - stretch.first.year) < LEAP_YEARS)
        ):
            self.aside = stretch.first.year
            return
        self.told, self.aside = stretch, None

    def _direction(self, stretch: Stretch) -> Way:
        if self.anchor is None:
            return "unknown"
        if stretch.last < self.anchor.first:
            return "past"
        return "future" if stretch.first > self.anchor.last else "present"

    def _open(
        self,
        value: str,
        clue: Clue,
        reason: str,
        wish: Wish | None = None,
        kind: str = "date",
        way: Way | None = None,
    ) -> TimeRef:
        weekday = wish.number("weekday") if wish else None
        precision: Precision = "unknown"
        if wish is not None:
            part, clock = wish.get("part"), wish.get("clock")
            if isinstance(clock, str):
                value, kind = f"{value}T{clock}", "time"
            elif isinstance(part, str):
                value, kind = f"{value}T{part}", "time"
        return TimeRef(
            clue.text, clue.span, kind, value, None, None, precision, False, reason,  # type: ignore[arg-type]
            anchor=self.anchor.value if self.anchor else None, direction=way or clue.way, weekday=weekday,
        )  # fmt: skip

    def _base(self) -> Stretch | None:
        """Return what incomplete dates are anchored to: the report's date, in histories the last date told."""
        return (self.told or self.anchor) if self.narrative else self.anchor


def stretched(found: TimeRef, clue: Clue, anchor: Stretch | None) -> TimeRef:
    """Let "since" run on to the report's date, and leave the beginning of "until" open."""
    if not found.resolved or found.kind not in ("date", "time"):
        return found
    if clue.since and found.direction in ("past", "unknown"):
        return _on(found, anchor)
    if clue.until:
        return replace(found, start=None, reason=f"{found.reason}; up to then (until)")
    return found


def from_then_on(found: TimeRef, published: str | None) -> TimeRef:
    """Let what began at a time run on to the report's date; it is no longer that day's only."""
    if found.reason.endswith(_SINCE):
        return replace(found, weekday=None)
    on = _on(found, parse(published)) if found.resolved else replace(found, reason=found.reason + _SINCE)
    return replace(on, weekday=None, direction="past")


def only_then(found: TimeRef) -> TimeRef:
    """Return the time that a beginning is told by, of what happened then: "since 2012, *when* rebels seized the town"."""
    if not found.reason.endswith(_SINCE):
        return found
    return replace(found, end=found.start, reason=found.reason.removesuffix(_SINCE))


def _on(found: TimeRef, anchor: Stretch | None) -> TimeRef:
    return replace(found, end=anchor.bounds()[1] if anchor else None, reason=found.reason + _SINCE)

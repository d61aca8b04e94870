"""What is no date of the report's calendar: lengths of time, what is said of every such time, years before our era."""

from math import ceil

from secondsource.claims.times.answers import Answers, Clue
from secondsource.claims.times.calendar import step
from secondsource.claims.times.tense import Way
from secondsource.claims.times.values import (
    PRECISION,
    VAGUE,
    duration_value,
    grain_of,
    order,
)
from secondsource.claims.times.wish import Wish
from secondsource.model.time import Precision, TimeRef

NO_DATE = "the report has no date"
HOURS = 24


class Undated(Answers):
    """Answers what has no day that could be counted from the report's."""

    def _before_christ(self, wish: Wish, clue: Clue) -> TimeRef:
        year = wish.number("year")
        if wish.get("century") is not None:
            century = wish.number("century") or 1
            return self._bc(f"BC{century - 1:02d}", -(century * 100 - 1), -((century - 1) * 100), wish, clue)
        if wish.get("decade") is not None:
            decade = wish.number("decade") or 1
            return self._bc(f"BC{decade:03d}", -(decade * 10 + 8), -(decade * 10 - 1), wish, clue)
        if year is None:
            return self._open("XXXX", clue, "the year before our era is not told", wish)
        self.era_bc = year
        tail = ""
        month, day, season = wish.number("month"), wish.number("day"), wish.get("season")
        if month:
            tail = f"-{month:02d}" + (f"-{day:02d}" if day else "")
        elif season:
            tail = f"-{season}"
        return self._bc(f"BC{year:04d}{tail}", -(year - 1), -(year - 1), wish, clue)

    def _bc(self, value: str, first: int, last: int, wish: Wish, clue: Clue) -> TimeRef:
        """Answer a date before our era; ISO 8601 counts 1 BC as year 0."""
        part = f"T{wish.get('part')}" if wish.get("part") else ""
        return TimeRef(
            clue.text, clue.span, "date", value + part, f"-{-first:04d}", f"-{-last:04d}", "year", True,
            "the era is written", direction="past",
        )  # fmt: skip

    def _duration(self, wish: Wish, clue: Clue) -> TimeRef:
        unit = str(wish.get("unit"))
        n = wish.get("n")
        toward = wish.get("toward")
        way: Way = "past" if toward == "past" else "future" if toward == "future" else "unknown"
        if n is None or not isinstance(n, int | float):
            value, n = VAGUE[unit], None
        else:
            value = duration_value(float(n), unit)
        start = end = None
        reason = (
            "a length of time; the text does not say when it began"
            if way == "unknown"
            else "how long it is, is not told"
        )
        precision: Precision = "unknown"
        if n is not None and way != "unknown":
            reason = NO_DATE
            base = self.anchor if not self.narrative else None
            if base is not None and unit in ("second", "minute"):
                reason = "the moment that it is counted from is not known"
            elif base is not None:
                # hours are counted in days: when on its day a report was written is not known
                grain, factor = grain_of("day" if unit == "hour" else unit)
                steps = max(1, ceil(n / HOURS) if unit == "hour" else round(float(n) * factor))
                reason = f"the report's date is known to the {base.grain} only"
                if order(base.grain) <= order(grain):
                    edge = step(base.first, grain, -steps if way == "past" else steps)
                    first, last = (edge, base.first) if way == "past" else (base.first, edge)
                    cut = {"year": 4, "month": 7}.get(grain, 10)
                    start, end = first.isoformat()[:cut], last.isoformat()[:cut]
                    precision = PRECISION[grain]
                    reason = (
                        "counted back from the report's date"
                        if way == "past"
                        else "counted on from the report's date"
                    )
        return TimeRef(
            clue.text, clue.span, "duration", value, start, end, precision, start is not None, reason,
            anchor=self.anchor.value if self.anchor else None, direction=way,
        )  # fmt: skip

    def _set(self, wish: Wish, clue: Clue) -> TimeRef:
        return TimeRef(
            clue.text,
            clue.span,
            "set",
            str(wish.get("value")),
            None,
            None,
            "unknown",
            False,
            "said of every such time",
        )

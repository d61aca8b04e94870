"""Partial dates as intervals of days."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from secondsource.model import TimeRef

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip


class Days(NamedTuple):
    """An interval of days as ordinals (``datetime.date.toordinal``), both ends included."""

    first: int
    last: int

    def gap(self, other: "Days") -> int:
        """Return how many days lie between the two (0: they touch or overlap)."""
        return max(0, other.first - self.last, self.first - other.last)

    @property
    def length(self) -> int:
        """Number of days."""
        return self.last - self.first + 1


@lru_cache(maxsize=100_000)
def days_of(text: str) -> Days | None:
    """Return the days that a partial ISO 8601 date covers, or ``None`` where it is none."""
    parts = text.split("T", maxsplit=1)[0].split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1:
            return Days(date(numbers[0], 1, 1).toordinal(), date(numbers[0], 12, 31).toordinal())
        if len(numbers) == 2:
            first = date(numbers[0], numbers[1], 1)
            following = date(numbers[0] + numbers[1] // 12, numbers[1] % 12 + 1, 1)
            return Days(first.toordinal(), following.toordinal() - 1)
        day = date(*numbers[:3]).toordinal()
    except ValueError:
        return None
    return Days(day, day)


def days_of_time(time: TimeRef | None) -> Days | None:
    """Return the days of a resolved time, or ``None``; also for one that is open at an end ("since 2012" with no day to count to)."""
    if time is None or not time.resolved:
        return None
    first = days_of(time.start) if time.start else None
    last = days_of(time.end) if time.end else None
    if first is None or last is None:
        return None
    return Days(first.first, max(first.first, last.last))


def iso(day: int) -> str:
    """Return an ordinal day as ISO 8601."""
    return date.fromordinal(day).isoformat()

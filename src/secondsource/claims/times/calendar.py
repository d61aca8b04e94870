"""Days, weeks, months and longer stretches of the calendar: stepping through them and writing them as TIMEX3."""

import calendar as _calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal["century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day"]

SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month, northern hemisphere
WEEKEND_DAY = 5  # days from Monday to Saturday


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the calendar: its first day and how long it is."""

    grain: Grain
    first: date

    def shift(self, n: int) -> "Stretch":
        """Return the stretch n steps later (earlier, for a negative n)."""
        return Stretch(self.grain, step(self.first, self.grain, n))

    @property
    def last(self) -> date:
        """Its last day."""
        if self.grain == "weekend":
            return self.first + timedelta(days=1)
        return step(self.first, self.grain, 1) - timedelta(days=1)

    @property
    def value(self) -> str:
        """Its TIMEX3 value."""
        day = self.first
        year = f"{day.year:04d}"
        match self.grain:
            case "day":
                return day.isoformat()
            case "week" | "weekend":
                iso = day.isocalendar()
                return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.grain == "weekend" else "")
            case "month":
                return f"{year}-{day.month:02d}"
            case "quarter":
                return f"{year}-Q{(day.month + 2) // 3}"
            case "half":
                return f"{year}-H{1 if day.month < 7 else 2}"
            case "season":
                return f"{year}-{next(name for name, month in SEASON_MONTH.items() if month == day.month)}"
            case "decade":
                return year[:3]
            case "century":
                return year[:2]
            case _:
                return year

    def bounds(self) -> tuple[str, str]:
        """First and last day or month or year, with no more precision than the stretch has."""
        if self.grain in ("day", "week", "weekend"):
            return self.first.isoformat(), self.last.isoformat()
        if self.grain in ("month", "quarter", "season", "half"):
            return f"{self.first:%Y-%m}".zfill(7), f"{self.last:%Y-%m}".zfill(7)
        return f"{self.first.year:04d}", f"{self.last.year:04d}"


def step(day: date, grain: Grain, n: int) -> date:
    """Return the day n grains later; the day of the month is kept where it can be."""
    match grain:
        case "day":
            return day + timedelta(days=n)
        case "week" | "weekend":
            return day + timedelta(weeks=n)
        case _:
            months = {
                "month": 1,
                "quarter": 3,
                "season": 3,
                "half": 6,
                "year": 12,
                "decade": 120,
                "century": 1200,
            }[grain] * n
            total = day.year * 12 + day.month - 1 + months
            year, month = divmod(total, 12)
            return date(year, month + 1, min(day.day, _calendar.monthrange(year, month + 1)[1]))


def around(day: date, grain: Grain) -> Stretch:
    """Return the stretch of that grain that a day lies in."""
    match grain:
        case "day":
            return Stretch("day", day)
        case "week":
            return Stretch("week", day - timedelta(days=day.weekday()))
        case "weekend":
            return Stretch("weekend", day - timedelta(days=day.weekday()) + timedelta(days=WEEKEND_DAY))
        case "month":
            return Stretch("month", day.replace(day=1))
        case "quarter":
            return Stretch("quarter", date(day.year, (day.month - 1) // 3 * 3 + 1, 1))
        case "half":
            return Stretch("half", date(day.year, 1 if day.month < 7 else 7, 1))
        case "season":
            month = max((m for m in SEASON_MONTH.values() if m <= day.month), default=12)
            return Stretch("season", date(day.year if month <= day.month else day.year - 1, month, 1))
        case "decade":
            return Stretch("decade", date(day.year // 10 * 10, 1, 1))
        case "century":
            return Stretch("century", date(max(day.year // 100 * 100, 1), 1, 1))
        case _:
            return Stretch("year", date(day.year, 1, 1))


def thanksgiving(year: int) -> date:
    """Return the fourth Thursday of November, the holiday's day in the United States."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


def easter(year: int) -> date:
    """Return Easter Sunday, Gregorian (the anonymous algorithm of Nature, 20 April 1876, as in Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)

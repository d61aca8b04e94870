"""Chooses the day, month or year that incomplete words mean, beside the date that they are told from."""

from datetime import date

from secondsource.claims.times.calendar import SEASON_MONTH, Stretch, easter, thanksgiving
from secondsource.claims.times.tense import Way
from secondsource.claims.times.wish import Wish

BACK_MONTHS = 9  # a history that names a month so far back means the next year's
AGAINST = {
    "past": 150,
    "future": 100,
}  # days by which a date against the clause's way must be nearer to be taken


def parse(published: str | None) -> Stretch | None:
    """Read the report's date with the precision that it has."""
    if not published:
        return None
    try:
        if len(published) >= 10:
            return Stretch("day", date.fromisoformat(published[:10]))
        if len(published) == 7:
            return Stretch("month", date(int(published[:4]), int(published[5:7]), 1))
        return Stretch("year", date(int(published[:4]), 1, 1))
    except ValueError:
        return None


def stretch_of(year: int, wish: Wish) -> Stretch | None:
    """Return the stretch that the wish's fields name in a year, or ``None``: there is no such day."""
    month, day = wish.number("month"), wish.number("day")
    try:
        if day is not None and month is not None:
            return Stretch("day", date(year, month, day))
        if month is not None:
            return Stretch("month", date(year, month, 1))
        quarter, half, season = wish.number("quarter"), wish.number("half"), wish.get("season")
        if quarter is not None:
            return Stretch("quarter", date(year, quarter * 3 - 2, 1))
        if half is not None:
            return Stretch("half", date(year, 1 if half == 1 else 7, 1))
        if isinstance(season, str):
            return Stretch("season", date(year, SEASON_MONTH[season], 1))
        return Stretch("year", date(year, 1, 1))
    except ValueError:
        return None


def day_in(beside: date, months: int, day: int) -> Stretch | None:
    """Return a day of the month that lies so many months after that of a date, or ``None``: it has no such day."""
    month = beside.month - 1 + months
    try:
        return Stretch("day", date(beside.year + month // 12, month % 12 + 1, day))
    except ValueError:
        return None


def far(one: Stretch, other: Stretch) -> int:
    """Return the days between two stretches' first days."""
    return abs((one.first - other.first).days)


def unknown(wish: Wish) -> str:
    """Return the value of a date whose year is not known."""
    month, day = wish.number("month"), wish.number("day")
    if month is not None:
        return f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    for name, mark in (("quarter", "Q"), ("half", "H")):
        if wish.get(name) is not None:
            return f"XXXX-{mark}{wish.number(name)}"
    return f"XXXX-{wish.get('season')}" if wish.get("season") else "XXXX"


def narrative_year(here: Stretch, base: Stretch) -> int:
    """Choose the year in a history: it goes on from the last date, and looks back some months at most."""
    if base.grain in ("year", "decade", "century"):
        return base.first.year
    back = base.first.month - here.first.month
    return base.first.year + (back >= BACK_MONTHS)


def _ahead_cost(candidate: Stretch, way: Way) -> int:
    """Return what a stretch that lies ahead costs: a quarter is reported on when it is over."""
    if way == "future":
        return 0
    if candidate.grain == "quarter":
        return 200
    return AGAINST["past"] if way == "past" else 20 * (candidate.grain != "day")


def nearest_year(base: Stretch, way: Way, wish: Wish, *, strict: bool) -> tuple[int, str]:
    """Choose the year of a date without one: the nearest, those on the clause's side of the report before the others."""
    year = base.first.year
    candidates = [candidate for k in (-1, 0, 1) if (candidate := stretch_of(year + k, wish)) is not None]
    if strict and way == "present":
        return year, "the one of the report's year"
    if strict:
        past = [c for c in candidates if c.last < base.first]
        ahead = [c for c in candidates if c.first > base.last]
        return (
            past[-1] if way == "past" and past else ahead[0]
        ).first.year, f"the {'last' if way == 'past' else 'next'} one from the report's date"

    def cost(candidate: Stretch) -> float:
        if candidate.last < base.first:
            return (base.first - candidate.last).days + AGAINST["future"] * (way == "future")
        if candidate.first > base.last:
            return (candidate.first - base.last).days + _ahead_cost(candidate, way)
        return 0

    return min(
        candidates, key=cost
    ).first.year, "the one nearest to the report's date on the side where the verb looks"


def feast(name: str, year: int) -> date:
    """Return the day of a holiday in a year."""
    match name:
        case "christmas":
            return date(year, 12, 25)
        case "christmas eve":
            return date(year, 12, 24)
        case "new year 's eve":
            return date(year, 12, 31)
        case "thanksgiving":
            return thanksgiving(year)
        case "easter":
            return easter(year)
        case _:
            return date(year, 1, 1)

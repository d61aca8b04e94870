"""Partial ISO 8601 dates in readable form, with the precision they have and no more."""

from datetime import date, timedelta

from secondsource.model import TimeRef

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY, _MONTH = 10, 7


def day_of(iso: str | None) -> date | None:
    """Return the day of a partial date, or ``None`` where it is less precise than a day."""
    if iso is None or len(iso) < _DAY:
        return None
    try:
        return date.fromisoformat(iso[:_DAY])
    except ValueError:
        return None


def readable(iso: str) -> str:
    """Return "8 December 2016, 14:05 UTC" for ``2016-12-08T14:05Z``, "December 2016" for ``2016-12``.

    What is no partial ISO 8601 date is returned as it is.
    """
    day = day_of(iso)
    if day is not None:
        text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        clock = iso[_DAY + 1 :]
        if not clock:
            return text
        zone = "UTC" if clock.endswith(("Z", "+00:00")) else ""
        if not zone and len(clock) > 5 and clock[-6] in "+-":
            zone = f"UTC{clock[-6:]}"
        return f"{text}, {clock[:5]} {zone}".strip()
    if len(iso) == _MONTH and iso[5:].isdigit() and 1 <= int(iso[5:]) <= len(MONTHS):
        return f"{MONTHS[int(iso[5:]) - 1]} {iso[:4]}"
    return iso


def short(iso: str) -> str:
    """Return "8 Dec 2016" for ``2016-12-08`` and for any moment of that day."""
    day = day_of(iso)
    if day is None:
        return readable(iso)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def interval(start: str | None, end: str | None) -> str | None:
    """Return an interval as read: "7–9 December 2016", "since 2012", or ``None`` where neither end is known."""
    if start is None and end is None:
        return None
    if end is None:
        return f"from {readable(str(start))}"
    if start is None:
        return f"until {readable(end)}"
    if start == end:
        return readable(start)
    a, b = day_of(start), day_of(end)
    if a is not None and b is not None:
        if a == b:
            return f"{readable(start)} – {end[_DAY + 1 : _DAY + 6]}"
        if len(start) == len(end) == _DAY:
            if (a.year, a.month) == (b.year, b.month):
                return f"{a.day}–{b.day} {MONTHS[b.month - 1]} {b.year}"
            if a.year == b.year:
                return f"{a.day} {MONTHS[a.month - 1]} – {b.day} {MONTHS[b.month - 1]} {b.year}"
    return f"{readable(start)} – {readable(end)}"


def of_time(time: TimeRef) -> str | None:
    """Return what a time expression was taken to mean, no finer than it is; ``None`` where not resolved."""
    if not time.resolved:
        return None
    coarse = time.precision not in ("hour", "minute")
    start, end = (iso[:_DAY] if iso and coarse else iso for iso in (time.start, time.end))
    return interval(start, end)


def first_day(iso: str) -> date | None:
    """Return the first day that a partial date covers, or ``None`` for what is no date."""
    padded = iso[:_DAY] + "-01-01"[len(iso[:_DAY]) - 4 :] if len(iso) < _DAY else iso[:_DAY]
    try:
        return date.fromisoformat(padded)
    except ValueError:
        return None


def last_day(iso: str) -> date | None:
    """Return the last day that a partial date covers, or ``None`` for what is no date."""
    day = first_day(iso)
    if day is None or len(iso) >= _DAY:
        return day
    if len(iso) >= _MONTH:
        return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)
    return date(day.year, 12, 31)


def days(start: str | None, end: str | None) -> tuple[str, str] | None:
    """Return the first and the last day of an interval of partial dates, as ISO 8601; ``None`` where one of them is not known."""
    first, last = first_day(start or ""), last_day(end or "")
    return (first.isoformat(), last.isoformat()) if first and last else None

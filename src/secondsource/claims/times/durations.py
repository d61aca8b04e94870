"""Makes wishes of lengths of time and of what recurs: "the past 26 days", "more than five years", "daily"."""

import re

from secondsource.claims.times.classes import MONTHS, WEEKDAYS
from secondsource.claims.times.wish import PARTS, SEASONS, Hit, Wish, is_capital, unit_of


def toward_of(which: str) -> str | None:
    """Return where a duration lies by the word before it: ``past``, ``future`` or ``None``."""
    if which in ("last", "past", "previous", "preceding", "prior", "latest", "recent"):
        return "past"
    return "future" if which in ("next", "coming", "upcoming", "following", "subsequent") else None


def amount_of(hit: Hit, name: str = "n") -> tuple[float | None, bool]:
    """Read an amount: its number, or ``None`` where it is vague; and whether it is one at all."""
    words = hit.low(name)
    value = hit.value(name)
    if value is not None:
        return value, True
    if "couple" in words:
        return 2.0, True
    if any(word in words.split() for word in ("few", "several", "many", "some", "numerous", "countless")):
        return None, True
    return 1.0, True


def bound_of(hit: Hit) -> str | None:
    """Return the TIMEX3 modifier of a match's bounding words."""
    words = hit.low("bound") if hit.has("bound") else ""
    return bound_mod(words)


def bound_mod(words: str) -> str | None:
    """Return the TIMEX3 modifier of the words that bound an amount."""
    if not words:
        return None
    for marks, mod in (
        (("no more than", "at most", "up to"), "EQUAL_OR_LESS"),
        (("at least", "no less than", "no fewer than"), "EQUAL_OR_MORE"),
        (("more than", "over"), "MORE_THAN"),
        (("less than", "fewer than", "under", "nearly", "almost", "close to"), "LESS_THAN"),
        (("about", "around", "approximately", "roughly", "some", "circa"), "APPROX"),
    ):
        if any(re.search(rf"\b{mark}\b", words) for mark in marks):
            return mod
    return None


def duration(hit: Hit) -> Wish | None:
    """Read "more than five years", "the past 26 days", "a year and a half"."""
    n, _ = amount_of(hit)
    unit = unit_of(hit.low("unit"))
    if unit == "quarter" and not hit.has("which"):
        return None  # "three quarters of the town"
    if hit.has("half") and n is not None:
        n += 0.5
    return hit.wish(
        "duration",
        bound_of(hit),
        n=n,
        unit=unit,
        toward=toward_of(hit.low("which")) if hit.has("which") else None,
    )


def range_duration(hit: Hit) -> Wish | None:
    """Read "two to three weeks"."""
    low, high = hit.value("n"), hit.value("m")
    if low is None or high is None:
        return None
    return hit.wish("duration", "APPROX", n=low, upto=high, unit=unit_of(hit.low("unit")),
                    toward=toward_of(hit.low("which")) if hit.has("which") else None)  # fmt: skip


def vague_duration(hit: Hit) -> Wish | None:
    """Read a length without a number: "the months ahead"."""
    return hit.wish(
        "duration",
        None,
        unit=unit_of(hit.low("unit")),
        toward=toward_of(hit.low("which")) if hit.has("which") else None,
    )


def half_unit(hit: Hit) -> Wish | None:
    """Read "half a year"."""
    return hit.wish("duration", n=0.5, unit=unit_of(hit.low("unit")))


def recent_units(hit: Hit) -> Wish | None:
    """Read "recent weeks", "the coming days"; of "last *months* loss" only the apostrophe is lost."""
    unit, after = hit.low("unit"), hit.pieces[hit.match.end() : hit.match.end() + 1]
    if hit.low_all() in ("last weeks", "last months", "last years") and after and after[0].kind == "word":
        return hit.wish("deictic", unit=unit_of(unit), n=-1)
    return hit.wish("duration", unit=unit_of(hit.low("unit")), toward=toward_of(hit.low("which")))


def unit_long(hit: Hit) -> Wish | None:
    """Read "year-long", "months-long"."""
    unit = unit_of(hit.low("unit"))
    return hit.wish("duration", unit=unit, n=None if hit.low("unit").endswith("s") else 1)


def bare_units(hit: Hit) -> Wish | None:
    """Read "weeks" and "days" that no number counts."""
    unit = unit_of(hit.pieces[hit.match.start()].low)
    return None if unit in ("quarter", "second", "minute") else hit.wish("duration", unit=unit)


_DAILY = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "annually": "P1Y",
          "yearly": "P1Y", "hourly": "PT1H", "biweekly": "P2W", "fortnightly": "P2W"}  # fmt: skip
_LETTER = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "month": "M",
           "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "weekend": "D"}  # fmt: skip


def recurring(hit: Hit) -> Wish | None:
    """Read what recurs: "daily", "every two weeks", "Mondays"."""
    if hit.has("daily"):
        if is_capital(hit, hit.match.start()) and is_capital(hit, hit.match.end()):
            return None  # the Daily Mail
        if hit.low("daily") in ("quarterly", "biweekly", "fortnightly"):
            return None
        return hit.wish("set", value=_DAILY[hit.low("daily")])
    if hit.has("wd"):
        tail = f"T{PARTS[hit.low('part').rstrip('s')]}" if hit.has("part") else ""
        return hit.wish("set", value=f"XXXX-WXX-{WEEKDAYS[hit.low('wd').rstrip('s')]}{tail}")
    if hit.has("month"):
        return hit.wish("set", value=f"XXXX-{MONTHS[hit.low('month')]:02d}")
    if hit.has("part"):
        return hit.wish("set", value=f"XXXX-XX-XXT{PARTS[hit.low('part').rstrip('s')]}")
    if hit.has("season"):
        return hit.wish("set", value=f"XXXX-{SEASONS[hit.low('season').rstrip('s')]}")
    letter = _LETTER[unit_of(hit.low("unit"))]
    n = hit.value("n") or 1
    return hit.wish("set", value=f"PT{n:g}{letter[1]}" if letter[0] == "T" else f"P{n:g}{letter}")

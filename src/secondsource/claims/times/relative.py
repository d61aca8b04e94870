"""Makes wishes that are counted from another time: weekdays, "last week", "two days later", "the end of the month"."""

import re

from secondsource.claims.times.classes import WEEKDAYS
from secondsource.claims.times.durations import amount_of, bound_of, toward_of
from secondsource.claims.times.wish import (
    MODS,
    PARTS,
    STEPS,
    Hit,
    Op,
    Wish,
    clock_of,
    is_military,
    mod_of,
    unit_of,
)


def weekday(hit: Hit) -> Wish | None:
    """Read "Thursday", "last Friday", "late Sunday"."""
    which = STEPS.get(hit.low("which")) if hit.has("which") else None
    return hit.wish(
        "weekday",
        mod_of(hit) if hit.has("mod") else None,
        weekday=WEEKDAYS[hit.low("wd")],
        which=which,
        part=PARTS.get(hit.low("part")) if hit.has("part") else None,
        clock=clock_of(hit) if hit.has("clock") else None,
    )


def military_weekday(hit: Hit) -> Wish | None:
    """Read "1800 GMT on Thursday", "2200 hours on Sunday"."""
    return weekday(hit) if is_military(hit) else None


def military_day(hit: Hit) -> Wish | None:
    """Read "1800 today", "1600 this afternoon"."""
    if not is_military(hit) or clock_of(hit) is None:
        return None
    return last_night(hit) if hit.has("which") else day(hit)


def _is_name(hit: Hit) -> bool:
    """Tell "USA TODAY" from a day: both words stand in capitals, and the text does not."""
    first = hit.group("day")[0]
    before = hit.pieces[hit.match.start("day") - 1] if hit.match.start("day") else None
    words = hit.text[first.start : first.end], hit.text[before.start : before.end] if before else ""
    return all(word.isupper() and word.isalpha() for word in words) and not hit.text.isupper()


_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "overnight": 0}


def day(hit: Hit) -> Wish | None:
    """Read "today", "early tomorrow", "the day before yesterday"."""
    word = hit.low("day").removesuffix("s")  # "todays shelling", its apostrophe lost
    if _is_name(hit):
        return None
    part = (
        "NI" if word in ("tonight", "overnight") else PARTS.get(hit.low("part")) if hit.has("part") else None
    )
    n = _DAYS[word]
    if word == "overnight":
        return hit.wish("deictic", unit="day", n=0, part=part, over=1)
    if hit.has("before"):
        n = -2 if n == -1 else 2
    return hit.wish(
        "deictic",
        mod_of(hit) if hit.has("mod") else None,
        unit="day",
        n=n,
        part=part,
        clock=clock_of(hit) if hit.has("clock") else None,
    )


def last_night(hit: Hit) -> Wish | None:
    """Read "last night", "this morning", "the following afternoon"."""
    part = PARTS[hit.low("part")]
    which = hit.low("which")
    if which in ("that", "same"):
        return hit.wish("anaphoric", mod_of(hit) if hit.has("mod") else None, unit="day", n=0, part=part)
    if which in ("next", "following"):
        return hit.wish("anaphoric", mod_of(hit) if hit.has("mod") else None, unit="day", n=1, part=part)
    if which in ("previous", "preceding"):
        return hit.wish("anaphoric", mod_of(hit) if hit.has("mod") else None, unit="day", n=-1, part=part)
    n = -1 if which in ("last", "past") else 0
    clock = clock_of(hit) if hit.has("clock") else None
    return hit.wish(
        "deictic", mod_of(hit) if hit.has("mod") else None, unit="day", n=n, part=part, clock=clock
    )


def relative(hit: Hit) -> Wish | None:
    """Read "last week", "later this month", "that same day"."""
    unit = unit_of(hit.low("unit"))
    which = hit.low("which")
    mod = mod_of(hit) if hit.has("mod") else None
    if which in ("same", "that"):
        return hit.wish("anaphoric", mod, unit=unit, n=0)
    if which in ("following", "subsequent", "ensuing", "succeeding"):
        return hit.wish("anaphoric", mod, unit=unit, n=1)
    if which in ("previous", "preceding", "prior"):
        return hit.wish("anaphoric", mod, unit=unit, n=-1)
    if unit in ("second", "minute", "hour", "decade", "century") or (unit == "day" and which == "past"):
        if which in ("this", "current"):
            return hit.wish("deictic", mod, unit=unit, n=0) if unit in ("decade", "century") else None
        return hit.wish(
            "duration",
            mod,
            n=10 if unit == "decade" else 1,
            unit="year" if unit == "decade" else unit,
            toward=toward_of(which),
        )
    if unit == "day" and which in ("next", "last"):
        return hit.wish("anaphoric", mod, unit="day", n=STEPS[which]) if which == "next" else None
    if unit == "day" and which == "this":
        return hit.wish("anaphoric", mod, unit="day", n=0)
    return hit.wish("deictic", mod, unit=unit, n=STEPS.get(which, 0))


def shift(hit: Hit) -> Wish | None:
    """Read "two weeks ago", "three days later", "a year after", "ten years ago today"."""
    n, _ = amount_of(hit)
    unit = unit_of(hit.low("unit"))
    way = hit.low("way").split()[0]
    backward = way in ("ago", "earlier", "before", "previously")
    deictic = way in ("ago", "from", "hence", "back")
    sign = -1 if backward else 1
    mod = bound_of(hit)
    after = hit.pieces[hit.match.end() : hit.match.end() + 1]
    of = 1 if way in ("before", "after") and after and after[0].kind in ("word", "number") else None
    if n is None:
        return hit.wish("deictic" if deictic else "anaphoric", mod, unit=unit, vague=sign)
    if unit in ("second", "minute", "hour"):
        return hit.wish("deictic" if deictic else "anaphoric", mod, unit=unit, n=sign * n)
    if n != int(n) and unit == "year":
        n, unit = n * 12, "month"
    to_day = 1 if hit.has("today") and unit in ("week", "month", "year") else None
    return hit.wish(
        "deictic" if deictic else "anaphoric", mod, unit=unit, n=sign * int(n), of=of, to_day=to_day
    )


def vague_shift(hit: Hit) -> Wish | None:
    """Read "weeks ago", "days later"."""
    backward = hit.low("way") in ("ago", "earlier", "before", "previously")
    op: Op = "deictic" if hit.low("way") == "ago" else "anaphoric"
    return hit.wish(op, None, unit=unit_of(hit.low("unit")), vague=-1 if backward else 1)


def year_ago(hit: Hit) -> Wish | None:
    """Read "the year-ago quarter", "a year-earlier period"."""
    words = hit.low("yearago")
    if not words.startswith("year"):
        return None
    if hit.has("unit"):
        return hit.wish("deictic", unit="quarter", n=-4)
    return hit.wish("deictic", unit="year", n=-1) if "-" in words else None


def end_of(hit: Hit) -> Wish | None:
    """Read "the end of the month", "the beginning of last week"."""
    unit = unit_of(hit.low("unit"))
    mod = next(MODS[word] for word in hit.low("mod").split() if word in MODS)
    which = hit.low("which")
    if unit in ("day", "hour", "minute"):
        return None
    if which == "that":
        return hit.wish("anaphoric", mod, unit=unit, n=0)
    return hit.wish("deictic", mod, unit=unit, n=STEPS.get(which, 0), soft=1 if which == "the" else None)


def the_unit(hit: Hit) -> Wish | None:
    """Read "late in the week", "the weekend"."""
    unit = unit_of(hit.low("unit"))
    if unit == "day" and hit.group("first"):
        return hit.wish("anaphoric", unit="day", n=0)  # "earlier on the day"
    if unit in ("day", "hour", "minute", "century", "decade"):
        return None
    return hit.wish("deictic", mod_of(hit) if hit.has("mod") else None, unit=unit, n=0, soft=1)


def unit_end(hit: Hit) -> Wish | None:
    """Read "year-end", "month's end"."""
    unit = unit_of(hit.low("unit"))
    if unit not in ("year", "month") or hit.low_all().split()[1] not in ("-", "'s", "\u2019s", "end"):
        return None
    return hit.wish("deictic", "END", unit=unit, n=0, soft=1)


def day_after(hit: Hit) -> Wish | None:
    """Read "the day after", "the week before"."""
    unit = unit_of(hit.low("unit"))
    if unit not in ("day", "week", "month", "year"):
        return None
    return hit.wish("anaphoric", unit=unit, n=-1 if hit.low("way") == "before" else 1)


_BUSINESS = re.compile(
    r"\b(?:profits?|earnings|revenues?|net income|net loss|fiscal|GDP|quarterly|shareholders?|investors|a share"
    r"|(?:first|second|third|fourth)(?: fiscal)? quarter)\b",
    re.IGNORECASE,
)


def told_quarter(hit: Hit) -> Wish | None:
    """Read "the quarter": the one that the text reports on; elsewhere it is a part of a town."""
    after = hit.pieces[hit.match.end()].low if hit.match.end() < len(hit.pieces) else ""
    if hit.low("unit") == "quarter" and (after == "of" or not _BUSINESS.search(hit.text)):
        return None
    if hit.low("unit") != "quarter" and not (hit.low("unit") == "period" and hit.has("latest")):
        return None
    return hit.wish("anaphoric", unit="quarter", n=0, told=1)

"""Makes wishes of the calendar: dates, months, years, decades, quarters, seasons and holidays."""

import re
from dataclasses import replace

from secondsource.claims.times.classes import MONTHS, WEEKDAYS, letters
from secondsource.claims.times.wish import (
    MODS,
    PARTS,
    SEASONS,
    STEPS,
    Hit,
    Wish,
    clock_of,
    is_capital,
    mod_of,
    unit_of,
    year_of,
)

_SPORT = re.compile(
    r"\b(?:touchdowns?|halftime|quarterback|field goal|end zone|rebounds|three-pointer|kickoff)\b"
)


def of_sport(text: str) -> bool:
    """Tell a report of a match, whose quarters are no quarters of a year."""
    return _SPORT.search(text) is not None


def date_wish(hit: Hit) -> Wish | None:
    """Read a date with a month: "Thursday, Dec. 8, 2016", "the night of 8 December", "early Dec. 8"."""
    month = hit.low("month").split(" ")[0] if hit.has("month") else ""
    day = hit.value("day") if hit.has("day") else None
    if day is not None and day > 31:
        return None
    weekday = WEEKDAYS.get(hit.low("wd").rstrip("s")) if hit.has("wd") else None
    year = year_of(hit.group("year")) if hit.has("year") else None
    relative = STEPS.get(hit.low("which")) if hit.has("which") else None
    anaphoric = 1 if hit.has("thatyear") else None
    return hit.wish(
        "calendar",
        mod_of(hit) if hit.has("mod") else None,
        month=MONTHS[month],
        day=None if day is None else int(day),
        weekday=weekday,
        year=year,
        relyear=relative,
        thatyear=anaphoric,
        part=PARTS.get(hit.low("part")) if hit.has("part") else None,
        clock=clock_of(hit) if hit.has("clock") else None,
        era="BC" if hit.has("bc") else None,
    )


def numeric_date(hit: Hit) -> Wish | None:
    """Read "2016-12-08", "12/8/2016", "8.12.16"."""
    low = hit.low("d")
    if hit.group("d")[0].kind == "iso":
        clock = low[11:16] if len(low) > 10 else None
        return hit.wish("calendar", year=int(low[:4]), month=int(low[5:7]), day=int(low[8:10]), clock=clock)
    parts = [int(part) for part in re.split(r"[/.-]", low)]
    if parts[0] > 31:
        year, month, day = parts
    else:
        first, second, year = parts
        # Month first unless it cannot be; a day-first outlet is not known from the words alone.
        month, day = (first, second) if first <= 12 and "." not in low else (second, first)
        if year < 100:
            year += 1900 if year >= 50 else 2000
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    ambiguous = 1 if month <= 12 and day <= 12 and month != day else None
    return hit.wish("calendar", year=year, month=month, day=day, ambiguous=ambiguous)


def first_day(hit: Hit) -> Wish | None:
    """Read the first day of "22-26 June"."""
    return date_wish(hit)


def second_day(hit: Hit) -> Wish | None:
    """Read the second day of "June 22-26"."""
    wish = date_wish(hit)
    return None if wish is None else replace(wish, first=hit.match.start("day"))


def month(hit: Hit) -> Wish | None:
    """Read a month without a day: "December 2016", "early December", "last December"."""
    if (
        hit.has("which")
        and not hit.has("unit")
        and hit.low("which") in STEPS
        and hit.match.start("which") < hit.match.start("month")
    ):
        return hit.wish(
            "calendar",
            month=MONTHS[hit.low("month").split(" ")[0]],
            which=-1 if "past" in hit.low_all().split() else STEPS[hit.low("which")],  # "this past October"
        )
    if not _month_context(hit):
        return None
    wish = date_wish(hit)
    if wish is not None and hit.has("modb"):
        return replace(wish, mod=next(MODS[w] for w in hit.low("modb").split() if w in MODS))
    return wish


_MONTH_BEFORE = frozenset([
    "in", "of", "since", "until", "till", "by", "from", "to", "during", "last", "this", "next", "and",
    "through", "between", "before", "after", "for", "each", "every", "or", "for", "around", "about", "(", ",",
    "-",
])  # fmt: skip


def _month_context(hit: Hit) -> bool:
    """Tell a bare "March", "May", "Jan" that is a month from a march, a modal or a name."""
    if hit.has("year") or hit.has("mod") or hit.has("modb") or hit.has("which") or hit.has("thatyear"):
        return True
    month = hit.group("month")
    low = month[0].low
    if low not in ("may", "march", "mar") and (len(low) > 3 or len(month) > 1):
        return True
    before = hit.pieces[hit.match.start() - 1].low if hit.match.start() else ""
    return before in _MONTH_BEFORE and (low in ("may", "march") or len(month) > 1)


_SHORT = 2
_NEAR = 8
_HEAT = frozenset({
    "temperature", "temperatures", "degrees", "celsius", "fahrenheit", "thermometer", "mercury", "highs",
    "lows",
})  # fmt: skip


def _of_heat(hit: Hit) -> bool:
    """Tell how warm it is from a decade: "*temperatures* were expected to reach the 70s"."""
    around = hit.pieces[max(hit.match.start() - _NEAR, 0) : hit.match.end() + _NEAR]
    return any(piece.low in _HEAT for piece in around)


def _of_size(hit: Hit) -> bool:
    """Tell how much there is of something from a decade: "a rate in the *low-50s*", which no decade has."""
    first = hit.match.start()
    before = [piece.low for piece in hit.pieces[max(first - 2, 0) : first] if piece.low != "-"]
    return before[-1:] in (["low"], ["high"], ["lower"], ["upper"])


def decade(hit: Hit) -> Wish | None:
    """Read "the 1990s", "the early nineties"."""
    low = hit.low("decade").rstrip("s").rstrip("'\u2019").lstrip("'\u2019")
    if len(low) == _SHORT and (_of_heat(hit) or _of_size(hit)):
        return None
    words = {
        "nineties": 1990,
        "eighties": 1980,
        "seventies": 1970,
        "sixties": 1960,
        "fifties": 1950,
        "forties": 1940,
    }
    if low + "s" in words:
        start = words[low + "s"]
    else:
        start = int(low)
        if start < 100:
            start += 1900
    return hit.wish(
        "calendar",
        mod_of(hit) if hit.has("mod") else None,
        decade=start // 10,
        era="BC" if hit.has("bc") else None,
    )


def century_wish(hit: Hit) -> Wish | None:
    """Read "the 19th century"."""
    number = hit.value("ordinal")
    if number is None:
        return None
    return hit.wish(
        "calendar",
        mod_of(hit) if hit.has("mod") else None,
        century=int(number),
        era="BC" if hit.has("bc") else None,
    )


def quarter_wish(hit: Hit) -> Wish | None:
    """Read "the third quarter of 2016", "last year's fourth quarter"."""
    number = hit.value("ordinal")
    if number is None or number > 4:
        return None
    year = year_of(hit.group("year")) if hit.has("year") else None
    relative = STEPS.get(hit.low("which")) if hit.has("which") else None
    if hit.has("yearago"):
        relative = -1
    return hit.wish("calendar", quarter=int(number), year=year, relyear=relative)


def half(hit: Hit) -> Wish | None:
    """Read "the first half of 2016"."""
    half = 1 if hit.low("part") == "first" else 2
    return hit.wish("calendar", half=half, year=year_of(hit.group("year")) if hit.has("year") else None)


def year_period(hit: Hit) -> Wish | None:
    """Read "the 2016 quarter": the quarter that the text reports on, of that year."""
    if hit.low("unit") not in ("quarter", "period"):
        return None
    return hit.wish("calendar", year=year_of(hit.group("year")), toldquarter=1)


def ordinal_unit(hit: Hit) -> Wish | None:
    """Read an ordinal and a unit: a century or a quarter."""
    unit = unit_of(hit.low("unit"))
    if unit == "century":
        return century_wish(hit)
    if not hit.has("year") and of_sport(hit.text):
        return None
    return quarter_wish(hit) if unit == "quarter" else None


def season(hit: Hit) -> Wish | None:
    """Read "the winter of 2016", "last summer"."""
    which = STEPS.get(hit.low("which")) if hit.has("which") else None
    i = hit.match.start()
    if (
        i == hit.match.start("season")
        and which is None
        and i
        and is_capital(hit, i)
        and is_capital(hit, i - 1)
    ):
        return None  # the Arab Spring
    return hit.wish(
        "calendar",
        mod_of(hit) if hit.has("mod") else None,
        relyear=STEPS.get(hit.low("whichyear")) if hit.has("whichyear") else None,
        season=SEASONS[hit.low("season")],
        year=year_of(hit.group("year")) if hit.has("year") else None,
        which=which,
        era="BC" if hit.has("bc") else None,
    )


def season_bc(hit: Hit) -> Wish | None:
    """Read "the summer of 480 BC"."""
    season = SEASONS[hit.pieces[hit.match.start()].low]
    return hit.wish("calendar", season=season, year=year_of(hit.group("year")), era="BC")


def fall(hit: Hit) -> Wish | None:
    """Read "the fall" where it is a season and not "the fall of Saigon"."""
    if hit.match.group().endswith(letters()["FALL"]) and (
        hit.match.end() < len(hit.pieces) and hit.pieces[hit.match.end()].low in ("of", "in", "from", "to")
    ):
        return None  # "the fall of Saigon"
    return season(hit)


def holiday(hit: Hit) -> Wish | None:
    """Read a holiday: "Christmas Eve", "last Easter"."""
    words = hit.low("name")
    name = next(
        (
            n
            for n in (
                "christmas eve",
                "christmas",
                "new year 's eve",
                "new year",
                "thanksgiving",
                "easter",
                "ramadan",
                "holiday",
            )
            if n in words.replace("\u2019", "'")
        ),
        None,
    )
    if name is None:
        return None
    return hit.wish("holiday", name=name, year=year_of(hit.group("year")) if hit.has("year") else None,
                    which=STEPS.get(hit.low("which")) if hit.has("which") else None)  # fmt: skip


_BEFORE_DAY = frozenset({"on", "by", "until", "till", "since", "from", "before", "after"})
_AFTER_DAY = frozenset({
    "and", "but", "when", "as", "after", "before", "in", "at", "that", "by", "to", "until", "with", "for",
    "because", "while", "was", "were",
})  # fmt: skip
DAYS_OF_MONTH = 31


def day_of_month(hit: Hit) -> Wish | None:
    """Read "on the 25th": a day whose month is told elsewhere; "on the 25th floor" is none."""
    i, end = hit.match.start(), hit.match.end()
    before = hit.pieces[i - 1].low if i else ""
    after = hit.pieces[end] if end < len(hit.pieces) else None
    day = hit.value("day")
    if day is None or not 1 <= day <= DAYS_OF_MONTH or not hit.low("day")[:1].isdigit():
        return None
    if before not in _BEFORE_DAY:
        return None
    if after is not None and after.kind in ("word", "number") and after.low not in _AFTER_DAY:
        return None
    return hit.wish("monthday", day=int(day))

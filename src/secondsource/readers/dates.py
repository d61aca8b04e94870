"""Written dates to ISO 8601, with the precision and the time zone that were given, and never a guess."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from math import isfinite
from typing import Literal, NamedTuple

from secondsource.readers.late import late

Order = Literal["day", "month"]  # which comes first in 03/04/2016


class Reading(NamedTuple):
    """What a written date says.

    Attributes:
        value: ISO 8601 with the precision that was given, or ``None``.
        note: Why there is no value, or how it was read where that is not plain; empty otherwise.
    """

    value: str | None
    note: str = ""


_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTHS = {name[:3].lower(): number for number, name in enumerate(_MONTH_NAMES, 1)}
# Zones with one meaning in mail (RFC 5322) and news; EST, IST and others like BST mean several, only the
# former are fixed by the standard. Hours from UTC.
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_CLOCK = (
    r"(?:\s*(?:,|at|-|–|\||@|/)?\s*(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?(?:h|hrs|\shours|\so'clock)?(?:\s*\(?local(?:\stime)?\b\)?)?\s*(?P<zone>[+-]\d\d:?\d\d\b|(?:utc|gmt)\s?[+-]\d{1,2}(?::?\d\d)?|\(?[a-z]{1,5}\)?(?![a-z]))?)?"
)
_ISO = late(
    r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:(?:[t_ ]|\s)\s*(?P<hour>\d\d):?(?P<minute>\d\d)"
    r"(?::?(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?P<zone>z|[+-]\d\d(?::?\d\d)?|utc|gmt)?)?)?",
    re.IGNORECASE,
)
_COMPACT = late(
    r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:t?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<zone>z|[+-]\d{4})?)?",
    re.IGNORECASE,
)
_DAY_FIRST = late(rf"{_WEEKDAY}{_DAY}\.?(?:\s+of)?[\s-]*{_MONTH},?[\s-]+{_YEAR}{_CLOCK}", re.IGNORECASE)
_MONTH_FIRST = late(rf"{_WEEKDAY}{_MONTH}\s*{_DAY}(?:,|\s)\s*{_YEAR}{_CLOCK}", re.IGNORECASE)
# As C's ctime writes it: "Thu Dec  8 14:05:00 UTC 2016"
_CTIME = late(
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s+(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)\s+(?:(?P<zone>[+-]\d{{4}}|[a-z]{{1,5}})\s+)?{_YEAR}",
    re.IGNORECASE,
)
_MONTH_ONLY = late(rf"{_MONTH},?\s+{_YEAR}", re.IGNORECASE)
_YEAR_FIRST = late(rf"{_YEAR}[/.](?P<month>\d{{1,2}})[/.](?P<day>\d{{1,2}}){_CLOCK}", re.IGNORECASE)
_NUMBERS = late(
    rf"(?P<one>\d{{1,2}})(?P<mark>[/.-])(?P<two>\d{{1,2}})(?P=mark){_YEAR}{_CLOCK}", re.IGNORECASE
)
_YEAR_ONLY = re.compile(r"(?:1[6-9]|20)\d\d")
_FORMS = (_ISO, _COMPACT, _DAY_FIRST, _MONTH_FIRST, _CTIME, _YEAR_FIRST, _MONTH_ONLY)
_COMMENT = re.compile(r"(?<=[+-]\d{4}) \([A-Za-z ]+\)$")  # a mail's date names the zone once more
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_EPOCH_FIRST, _EPOCH_LAST = 315_532_800, 4_102_444_800  # 1980 to 2100: outside, the number is no date

_DAY_FORM = rf"{_WEEKDAY}(?:{_DAY}\s{_MONTH}|{_MONTH.replace('<month>', '<month2>')}\s{_DAY.replace('<day>', '<day2>')}){_CLOCK}"
_DAY_ALONE = late(_DAY_FORM, re.IGNORECASE)
_DAY_WITHIN = late(
    r"(?<![\w/.:-])(?:" + re.sub(r"\?P<\w+>", "?:", _DAY_FORM) + r")(?![\w/])(?!,?\s+(?:19|20)\d\d)",
    re.IGNORECASE,
)
_LONGEST_DAY = 60
AMBIGUOUS = "not guessed"
"""In the note of a date that can be read in two ways."""

_START = late(
    rf"{_WEEKDAY}(?:{_DAY}[\s-]*{_MONTH},?[\s-]+{_YEAR}|{_MONTH}\s+{_DAY.replace('<day>', '<day2>')},?\s+"
    rf"{_YEAR.replace('<year>', '<year2>')}|\d{{1,2}}(?P<mark>[./-])\d{{1,2}}(?P=mark)(?:19|20)\d\d)(?![\d/-])".replace(
        "(?P<month>", "(?:"
    ),
    re.IGNORECASE,
)
_BEHIND_NAME = late(
    r"(?<!\S)(?!(?:After|And|Around|At|Before|Between|By|During|For|From|In|Last|Next|Of|On|Since|The|This|Through|To|Until)\b)"
    r"[A-Z]\S*\s(?P<date>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s"
    + re.sub(r"\?P<\w+>", "?:", rf"{_DAY}\s{_MONTH},?\s{_YEAR}").replace("(?:jan", "(?i:jan")
    + r")(?!\d)"
)
_WITHIN = late(
    r"(?<![\w/.:-])(?:"
    + "|".join(
        re.sub(r"\?P<\w+>", "?:", form)
        for form in (
            rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s-]*{_MONTH},?[\s-]+{_YEAR}{_CLOCK}",
            rf"{_WEEKDAY}{_MONTH}\s*{_DAY}(?:,|\s)\s*{_YEAR}{_CLOCK}",
            rf"{_YEAR}(?:-\d\d-\d\d|/\d{{1,2}}/\d{{1,2}}){_CLOCK}",
            rf"\d{{1,2}}(?:/\d{{1,2}}/|\.\d{{1,2}}\.|-\d{{1,2}}-){_YEAR}{_CLOCK}",
        )
    )
    + r")(?![\w/])",
    re.IGNORECASE,
)


def parse(written: object, order: Order | None = None) -> Reading:
    """Return what a written date says.

    Args:
        written: Text, or a ``date``/``datetime`` or number of seconds or milliseconds since 1970 from a table.
        order: Which comes first in dates like 03/04/2016, where something else tells.

    Examples:
        >>> parse("Thursday, December 8, 2016 2:05 p.m. EST").value
        '2016-12-08T14:05-05:00'
        >>> parse("Dec. 2016").value
        '2016-12'
        >>> parse("03/04/2016")
        Reading(value=None, note='"03/04/2016" is 3 April or 4 March: not guessed')
    """
    if isinstance(written, str):
        return _parse_text(written, order)
    if isinstance(written, bool) or written is None:
        return Reading(None)
    if isinstance(written, datetime):
        return _of_datetime(written)
    if isinstance(written, date):
        return Reading(written.isoformat())
    if isinstance(written, (int, float)):
        return _epoch(written, str(written)[:40])
    return Reading(None, f'"{str(written)[:60]}" is no date')


def is_day(written: str) -> bool:
    """Tell whether a text is a day without a year: "Dec 8", "Thursday, 8 December, 14:05 GMT".

    Examples:
        >>> is_day("Thu, Dec 8"), is_day("8 December 2016"), is_day("May 3 protesters")
        (True, False, False)
    """
    text = " ".join(written.split()).strip(" .,;|")
    return len(text) < _LONGEST_DAY and any(map(str.isdigit, text)) and bool(_DAY_ALONE().fullmatch(text))


def _parse_text(written: str, order: Order | None) -> Reading:
    text = _COMMENT.sub("", " ".join(written.split()).strip(" .,;|"))
    if not text:
        return Reading(None)
    if not any(map(str.isdigit, text)):  # every form of a date has a number
        return Reading(None, f'"{text[:60]}" is in no form of a date that is read')
    for form in _FORMS:
        match = form().fullmatch(text)
        if match:
            return _dated(text, match.groupdict())
    match = _NUMBERS().fullmatch(text)
    if match:
        return _numbers(text, match.groupdict(), order)
    if _YEAR_ONLY.fullmatch(text):
        return Reading(text)
    if _EPOCH.fullmatch(text):
        return _epoch(float(text), text[:40])
    return Reading(None, f'"{text[:60]}" is in no form of a date that is read')


def column_order(values: Iterable[object]) -> Order | None:
    """Return which comes first in a column's dates like 03/04/2016, where one of them can be read only one way."""
    found: set[Order] = set()
    for value in values:
        match = _NUMBERS().fullmatch(value.strip()) if isinstance(value, str) else None
        if match:
            one, two = int(match["one"]), int(match["two"])
            if one > 12 >= two:
                found.add("day")
            elif two > 12 >= one:
                found.add("month")
    return found.pop() if len(found) == 1 else None


def at_start(text: str, start: int = 0) -> re.Match[str] | None:
    """Return the match of a full date that stands at ``start`` ("Sun 10 Jul 2016", "8 December 2016", "24-02-2015")."""
    return _START().match(text, start)


def behind_name(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the match of a full date with its weekday behind a name ("… AFP Tuesday 5 Jul 2016 …"), its group ``date``."""
    return _BEHIND_NAME().search(text, start, end)


def within(text: str) -> list[re.Match[str]]:
    """Return the full dates of a line, each with the time that stands beside it.

    Examples:
        >>> [match[0] for match in within("KABUL | Mon Mar 4, 2019 7:00am EST")]
        ['Mon Mar 4, 2019 7:00am EST']
    """
    return list(_WITHIN().finditer(text))


def days_within(text: str) -> list[re.Match[str]]:
    """Return the days of a line that have no year, each with the time that stands beside it.

    Examples:
        >>> [match[0] for match in days_within("KABUL, Mon Mar 4 | May 5, 2019")]
        ['Mon Mar 4']
    """
    return list(_DAY_WITHIN().finditer(text))


def _dated(text: str, parts: dict[str, str | None]) -> Reading:
    month = parts["month"] or ""
    number = int(month) if month.isdigit() else _MONTHS[month[:3].lower()]
    day = parts.get("day")
    return _iso(text, int(parts["year"] or 0), number, int(day) if day else None, parts)


def _numbers(text: str, parts: dict[str, str | None], order: Order | None) -> Reading:
    one, two = int(parts["one"] or 0), int(parts["two"] or 0)
    note = ""
    if (
        parts["mark"] == "." or one > 12 or one == two
    ):  # with dots the day comes first, wherever dots are used
        day, month = one, two
    elif two > 12:
        day, month = two, one
    elif order is None:
        if not (1 <= one <= 12 and 1 <= two <= 12):
            return Reading(None, f'"{text}" is no day of the calendar')
        first, second = f"{one} {_MONTH_NAMES[two - 1]}", f"{two} {_MONTH_NAMES[one - 1]}"
        return Reading(None, f'"{text}" is {first} or {second}: not guessed')
    else:
        day, month = (one, two) if order == "day" else (two, one)
        note = f"{order} first, as other dates beside it show"
    reading = _iso(text, int(parts["year"] or 0), month, day, parts)
    return Reading(reading.value, reading.note or note)


def _iso(text: str, year: int, month: int, day: int | None, parts: dict[str, str | None]) -> Reading:
    try:
        date(year, month, day or 1)
    except ValueError:
        return Reading(None, f'"{text[:60]}" is no day of the calendar')
    value = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    hour = parts.get("hour")
    if not hour:
        return Reading(value)
    clock = _clock(int(hour), int(parts.get("minute") or 0), parts.get("second"), parts.get("half"))
    if clock is None:
        return Reading(value, f'the time in "{text[:60]}" is none: only the day is kept')
    zone, note = _zone(parts.get("zone"))
    if not zone and set(clock) <= set("0:"):
        return Reading(value)  # midnight without a zone is how programs write a day alone
    return Reading(f"{value}T{clock}{zone}", note)


def _clock(hour: int, minute: int, second: str | None, half: str | None) -> str | None:
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    try:
        time(hour, minute, int(second or 0))
    except ValueError:
        return None
    return f"{hour:02}:{minute:02}" + (f":{second}" if second else "")


def _zone(written: str | None) -> tuple[str, str]:
    """Return the zone as ISO 8601 writes it, and a note where it is not one that is known."""
    if not written:
        return "", ""
    name = written.strip("() ").lower()
    offset = re.fullmatch(r"(?:utc|gmt)?\s?([+-])(\d{1,2})(?::?(\d\d))?", name)
    if offset:
        sign, hours, minutes = offset[1], int(offset[2]), int(offset[3] or 0)
        if hours > 14 or minutes > 59:
            return "", f'time zone "{written}" is none'
        return ("Z" if hours == minutes == 0 else f"{sign}{hours:02}:{minutes:02}"), ""
    if name not in _ZONES:
        return "", f'time zone "{written.strip()}" not known: time kept without one'
    hours = _ZONES[name]
    return ("Z" if hours == 0 else f"{'-' if hours < 0 else '+'}{abs(hours):02}:00"), ""


def _of_datetime(moment: datetime) -> Reading:
    if moment.tzinfo is None and moment.time() == time.min:
        return Reading(moment.date().isoformat())
    text = moment.replace(microsecond=0).isoformat()
    return Reading(text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text)


def _epoch(number: float, written: str) -> Reading:
    try:
        seconds = float(number)
    except OverflowError:
        return Reading(None, f'"{written}" is no date')
    if not isfinite(seconds):
        return Reading(None, f'"{written}" is no date')
    if seconds > 1e11:
        seconds /= 1000
    if not _EPOCH_FIRST <= seconds <= _EPOCH_LAST:
        year = int(seconds) if seconds == int(seconds) else 0
        return (
            Reading(str(year))
            if _YEAR_ONLY.fullmatch(str(year))
            else Reading(None, f'"{written}" is no date')
        )
    reading = _of_datetime(datetime.fromtimestamp(seconds, UTC))
    return Reading(reading.value, "seconds since 1970")

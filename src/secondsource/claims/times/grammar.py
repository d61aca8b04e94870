"""Rules that find time expressions in the letters of a text, and say what each asks for, without resolving it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from secondsource.claims.numerals import Piece
from secondsource.claims.times.classes import MONTHS, WEEKDAYS, classify, compile_rule, letters

Op = Literal[
    "calendar", "deictic", "anaphoric", "weekday", "duration", "set", "ref", "part", "clock", "holiday"
]


@dataclass(frozen=True, slots=True)
class Wish:
    """A time expression as its words ask for it, before it is anchored.

    Attributes:
        first: First piece.
        last: One past the last piece.
        op: How it is to be resolved.
        fields: What the words give: ``year``, ``month``, ``day``, ``weekday``, ``unit``, ``n`` (steps from the
            anchor), ``part``, ``clock`` ("09:30"), ``season``, ``quarter``, ``half``, ``era``, ….
        mod: TIMEX3 modifier (START, MID, END, APPROX, …) or ``None``.
    """

    first: int
    last: int
    op: Op
    fields: dict[str, str | int | float | None] = field(default_factory=dict)
    mod: str | None = None

    def get(self, name: str) -> str | int | float | None:
        """Return a field, or ``None`` where the words do not give it."""
        return self.fields.get(name)

    def number(self, name: str) -> int | None:
        """Return a field as a whole number, or ``None``."""
        value = self.fields.get(name)
        return None if value is None else int(value)


Make = Callable[["Hit"], Wish | None]


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule's match, with the pieces it covers."""

    match: re.Match[str]
    pieces: Sequence[Piece]
    text: str

    def group(self, name: str) -> Sequence[Piece]:
        """Return the pieces of a named group, none where it did not take part."""
        start, end = self.match.span(name)
        return self.pieces[start:end] if start >= 0 else ()

    def has(self, name: str) -> bool:
        """Tell whether a named group took part."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def low(self, name: str) -> str:
        """Return the lower-case words of a group, ``""`` where it did not take part."""
        return " ".join(piece.low for piece in self.group(name)) if self.has(name) else ""

    def low_all(self) -> str:
        """Return the lower-case words of the whole match."""
        return " ".join(piece.low for piece in self.pieces[self.match.start() : self.match.end()])

    def value(self, name: str) -> float | None:
        """Return the number of a group's first piece that has one."""
        if not self.has(name):
            return None
        return next((piece.value for piece in self.group(name) if piece.value is not None), None)

    def wish(self, op: Op, mod: str | None = None, **fields: str | float | None) -> Wish:
        """Make the wish of this match."""
        given: dict[str, str | int | float | None] = {
            name: value for name, value in fields.items() if value is not None
        }
        return Wish(self.match.start(), self.match.end(), op, given, mod)


MODS = {"early": "START", "late": "END", "mid": "MID", "middle": "MID", "beginning": "START", "start": "START",
        "onset": "START", "outset": "START", "end": "END", "close": "END"}  # fmt: skip
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "nighttime": "NI", "daytime": "DT",
         "lunchtime": "MI", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "dusk": "EV", "sunset": "EV",
         "nightfall": "EV"}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNITS = {"second": "second", "minute": "minute", "min": "minute", "hour": "hour", "hr": "hour", "day": "day",
         "night": "day", "week": "week", "fortnight": "fortnight", "month": "month", "quarter": "quarter",
         "year": "year", "yr": "year", "decade": "decade", "century": "century", "centurie": "century",
         "weekend": "weekend"}  # fmt: skip
STEPS = {"this": 0, "current": 0, "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "next": 1,
         "coming": 1, "upcoming": 1, "following": 1, "latest": 0}  # fmt: skip


def unit_of(word: str) -> str:
    """Return the unit that a word names ("days" → "day")."""
    word = word.removesuffix(".")
    return UNITS.get(word) or UNITS[word.removesuffix("s")]


def _year(pieces: Sequence[Piece]) -> int | None:
    for piece in pieces:
        if piece.kind == "short":
            number = int(piece.low[1:])
            return 1900 + number if number >= 30 else 2000 + number
        if piece.value is not None:
            if len(pieces) == 2 and pieces[1].value is not None:
                return (
                    int(piece.value * 100 + pieces[1].value)
                    if 15 <= piece.value <= 20 <= pieces[1].value
                    else None
                )
            return int(piece.value)
    return None


def _clock(hit: Hit) -> str | None:
    """Read the clock group: "9:30 p.m.", "9 a.m.", "1500 hours", "six o'clock", "noon"."""
    words = hit.low("clock")
    if not words:
        return None
    if "noon" in words or "midday" in words:
        return "12:00"
    if "midnight" in words:
        return "24:00"
    pieces = hit.group("clock")
    hour, minute = 0, None
    for piece in pieces:
        if piece.kind == "clock":
            parts = re.split(r"[:.]", piece.low)
            hour, minute = int(parts[0]), int(parts[1])
            break
        if piece.value is not None:
            hour = int(piece.value)
            if hour >= 100:
                hour, minute = hour // 100, hour % 100
            break
    afternoon = any(p.kind == "ampm" and p.low.startswith("p") for p in pieces)
    morning = any(p.kind == "ampm" and p.low.startswith("a") for p in pieces)
    part = hit.low("part") if hit.has("part") else ""
    if (afternoon or PARTS.get(part) in ("AF", "EV")) and hour < 12:
        hour += 12
    if morning and hour == 12:
        hour = 0
    if hour > 24 or (minute or 0) > 59:
        return None
    return f"{hour:02d}:{minute or 0:02d}"


def _mod(hit: Hit) -> str | None:
    words = hit.low("mod").split()
    return next((MODS[word] for word in words if word in MODS), None)


def _date(hit: Hit) -> Wish | None:
    month = hit.low("month").split(" ")[0] if hit.has("month") else ""
    day = hit.value("day") if hit.has("day") else None
    if day is not None and day > 31:
        return None
    weekday = WEEKDAYS.get(hit.low("wd").rstrip("s")) if hit.has("wd") else None
    year = _year(hit.group("year")) if hit.has("year") else None
    relative = STEPS.get(hit.low("which")) if hit.has("which") else None
    anaphoric = 1 if hit.has("thatyear") else None
    return hit.wish(
        "calendar",
        _mod(hit) if hit.has("mod") else None,
        month=MONTHS[month],
        day=None if day is None else int(day),
        weekday=weekday,
        year=year,
        relyear=relative,
        thatyear=anaphoric,
        part=PARTS.get(hit.low("part")) if hit.has("part") else None,
        clock=_clock(hit) if hit.has("clock") else None,
        era="BC" if hit.has("bc") else None,
    )


def _numeric(hit: Hit) -> Wish | None:
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


def _year_rule(hit: Hit) -> Wish | None:
    year = _year(hit.group("year"))
    if year is None:
        return None
    bare = hit.match.end() - hit.match.start() == 1
    era = "BC" if hit.has("bc") else None
    if bare and not era and not _year_context(hit):
        return None
    return hit.wish("calendar", _mod(hit) if hit.has("mod") else None, year=year, era=era)


_YEAR_BEFORE = frozenset(
    [
        "in",
        "since",
        "of",
        "by",
        "until",
        "till",
        "from",
        "during",
        "after",
        "before",
        "early",
        "late",
        "mid",
        "and",
        "to",
        "through",
        "or",
        "between",
        "for",
        "around",
        "about",
        "than",
        "the",
        "a",
        "an",
        "'s",
        "election",
        "war",
        "year",
        "fiscal",
    ]
)
_NOT_YEAR_BEFORE = frozenset(
    ["$", "£", "€", "¥", "#", "no", "number", "n°", "+", "boeing", "f", "flight", "highway", "route"]
)


def _year_context(hit: Hit) -> bool:
    """Tell a bare year from a count: "1500 people" is none, "in 2011" is one."""
    i = hit.match.start()
    pieces = hit.pieces
    piece = pieces[i]
    before = pieces[i - 1] if i else None
    after = pieces[i + 1] if i + 1 < len(pieces) else None
    year = piece.value or 0
    if before is not None and before.low in _NOT_YEAR_BEFORE:
        return False
    if (
        before is not None
        and before.end == piece.start
        and before.low not in ("(", "[", "'", "\u2018", "\u2019", '"', "\u201c", "-", "\u2013", "\u2014", "/")
    ):
        return False
    if after is not None and after.start == piece.end and after.low in ("%", "/", "st", "m", "km"):
        return False
    if (
        after is not None
        and after.kind == "word"
        and (
            after.low
            in (
                "people",
                "men",
                "women",
                "troops",
                "civilians",
                "dollars",
                "miles",
                "km",
                "feet",
                "hrs",
                "hours",
                "gmt",
                "percent",
            )
        )
    ):
        return False
    if year < 1500:
        return before is not None and before.low in ("in", "since", "by", "of", "until")
    if (
        after is not None
        and after.kind == "word"
        and after.low.endswith("s")
        and hit.text[after.start].islower()
    ):
        return (
            before is not None
            and before.low in _YEAR_BEFORE
            and after.low in ("was", "has", "is", "as", "vs", "elections")
        )
    return year >= 1700 or (
        before is not None and before.low in ("in", "since", "of", "by", "between", "from", "to", "until")
    )


def _spoken_year(hit: Hit) -> Wish | None:
    high, low = hit.value("high"), hit.value("tail")
    if high is None or low is None or not (15 <= high <= 20 and 10 <= low <= 99):
        return None
    if hit.group("high")[0].digits or hit.group("tail")[0].digits:
        return None
    return hit.wish("calendar", year=int(high * 100 + low))


def _short_range(hit: Hit) -> Wish | None:
    year, tail = hit.value("year"), hit.value("tail")
    if year is None or tail is None or hit.group("tail")[0].start - hit.group("year")[0].end > 1:
        return None
    if tail <= year % 100 or len(hit.group("tail")[0].low) != 2:
        return None
    return hit.wish("calendar", year=int(year), toyear=int(year - year % 100 + tail))


def _decade(hit: Hit) -> Wish | None:
    low = hit.low("decade").rstrip("s").rstrip("'\u2019").lstrip("'\u2019")
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
        _mod(hit) if hit.has("mod") else None,
        decade=start // 10,
        era="BC" if hit.has("bc") else None,
    )


def _century(hit: Hit) -> Wish | None:
    number = hit.value("ordinal")
    if number is None:
        return None
    return hit.wish(
        "calendar",
        _mod(hit) if hit.has("mod") else None,
        century=int(number),
        era="BC" if hit.has("bc") else None,
    )


def _quarter(hit: Hit) -> Wish | None:
    number = hit.value("ordinal")
    if number is None or number > 4:
        return None
    year = _year(hit.group("year")) if hit.has("year") else None
    relative = STEPS.get(hit.low("which")) if hit.has("which") else None
    if hit.has("yearago"):
        relative = -1
    return hit.wish("calendar", quarter=int(number), year=year, relyear=relative)


def _half(hit: Hit) -> Wish | None:
    half = 1 if hit.low("part") == "first" else 2
    return hit.wish("calendar", half=half, year=_year(hit.group("year")) if hit.has("year") else None)


def _season(hit: Hit) -> Wish | None:
    which = STEPS.get(hit.low("which")) if hit.has("which") else None
    i = hit.match.start()
    if i == hit.match.start("season") and which is None and i and _capital(hit, i) and _capital(hit, i - 1):
        return None  # the Arab Spring
    return hit.wish(
        "calendar",
        _mod(hit) if hit.has("mod") else None,
        relyear=STEPS.get(hit.low("whichyear")) if hit.has("whichyear") else None,
        season=SEASONS[hit.low("season")],
        year=_year(hit.group("year")) if hit.has("year") else None,
        which=which,
        era="BC" if hit.has("bc") else None,
    )


def _capital(hit: Hit, i: int) -> bool:
    return i < len(hit.pieces) and hit.pieces[i].kind == "word" and hit.text[hit.pieces[i].start].isupper()


def _weekday(hit: Hit) -> Wish | None:
    which = STEPS.get(hit.low("which")) if hit.has("which") else None
    return hit.wish(
        "weekday",
        _mod(hit) if hit.has("mod") else None,
        weekday=WEEKDAYS[hit.low("wd")],
        which=which,
        part=PARTS.get(hit.low("part")) if hit.has("part") else None,
        clock=_clock(hit) if hit.has("clock") else None,
    )


_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "overnight": 0}


def _day(hit: Hit) -> Wish | None:
    word = hit.low("day")
    part = (
        "NI" if word in ("tonight", "overnight") else PARTS.get(hit.low("part")) if hit.has("part") else None
    )
    n = _DAYS[word]
    if hit.has("before"):
        n = -2 if n == -1 else 2
    return hit.wish(
        "deictic",
        _mod(hit) if hit.has("mod") else None,
        unit="day",
        n=n,
        part=part,
        clock=_clock(hit) if hit.has("clock") else None,
    )


def _last_night(hit: Hit) -> Wish | None:
    part = PARTS[hit.low("part")]
    which = hit.low("which")
    if which in ("that", "same"):
        return hit.wish("anaphoric", _mod(hit) if hit.has("mod") else None, unit="day", n=0, part=part)
    if which in ("next", "following"):
        return hit.wish("anaphoric", _mod(hit) if hit.has("mod") else None, unit="day", n=1, part=part)
    if which in ("previous", "preceding"):
        return hit.wish("anaphoric", _mod(hit) if hit.has("mod") else None, unit="day", n=-1, part=part)
    n = -1 if which in ("last", "past") else 0
    return hit.wish("deictic", _mod(hit) if hit.has("mod") else None, unit="day", n=n, part=part)


def _relative(hit: Hit) -> Wish | None:
    unit = unit_of(hit.low("unit"))
    which = hit.low("which")
    mod = _mod(hit) if hit.has("mod") else None
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
            toward=_toward(which),
        )
    if unit == "day" and which in ("next", "last"):
        return hit.wish("anaphoric", mod, unit="day", n=STEPS[which]) if which == "next" else None
    if unit == "day" and which == "this":
        return hit.wish("anaphoric", mod, unit="day", n=0)
    return hit.wish("deictic", mod, unit=unit, n=STEPS.get(which, 0))


def _toward(which: str) -> str | None:
    if which in ("last", "past", "previous", "preceding", "prior", "latest", "recent"):
        return "past"
    return "future" if which in ("next", "coming", "upcoming", "following", "subsequent") else None


def _amount(hit: Hit, name: str = "n") -> tuple[float | None, bool]:
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


def _bound(hit: Hit) -> str | None:
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


def _shift(hit: Hit) -> Wish | None:
    n, _ = _amount(hit)
    unit = unit_of(hit.low("unit"))
    way = hit.low("way").split()[0]
    backward = way in ("ago", "earlier", "before", "previously")
    deictic = way in ("ago", "from", "hence", "back")
    sign = -1 if backward else 1
    mod = _bound(hit)
    if n is None:
        return hit.wish("deictic" if deictic else "anaphoric", mod, unit=unit, vague=sign)
    if unit in ("second", "minute", "hour"):
        return hit.wish("deictic" if deictic else "anaphoric", mod, unit=unit, n=sign * n)
    if n != int(n) and unit == "year":
        n, unit = n * 12, "month"
    return hit.wish("deictic" if deictic else "anaphoric", mod, unit=unit, n=sign * int(n))


def _duration(hit: Hit) -> Wish | None:
    n, _ = _amount(hit)
    unit = unit_of(hit.low("unit"))
    if unit == "quarter" and not hit.has("which"):
        return None  # "three quarters of the town"
    if hit.has("half") and n is not None:
        n += 0.5
    return hit.wish(
        "duration",
        _bound(hit),
        n=n,
        unit=unit,
        toward=_toward(hit.low("which")) if hit.has("which") else None,
    )


def _range_duration(hit: Hit) -> Wish | None:
    low, high = hit.value("n"), hit.value("m")
    if low is None or high is None:
        return None
    return hit.wish("duration", "APPROX", n=low, upto=high, unit=unit_of(hit.low("unit")),
                    toward=_toward(hit.low("which")) if hit.has("which") else None)  # fmt: skip


def _vague_duration(hit: Hit) -> Wish | None:
    return hit.wish(
        "duration",
        None,
        unit=unit_of(hit.low("unit")),
        toward=_toward(hit.low("which")) if hit.has("which") else None,
    )


def _vague_shift(hit: Hit) -> Wish | None:
    backward = hit.low("way") in ("ago", "earlier", "before", "previously")
    op: Op = "deictic" if hit.low("way") == "ago" else "anaphoric"
    return hit.wish(op, None, unit=unit_of(hit.low("unit")), vague=-1 if backward else 1)


_DAILY = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "annually": "P1Y",
          "yearly": "P1Y", "hourly": "PT1H", "biweekly": "P2W", "fortnightly": "P2W"}  # fmt: skip
_LETTER = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "month": "M",
           "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "weekend": "D"}  # fmt: skip


def _set(hit: Hit) -> Wish | None:
    if hit.has("daily"):
        if _capital(hit, hit.match.start()) and _capital(hit, hit.match.end()):
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


def _ref(value: str) -> Make:
    return lambda hit: hit.wish("ref", value=value)


def _part(hit: Hit) -> Wish | None:
    return hit.wish("part", _mod(hit) if hit.has("mod") else None, part=PARTS[hit.low("part")])


def _dawn(hit: Hit) -> Wish | None:
    before = hit.pieces[hit.match.start() - 1].low if hit.match.start() else ""
    return (
        _part(hit) if before in ("at", "by", "before", "since", "until", "after", "from", "around") else None
    )


def _clock_rule(hit: Hit) -> Wish | None:
    clock = _clock(hit)
    if clock is None:
        return None
    return hit.wish("clock", "APPROX" if hit.has("bound") else None, clock=clock)


def _holiday(hit: Hit) -> Wish | None:
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
            )
            if n in words.replace("\u2019", "'")
        ),
        None,
    )
    if name is None:
        return None
    return hit.wish("holiday", name=name, year=_year(hit.group("year")) if hit.has("year") else None,
                    which=STEPS.get(hit.low("which")) if hit.has("which") else None)  # fmt: skip


def _month(hit: Hit) -> Wish | None:
    if (
        hit.has("which")
        and not hit.has("unit")
        and hit.low("which") in STEPS
        and hit.match.start("which") < hit.match.start("month")
    ):
        return hit.wish(
            "calendar", month=MONTHS[hit.low("month").split(" ")[0]], which=STEPS[hit.low("which")]
        )
    if not _month_context(hit):
        return None
    wish = _date(hit)
    if wish is not None and hit.has("modb"):
        return replace(wish, mod=next(MODS[w] for w in hit.low("modb").split() if w in MODS))
    return wish


_MONTH_BEFORE = frozenset(
    [
        "in",
        "of",
        "since",
        "until",
        "till",
        "by",
        "from",
        "to",
        "during",
        "last",
        "this",
        "next",
        "and",
        "through",
        "between",
        "before",
        "after",
        "for",
        "each",
        "every",
        "or",
        "for",
        "around",
        "about",
        "(",
        ",",
        "-",
    ]
)


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


def _first_day(hit: Hit) -> Wish | None:
    return _date(hit)


def _second_day(hit: Hit) -> Wish | None:
    wish = _date(hit)
    return None if wish is None else replace(wish, first=hit.match.start("day"))


def _at_night(hit: Hit) -> Wish | None:
    return Wish(hit.match.start() + 1, hit.match.end(), "part", {"part": PARTS[hit.low("part")], "habit": 1})


def _short_year(hit: Hit) -> Wish | None:
    i = hit.match.start()
    before = hit.pieces[i - 1].low if i else ""
    if (
        before
        in ("in", "of", "since", "by", "from", "to", "until", "through", "-", "\u2013", "early", "late")
        or before in MONTHS
    ):
        return hit.wish("calendar", year=_year(hit.group("year")))
    return None


def _ordinal_unit(hit: Hit) -> Wish | None:
    unit = unit_of(hit.low("unit"))
    if unit == "century":
        return _century(hit)
    return _quarter(hit) if unit == "quarter" else None


def _year_ago(hit: Hit) -> Wish | None:
    words = hit.low("yearago")
    if not words.startswith("year"):
        return None
    if hit.has("unit"):
        return hit.wish("deictic", unit="quarter", n=-4)
    return hit.wish("deictic", unit="year", n=-1) if "-" in words else None


def _fall(hit: Hit) -> Wish | None:
    if hit.match.group().endswith(letters()["FALL"]) and (
        hit.match.end() < len(hit.pieces) and hit.pieces[hit.match.end()].low in ("of", "in", "from", "to")
    ):
        return None  # "the fall of Saigon"
    return _season(hit)


def _season_bc(hit: Hit) -> Wish | None:
    season = SEASONS[hit.pieces[hit.match.start()].low]
    return hit.wish("calendar", season=season, year=_year(hit.group("year")), era="BC")


def _end_of(hit: Hit) -> Wish | None:
    unit = unit_of(hit.low("unit"))
    mod = next(MODS[word] for word in hit.low("mod").split() if word in MODS)
    which = hit.low("which")
    if unit in ("day", "hour", "minute"):
        return None
    if which == "that":
        return hit.wish("anaphoric", mod, unit=unit, n=0)
    return hit.wish("deictic", mod, unit=unit, n=STEPS.get(which, 0), soft=1 if which == "the" else None)


def _the_unit(hit: Hit) -> Wish | None:
    unit = unit_of(hit.low("unit"))
    if unit in ("day", "hour", "minute", "century", "decade"):
        return None
    return hit.wish("deictic", _mod(hit) if hit.has("mod") else None, unit=unit, n=0, soft=1)


def _unit_end(hit: Hit) -> Wish | None:
    unit = unit_of(hit.low("unit"))
    if unit not in ("year", "month") or hit.low_all().split()[1] not in ("-", "'s", "\u2019s", "end"):
        return None
    return hit.wish("deictic", "END", unit=unit, n=0, soft=1)


def _day_after(hit: Hit) -> Wish | None:
    unit = unit_of(hit.low("unit"))
    if unit not in ("day", "week", "month", "year"):
        return None
    return hit.wish("anaphoric", unit=unit, n=-1 if hit.low("way") == "before" else 1)


def _half_unit(hit: Hit) -> Wish | None:
    return hit.wish("duration", n=0.5, unit=unit_of(hit.low("unit")))


def _recent_units(hit: Hit) -> Wish | None:
    return hit.wish("duration", unit=unit_of(hit.low("unit")), toward=_toward(hit.low("which")))


def _unit_long(hit: Hit) -> Wish | None:
    unit = unit_of(hit.low("unit"))
    return hit.wish("duration", unit=unit, n=None if hit.low("unit").endswith("s") else 1)


def _the_past(hit: Hit) -> Wish | None:
    if hit.low_all() == "the past" and not _next_is_word(hit):
        return hit.wish("ref", value="PAST_REF")
    return None


def _next_is_word(hit: Hit) -> bool:
    i = hit.match.end()
    return i < len(hit.pieces) and hit.pieces[i].kind in ("word", "number")


def _bare_clock(hit: Hit) -> Wish | None:
    if not any(
        piece.kind in ("clock", "ampm") or piece.low in ("noon", "midnight", "midday")
        for piece in hit.group("clock")
    ):
        return None
    if hit.group("clock")[0].kind == "clock" and len(hit.group("clock")) == 1 and not hit.has("bound"):
        before = hit.pieces[hit.match.start() - 1].low if hit.match.start() else ""
        if before not in (
            "at",
            "by",
            "until",
            "around",
            "about",
            "from",
            "to",
            "before",
            "after",
            "(",
            "and",
            "since",
        ):
            return None  # a score, a verse, a ratio
    return _clock_rule(hit)


def _military(hit: Hit) -> Wish | None:
    low = hit.low("clock")
    if not (len(low) == 4 and low.isdigit()):
        return None
    return _clock_rule(hit)


def _the_future(hit: Hit) -> Wish | None:
    after = hit.pieces[hit.match.end()] if hit.match.end() < len(hit.pieces) else None
    if (
        after is not None
        and after.kind == "word"
        and after.low not in ("of", "and", "is", "will", "for", "in", "but", "as", "to", "with", "that")
    ):
        return None  # "the future king"
    return hit.wish("ref", value="FUTURE_REF")


def _bare_units(hit: Hit) -> Wish | None:
    unit = unit_of(hit.pieces[hit.match.start()].low)
    return None if unit in ("quarter", "second", "minute") else hit.wish("duration", unit=unit)


def _year_period(hit: Hit) -> Wish | None:
    if hit.low("unit") not in ("quarter", "period"):
        return None
    return hit.wish("calendar", year=_year(hit.group("year")), toldquarter=1)


def _told_quarter(hit: Hit) -> Wish | None:
    if hit.low("unit") != "quarter" and not (hit.low("unit") == "period" and hit.has("latest")):
        return None
    return hit.wish("anaphoric", unit="quarter", n=0, told=1)


def _soon(hit: Hit) -> Wish | None:
    return (
        hit.wish("ref", value="FUTURE_REF")
        if hit.pieces[hit.match.end() : hit.match.end() + 1] and hit.pieces[hit.match.end()].low == "possible"
        else None
    )


_MACROS = {
    "{MONTH}": "(?P<month>(?:MON|MAY)DOT?)",
    "{YEAR}": "(?P<year>Y|SH|N N)",
    "{NUM}": "(?:D|Y|N|ONE)",
    "{UNIT}": "(?P<unit>US|UP)",
    "{PART}": "(?P<part>PART)",
    "{MOD}": "(?P<mod>(?:EARLY|LATE|MID)HY?)",
    "{CLOCK}": "(?P<clock>(?:CLOCK|D|ONE|N)AP(?:LOCAL TIMEW)?|CLOCK(?:UP)?|NOON)(?:ZONE)?",
    "{WD}": "(?P<wd>WD|WA DOT?)",
    "{BOUND}": "(?P<bound>(?:AT(?:LEAST|MOST)|MORE THAN|LESS THAN|NO(?:MORE|LESS)THAN|WELL?OVER|UNDER|UPW TO|APX|JUST|SOME|NEARLY TO)+)",
    "{SOME}": "(?:A?FEW(?:MORE)?|SEV(?:MORE)?|A?COUPLE OF?|MANY(?:MORE)?|SOME)",
    "{BC}": "(?P<bc>BC)",
}
_MACROS["{POINT}"] = "(?P<mod>THE(?:BEGIN|END|MID)OF(?:THE)?)"

# Rules in order of preference among matches of one length; the longest match at a place wins.
_RULES: tuple[tuple[str, Make], ...] = (
    # "Thursday, Dec. 8, 2016", "early Dec. 8", "Dec. 8 last year", "9 p.m. EST Nov. 9"
    (
        (
            "(?:{CLOCK}(?:ON|COMMA)?)?(?:(?P<wd>WD|WA DOT?)COMMA?)?(?:{MOD})?{MONTH}(?P<day>D|OR|FIRST)(?!HY?(?:UP|US))"
            "(?:(?:COMMA|OF)?{YEAR}|(?P<which>LAST|THIS|NEXT)US|OF(?P<thatyear>(?:THAT|THE SAME)US))?(?:COMMA?(?:AT)?(?P<part>PART))?"
        ),
        _date,
    ),
    # "Thursday, 8 December 2016", "the 14th of July", "the night of 8 December"
    (
        "(?:THE(?P<part>PART)OF(?:THE)?)?(?:(?P<wd>WD|WA DOT?)COMMA?(?:THE)?)?(?:THE)?(?P<day>D|OR|FIRST)(?:OF)?{MONTH}(?:COMMA?{YEAR})?",
        _date,
    ),
    ("THE(?P<part>PART)OF{MONTH}(?P<day>D|OR)(?:COMMA?{YEAR})?", _date),
    ("(?:EARLY|LATE)?(?:IN)?(?:THE)?(?P<part>PART)(?:UP)?OF{MONTH}(?P<day>D|OR)(?:COMMA?{YEAR})?", _date),
    # "December 2016", "early December", "the end of December 2016", "December last year"
    (
        "(?:{MOD}|{POINT})?{MONTH}(?:COMMA?(?:OF)?{YEAR}|(?P<which>LAST|THIS|NEXT)US|OF(?P<thatyear>(?:THAT|THE SAME)US))?".replace(
            "{POINT}", "(?P<modb>THE(?:BEGIN|END|MID)OF)"
        ),
        _month,
    ),
    ("{MONTH}(?:D)?(?P<year>N|Y|D){BC}", _date),
    ("(?P<which>THIS|LAST|NEXT|PREV|FOLL)(?:COMING|LAST)?{MONTH}", _month),
    ("THE(?P<which>PREV|FOLL){MONTH}", _month),
    # "22-26 June": the first day; "June 22-26": the second day; "499-493 BC": the first year; "at night"
    ("(?P<day>D|OR)(?=(?:HY|TO|AND|COMMA)(?:THE)?(?:D|OR)(?:OF)?{MONTH}(?:COMMA?{YEAR})?)", _first_day),
    (
        "{MONTH}(?:D|OR)(?:HY|TO|AND)(?:THE)?(?P<day>D|OR)(?!UP|US|DOT?{MONTH2})(?:COMMA?{YEAR})?".replace(
            "{MONTH2}", "(?:MON|MAY)"
        ),
        _second_day,
    ),
    ("(?P<year>N|D|Y)(?=(?:HY|TO|AND)(?:N|D|Y){BC})", _year_rule),
    ("AT(?P<part>PART)", _at_night),
    ("(?P<d>ISO|DATE)", _numeric),
    # "the end of 2016", "early 2016", "early in 2016", "the year 2000", "2016"
    ("(?P<mod>THE(?:BEGIN|END|MID)OF){YEAR}", _year_rule),
    ("(?P<mod>(?:EARLY|LATE|MID)(?:HY|IN)?){YEAR}", _year_rule),
    ("(?:THE)?(?:US|FISCAL){YEAR}", _year_rule),
    ("(?P<year>Y|N|D){BC}", _year_rule),
    ("AD(?P<year>Y|N)", _year_rule),
    ("(?P<year>Y)", _year_rule),
    ("(?P<year>SH)(?!HY)", _short_year),
    ("(?P<year>Y)HY(?P<tail>D|N)", _short_range),
    ("(?:THE US)?(?P<high>N)(?P<tail>N)", _spoken_year),
    ("(?:THE)?(?:{MOD})?(?P<decade>DEC)(?:{BC})?", _decade),
    ("(?P<mod>THE(?:BEGIN|END|MID)OF)(?:THE)?(?P<decade>DEC)", _decade),
    ("(?:THE)?(?:{MOD})?(?P<ordinal>OR|FIRST)HY?(?P<unit>US)(?:{BC})?", _ordinal_unit),
    ("(?P<mod>THE(?:MID|BEGIN|END)OF)THE(?P<ordinal>OR|FIRST)(?P<unit>US)(?:{BC})?", _ordinal_unit),
    # quarters and halves
    (
        "(?:THE|ITS)?(?:(?P<which>LAST|THIS|NEXT)US POS?)?(?:FISCAL HY?)?(?P<ordinal>OR|FIRST)HY?(?P<unit>US)(?:OF?(?:FISCAL)?{YEAR})?",
        _ordinal_unit,
    ),
    ("(?:THE)?{YEAR}(?P<ordinal>OR|FIRST)(?P<unit>US)", _ordinal_unit),
    ("(?:THE)(?P<yearago>US HY?(?:AGO|EARLIER))(?P<ordinal>OR|FIRST)(?P<unit>US)", _ordinal_unit),
    ("(?:THE)?(?P<yearago>US HY?(?:AGO|EARLIER))(?P<unit>US|PERIOD)?", _year_ago),
    ("THE(?P<part>FIRST|OR|LAST|LATTER)HALF(?:OF(?:{YEAR}|THE US|THIS US))?", _half),
    ("(?:THE)?{YEAR}(?P<unit>US|PERIOD)", _year_period),
    ("THE(?P<latest>LATEST)?(?P<unit>US|PERIOD)", _told_quarter),
    # seasons
    ("(?:THE)?(?:{MOD})?(?P<season>SEASON)(?:(?:OF|COMMA)?{YEAR})?(?:{BC})?", _season),
    ("(?:THE|IN THE)(?P<season>FALL)(?:OF{YEAR})?", _fall),
    ("(?:THE)?(?:{MOD})?(?P<season>FALL)(?:OF)?{YEAR}", _season),
    ("(?:{MOD})?(?P<season>SEASON|FALL)(?P<whichyear>LAST|THIS|NEXT)US", _season),
    ("{YEAR}(?P<season>SEASON)", _season),
    ("(?:SEASON|FALL)OF(?P<year>N|D|Y){BC}", _season_bc),
    ("(?P<which>THIS|LAST|NEXT)(?:LAST)?(?P<season>SEASON|FALL)", _season),
    # weekdays
    (
        "(?:THE|EARLIER|LATER|{MOD})?(?:(?P<which>THIS|LAST|NEXT|PREV|COMING|FOLL)(?:COMING)?)?(?P<wd>WD)(?:POS)?(?:{MOD2}(?P<part>PART))?".replace(
            "{MOD2}", "(?:EARLY|LATE|MID|AT)?"
        ),
        _weekday,
    ),
    ("(?:{CLOCK}(?:LOCAL TIMEW|COMMA)?(?:ON)?)(?P<wd>WD)", _weekday),
    ("(?P<wd>WD)(?:AT|COMMA|AT APX)?{CLOCK}", _weekday),
    ("(?:THE)?(?P<part>PART)OF(?P<wd>WD)", _weekday),
    ("(?:THE)?(?P<mod>EARLY|LATE)UP OF(?P<wd>WD)", _weekday),
    ("(?:THE)?(?P<mod>EARLY|LATE)UP OF{MONTH}(?P<day>D|OR)(?:COMMA?{YEAR})?", _date),
    ("(?P<part>DAWN)(?:ON)?(?P<wd>WD)", _weekday),
    # days
    (
        "(?P<mod>EARLY|LATE|EARLIER|LATER|MID HY?PART)?(?P<day>TODAY|YEST|TOMO)(?:POS(?=PART))?(?P<part>PART)?",
        _day,
    ),
    ("(?P<day>TODAY|YEST|TOMO)(?:AT|COMMA)?{CLOCK}", _day),
    ("{CLOCK}(?:ON)?(?P<day>TODAY|YEST|TOMO)", _day),
    ("THE US (?P<before>BEFORE|AFTER)(?P<day>YEST|TOMO)", _day),
    ("(?P<day>TONIGHT|OVERNIGHT)", _day),
    ("(?P<mod>EARLY|LATE|EARLIER|LATER)?(?P<which>LAST|THIS)(?:EARLY|LATE)?(?P<part>PART)", _last_night),
    ("(?:EARLY|LATE)?(?:THE)?(?P<which>NEXT|FOLL|PREV|SAME|THAT)(?:SAME)?(?P<part>PART)", _last_night),
    # "last week", "early next year", "later this month", "that same day", "the following month"
    (
        "(?:(?:EARLIER|LATER|(?P<mod>EARLY|LATE|MID))(?:IN)?)?(?:THE)?(?P<which>THIS|LAST|NEXT|CUR|LATEST|COMING|FOLL|PREV|SAME)(?:COMING|SAME|FISCAL)?(?P<unit>US|WKND)(?!HY?OLD)",
        _relative,
    ),
    ("(?:(?:EARLIER|LATER|EARLY|LATE)(?:IN)?)?(?P<which>THAT)(?:SAME)?(?P<unit>US|WKND)", _relative),
    ("(?P<mod>THE(?:BEGIN|END|MID)OF)(?P<which>THIS|LAST|NEXT|THE|THAT)(?P<unit>US)", _end_of),
    ("(?:(?:EARLIER|LATER|(?P<mod>EARLY|LATE)))IN THE(?P<unit>US)", _the_unit),
    ("THE(?P<unit>WKND)", _the_unit),
    ("(?P<unit>US)(?:POS|HY)?(?P<mod>END)", _unit_end),
    # "two weeks ago", "three days later", "a day after", "five years from now"
    (
        "(?:{BOUND})?(?P<n>{NUM}|A|{SOME}|ANOTHER)(?:MORE)?{UNIT}(?:ALT MORE|ALT SO)?(?P<way>AGO|EARLIER|LATER|BEFORE|AFTER|HENCE|FROM NOW|FROM TODAY)",
        _shift,
    ),
    ("(?:JUST)?(?P<unit>UP)(?P<way>AGO|EARLIER|LATER|BEFORE|AFTER)", _vague_shift),
    ("THE(?P<unit>US)(?P<way>BEFORE|AFTER|FOLL)", _day_after),
    # durations
    (
        "(?:{BOUND})?(?:(?:THE|THESE|THOSE)?(?P<which>LAST|NEXT|COMING|FOLL|PREV|FIRST|FINAL|RECENT|INTERV|LATEST))?(?:{BOUND2})?(?P<n>{NUM}|{SOME})(?:MORE)?(?:HY)?{UNIT}(?:AND A(?P<half>HALF))?(?:POS)?(?:HY LONG)?(?!HY?(?:OLD|US|UP))".replace(
            "{BOUND2}", "(?:APX|AT LEAST|MORE THAN|OVER)"
        ),
        _duration,
    ),
    ("(?:THE|THESE|THOSE)(?P<n>D|N|FEW|SEV)(?P<which>PREV)?{UNIT}(?!HY?OLD)", _duration),
    (
        "(?:{BOUND}|ANOTHER)?(?P<n>A|ANOTHER)(?:HY)?(?P<unit>US)(?:AND A(?P<half>HALF))?(?:HY LONG)?",
        _duration,
    ),
    ("(?P<half>HALF)A(?P<unit>US)", _half_unit),
    (
        "(?:(?:THE)?(?P<which>NEXT|LAST|COMING))?(?P<n>{NUM})(?:TO|ALT|HY)(?P<m>{NUM})(?:HY)?{UNIT}",
        _range_duration,
    ),
    ("(?:THE)?(?P<which>LAST|RECENT|COMING|FOLL|INTERV)(?P<unit>UP)", _recent_units),
    ("(?:THE)(?P<unit>UP)AHEAD", _vague_duration),
    ("(?P<unit>UP|US)HY LONG", _unit_long),
    ("(?P<unit>UP)(?:ALT UP)?(?!HY?OLD)", _bare_units),
    # sets
    (
        "EACH(?P<n>{NUM})?(?:(?P<unit>US|UP)|(?P<wd>WD)|(?P<month>MON)|(?P<part>PART)|(?P<season>SEASON))",
        _set,
    ),
    ("(?P<wd>WDS)", _set),
    ("(?P<wd>WD)(?P<part>PARTS)", _set),
    ("PER(?P<unit>US)", _set),
    ("(?P<daily>DAILY)", _set),
    # references
    ("NOW", _ref("PRESENT_REF")),
    ("PRESREF", _ref("PRESENT_REF")),
    ("CUR", _ref("PRESENT_REF")),
    ("THESE UP", _ref("PRESENT_REF")),
    ("(?:MORE)?RECENTLY", _ref("PAST_REF")),
    ("RECENT(?=.)", _ref("PAST_REF")),
    ("THE LAST", _the_past),
    ("THE(?P<near>NEAR)?FUTUREW(?!POS)", _the_future),
    ("AS SOON AS", _soon),
    # clock and parts of the day
    ("(?P<bound>APX)?{CLOCK}", _bare_clock),
    ("(?P<clock>(?:D|N|ONE)O OCLOCK)(?:IN THE(?P<part>PART))?", _clock_rule),
    ("(?P<clock>(?:D|N|ONE))IN THE(?P<part>PART)", _clock_rule),
    ("(?P<clock>(?:D|Y|N))(?:UP|ZONE)", _military),
    ("THE(?:{MOD})?(?P<part>PART)(?:UP)?", _part),
    ("(?:{MOD})HY?(?P<part>PART)", _part),
    ("(?P<part>DAWN)", _dawn),
    # holidays
    (
        "(?:(?P<which>LAST|THIS|NEXT))?(?P<name>CHRISTMAS(?:EVE|US)?|NEWYEAR US POS(?:US|EVE)|THANKS(?:US)?|EASTER(?:WD)?|RAMADAN)(?:COMMA?{YEAR})?",
        _holiday,
    ),
)


def _compiled() -> tuple[tuple[re.Pattern[str], Make], ...]:
    compiled = []
    for rule, make in _RULES:
        pattern = rule
        for macro, expansion in _MACROS.items():
            pattern = pattern.replace(macro, expansion)
        compiled.append((compile_rule(pattern), make))
    return tuple(compiled)


_COMPILED = _compiled()


def wishes(text: str, pieces: Sequence[Piece]) -> list[Wish]:
    """Find the time expressions among the pieces of a text: in order, none overlapping, the longest first."""
    signs = classify(text, pieces)
    found: list[tuple[int, int, int, Wish]] = []
    for order, (pattern, make) in enumerate(_COMPILED):
        for match in pattern.finditer(signs):
            wish = make(Hit(match, pieces, text))
            if wish is not None:
                found.append((wish.first, wish.first - wish.last, order, wish))
    found.sort(key=lambda item: item[:3])
    kept: list[Wish] = []
    end = 0
    for first, _, _, wish in found:
        if first >= end:
            kept.append(wish)
            end = wish.last
    return kept

"""Rules that find time expressions in the letters of a text, and say what each asks for, without resolving it."""

import re
from functools import lru_cache

from secondsource.claims.numerals import cut
from secondsource.claims.times import dates, durations, moments, relative, years
from secondsource.claims.times.classes import classify, compile_rule
from secondsource.claims.times.wish import Hit, Make, Wish

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
    # "Thursday, Dec. 8, 2016", "early Dec. 8", "Dec. 8 last year", "9 p.m. EST Nov. 9", "about 11 p.m. on Dec. 8"
    (
        (
            "(?:(?:APX)?{CLOCK}(?:ON|COMMA)?)?(?:(?P<wd>WD|WA DOT?)COMMA?)?(?:{MOD})?{MONTH}(?P<day>D|OR|FIRST)(?!HY?(?:UP|US))"
            "(?:(?:COMMA|OF)?{YEAR}|(?P<which>LAST|THIS|NEXT)US|OF(?P<thatyear>(?:THAT|THE SAME)US))?(?:COMMA?(?:AT)?(?P<part>PART))?"
        ),
        dates.date_wish,
    ),
    # "Thursday, 8 December 2016", "the 14th of July", "the night of 8 December", "10:57 on 8 December"
    (
        "(?:(?:APX)?{CLOCK}(?:ON|COMMA)?|THE(?P<part>PART)OF(?:THE)?)?(?:(?P<wd>WD|WA DOT?)COMMA?(?:THE)?)?(?:THE)?(?P<day>D|OR|FIRST)(?:OF)?{MONTH}(?:COMMA?{YEAR})?",
        dates.date_wish,
    ),
    (
        "(?:THE(?P<part>PART)OF(?:THE)?)(?:(?P<wd>WD|WA DOT?)COMMA?)?{MONTH}(?P<day>D|OR)(?:COMMA?{YEAR})?",
        dates.date_wish,
    ),
    (
        "(?:EARLY|LATE)?(?:IN)?(?:THE)?(?P<part>PART)(?:UP)?OF{MONTH}(?P<day>D|OR)(?:COMMA?{YEAR})?",
        dates.date_wish,
    ),
    # "December 2016", "early December", "the end of December 2016", "December last year"
    (
        "(?:{MOD}|{POINT})?{MONTH}(?:COMMA?(?:OF)?{YEAR}|(?P<which>LAST|THIS|NEXT)US|OF(?P<thatyear>(?:THAT|THE SAME)US))?".replace(
            "{POINT}", "(?P<modb>THE(?:BEGIN|END|MID)OF)"
        ),
        dates.month,
    ),
    ("{MONTH}(?:D)?(?P<year>N|Y|D){BC}", dates.date_wish),
    ("(?P<which>THIS|LAST|NEXT|PREV|FOLL)(?:COMING|LAST)?{MONTH}(?!DOT?(?:D|OR))", dates.month),
    ("THE(?P<which>PREV|FOLL){MONTH}", dates.month),
    # "22-26 June": the first day; "June 22-26": the second day; "499-493 BC": the first year; "at night"
    ("(?P<day>D|OR)(?=(?:HY|TO|AND|COMMA)(?:THE)?(?:D|OR)(?:OF)?{MONTH}(?:COMMA?{YEAR})?)", dates.first_day),
    (
        "{MONTH}(?:D|OR)(?:HY|TO|AND)(?:THE)?(?P<day>D|OR)(?!UP|US|DOT?{MONTH2})(?:COMMA?{YEAR})?".replace(
            "{MONTH2}", "(?:MON|MAY)"
        ),
        dates.second_day,
    ),
    ("(?P<year>N|D|Y)(?=(?:HY|TO|AND)(?:N|D|Y){BC})", years.year_alone),
    ("THE(?P<day>OR)", dates.day_of_month),
    ("AT(?P<part>PART)", moments.at_night),
    ("(?P<d>ISO|DATE)", dates.numeric_date),
    # "the end of 2016", "early 2016", "early in 2016", "the year 2000", "2016"
    ("(?P<mod>THE(?:BEGIN|END|MID)OF){YEAR}", years.year_alone),
    ("(?P<mod>(?:EARLY|LATE|MID)(?:HY|IN)?){YEAR}", years.year_alone),
    ("(?:THE)?(?:US|FISCAL){YEAR}", years.year_alone),
    ("(?P<year>Y|N|D){BC}", years.year_alone),
    ("AD(?P<year>Y|N)", years.year_alone),
    ("(?P<year>Y)", years.year_alone),
    ("(?P<year>SH)(?!HY)", years.short_year),
    ("(?P<year>Y)HY(?P<tail>D|N)", years.short_range),
    ("(?:THE US)?(?P<high>N)(?P<tail>N)", years.spoken_year),
    ("(?:THE)?(?:{MOD})?(?P<decade>DEC)(?:{BC})?", dates.decade),
    ("(?P<mod>THE(?:BEGIN|END|MID)OF)(?:THE)?(?P<decade>DEC)", dates.decade),
    ("(?:THE)?(?:{MOD})?(?P<ordinal>OR|FIRST)HY?(?P<unit>US)(?:{BC})?", dates.ordinal_unit),
    ("(?P<mod>THE(?:MID|BEGIN|END)OF)THE(?P<ordinal>OR|FIRST)(?P<unit>US)(?:{BC})?", dates.ordinal_unit),
    # quarters and halves
    (
        "(?:THE|ITS)?(?:(?P<which>LAST|THIS|NEXT)US POS?)?(?:FISCAL HY?)?(?P<ordinal>OR|FIRST)HY?(?P<unit>US)(?:OF?(?:FISCAL)?{YEAR})?",
        dates.ordinal_unit,
    ),
    ("(?:THE)?{YEAR}(?P<ordinal>OR|FIRST)(?P<unit>US)", dates.ordinal_unit),
    ("(?:THE)(?P<yearago>US HY?(?:AGO|EARLIER))(?P<ordinal>OR|FIRST)(?P<unit>US)", dates.ordinal_unit),
    ("(?:THE)?(?P<yearago>US HY?(?:AGO|EARLIER))(?P<unit>US|PERIOD)?", relative.year_ago),
    ("THE(?P<part>FIRST|OR|LAST|LATTER)HALF(?:OF(?:{YEAR}|THE US|THIS US))?", dates.half),
    ("(?:THE)?{YEAR}(?P<unit>US|PERIOD)", dates.year_period),
    ("THE(?P<latest>LATEST)?(?P<unit>US|PERIOD)", relative.told_quarter),
    # seasons
    ("(?:THE)?(?:{MOD})?(?P<season>SEASON)(?:(?:OF|COMMA)?{YEAR})?(?:{BC})?", dates.season),
    ("(?:THE|IN THE)(?P<season>FALL)(?:OF{YEAR})?", dates.fall),
    ("(?:THE)?(?:{MOD})?(?P<season>FALL)(?:OF)?{YEAR}", dates.season),
    ("(?:{MOD})?(?P<season>SEASON|FALL)(?P<whichyear>LAST|THIS|NEXT)US", dates.season),
    ("{YEAR}(?P<season>SEASON)", dates.season),
    ("(?:SEASON|FALL)OF(?P<year>N|D|Y){BC}", dates.season_bc),
    ("(?P<which>THIS|LAST|NEXT)(?:LAST)?(?P<season>SEASON|FALL)", dates.season),
    # "today, 8 December", "tomorrow, December 9, 2016": the date tells which day it is
    (
        "(?:TODAY|YEST|TOMO)COMMA(?:WD COMMA?)?(?:THE)?(?P<day>D|OR|FIRST)(?:OF)?{MONTH}(?:COMMA?{YEAR})?",
        dates.date_wish,
    ),
    (
        "(?:TODAY|YEST|TOMO)COMMA(?:WD COMMA?)?{MONTH}(?P<day>D|OR|FIRST)(?!HY?(?:UP|US))(?:COMMA?{YEAR})?",
        dates.date_wish,
    ),
    # weekdays
    (
        "(?:THE|EARLIER|LATER|{MOD})?(?:(?P<which>THIS|LAST|NEXT|PREV|COMING|FOLL)(?:COMING)?)?(?P<wd>WD)(?:POS)?(?:{MOD2}(?P<part>PART))?".replace(
            "{MOD2}", "(?:EARLY|LATE|MID|AT)?"
        ),
        relative.weekday,
    ),
    ("(?:APX)?(?:{CLOCK}(?:LOCAL TIMEW|COMMA)?(?:ON)?)(?P<wd>WD)(?:PART)?", relative.weekday),
    ("(?P<clock>(?:D|Y|N))(?:UP|ZONE)(?:ON|COMMA)?(?P<wd>WD)", relative.military_weekday),
    ("(?<=AT)(?P<clock>Y|N)(?:ON)?(?P<wd>WD)", relative.military_weekday),
    ("(?P<wd>WD)(?:AT|COMMA|AT APX)?{CLOCK}", relative.weekday),
    ("(?:THE)?(?P<part>PART)OF(?P<wd>WD)", relative.weekday),
    ("(?:THE)?(?P<mod>EARLY|LATE)UP OF(?P<wd>WD)", relative.weekday),
    ("(?:THE)?(?P<mod>EARLY|LATE)UP OF{MONTH}(?P<day>D|OR)(?:COMMA?{YEAR})?", dates.date_wish),
    ("(?P<part>DAWN|OVERNIGHT)(?:ON)?(?P<wd>WD)", relative.weekday),
    # days
    (
        "(?P<mod>EARLY|LATE|EARLIER|LATER)?(?P<day>TODAY|YEST|TOMO)(?:POS(?=PART))?(?P<part>PART)?",
        relative.day,
    ),
    ("MID HY?(?P<part>PART)(?P<day>TODAY|YEST|TOMO)", relative.day),
    ("(?P<part>DAWN)(?P<day>TODAY|YEST|TOMO)", relative.day),
    ("(?P<day>TODAY|YEST|TOMO)(?:AT|COMMA)?{CLOCK}", relative.day),
    ("{CLOCK}(?:ON)?(?P<day>TODAY|YEST|TOMO)", relative.day),
    ("(?<=AT)(?P<clock>Y|N)(?:ON)?(?P<day>TODAY|YEST|TOMO|TONIGHT)", relative.military_day),
    ("(?<=AT)(?P<clock>Y|N)(?P<which>LAST|THIS)(?P<part>PART)", relative.military_day),
    ("THE US (?P<before>BEFORE|AFTER)(?P<day>YEST|TOMO)", relative.day),
    ("(?P<day>TONIGHT|OVERNIGHT)", relative.day),
    (
        "(?P<mod>EARLY|LATE|EARLIER|LATER)?(?P<which>LAST|THIS)(?:EARLY|LATE)?(?P<part>PART)",
        relative.last_night,
    ),
    (
        "(?:EARLY|LATE)?(?:THE)?(?P<which>NEXT|FOLL|PREV|SAME|THAT)(?:SAME)?(?P<part>PART)",
        relative.last_night,
    ),
    # "last week", "early next year", "later this month", "that same day", "the following month"
    (
        "(?:(?:EARLIER|LATER|(?P<mod>EARLY|LATE|MID))(?:IN)?)?(?:THE)?(?P<which>THIS|LAST|NEXT|CUR|LATEST|COMING|FOLL|PREV|SAME)(?:COMING|SAME|FISCAL)?(?P<unit>US|WKND)(?!HY?OLD)",
        relative.relative,
    ),
    ("(?:(?:EARLIER|LATER|EARLY|LATE)(?:IN)?)?(?P<which>THAT)(?:SAME)?(?P<unit>US|WKND)", relative.relative),
    ("(?P<mod>THE(?:BEGIN|END|MID)OF)(?P<which>THIS|LAST|NEXT|THE|THAT)(?P<unit>US)", relative.end_of),
    (
        "(?:(?P<first>EARLIER|LATER)|(?P<mod>EARLY|LATE))(?:IN|ON(?=THE US))THE(?P<unit>US)",
        relative.the_unit,
    ),
    ("THE(?P<unit>WKND)", relative.the_unit),
    ("(?P<unit>US)(?:POS|HY)?(?P<mod>END)", relative.unit_end),
    # "two weeks ago", "three days later", "a day after", "five years from now"
    (
        "(?:{BOUND})?(?P<n>{NUM}|A|{SOME}|ANOTHER)(?:MORE)?{UNIT}(?:ALT MORE|ALT SO)?(?P<way>AGO|EARLIER|LATER|BEFORE|AFTER|HENCE|FROM NOW|FROM TODAY)",
        relative.shift,
    ),
    ("(?P<n>{NUM}|A){UNIT}(?P<way>AGO)(?P<today>TODAY)", relative.shift),
    ("(?:JUST)?(?P<unit>UP)(?P<way>AGO|EARLIER|LATER|BEFORE|AFTER)", relative.vague_shift),
    ("THE(?P<unit>US)(?P<way>BEFORE|AFTER|FOLL)", relative.day_after),
    # durations
    (
        "(?:{BOUND})?(?:(?:THE|THESE|THOSE)?(?P<which>LAST|NEXT|COMING|FOLL|PREV|FIRST|FINAL|RECENT|INTERV|LATEST))?(?:{BOUND2})?(?P<n>{NUM}|{SOME})(?:MORE)?(?:HY)?{UNIT}(?:AND A(?P<half>HALF))?(?:POS)?(?:HY LONG)?(?!HY?(?:OLD|US|UP))".replace(
            "{BOUND2}", "(?:APX|AT LEAST|MORE THAN|OVER)"
        ),
        durations.duration,
    ),
    ("(?:THE|THESE|THOSE)(?P<n>D|N|FEW|SEV)(?P<which>PREV)?{UNIT}(?!HY?OLD)", durations.duration),
    (
        "(?:{BOUND}|ANOTHER)?(?P<n>A|ANOTHER)(?:HY)?(?P<unit>US)(?:AND A(?P<half>HALF))?(?:HY LONG)?",
        durations.duration,
    ),
    ("(?P<half>HALF)A(?P<unit>US)", durations.half_unit),
    (
        "(?:(?:THE)?(?P<which>NEXT|LAST|COMING))?(?P<n>{NUM})(?:TO|ALT|HY)(?P<m>{NUM})(?:HY)?{UNIT}",
        durations.range_duration,
    ),
    ("(?:THE)?(?P<which>LAST|RECENT|COMING|FOLL|INTERV)(?P<unit>UP)", durations.recent_units),
    ("(?:THE)(?P<unit>UP)AHEAD", durations.vague_duration),
    ("(?P<unit>UP|US)HY LONG", durations.unit_long),
    ("(?P<unit>UP)(?:ALT UP)?(?!HY?OLD)", durations.bare_units),
    # sets
    (
        "EACH(?P<n>{NUM})?(?:(?P<unit>US|UP)|(?P<wd>WD)|(?P<month>MON)|(?P<part>PART)|(?P<season>SEASON))",
        durations.recurring,
    ),
    ("(?P<wd>WDS)", durations.recurring),
    ("(?P<wd>WD)(?P<part>PARTS)", durations.recurring),
    ("PER(?P<unit>US)", durations.recurring),
    ("(?P<daily>DAILY)", durations.recurring),
    # references
    ("NOW", moments.now),
    ("PRESREF", moments.reference("PRESENT_REF")),
    ("CUR", moments.reference("PRESENT_REF")),
    ("THESE UP", moments.reference("PRESENT_REF")),
    ("(?:MORE)?RECENTLY", moments.reference("PAST_REF")),
    ("RECENT(?=.)", moments.reference("PAST_REF")),
    ("THE LAST", moments.the_past),
    ("THE(?P<near>NEAR)?FUTUREW(?!POS)", moments.the_future),
    ("AS SOON AS", moments.soon),
    # clock and parts of the day
    ("(?P<bound>APX)?{CLOCK}", moments.bare_clock),
    ("(?P<clock>(?:D|N|ONE)O OCLOCK)(?:IN THE(?P<part>PART))?", moments.clock_time),
    ("(?P<clock>(?:D|N|ONE))IN THE(?P<part>PART)", moments.clock_time),
    ("(?P<clock>(?:D|Y|N))(?:UP|ZONE)", moments.military),
    ("THE(?:{MOD})?(?P<part>PART)(?:UP)?", moments.part_of_day),
    ("(?:{MOD})HY?(?P<part>PART)", moments.part_of_day),
    ("(?P<part>DAWN)", moments.dawn),
    # holidays
    (
        "(?:(?P<which>LAST|THIS|NEXT))?(?P<name>CHRISTMAS(?:EVE|US)?|NEWYEAR US POS(?:US|EVE)|THANKS(?:US)?|EASTER(?:WD)?|RAMADAN)(?:COMMA?{YEAR})?",
        dates.holiday,
    ),
    ("THE(?P<name>HOLIDAY(?:PERIOD|STRETCH))", dates.holiday),
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
_RUN = re.compile(r"[^.]+\.?")
"""Pieces that may be in time expressions, up to the next that may not: no rule reaches over that one."""


@lru_cache(maxsize=8192)
def _rules_of(run: str) -> tuple[int, ...]:
    """Return which rules find something in a run: most runs ("of the", ", and") are short, come again, and are of none."""
    return tuple(order for order, (pattern, _) in enumerate(_COMPILED) if pattern.search(run))


@lru_cache(maxsize=16)
def wishes(text: str) -> tuple[Wish, ...]:
    """Find the time expressions of a text among its pieces: in order, none overlapping, the longest first."""
    pieces = cut(text)
    signs = classify(text, pieces)
    found: list[tuple[int, int, int, Wish]] = []
    for run in _RUN.finditer(signs):
        for order in _rules_of(run.group()):
            pattern, make = _COMPILED[order]
            for match in pattern.finditer(signs, *run.span()):
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
    return tuple(kept)

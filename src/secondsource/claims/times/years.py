"""Makes wishes of years that stand alone, and tells them from counts."""

from secondsource.claims.times.classes import MONTHS
from secondsource.claims.times.wish import Hit, Wish, mod_of, year_of


def year_alone(hit: Hit) -> Wish | None:
    """Read a year that stands alone: "in 2011", "the end of 2016", "44 BC"."""
    year = year_of(hit.group("year"))
    if year is None:
        return None
    bare = hit.match.end() - hit.match.start() == 1
    era = "BC" if hit.has("bc") else None
    if bare and not era and not _year_context(hit):
        return None
    return hit.wish("calendar", mod_of(hit) if hit.has("mod") else None, year=year, era=era)


MODERN = (1900, 2049)
_YEAR_LEADS = frozenset({"in", "since", "until", "during"})
_YEAR_BEFORE = frozenset([
    "in", "since", "of", "by", "until", "till", "from", "during", "after", "before", "early", "late", "mid",
    "and", "to", "through", "or", "between", "for", "around", "about", "than", "the", "a", "an", "'s",
    "election", "war", "year", "fiscal",
])  # fmt: skip
_EVENTS = frozenset({
    "assaults", "attacks", "bombings", "clashes", "earthquakes", "elections", "fires", "floods", "killings",
    "massacres", "polls", "protests", "raids", "riots", "shootings", "strikes", "talks", "wildfires",
})  # fmt: skip
"""Nouns of what happens that a year tells apart ("the *2015* attacks"), where "the 2000 fighters" are counted."""
_NOT_YEAR_BEFORE = frozenset(
    ["$", "£", "€", "¥", "#", "no", "number", "n°", "+", "boeing", "f", "flight", "highway", "route"]
)


_HEDGES = frozenset({"than", "least", "over", "about", "around"})
_ROUGH = frozenset({"nearly", "almost", "some", "approximately", "roughly"})
_MORE = frozenset({"more", "less", "fewer"})
_ENDS = frozenset({
    "the", "a", "an", "and", "or", "but", "to", "in", "of", "on", "at", "by", "with", "from", "for", "as",
    "was", "is", "has", "had", "were", "his", "its", "this", "us",
})  # fmt: skip


def _described(hit: Hit, i: int) -> bool:
    """Tell a count whose noun other words describe: "more than *2000 oil tankers*", "killed *1800 rebel fighters*"."""
    before = hit.pieces[i - 1] if i else None
    if before is None or before.kind != "word":
        return False
    if before.low in _ROUGH or (before.low == "than" and i > 1 and hit.pieces[i - 2].low in _MORE):
        return True  # "*more than 2000* were killed"
    led = (before.low in _YEAR_BEFORE or before.low in _YEAR_LEADS) and before.low not in _HEDGES
    if led or not hit.text[before.start].islower():
        return False
    for k, piece in enumerate(hit.pieces[i + 1 : i + 4]):
        if piece.kind != "word" or piece.low in _ENDS or not hit.text[piece.start].islower():
            return False
        if (
            k
            and piece.low.endswith(("s", "men", "people", "children"))
            and not piece.low.endswith(("ss", "us", "is"))
        ):
            return True
    return False


def _year_context(hit: Hit) -> bool:
    """Tell a bare year from a count: "1500 people" is none, "in 2011" is one."""
    i = hit.match.start()
    pieces = hit.pieces
    piece = pieces[i]
    before = pieces[i - 1] if i else None
    after = pieces[i + 1] if i + 1 < len(pieces) else None
    year = piece.value or 0
    clock = before is not None and before.low == "at" and year % 100 < 60 and year < 2400
    if clock and after is not None and after.low in ("(", "local", "on"):
        return False  # "at 1850 (Syrian time)"
    if before is not None and before.low in _NOT_YEAR_BEFORE:
        return False
    if (
        before is not None
        and before.kind != "paragraph"
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
                "children",
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
    if _described(hit, i):
        return False
    if year < 1500:
        return before is not None and before.low in ("in", "since", "by", "of", "until")
    if before is not None and before.low in _YEAR_LEADS and piece.digits and MODERN[0] <= year <= MODERN[1]:
        return (
            True  # "set up in 2014 comprises": counts of that size are written with a comma, or led otherwise
        )
    if (
        after is not None
        and after.kind == "word"
        and after.low.endswith("s")
        and not after.low.endswith(("ss", "us", "is", "as"))
        and hit.text[after.start].islower()
    ):
        apart = (
            before is not None and before.low in ("the", "'s", "\u2019s") and MODERN[0] <= year <= MODERN[1]
        )
        return (apart and piece.digits and after.low in _EVENTS) or (
            before is not None
            and before.low in _YEAR_BEFORE
            and after.low in ("was", "has", "is", "as", "vs", "elections")
        )
    return year >= 1700 or (
        before is not None and before.low in ("in", "since", "of", "by", "between", "from", "to", "until")
    )


def spoken_year(hit: Hit) -> Wish | None:
    """Read "nineteen eighty-four"."""
    high, low = hit.value("high"), hit.value("tail")
    if high is None or low is None or not (15 <= high <= 20 and 10 <= low <= 99):
        return None
    if hit.group("high")[0].digits or hit.group("tail")[0].digits:
        return None
    return hit.wish("calendar", year=int(high * 100 + low))


def short_range(hit: Hit) -> Wish | None:
    """Read "2015-16"."""
    year, tail = hit.value("year"), hit.value("tail")
    if year is None or tail is None or hit.group("tail")[0].start - hit.group("year")[0].end > 1:
        return None
    if tail <= year % 100 or len(hit.group("tail")[0].low) != 2:
        return None
    return hit.wish("calendar", year=int(year), toyear=int(year - year % 100 + tail))


def short_year(hit: Hit) -> Wish | None:
    """Read "'68" behind a word that leads to a year."""
    i = hit.match.start()
    before = hit.pieces[i - 1].low if i else ""
    if (
        before
        in ("in", "of", "since", "by", "from", "to", "until", "through", "-", "\u2013", "early", "late")
        or before in MONTHS
    ):
        return hit.wish("calendar", year=year_of(hit.group("year")))
    return None

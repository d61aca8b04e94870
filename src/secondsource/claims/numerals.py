"""Cuts text into the pieces that number and time grammars need, and reads the numerals among them.

spaCy's tokens follow treebank habits ("mid-1990s" whole, "10.30am" whole); these grammars need the parts. The
pieces carry character offsets, so that what is found can be put back onto any tokens.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

CARDINALS = {
    word: value
    for value, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
    )
}  # fmt: skip
TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10),
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        strict=True,
    )
}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
}
# Written against a figure without a space ("2.5m", "5bn", "20k"); "m" alone is also a meter, which the grammar
# of units decides.
SHORT_SCALES = {"k": 1e3, "mn": 1e6, "mln": 1e6, "mio": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "zeroth",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ]
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212"

# Most pieces are words and marks behind a blank that are nothing else: these are tried first, the blank is passed at once.
_PIECE = re.compile(
    r"""(?:[ ](?=\S))?(?:
    (?P<plain>[^\W\d_]{3,}|(?![ap]m\b)[^\W\d_]{2})
  | (?P<mark>[-,;:()"?!]|\.(?!\d))
  | (?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?\b(?!-))
  | (?P<date>\b\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})\b(?![/\d])|\b\d{4}/\d{1,2}/\d{1,2}\b)
  | (?P<clock>\b\d{1,2}:\d{2}(?::\d{2})?(?:\b|(?=[ap]m\b))|\b\d{1,2}\.\d{2}(?=\s?[ap]\.?m\b))
  | (?P<ordinal>\b\d+(?:,\d{3})*(?:st|nd|rd|th)\b)
  | (?P<decade>\b\d{2,3}0['\u2019]?s\b|['\u2019]\d0s\b|\b\d0['\u2019]?s\b)
  | (?P<short>['\u2018\u2019]\d{2}\b(?!\d))
  | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|[1-9]\d{0,2}(?P<gap>[ \u00a0\u2009\u202f])\d{3}(?:(?P=gap)\d{3})*(?!\d)|\d*\.\d+(?!\.?\d)|\d+)
  | (?P<ampm>\b[ap]\.\s?m\b\.?|(?<=\d)[ap]m\b|(?<=\d\s)[ap]m\b)
  | (?P<initials>(?:\b[^\W\d_]\.){2,})
  | (?P<word>[^\W\d_]+)
  | (?P<clitic>['\u2019][^\W\d_]+)
  | (?P<paragraph>\s*\n\s*\n\s*)
  | (?P<symbol>[^\w\s]|_)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


# What a bare space between two numbers does not join: "on May 5 300 people", "day 12 500 people".
_APART = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec", "day", "week", "page", "chapter", "article", "number", "no", "route", "room", "part",
})  # fmt: skip
_GAPS = re.compile("[ \u00a0\u2009\u202f]")
_OWN_UNIT = re.compile(r"[-\u2010\u2011][^\W\d_]|\s?mm\b")  # "four 500-pound bombs", "ten 155 mm shells"


@dataclass(slots=True)
class Piece:
    """One piece of text: a word, a written number, a sign.

    Nothing changes one; it is not frozen, since one is made for every word, and that would take twice as long.

    Attributes:
        start: First character.
        end: One past the last.
        kind: Name of the group of the cutting pattern ("word", "number", "clock", …).
        low: Its text in lower case.
        value: Its number, or ``None``.
        digits: Whether the number is written in digits.
    """

    start: int
    end: int
    kind: str
    low: str
    value: float | None = None
    digits: bool = False


@lru_cache(maxsize=16)
def cut(text: str) -> tuple[Piece, ...]:
    """Cut text into pieces, in order; numbers of several words become one piece of kind ``number``."""
    found: list[Piece] = []
    starters: list[int] = []
    begin: int | None = 0
    while begin is not None:
        begin = _read(text, begin, found, starters)
    return tuple(_merge(found, starters))


def _read(text: str, begin: int, found: list[Piece], starters: list[int]) -> int | None:
    """Add the pieces from a character on, up to two numbers that look like one, and which may begin a number; return where the second begins."""
    for match in _PIECE.finditer(text, begin):
        kind = match.lastgroup or "symbol"
        start, end = match.span(kind)
        low = text[start:end].lower()
        value: float | None = None
        digits = False
        if kind == "plain":
            if low in ORDINALS:
                kind, value = "ordinal", float(ORDINALS[low])
            else:
                if low in _STARTERS:
                    starters.append(len(found))
                found.append(Piece(start, end, "word", low))
                continue
        elif kind == "mark":
            found.append(Piece(start, end, "symbol", low))
            continue
        elif kind == "number" and match["gap"] is not None and not _grouped(text, match, found):
            end = match.start("gap")
            low = text[start:end]
            starters.append(len(found))
            found.append(Piece(start, end, kind, low, float(low), digits=True))
            return end
        elif kind == "number":
            value, digits = float(_GAPS.sub("", low).replace(",", "")), True
        elif kind == "ordinal":
            value, digits = float(low[:-2].replace(",", "")), True
        elif kind == "symbol" and low in VULGAR:
            kind, value, digits = "number", VULGAR[low], True
        if value is not None or low in _STARTERS:
            starters.append(len(found))
        found.append(Piece(start, end, kind, low, value, digits))
    return None


def _grouped(text: str, match: re.Match[str], before: list[Piece]) -> bool:
    """Tell a number whose thousands are set apart by spaces ("12 500") from two numbers ("on May 5 300 people").

    A group that begins with 0 is no number of its own, and only typography has the other spaces between digits.
    """
    last = before[-1] if before else None
    if last is None:
        return _OWN_UNIT.match(text, match.end()) is None or match["gap"] != " "
    touching = last.end == match.start("number")
    if (touching and last.kind in ("word", "number")) or last.low == "+":
        return False  # "MH370 239 people", a telephone number
    if (
        last.kind == "number"
        and last.digits
        and not (last.end - last.start == 4 and 1900 <= (last.value or 0) < 2100)
    ):
        return False
    groups = match["number"].split(match["gap"])
    if any(group[0] == "0" for group in groups[1:]):
        return True
    name = before[-2] if last.low == "." and len(before) > 1 else last
    if name.low in _APART:
        return False
    if match["gap"] != " ":
        return True
    if touching and last.low in HYPHENS and len(before) > 1 and before[-2].kind == "number":
        return (before[-2].value or 0) >= 1000  # "10 000-12 500", but not the score of "3-1 200 fans"
    opens = len(before) < 2 or before[-2].kind == "paragraph" or before[-2].kind == "symbol"
    if last.kind == "word" and text[last.start].isupper() and not opens:
        return False  # "on Highway 12 500 cars"
    return _OWN_UNIT.match(text, match.end()) is None


def _merge(pieces: list[Piece], starters: list[int]) -> list[Piece]:
    merged: list[Piece] = []
    done = 0
    for i in starters:
        value, j = _number(pieces, i) if i >= done else (None, i)
        if value is None:
            continue
        piece, last = pieces[i], pieces[j - 1]
        kind = "ordinal" if last.kind == "ordinal" else "number"
        low = piece.low if j == i + 1 else " ".join(p.low for p in pieces[i:j])
        merged += pieces[done:i]
        merged.append(Piece(piece.start, last.end, kind, low, value, piece.digits))
        done = j
    return merged + pieces[done:]


_STARTERS = frozenset([*CARDINALS, *TENS, *SCALES, "a", "an", "half", "quarter"])


def _is_hyphen(piece: Piece) -> bool:
    return piece.kind == "symbol" and piece.low in HYPHENS


def _at(pieces: list[Piece], i: int) -> Piece | None:
    return pieces[i] if i < len(pieces) else None


def _word(pieces: list[Piece], i: int, *words: str) -> bool:
    return i < len(pieces) and pieces[i].low in words


def _number(pieces: list[Piece], i: int) -> tuple[float | None, int]:
    """Read the number that begins at piece i; give its value and one past its last piece."""
    first = pieces[i]
    if first.kind == "ordinal":
        return first.value, i + 1
    if first.low in ("a", "an"):
        # "a hundred", "a dozen"; "a quarter of a million"; "a half million"
        after = _at(pieces, i + 1)
        if after is None:
            return None, i
        if after.low in SCALES:
            return _scaled(pieces, 1.0, i + 1, words=True)
        if after.low in ("half", "quarter"):
            return _fraction(pieces, i + 1)
        return None, i
    if first.low in ("half", "quarter"):
        return _fraction(pieces, i)
    if first.kind == "number" and first.value is not None:
        value, j = first.value, i + 1
        if first.low in VULGAR:
            return _scaled(pieces, value, j, words=False)
        if _word(pieces, j, *VULGAR) and pieces[j].start - pieces[j - 1].end <= 1:
            value, j = value + VULGAR[pieces[j].low], j + 1
        elif (
            j + 2 < len(pieces)
            and pieces[j].kind == "number"
            and pieces[j + 1].low == "/"
            and pieces[j + 2].low in ("2", "3", "4", "8")
            and pieces[j].start - pieces[j - 1].end == 1
        ):
            value, j = value + (pieces[j].value or 0.0) / float(pieces[j + 2].low), j + 3
        elif (
            j + 2 < len(pieces)
            and pieces[j].low == "/"
            and pieces[j + 1].low in ("2", "3", "4", "5", "8", "16")
            and value < float(pieces[j + 1].low)
            and pieces[j].start == pieces[j - 1].end
            and pieces[j + 1].start == pieces[j].end
            and pieces[j + 2].kind == "word"
        ):
            value, j = value / float(pieces[j + 1].low), j + 2
        elif _mixed(pieces, j):
            value, j = value + (pieces[j + 1].value or 0.0) / float(pieces[j + 3].low), j + 4
        elif _word(pieces, j, "and") and _word(pieces, j + 1, "a") and _word(pieces, j + 2, "half"):
            value, j = value + 0.5, j + 3
        return _scaled(pieces, value, j, words=False)
    if first.low in SCALES:
        # A bare "hundred people", "million" is a number only after a figure; "dozens" is a vague word.
        return (100.0, i + 1) if first.low == "hundred" and _word(pieces, i + 1, "days") else (None, i)
    return _words(pieces, i)


def _mixed(pieces: list[Piece], j: int) -> bool:
    """Tell whether a fraction is written against a number with a hyphen: "2*-1/2* years"."""
    after = pieces[j : j + 4]
    close = all(one.end == other.start for one, other in pairwise(pieces[j - 1 : j + 4]))
    return close and [p.low for p in after] in (
        ["-", "1", "/", "2"],
        ["-", "1", "/", "4"],
        ["-", "3", "/", "4"],
    )


def _fraction(pieces: list[Piece], i: int) -> tuple[float | None, int]:
    """Read "half a million", "quarter of a million", "half million"."""
    part = 0.5 if pieces[i].low == "half" else 0.25
    j = i + 1
    if _word(pieces, j, "of"):
        j += 1
    if _is_hyphen(pieces[j]) if j < len(pieces) else False:
        j += 1
    if _word(pieces, j, "a", "an"):
        j += 1
    if j < len(pieces) and pieces[j].low in ("million", "billion", "trillion", "dozen", "thousand"):
        return part * SCALES[pieces[j].low], j + 1
    return None, i


def _scaled(pieces: list[Piece], value: float, j: int, *, words: bool) -> tuple[float, int]:
    """Multiply by the scale words from piece j on, and add what follows them ("two hundred and six")."""
    start = j
    while j < len(pieces):
        piece = pieces[j]
        close = piece.start - pieces[j - 1].end <= 1
        if not close:
            break
        if piece.low in SCALES and not (piece.low == "hundred" and not words and j > start):
            value, j = value * SCALES[piece.low], j + 1
            continue
        if _is_hyphen(piece) and _word(
            pieces, j + 1, "million", "billion", "trillion", "thousand", "hundred"
        ):
            value, j = value * SCALES[pieces[j + 1].low], j + 2
            continue
        touches = piece.start == pieces[j - 1].end
        if touches and j == start and not words and piece.low in SHORT_SCALES:
            value, j = value * SHORT_SCALES[piece.low], j + 1
        break
    if _word(pieces, j, "and") and _word(pieces, j + 1, "a") and _word(pieces, j + 2, "half") and j > start:
        scale = SCALES.get(pieces[j - 1].low, 1.0)
        return value + scale / 2, j + 3
    return value, j


def _words(pieces: list[Piece], i: int) -> tuple[float | None, int]:
    """Read a number in words: "twenty-five", "three hundred and six", "two and a half million"."""
    total, group, j, last = 0.0, 0.0, i, ""
    while j < len(pieces):
        piece = pieces[j]
        if j > i and piece.start - pieces[j - 1].end > 1 and piece.kind != "symbol":
            break
        word = piece.low
        if word in CARDINALS:
            small = CARDINALS[word]
            if last in ("unit", "teen") or (last == "ten" and (small == 0 or small > 9)):
                break
            group += small
            last = "unit" if small < 10 else "teen"
            j += 1
        elif word in TENS:
            if last in ("unit", "teen", "ten"):
                break
            group += TENS[word]
            last = "ten"
            j += 1
        elif word in SCALES and last:
            scale = SCALES[word]
            if word in ("hundred", "dozen"):
                group = (group or 1.0) * scale
            else:
                total += (group or 1.0) * scale
                group = 0.0
            last = "scale"
            j += 1
        elif _is_hyphen(piece) and last == "ten" and j + 1 < len(pieces):
            after = pieces[j + 1]
            if after.low in CARDINALS and 0 < CARDINALS[after.low] < 10:
                j += 1
            elif after.kind == "ordinal" and after.value is not None and after.value < 10:
                return total + group + after.value, j + 2
            else:
                break
        elif _is_hyphen(piece) and last and j + 1 < len(pieces) and pieces[j + 1].low in SCALES:
            j += 1
        elif piece.kind == "ordinal" and last == "ten" and not piece.digits and (piece.value or 10) < 10:
            return total + group + (piece.value or 0.0), j + 1
        elif word == "and" and last == "scale" and j + 1 < len(pieces):
            after = pieces[j + 1]
            if after.low == "a" and _word(pieces, j + 2, "half"):
                return total + group + SCALES.get(pieces[j - 1].low, 1.0) / 2, j + 3
            if not (after.low in CARDINALS or after.low in TENS):
                break
            if pieces[j - 1].low == "dozen":
                break
            j += 1
        elif word == "and" and last == "unit" and _word(pieces, j + 1, "a") and _word(pieces, j + 2, "half"):
            return _scaled(pieces, total + group + 0.5, j + 3, words=True)
        else:
            break
    if not last:
        return None, i
    return total + group, j

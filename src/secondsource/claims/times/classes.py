"""Gives each piece of a text one letter for what it may be in a time expression, so that rules are patterns."""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from secondsource.claims.numerals import HYPHENS, Piece

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed weds",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ),
        start=1,
    )
    for name in names.split()
}
# Classes that the shape of a piece gives, not a list of words.
_SHAPES = (
    "D",  # 1 to 31 in digits
    "Y",  # 1000 to 2100 in four digits
    "N",  # another number
    "OR",  # an ordinal
    "ISO",
    "DATE",
    "CLOCK",
    "MILCLOCK",
    "DEC",
    "SH",
    "AP",
    "HY",
    "COMMA",
    "DOT",
    "POS",
    "PAR",
    "QUOTE",
    "OCLOCK",
)


@cache
def _words() -> dict[str, str]:
    table = files(__package__).joinpath("data/classes.tsv").read_text(encoding="utf-8")
    words: dict[str, str] = {}
    for line in table.splitlines():
        if not line or line.startswith("#"):
            continue
        name, members = line.split("\t")
        for word in members.split():
            words.setdefault(word, name)
    return words


@cache
def letters() -> dict[str, str]:
    """Give the letter of each class; "." stands for every other piece."""
    names = sorted({*_words().values(), *_SHAPES})
    return {name: chr(0x4E00 + number) for number, name in enumerate(names)}


def compile_rule(rule: str) -> re.Pattern[str]:
    """Compile a rule written with class names and regular-expression signs; spaces mean nothing."""
    table = letters()
    pattern = re.sub(
        r"\(\?P<\w+>|[A-Z]+",
        lambda name: name.group() if name.group()[0] == "(" else table[name.group()],
        rule,
    )
    return re.compile(re.sub(r"\s+", "", pattern))


def classify(text: str, pieces: Sequence[Piece]) -> str:
    """Give the letters of the pieces, one each."""
    words, table, shouting = _words(), letters(), text.isupper()
    signs = ["."] * len(pieces)
    for number, piece in enumerate(pieces):
        if piece.kind == "word":
            name = words.get(piece.low)
            if name in ("MAY", "WA") and not (shouting or text[piece.start].isupper()):
                name = None  # the modal, the march, the sun
        else:
            name = _name(piece)
        if name is not None:
            signs[number] = table[name]
    return "".join(signs)


_SIGNS = {
    ",": "COMMA", ".": "DOT", "'": "POS", "\u2019": "POS", '"': "QUOTE", "\u201c": "QUOTE", "\u201d": "QUOTE",
    **dict.fromkeys(HYPHENS, "HY"),
}  # fmt: skip
_CLITICS = {"s": "POS", "clock": "OCLOCK"}
_ERAS = {"b.c.": "BC", "b.c.e.": "BC", "a.d.": "AD", "c.e.": "AD"}
_KINDS = {
    "iso": "ISO", "date": "DATE", "clock": "CLOCK", "decade": "DEC", "short": "SH", "ampm": "AP", "paragraph": "PAR",
}  # fmt: skip


def _name(piece: Piece) -> str | None:
    """Return the class of a piece that is no word, ``None``: of none."""
    match piece.kind:
        case "symbol":
            return _SIGNS.get(piece.low)
        case "number":
            return _number(piece)
        case "ordinal":
            return "FIRST" if piece.low == "first" else "OR"
        case "clitic":
            return _CLITICS.get(piece.low[1:])
        case "initials":
            return _ERAS.get(piece.low)
        case kind:
            return _KINDS.get(kind)


def _number(piece: Piece) -> str:
    value = piece.value or 0.0
    if piece.digits and piece.low.isdigit():
        if len(piece.low) == 4 and 1000 <= value <= 2100:
            return "Y"
        if len(piece.low) <= 2 and 1 <= value <= 31:
            return "D"
    elif piece.low == "one":
        return "ONE"
    return "N"

"""What a time expression asks for, and what the words of a rule's match give."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from secondsource.claims.numerals import Piece

Op = Literal[
    "calendar",
    "deictic",
    "anaphoric",
    "weekday",
    "duration",
    "set",
    "ref",
    "part",
    "clock",
    "holiday",
    "monthday",
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
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "overnight": "NI", "nighttime": "NI", "daytime": "DT",
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


def year_of(pieces: Sequence[Piece]) -> int | None:
    """Return the year of a group: digits, "'16", or two spoken numbers."""
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


def clock_of(hit: Hit) -> str | None:
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


def is_military(hit: Hit) -> bool:
    """Tell whether the clock group is four digits, as "1800"."""
    return len(hit.low("clock")) == 4 and hit.low("clock").isdigit()


def mod_of(hit: Hit) -> str | None:
    """Return the TIMEX3 modifier of the match ("early", "the end of")."""
    words = hit.low("mod").split()
    return next((MODS[word] for word in words if word in MODS), None)


def is_capital(hit: Hit, i: int) -> bool:
    """Tell whether piece i is a word that begins with a capital."""
    return i < len(hit.pieces) and hit.pieces[i].kind == "word" and hit.text[hit.pieces[i].start].isupper()

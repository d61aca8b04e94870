"""Time expressions (TimeML TIMEX3) and what they come to, anchored to the report's date where it has one."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from secondsource.claims.columns import Columns
from secondsource.claims.numerals import Piece, cut
from secondsource.claims.times.answers import Clue
from secondsource.claims.times.classes import WEEKDAYS
from secondsource.claims.times.grammar import wishes
from secondsource.claims.times.intervals import joined
from secondsource.claims.times.resolve import Resolver
from secondsource.claims.times.tense import way
from secondsource.claims.times.wish import Wish
from secondsource.model.span import Span
from secondsource.model.time import TimeRef

__all__ = ["find", "joined"]

_SINCE = frozenset({"since"})
_UNTIL = frozenset({"until", "till"})
_NEEDS_WAY = frozenset({"monthday", "calendar", "weekday", "holiday", "part", "clock", "anaphoric"})


def find(
    doc: Doc, published: str | None, *, columns: Columns | None = None, narrative: bool = False
) -> list[TimeRef]:
    """Find the time expressions of a document, in order of the text, none nested.

    Args:
        doc: The document; tags and trees are used where they are there.
        published: The report's date, ISO 8601, with the precision that it has; ``None``: unknown, and then
            nothing is resolved that needs it.
        columns: Its columns, where they are at hand.
        narrative: For histories: what is incomplete is anchored to the date told before it.
    """
    columns = columns or Columns(doc)
    text, starts = columns.text, columns.starts
    pieces = cut(text)
    resolver = Resolver(published, narrative=narrative)
    found: list[TimeRef] = []
    last_end = 0
    for asked in wishes(text):
        wish = _meant(doc, starts, pieces, asked)
        span = _span(pieces, wish)
        looks = "unknown"
        if (
            (wish.op in _NEEDS_WAY or wish.get("soft") or wish.get("over"))
            and wish.get("year") is None
            and not narrative
        ):
            first = max(bisect_right(starts, span.start) - 1, 0)
            looks = way(doc, first, max(bisect_left(starts, span.end), first + 1))
        before = pieces[wish.first - 1].low if wish.first else ""
        if before == "the" and wish.first > 1:
            before = pieces[wish.first - 2].low
        if before in _SINCE and wish.op == "calendar":
            looks = "past"
        elif before in _UNTIL and wish.op in ("weekday", "deictic"):
            looks = "future" if not _perfect(doc, starts, span.start) else looks
        clue = Clue(
            span,
            text[span.start : span.end],
            looks,  # type: ignore[arg-type]
            since=before in _SINCE,
            until=before in _UNTIL,
            near=bool(found) and not _sentence_ends(text[last_end : span.start]),
        )
        found.append(resolver.resolve(wish, clue))
        last_end = span.end
    return found


def _span(pieces: tuple[Piece, ...], wish: Wish) -> Span:
    start, end = pieces[wish.first].start, pieces[wish.last - 1].end
    if pieces[wish.last - 1].low in (".", "'s", "\u2019s", "'", "\u2019", ",") and wish.last - wish.first > 1:
        word = pieces[wish.last - 2]
        # The period belongs to an abbreviation ("Dec."), not to a month written out at the end of a sentence.
        if pieces[wish.last - 1].low != "." or len(word.low) > 4 or word.low in ("june", "july", "may"):
            end = word.end
    return Span(start, end)


def _meant(doc: Doc, starts: Sequence[int], pieces: Sequence[Piece], wish: Wish) -> Wish:
    """Return what a wish means by the words around it: "after *midnight*" a day begins, "*Sundays* bombardment" is of one."""
    before = pieces[wish.first - 1].low if wish.first else ""
    if before == "after" and wish.get("clock") == "24:00":
        return replace(wish, fields={**wish.fields, "clock": "00:00"})
    if wish.op == "set" and before != "on":
        return _owned(doc, starts, pieces[wish.first], wish)
    return wish


def _owned(doc: Doc, starts: Sequence[int], piece: Piece, wish: Wish) -> Wish:
    """Read the day of a thing whose apostrophe is lost, and not one of every week."""
    day = WEEKDAYS.get(piece.low.removesuffix("s"))
    i = max(bisect_right(starts, piece.start) - 1, 0)
    if day is None or piece.low in WEEKDAYS or wish.last - wish.first > 1 or not doc.has_annotation("DEP"):
        return wish
    owns = doc[i].dep_.partition(":")[0] in ("compound", "nmod", "amod") and doc[i].head.i > i
    return Wish(wish.first, wish.last, "weekday", {"weekday": day}) if owns else wish


def _perfect(doc: Doc, starts: Sequence[int], start: int) -> bool:
    """Tell whether "had" stands shortly before a time: what was to last until then may be over."""
    i = max(bisect_right(starts, start) - 1, 0)
    return any(doc[k].lower_ in ("had", "was", "were") for k in range(max(i - 8, 0), min(i + 6, len(doc))))


def _sentence_ends(between: str) -> bool:
    return any(mark in between for mark in (". ", "? ", "! ", "\n"))

"""Makes wishes of times of day and of what is told only as past, present or future."""

from secondsource.claims.times.wish import PARTS, Hit, Make, Wish, clock_of, is_military, mod_of

_BESIDE = 2  # the words before and behind
_SMALL = 3  # letters of a word that a headline, too, writes small


def reference(value: str) -> Make:
    """Return a maker of what is told only as past, present or future."""
    return lambda hit: hit.wish("ref", value=value)


def now(hit: Hit) -> Wish | None:
    """Read "now"; in small print a capital in the middle of a sentence is a name's: "the website Syria *Now* reported"."""
    first, last = hit.match.start(), hit.match.end()
    around = (*hit.pieces[max(first - 1, 0) : first], *hit.pieces[last : last + 1])
    capitals = [hit.text[piece.start].isupper() for piece in (*around[:1], hit.pieces[first])]
    words = len(around) == _BESIDE and all(piece.kind == "word" for piece in around)
    name = words and all(capitals) and hit.text[around[1].start].islower() and len(around[1].low) > _SMALL
    return None if name else hit.wish("ref", value="PRESENT_REF")


def part_of_day(hit: Hit) -> Wish | None:
    """Read "the morning", "late evening"."""
    return hit.wish("part", mod_of(hit) if hit.has("mod") else None, part=PARTS[hit.low("part")])


def dawn(hit: Hit) -> Wish | None:
    """Read "at dawn", "before sunset"."""
    before = hit.pieces[hit.match.start() - 1].low if hit.match.start() else ""
    return (
        part_of_day(hit)
        if before in ("at", "by", "before", "since", "until", "after", "from", "around")
        else None
    )


def at_night(hit: Hit) -> Wish | None:
    """Read "at night"."""
    return Wish(hit.match.start() + 1, hit.match.end(), "part", {"part": PARTS[hit.low("part")], "habit": 1})


def clock_time(hit: Hit) -> Wish | None:
    """Read a time of day whatever its form."""
    clock = clock_of(hit)
    if clock is None:
        return None
    return hit.wish("clock", "APPROX" if hit.has("bound") else None, clock=clock)


def bare_clock(hit: Hit) -> Wish | None:
    """Read "at 9:30", "9 a.m.", "noon"; a bare "9:30" may be a score."""
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
    return clock_time(hit)


def military(hit: Hit) -> Wish | None:
    """Read "1500 hours", "1500 GMT"."""
    return clock_time(hit) if is_military(hit) else None


def the_past(hit: Hit) -> Wish | None:
    """Read "the past" where it is no adjective."""
    if hit.low_all() == "the past" and not _next_is_word(hit):
        return hit.wish("ref", value="PAST_REF")
    return None


def _next_is_word(hit: Hit) -> bool:
    i = hit.match.end()
    return i < len(hit.pieces) and hit.pieces[i].kind in ("word", "number")


def the_future(hit: Hit) -> Wish | None:
    """Read "the future", "the near future" where it is no adjective."""
    after = hit.pieces[hit.match.end()] if hit.match.end() < len(hit.pieces) else None
    if (
        after is not None
        and after.kind == "word"
        and after.low not in ("of", "and", "is", "will", "for", "in", "but", "as", "to", "with", "that")
    ):
        return None  # "the future king"
    return hit.wish("ref", value="FUTURE_REF")


def soon(hit: Hit) -> Wish | None:
    """Read "as soon as possible"."""
    return (
        hit.wish("ref", value="FUTURE_REF")
        if hit.pieces[hit.match.end() : hit.match.end() + 1] and hit.pieces[hit.match.end()].low == "possible"
        else None
    )

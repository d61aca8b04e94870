"""Which place told before a description stands for: "the city", "the town", "the shrine"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from secondsource.claims.datelines import TOWN_LINE
from secondsource.claims.places.candidates import Name, candidates
from secondsource.claims.places.gazetteer import Place, key, load
from secondsource.claims.places.lands import CAPITAL_CITIES, DEMONYMS
from secondsource.claims.places.place import PlaceMention
from secondsource.model.entity import PlacePrecision

QUARTERS = frozenset({"district", "neighborhood", "neighbourhood", "quarter", "suburb"})
# What a noun can stand for, by the precision of the place told before.
_KINDS: dict[str, tuple[PlacePrecision, ...]] = {
    "city": ("city",),
    "town": ("city",),
    "village": ("city",),
    "enclave": ("city", "district", "region", "neighborhood"),
    "province": ("region",),
    "governorate": ("region",),
    "state": ("region",),
    "region": ("region", "district", "city", "area"),
    "country": ("country",),
    "area": ("neighborhood", "city", "district", "region", "area"),
    "territory": ("region", "country", "area"),
}
NOUNS = frozenset({"district", "neighborhood", "neighbourhood", *_KINDS})
"""Nouns that can stand for a place told before."""
_AREAS = {"neighborhood": 0, "city": 0, "unknown": 0, "district": 1, "region": 2}
"""Precisions that "the area" can have, by how coarse they are."""
_TOWNS = ("called a town", "called a village", "called a city")
_SETTLED = frozenset({"city", "town", "village"})
_SMALL = frozenset({"town", "village"})
_OPENS = frozenset({"the", "in", "this", "that"})
_PROVINCES = frozenset({"province", "governorate"})
_AFAR = re.compile(
    r"\b(?:km|kms|kilomet(?:er|re)s?|miles?)\b[^.;]{0,40}?\b(?:of|from)\s+(?:the \w+ )?$", re.IGNORECASE
)
"""What stands before a place that only says how far another one is ("Jayrud, 60 kilometers northeast of *Damascus*")."""
_LANDMARK = re.compile(r"[A-Z][\w'-]+ (?:near|outside|close to) (?:the )?$")
"""What stands before a place that another one is near: "the town of Mayadin *near* Deir az-Zour"."""
_BEARING = re.compile(r"\b(?:north|south|east|west|northeast|northwest|southeast|southwest) of (?:the )?$")
"""What stands before a place that only says where another one lies ("Mare to the north of *Aleppo city*")."""
_REACH = 70  # characters before a place that may measure how far it is
PARAGRAPH = 0.5  # what each line between a place and "the city" takes from its weight
_LINE = 6  # sentences that count as a line, where the text has none
_CALLED = 0.5  # what a place counts more that the words call so
_HOLDS = 0.3  # what one counts that only tells where another lies ("Qaryatain in *Homs*")


def told(
    text: str,
    mentions: Sequence[PlaceMention],
    before: int,
    noun: str,
    clause: int,
    meant: Sequence[tuple[int, int]],
) -> int | None:
    """Return the place told before a character that a noun can stand for, the finer ones first, and most spoken of.

    In its own sentence that is the last one, unless it lies before the `clause` that somebody says there ("in Hamburg
    she said that the army had left the city"); else a place counts by how often and how near before it is told, so
    that "the city" is the one that the report is about and not that of the meeting that it mentions; one that the words
    call a city counts more, one that only tells where another lies less. What earlier descriptions `meant` (where they
    stand, which place) counts too; the town of a date line only when no other is told. "The town", "the village" and
    "the district" are the last one that is called so; a town else the last small settlement told, and no seat of a
    country or province beside it.
    """
    if noun in QUARTERS:
        quarter = last_called(text, mentions, before, QUARTERS)
        return _suburb(text, mentions, before) if quarter is None else quarter
    area = _area(text, mentions, before, clause, meant) if noun == "area" else None
    if area is not None:
        return area
    for precision in _KINDS[noun]:
        fitting = [
            k for k, mention in enumerate(mentions)
            if mention.span.end <= before and mention.literal and mention.precision == precision and mention.kind == "named"
        ]  # fmt: skip
        if precision == "city":
            fitting = _called(text, mentions, before, fitting, noun)
        if not fitting:
            continue
        if noun == "city":  # "the city" is none that the words call a town, where they tell another
            fitting = [
                k for k in fitting if not any(_is_called(text, mentions[k], word) for word in _SMALL)
            ] or fitting
        fitting = [k for k in fitting if not TOWN_LINE.match(text, mentions[k].span.start)] or fitting
        fitting = [
            k for k in fitting
            if mentions[k].start >= clause or _parted(text[mentions[k].span.end : before])
        ] or fitting  # fmt: skip
        if noun in _SMALL:
            fitting = [k for k in fitting if not _measures(text, mentions[k])] or fitting
        last = fitting[-1]
        if not _parted(text[mentions[last].span.end : before]):
            return last
        if noun in _SMALL:
            so = {key(mentions[k].name) for k in fitting if _is_called(text, mentions[k], noun)}
            called = [k for k in fitting if key(mentions[k].name) in so]
            small = called or [k for k in fitting if not is_seat(mentions[k])]
            if small:
                return small[-1]
        near = [
            (mentions[k].span.end, k)
            for k in fitting
            if _is_called(text, mentions[k], noun)
            and beside(text, mentions[k].span.end, before)
            and not _BEARING.search(text, max(mentions[k].span.start - _REACH, 0), mentions[k].span.start)
        ]
        again = [(at, k) for at, k in meant if k in fitting and beside(text, at, before)]
        if near:
            return max([*near, *again])[1]
        return _most_told(text, mentions, before, noun, fitting, meant)
    return None


def _area(
    text: str,
    mentions: Sequence[PlaceMention],
    before: int,
    clause: int,
    meant: Sequence[tuple[int, int]],
) -> int | None:
    """Return the finest place told in the same sentence, else in the one before, that "the area" can stand for."""
    able = [
        k
        for k, mention in enumerate(mentions)
        if mention.span.end <= before
        and mention.literal
        and mention.kind == "named"
        and mention.precision in _AREAS
        and " of " not in mention.name
        and not _measures(text, mention)
        and not _LANDMARK.search(text, max(mention.span.start - _REACH, 0), mention.span.start)
    ]
    own = [
        k for k in able if mentions[k].start >= clause and not _parted(text[mentions[k].span.end : before])
    ]
    if own:
        return min(own, key=lambda k: (_AREAS[mentions[k].precision], -k))
    again = [k for at, k in meant if k in able and beside(text, at, before)]
    if again:
        return again[-1]
    last = [k for k in able if beside(text, mentions[k].span.end, before)]
    return min(last, key=lambda k: (_AREAS[mentions[k].precision], -k), default=None)


def beside(text: str, end: int, before: int) -> bool:
    """Tell whether the place told up to `end` is told in the sentence right before a character's."""
    between = text[end:before]
    return between.count(". ") <= 1 and "\n" not in between


def _away(text: str, at: int, before: int) -> float:
    """Count the lines between two characters, by sentences where the text has no lines."""
    lines, stops = _ends(text)
    told = bisect_left(lines, before) - bisect_left(lines, at)
    return max(told, (bisect_left(stops, before - 1) - bisect_left(stops, at)) / _LINE if before > at else 0)


@lru_cache(maxsize=2)
def _ends(text: str) -> tuple[list[int], list[int]]:
    """Return where the lines and the sentences of a text end, in order: each description is held against all places."""
    return [end.start() for end in re.finditer("\n", text)], [
        end.start() for end in re.finditer(r"\. ", text)
    ]


def _most_told(
    text: str,
    mentions: Sequence[PlaceMention],
    before: int,
    noun: str,
    fitting: Sequence[int],
    meant: Sequence[tuple[int, int]],
) -> int:
    """Return the place among these that the report speaks most of before a character, the near ones more."""
    weights: dict[object, float] = {}
    latest: dict[object, int] = {}
    holders = {mention.within for mention in mentions}
    for at, k in [(mentions[k].span.end, k) for k in fitting] + [m for m in meant if m[1] in fitting]:
        place = mentions[k].geoname or key(mentions[k].name)
        weight = 1.0
        if noun in _SETTLED and at == mentions[k].span.end:
            weight = _HOLDS if k in holders else 1.0 + _CALLED * _is_called(text, mentions[k], noun)
        weights[place] = weights.get(place, 0.0) + weight / (1 + PARAGRAPH * _away(text, at, before))
        latest[place] = k
    return latest[max(weights, key=lambda place: (weights[place], latest[place]))]


def last_called(
    text: str, mentions: Sequence[PlaceMention], before: int, nouns: frozenset[str]
) -> int | None:
    """Return the last place told before a character that the words call by one of these nouns ("Sayyida Zeinab *shrine*")."""
    for k in range(len(mentions) - 1, -1, -1):
        mention = mentions[k]
        named = mention.span.end <= before and mention.literal and mention.kind == "named"
        if named and any(_is_called(text, mention, noun) for noun in nouns):
            return k
    return None


def province_of_seat(mentions: Sequence[PlaceMention], before: int, noun: str) -> Place | None:
    """Return the province that the last such city told before a character is the seat of: "Hasakeh city", then "the province"."""
    if noun not in _PROVINCES:
        return None
    city = last_city(mentions, before)
    if city is None:
        return None
    parts = candidates(Name(mentions[city].name, generic="province"))
    return next((p for p in parts if p.kind == "division" and p.division == mentions[city].admin1), None)


def last_city(mentions: Sequence[PlaceMention], before: int) -> int | None:
    """Return the last city of the gazetteer that is told before a character."""
    cities = (
        k
        for k in range(len(mentions) - 1, -1, -1)
        if mentions[k].span.end <= before
        and mentions[k].precision == "city"
        and mentions[k].kind == "named"
        and mentions[k].literal
        and mentions[k].geoname is not None
    )
    return next(cities, None)


def _suburb(text: str, mentions: Sequence[PlaceMention], before: int) -> int | None:
    """Return the last place of the sentence up to a character that can be a town's part: "Daraya west of Damascus"."""
    for k in range(len(mentions) - 1, -1, -1):
        mention = mentions[k]
        if mention.span.end > before or not mention.literal or mention.kind != "named":
            continue
        if _parted(text[mention.span.end : before]):
            return None
        if mention.precision in ("district", "neighborhood", "city", "unknown") and not is_seat(mention):
            return k
    return None


def town_of_quarter(text: str, mentions: Sequence[PlaceMention], before: int) -> int | None:
    """Return the city that "the neighborhood" is in, where the sentence or the one before tells it and no neighborhood."""
    city = last_city(mentions, before)
    return city if city is not None and beside(text, mentions[city].span.end, before) else None


def _measures(text: str, mention: PlaceMention) -> bool:
    """Tell a place that only says how far another one is."""
    return _AFAR.search(text, max(mention.span.start - _REACH, 0), mention.span.start) is not None


def is_seat(mention: PlaceMention) -> bool:
    """Tell a capital, and a city that a province or state has its name of: nobody calls those "the town" beside others."""
    short = key(mention.name)
    return CAPITAL_CITIES.get(short) == mention.country or any(
        place.kind == "division" and place.division == mention.admin1 for place in load().find(mention.name)
    )


def _is_called(text: str, mention: PlaceMention, noun: str) -> bool:
    """Tell whether the words call a place so ("the *town* of Jayrud", "Jayrud *town*", "Homs *City*")."""
    behind, end = f" {noun}", mention.span.end
    if mention.text.lower().endswith(behind) or _followed(text, end, behind):
        return True
    called, start = f"{noun} of ", mention.span.start
    if not text.endswith(called, 0, start):
        return False
    led = text[max(start - len(called) - _REACH, 0) : start - len(called)].split()[-1:]
    return not (
        led
        and led[0][:1].isupper()
        and led[0].lower() not in _OPENS
        and key(led[0]) not in DEMONYMS
        and not led[0].endswith("ish")
    )


def _followed(text: str, at: int, words: str) -> bool:
    """Tell whether some whole words stand at a character."""
    end = at + len(words)
    return text.startswith(words, at) and not (text[end : end + 1].isalnum() or text[end : end + 1] == "_")


def _called(
    text: str, mentions: Sequence[PlaceMention], before: int, fitting: Sequence[int], noun: str
) -> list[int]:
    """Add the places that the report calls a town and the gazetteer does not have ("inside the town of *Hader*").

    Where none is called so or known, a name that the gazetteer does not have may be the one.
    """
    unknown = [
        k
        for k, mention in enumerate(mentions)
        if mention.span.end <= before
        and mention.literal
        and mention.kind == "named"
        and mention.geoname is None
    ]
    more = [k for k in unknown if mentions[k].why.startswith(_TOWNS)]
    near = [k for k in more if not _parted(text[mentions[k].span.end : before])]
    so = [k for k in unknown if _is_called(text, mentions[k], noun)]
    if fitting:
        return sorted({*fitting, *near, *so})
    bare = [k for k in unknown if mentions[k].precision == "unknown"] if noun in _SETTLED else []
    return sorted({*more, *so}) or bare


def _parted(between: str) -> bool:
    """Tell whether a sentence ends in these words."""
    for mark in (". ", "? ", "! ", "\n", ".\u201d", '."'):  # noqa: SIM110 - asked very often: no generator
        if mark in between:
            return True
    return False

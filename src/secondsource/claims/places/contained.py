"""Gives places that the gazetteer does not have, and parts of towns, the point of what the words say contains them."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from secondsource.claims.places import lists
from secondsource.claims.places.events import put_in
from secondsource.claims.places.gazetteer import key, load
from secondsource.claims.places.lists import context
from secondsource.claims.places.place import PlaceMention
from secondsource.claims.places.several import PLURALS

_ABOUT = 0.75  # share of a report's places from which it is about their country
_MANY = 5  # places of one country, and of none else, from which all that a report tells of is there
_SOME = 2  # places of that country at least
_STOP = re.compile(r"[.!?][\"\u201d]?\s|\n")
QUARTER = 0.5  # degrees within which a town can be called a part of another
_OWNS = re.compile(
    r"(?:['\u2019]s|(?<=s)['\u2019]|s(?= )| (?:city|town|village|province)['\u2019]?s) (?:[a-z-]+ ){0,2}(?:(?:district|neighbou?rhood|quarter|suburb) of )?$"
)
_LISTED = re.compile(r",? (?:and|or) ")
_AND = re.compile(r",?(?: and)? ")
NEAR = re.compile(r" (?:\w+ )?near (?:the )?(?:(?:city|town|village) of )?$")
"""What only says where a place lies to the next."""
_BEARING = re.compile(
    r"(?: (?:city|town|village))?,? (?:to the |just )?(?:north|south|east|west)-?(?:east|west)? of (?:the (?:city|town|village) of )?"
)
"""What stands between a town and the one that it lies by: " city to the north of "."""
_ACROSS = 3.0  # degrees between two towns at a border, of which one is told to lie by the other
_SUBURB = re.compile(r" suburbs?\b")
_NEXT = re.compile(r"\s*([\w'-]+)")


def contained(text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Give what has no point of its own that of what contains it: the place put after it, or the last city told."""
    mentions = _by_its_region(text, mentions)
    mentions = [
        _near(text, mention, mentions, _last_city(mentions, index))
        if _is_quarter(text, mention)
        else _near(text, mention, mentions, _put_abroad(text, mentions, index))
        for index, mention in enumerate(mentions)
    ]
    result = list(mentions)
    for index in range(len(mentions) - 1, -1, -1):
        mention = mentions[index]
        if mention.kind != "named" or mention.geoname is not None or mention.latitude is not None:
            continue
        holder = _holder(text, result, index)
        if holder is None:
            beside = _beside(text, result, index)
            if beside is not None:
                result[index] = replace(mention, country=result[beside].country)
            continue
        told = result[holder]
        result[index] = replace(mention, within=holder, country=told.country, admin1=told.admin1, latitude=told.latitude,
            longitude=told.longitude, precision=told.precision, why=f"{mention.why}; inside {told.name}",
        )  # fmt: skip
    return _in_told_land(text, result)


def _by_its_region(text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Take no town that only another spelling finds, and in another region than the report tells: "*Hader* in Quneitra province".

    Nor one in another country, far from where it is told to lie: "*Mare* city to the north of Aleppo".
    """
    wrong = {
        mention.geoname
        for mention, after in pairwise(mentions)
        if mention.precision == "city"
        and mention.geoname is not None
        and after.precision == "region"
        and mention.admin1 != after.admin1
        and put_in(text[mention.span.end : after.span.start].lower())
        and not load().find(mention.name)
    } | {mention.geoname for mention, after in pairwise(mentions) if _far_from_next(text, mention, after)}
    return [
        replace(mention, country=None, admin1=None, latitude=None, longitude=None, precision="unknown", geoname=None,
            why=f"{mention.why}; not where the words put it",
        ) if mention.geoname in wrong else mention
        for mention in mentions
    ]  # fmt: skip


def _far_from_next(text: str, mention: PlaceMention, after: PlaceMention) -> bool:
    """Tell a town of another country than the one that it is told to lie north, or south, of; and far from it."""
    if mention.precision != "city" or mention.geoname is None or not _placed(after) or not _placed(mention):
        return False
    if mention.country == after.country or after.precision == "country":
        return False
    near = _distance(mention, after) <= _ACROSS
    return not near and _BEARING.fullmatch(text, mention.span.end, after.span.start) is not None


def _distance(one: PlaceMention, other: PlaceMention) -> float:
    """Return how far two places are from each other, in degrees, the larger of both directions; unknown: infinite."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return math.inf
    return max(abs(one.latitude - other.latitude), abs(one.longitude - other.longitude))


def _in_told_land(text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Put a place that nothing is known of in the country that its sentence tells, where the report is about that one.

    "Rebels took *Umm Harira* in northern Syria": all other places of the sentence are there, and most of the report's; or
    all of the report's, where these are many.
    """
    told = [m for m in mentions if m.kind == "named" and m.country is not None and m.literal]
    counts = Counter(m.country for m in told)
    land, most = counts.most_common(1)[0] if counts else (None, 0)
    if land is None or most < _ABOUT * len(told) or most < _SOME:
        return list(mentions)
    alone = most == len(told) >= _MANY
    return [
        replace(mention, country=land, why=f"{mention.why}; in the country that the words tell")
        if _bare(mention) and (alone or {m.country for m in told if _together(text, m, mention)} == {land})
        else mention
        for mention in mentions
    ]


def _bare(mention: PlaceMention) -> bool:
    return (
        mention.kind == "named" and mention.literal and mention.country is None and mention.latitude is None
    )


def _together(text: str, one: PlaceMention, other: PlaceMention) -> bool:
    """Tell whether two places are told in one sentence."""
    first, last = sorted((one, other), key=lambda m: m.span.start)
    return _STOP.search(text, first.span.end, last.span.start) is None


def _holder(text: str, mentions: Sequence[PlaceMention], index: int) -> int | None:
    mention = mentions[index]
    if index + 1 < len(mentions) and _placed(mentions[index + 1]):
        after = mentions[index + 1]
        between = text[mention.span.end : after.span.start].lower()
        listed = between == ", " and (after.precision == "area" or _LISTED.match(text, after.span.end))
        if put_in(between) and not listed:
            return _innermost(text, mentions, index + 1)
        if _AND.fullmatch(between) and after.within is not None and after.within > index:
            return after.within  # "*Maisaloun* and al-Jabiryieh in Aleppo"
    if index and _placed(mentions[index - 1]):
        before = mentions[index - 1]
        if _OWNS.fullmatch(text, before.span.end, mention.span.start):
            return index - 1
    town = _town_named(mentions, index)
    if town is not None:
        return town
    words = key(mention.name).split()
    if (
        not _is_quarter(text, mention)
        and not _one_of_quarters(text, mentions, index)
        and not (len(words) > 1 and set(words) <= lists.GENERIC_NAME)
    ):
        return None
    return _last_city(mentions, index)


def _beside(text: str, mentions: Sequence[PlaceMention], index: int) -> int | None:
    """Return the place that a village is told to be near, in whose country it is: "the village of *Umm Harira* near Manbij"."""
    if not mentions[index].why.startswith("called a ") or index + 1 == len(mentions):
        return None
    after = mentions[index + 1]
    near = NEAR.fullmatch(text[mentions[index].span.end : after.span.start].lower())
    return index + 1 if near and _placed(after) else None


def _innermost(text: str, mentions: Sequence[PlaceMention], index: int) -> int:
    """Return the place that a country owns, where it is named right behind: "in Syria's *Damascus*"."""
    if index + 1 < len(mentions) and mentions[index].precision == "country" and _placed(mentions[index + 1]):
        between = text[mentions[index].span.end : mentions[index + 1].span.start]
        same = mentions[index].country == mentions[index + 1].country
        if same and (_OWNS.fullmatch(between) or between == "s "):
            return index + 1
    return index


def _placed(mention: PlaceMention) -> bool:
    return mention.kind == "named" and mention.latitude is not None


def _put_abroad(text: str, mentions: Sequence[PlaceMention], index: int) -> int | None:
    """Return the city of another country that the words put a place in: "in the *Sulaymaniyah* area in Aleppo"."""
    after = mentions[index + 1] if index + 1 < len(mentions) else None
    if after is None or after.precision != "city" or after.country in (None, mentions[index].country):
        return None
    between = text[mentions[index].span.end : after.span.start].lower()
    return index + 1 if between.endswith(" in ") and put_in(between) else None


def _town_named(mentions: Sequence[PlaceMention], index: int) -> int | None:
    """Return the town that a harbor, a hospital, an airport is named after, where the report tells of that town."""
    words = key(mentions[index].name).split()
    if len(words) > 2 and words[0] in lists.AT_TOWN and words[1] == "of":
        town = " ".join(words[2:])
    elif words[-1] in lists.AT_TOWN:
        town = " ".join(words)
    else:
        return None
    return next(
        (
            k
            for k, other in enumerate(mentions)
            if other.precision == "city" and _placed(other) and f"{town} ".startswith(f"{key(other.name)} ")
        ),
        None,
    )


def _last_city(mentions: Sequence[PlaceMention], index: int) -> int | None:
    """Return the last city told before a mention, of the land that the report tells of, where it is one; else ``None``."""
    before = [
        k
        for k in range(index - 1, -1, -1)
        if mentions[k].precision == "city" and mentions[k].literal and mentions[k].geoname is not None
    ]
    if not before:
        return None
    lands = Counter(m.country for m in mentions if m.kind == "named" and m.literal and m.country is not None)
    told = {land for land, count in lands.items() if count * 2 > lands.total()}
    return next((k for k in before if mentions[k].country in told), before[0])


def _is_quarter(text: str, mention: PlaceMention) -> bool:
    """Tell whether a place is called a part of a town: "al-Faid *neighborhood*"."""
    following = _NEXT.match(text, mention.span.end)
    noun = following[1].lower() if following is not None else ""
    return PLURALS.get(noun, noun) in lists.PART or mention.text.rsplit(" ", 1)[-1].lower() in context(
        "neighborhood"
    )


_QUARTERS_OF = re.compile(r"(?:^|[^\w])([\w-]+) (neighbou?rhoods?|quarters?) of $", re.IGNORECASE)
_LIST = re.compile(r",? (?:and )?")
_BACK = 50  # characters before a name that may call it a part of a town


def _one_of_quarters(text: str, mentions: Sequence[PlaceMention], index: int) -> bool:
    """Tell a part of a town by the noun before it: "the neighborhood of *Hanano*", "the neighborhoods of *al-A* and *al-B*".

    "The rebel-held neighborhoods of *Kobani*" are those of a town.
    """
    first = last = index
    while first > 0 and _LIST.fullmatch(text, mentions[first - 1].span.end, mentions[first].span.start):
        first -= 1
    while last + 1 < len(mentions) and _LIST.fullmatch(
        text, mentions[last].span.end, mentions[last + 1].span.start
    ):
        last += 1
    begin = mentions[first].span.start
    called = _QUARTERS_OF.search(text[max(begin - _BACK, 0) : begin])
    return (
        called is not None and not called[1][:1].isupper() and (not called[2].endswith("s") or first < last)
    )


def _near(
    text: str, mention: PlaceMention, mentions: Sequence[PlaceMention], city: int | None
) -> PlaceMention:
    """Take a part of a town for the town of its name far away no more, where a city is told before."""
    if city is None or mention.precision not in ("city", "district") or mention.kind != "named":
        return mention
    told = mentions[city]
    if not QUARTER < _distance(mention, told) < math.inf:
        return mention
    if mention.country == told.country and _SUBURB.match(text, mention.span.end):
        return mention  # the suburb of another town, which is not told
    return replace(mention, country=None, admin1=None, latitude=None, longitude=None, precision="unknown", geoname=None,
        why=f"{mention.why}; too far from {told.name} to be a part of it",
    )  # fmt: skip

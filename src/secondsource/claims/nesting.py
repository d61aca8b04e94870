"""Which of the places that a phrase goes on to is meant: the most specific, not what only tells where that one lies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.claims.places import lists
from secondsource.claims.places.contained import NEAR
from secondsource.claims.places.events import put_in
from secondsource.claims.places.told import is_seat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.places import PlaceMention
    from secondsource.claims.tree import Tree

_COARSE = {"country": 3, "region": 2, "district": 1, "area": 2}
_PHRASE = 7  # tokens between a place and what contains it
_LENGTHS = frozenset({"kilometers", "kilometres", "km", "miles", "mile", "kms", "kilometer", "kilometre"})
_AFAR = 9  # tokens back from a place to the length that is measured from it
_BEARINGS = frozenset({
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside",
    "north-east", "north-west",
})  # fmt: skip
PARTS = frozenset(
    {"outskirts", "outskirt", "suburb", "edge", "part", "center", "centre", "countryside", "vicinity"}
)
_TIES = frozenset({"and", ",", "near", "the", "in"})
"""What may stand between places of one list."""
_LED = frozenset({"from", "by", "with", "than", "to"})
_SIDE_OF = re.compile(
    r"(?: (?:town|city|village|area|district|neighbou?rhood|suburb|hill|hills|airport|base|camp))?,? (?:an? (?:[a-z-]+ )?(?:city|town|village) )?(?:(?:some|about|around) )?(?:[\d.]+ ?(?:km|kms|kilomet(?:er|re)s?|miles?) )?(?:to the |just )?"
    r"(?:(?:north|south|east|west)-?(?:east|west)?|(?:at|on) the \w+ (?:side|edge|outskirts)) of (?:the )?(?:(?:second |main )?(?:city|town|capital|village) (?:of )?)?$"
)
"""What only says where a place lies to the next: "al-Beit al-Azrak *to the east of* Dael"."""


def coarse(mention: PlaceMention) -> int:
    """Tell how coarse a place's precision is; a city and what is in it, and what the gazetteer does not know: 0."""
    inside = mention.kind == "named" and mention.geoname is None and mention.within is not None
    return 0 if inside else _COARSE.get(mention.precision, 0)


def inner(tree: Tree, places: Sequence[PlaceMention], index: int) -> int:
    """Return the place that a chosen one only tells more of: "*Rastan* in northern Homs", "*Haas* village in Idlib province".

    Of a list that is put in one place the first stands for all: "*Akhtarin* and Bareh in Aleppo".
    """
    while index and _inside(tree, places, index):
        index -= 1
        while index and listed(tree, places, index - 1, index):
            index -= 1
    return _nearer(tree, places, index)


def _inside(tree: Tree, places: Sequence[PlaceMention], index: int) -> bool:
    """Tell whether the place before one is that which it tells more of."""
    before, told = places[index - 1], places[index]
    led = tree.lower[before.start - 1] if before.start else ""
    apart = before.country is not None and told.country not in (None, before.country)
    if not before.literal or apart or led in _LED or tree.sent[before.start] != tree.sent[told.start]:
        return False
    between = tree.text[before.span.end : told.span.start].lower()
    if coarse(before) > coarse(told):
        return False
    around = told.end < len(tree) and tree.lower[told.end] in PARTS  # "in the Damascus *countryside*"
    finer = coarse(before) < coarse(told) or around or before.within == index
    if before.geoname is None and before.why.startswith("called a ") and NEAR.fullmatch(between):
        return True  # "struck the village of *Umm Harira* near Manbij"
    words = range(before.end, told.start)
    if not words and before.admin1 == told.admin1 is not None and before.kind == told.kind and is_seat(told):
        return not is_seat(before)  # "on *Saraqib* Idlib", its comma lost
    joined = len(words) <= 1 and all(tree.pos[i] == "ADJ" or tree.words[i] == "," for i in words)
    if joined and coarse(before) < coarse(told) and before.kind == "named":
        return True
    return (put_in(between) and (finer or between.strip() != ",")) or _SIDE_OF.fullmatch(between) is not None


def _nearer(tree: Tree, places: Sequence[PlaceMention], index: int) -> int:
    """Return what a part of the country is narrowed down by: "in eastern Aleppo near the *Tishrin Dam*"."""
    if index + 1 >= len(places):
        return index
    here, after = places[index], places[index + 1]
    ern = tree.lower[max(here.start - 1, 0)].endswith("ern") or tree.lower[here.start].endswith("ern")
    part = coarse(here) > 1 or (ern and here.geoname is not None)
    close = (
        after.literal and coarse(after) <= coarse(here) and tree.sent[after.start] == tree.sent[here.start]
    )
    between = tree.text[here.span.end : after.span.start].lower()
    return (
        index + 1
        if part and close and after.kind == "named" and coarse(after) < 2 and NEAR.fullmatch(between)
        else index
    )


def one(tree: Tree, places: Sequence[PlaceMention], before: int, after: int) -> bool:
    """Tell whether two places are one and what contains it: "in Douma, near Damascus", "Aleppo in northern Syria"."""
    first, second = places[before], places[after]
    if second.within == before or first.within == after or second.same_as == before:
        return True
    if _SIDE_OF.fullmatch(tree.text[first.span.end : second.span.start].lower()):
        return True  # "Xan town to the north of Homs city"
    between = tree.words[first.end : second.start]
    lost = tree.words[first.end - 1] == f"{first.text}s"  # "Syrias northern Aleppo province"
    if first.country == second.country and (not between or lost or between[0] in {"'s", "\u2019s"}):
        return True  # "near Syria's capital"
    behind = _behind_list(tree, first.end, second.start)
    return (
        len(behind) <= _PHRASE and coarse(first) <= coarse(second) and not {"and", "or", "to"} & set(behind)
    )


def _behind_list(tree: Tree, start: int, end: int) -> list[str]:
    """Return the words between two places, less the names of a list that the first begins: "in Xan *and Yil village* on the Z road"."""
    names = start + (tree.lower[start] == "and")
    behind = names
    while behind < end and (
        tree.pos[behind] == "PROPN" or tree.words[behind] == "-" or tree.lemma[behind] in lists.CONTAINER
    ):
        behind += 1
    listed_ = start < names < behind < end and tree.pos[behind] == "ADP"
    return tree.words[behind if listed_ else start : end]


def listed(tree: Tree, places: Sequence[PlaceMention], before: int, after: int) -> bool:
    """Tell places of one list, of which the first stands for all: "the villages of *Akhtarin* and Bareh"."""
    first, second = places[before], places[after]
    between = tree.words[first.end : second.start]
    if not first.literal or not level(first, second):
        return False
    if not between:
        return None not in (first.geoname, second.geoname)  # "hit *Tartous Homs* and Hasakeh", its comma lost
    if not {"and", ","} & set(between):
        return False
    return all(word in _TIES or word in lists.CONTAINER for word in between)


def level(first: PlaceMention, second: PlaceMention) -> bool:
    """Tell places of which neither holds the other: two towns, or a town and another province than its own."""
    if coarse(first) == coarse(second):
        return True
    apart = None not in (first.admin1, second.admin1) and first.admin1 != second.admin1
    return apart and "country" not in (first.precision, second.precision)


def measured_from(tree: Tree, start: int) -> bool:
    """Tell a place that only says how far another one is: "Jayrud, 60 kilometers (35 miles) northeast of *Damascus*"."""
    words = tree.lower[max(start - _AFAR, 0) : start]
    if not words or words[-1] not in {"of", "from"}:
        return False
    bearing = len(words) > 1 and (words[-2] in _BEARINGS or words[-2] == "away")
    return (bearing or words[-1] == "from") and any(word in _LENGTHS for word in words[:-1])


def _of_one_name(holder: PlaceMention, told: PlaceMention) -> bool:
    """Tell one place told twice, or a town and the province that is called as it is."""
    seat = holder.admin1 == told.admin1 and holder.name.lower() == told.name.lower()
    return holder.geoname == told.geoname or seat


def finest(places: Sequence[PlaceMention], chosen: int, others: Sequence[int], event: int) -> int:
    """Return the first of these places that lies in the chosen one, told in the same clause: "In *Damascus* a shell hit *Shaghour*"."""
    told = places[chosen]
    for number in others:
        place = places[number]
        same = place.country == told.country and (told.precision == "country" or place.admin1 == told.admin1)
        if place.within == chosen or (told.country and same and coarse(place) < coarse(told)):
            return number
        unknown = place.kind == "named" and place.latitude is None and place.within is None
        leads = told.start < event < place.start or (
            coarse(told) and (number > chosen or place.why.startswith("called a "))
        )
        if unknown and leads and told.geoname is not None:
            return number  # "In *Homs* a shell hit *Xan* village", which no gazetteer has
        holder = None if place.within is None else places[place.within]
        if holder is not None and told.geoname is not None and _of_one_name(holder, told):
            return number
    return chosen

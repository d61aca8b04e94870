"""The words that tell a claim's place: the name with the part of it that is meant, and with those of a list that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.located import COMPASS
from secondsource.claims.lying import beside
from secondsource.claims.nesting import PARTS, level
from secondsource.claims.places import lists
from secondsource.claims.places.several import PLURALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.places import PlaceMention
    from secondsource.claims.tree import Tree

_LIST = 6  # tokens between two places of one list
_LISTING = frozenset({"and", ",", "the", "as", "well", "both", "in", "areas", "of", "al", "-"})
_SECTIONS = PARTS | {"parts", "suburbs", "edges", "fringes", "side", "half", "sector"}
_QUARTERS = frozenset({"districts", "neighborhoods", "neighbourhoods", "quarters", "areas"})
"""What is a part of a place where words tell which: "the *eastern* districts of Homs", not "the districts of Xan and Yil"."""
_OLD = frozenset({"city", "town", "quarter", "quarters"})
_SEVERAL = PLURALS.keys() | {"areas", "fronts", "regions", "counties", "camps", "airports", "crossings"}
"""What several places are called together."""
_SIDES = frozenset({
    "northern", "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern", "southwestern",
    "rural", "coastal", "upper", "lower",
})  # fmt: skip


def together(tree: Tree, places: Sequence[PlaceMention], index: int) -> tuple[int, int]:
    """Return the tokens of a place with those that are told with it in one list: "*al-Furqan and al-Azamiyah neighborhoods*".

    "Douma, Damascus" is no list, nor is "Homs and Syria": the second holds the first.
    """
    first = last = index
    while first and _beside(tree, places, first - 1, first):
        first -= 1
    while last + 1 < len(places) and _beside(tree, places, last, last + 1):
        last += 1
    begin, end = places[first].start, places[last].end
    if first == last or "and" not in tree.lower[begin:end]:
        return _with_side(tree, places[index]), places[index].end
    noun = tree.lower[end] if end < len(tree) else ""
    called = (noun in _SEVERAL or noun in lists.CONTAINER) and tree.head[
        end
    ] <= end  # not "*state* television"
    return _with_side(tree, places[first]), end + called


def _beside(tree: Tree, places: Sequence[PlaceMention], before: int, after: int) -> bool:
    """Tell whether two places are next to each other in one list, on one level."""
    first, second = places[before], places[after]
    if not (first.literal and second.literal and first.kind == second.kind == "named"):
        return False
    between = tree.lower[first.end : second.start]
    if not 0 < len(between) <= _LIST or not {"and", ","} & set(between):
        return False
    held = second.within == before or first.within == after or first.geoname == second.geoname is not None
    if held or not level(first, second) or tree.sent[first.start] != tree.sent[second.start]:
        return False
    return all(
        word in _LISTING or word in _SEVERAL or word in _SIDES or word in COMPASS or word in lists.CONTAINER
        for word in between
    )


def _with_side(tree: Tree, place: PlaceMention) -> int:
    """Return where the words of a place begin with the part of it that is meant: "*northern* Syria", "*the outskirts of* Homs"."""
    begin, first = place.start, tree.sents[tree.sent[place.start]][0]
    part = False
    inside = place.kind == "named" and beside(tree, begin) is None  # "to the east of Dael" is not in it
    while inside and begin > first:
        before = tree.lower[begin - 1]
        if before in _SIDES or before in COMPASS:
            begin -= 1
        elif before == "and" and tree.lower[begin - 2] in _SIDES and (part or tree.lower[begin] in _SIDES):
            begin -= 2  # "*eastern and central* parts of", "*northern and* eastern Syria"
        elif before == "-" and begin - 2 > first and tree.lower[begin - 2] in COMPASS:
            begin -= 2  # "*north-western* outskirts"
        elif before == "of" and not part and _part_of(tree, begin - 2, first):
            old = tree.lower[begin - 3] == "old"  # "*the Old City of* Homs"
            begin, part = begin - 2 - old, True
        else:
            break
    return begin - (part and begin > first and tree.lower[begin - 1] == "the")


def _part_of(tree: Tree, noun: int, first: int) -> bool:
    """Tell a noun for a part of what follows: "the *outskirts* of Homs", not "ten miles *south* of Homs"."""
    word = tree.lower[noun]
    if word in _OLD and noun > first and tree.lower[noun - 1] == "old":
        return True
    if noun <= first or (word not in _SECTIONS and word not in _QUARTERS and word not in COMPASS):
        return False
    before = tree.lower[noun - 1]
    if word in _QUARTERS:
        return before in _SIDES or before in COMPASS
    return before in {"the", "-", "held"} or before in _SIDES or before in COMPASS

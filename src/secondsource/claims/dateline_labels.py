"""What stands between a date line and the sentence: the country of a heading, a town, a clock, a page's mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.times.classes import WEEKDAYS

if TYPE_CHECKING:
    from secondsource.claims.tree import Tree

_MARKS = frozenset({"updated", "update", "breaking", "exclusive", "watch", "video"})
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d[0-5]\d")
"""A clock that lost its colons, to the second."""
_YEAR = 4
_LONG = 4
_TITLE = 3
"""Letters and number of the long words of a title."""


def behind(tree: Tree, first: int, end: int) -> int | None:
    """Return where a sentence begins behind a date line's label, or ``None``.

    Args:
        tree: The document.
        first: Where the sentence begins behind what is known of its date line.
        end: Where it ends.
    """
    if first + 3 >= end:
        return None
    opens = first == 0 or "\n" in tree.words[first - 1]
    dated = any(
        word[-4:-2] in {"19", "20"} and word.isdigit() for word in tree.words[max(first - 4, 0) : first]
    )
    stop = first
    if dated and _CLOCK.fullmatch(tree.words[stop]) and _weekday(tree, first):
        stop += 1
    if (opens or dated) and _mark(tree, stop):
        return stop + 1
    dated = dated and tree.words[stop - 1].isdigit() and len(tree.words[stop - 1]) >= _YEAR
    following = tree.words[stop + 1][0]
    if (
        dated
        and (following.isupper() or following.isdigit())
        and (_country(tree, stop, end) or _town(tree, stop))
    ):
        return stop + 1
    return stop if stop > first else None


def _weekday(tree: Tree, first: int) -> bool:
    """Tell whether the date before a token opens with the day of the week ("*Fri* Sep 30 2016")."""
    return any(tree.lower[i].rstrip(".") in WEEKDAYS for i in range(max(first - 5, 0), first))


def _mark(tree: Tree, index: int) -> bool:
    """Tell whether a page's mark in capitals stands before a heading ("*UPDATED* Attack on a wedding")."""
    word, following = tree.words[index], tree.words[index + 1]
    return (
        tree.lower[index] in _MARKS and word.isupper() and (following[0].isupper() or following[0].isdigit())
    )


def _country(tree: Tree, index: int, end: int) -> bool:
    """Tell whether a country stands alone before a heading with capitals throughout ("*Syria* 20 Civilians Killed")."""
    if not _land(tree.lower[index]) or (tree.is_verb(index + 1) and tree.finite(index + 1)):
        return False
    long = [word for word in tree.words[index + 1 : end] if len(word) > _LONG and word.isalpha()]
    counted = tree.pos[index + 1] == "NUM" or tree.words[index + 1][0].isdigit()
    titled = len(long) >= _TITLE and all(word[0].isupper() for word in long)
    return titled and (counted or "Number=Sing" not in tree.feats[index + 1])


def _land(word: str) -> bool:
    """Tell whether a word is the name of a country, not of those who live there."""
    return word in lexicon.COUNTRIES and f"{word}s" not in lexicon.COUNTRIES


def _town(tree: Tree, index: int) -> bool:
    """Tell whether a town stands before a people's adjective, which goes on with no name ("*Beirut* Syrian air strikes")."""
    named = (
        tree.pos[index] == "PROPN" and tree.words[index][0].isupper() and not tree.words[index + 1].isupper()
    )
    place = any(tree.ent[i] in {"GPE", "LOC"} for i in tree.spots.written(index))
    return (
        named
        and (place or tree.lower[index] in lexicon.CAPITALS)
        and f"{tree.lower[index + 1]}s" in lexicon.COUNTRIES
    )

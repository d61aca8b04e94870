"""Which of a document's places an event is said to happen at."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from secondsource.claims.columns import lower
from secondsource.claims.places import lists
from secondsource.claims.places.place import PlaceMention
from secondsource.claims.places.several import PLURALS

_REACH = 25  # tokens between an event and a place of its clause
_CLIMB = 6
_PHRASE = 6  # tokens between a place and one inside it
MOST = 5.5  # cost by the words alone beyond which the sentence is taken not to say where
MOST_TREE = 9.5  # the same with what the tree adds
_GENITIVES = (["'s"], ["\u2019s"], ["'"], ["\u2019"])
_BARS = frozenset({";", ".", "!", "?", "\u201d"})
_PLACED = frozenset({
    "in", "near", "at", "around", "outside", "inside", "across", "throughout", "within", "to", "from", "into",
    "through", "over", "on", "toward", "towards", "of",
})  # fmt: skip


def where(doc: Doc, predicate: Token, mentions: Sequence[PlaceMention]) -> int | None:
    """Return which mention is where the predicate's event happens; ``None``: the sentence does not say.

    The tree decides where there is one; a place that follows the predicate comes before one that precedes it.
    """
    best: tuple[float, int] | None = None
    most = MOST_TREE if doc.has_annotation("DEP") else MOST
    for index, mention in enumerate(mentions):
        if not mention.literal:
            continue
        cost = _cost(doc, predicate, mention)
        if cost is not None and cost <= most and (best is None or cost < best[0]):
            best = (cost, index)
    return None if best is None else finer(doc, mentions, best[1])


_QUARTERS = re.compile(
    r"(?:(?:north|south|east|west)(?:-?(?:east|west))?ern|central|rural|greater|upper|lower)$"
)

_SIDE = re.compile(r"(?:(?:north|south|east|west)(?:-?(?:east|west))?ern)|central|rural")

_FURTHER = frozenset(
    {"further", "just", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
)
"""What may tell where in a larger place another one is: "Kafr Takharim *further north* in the province"."""


def put_in(between: str) -> bool:
    """Tell whether the words between two places put the first in the second: " area in ", " in the northern province of "."""
    words = between.replace(",", " , ").replace("(", " ( ").split()
    called = PLURALS.get(words[0], words[0]) if words else ""
    if called in lists.TAIL or called in lists.CONTAINER:
        words = words[1:]
    while words and words[0] in _FURTHER:
        words = words[1:]
    if len(words) == 1 and _SIDE.fullmatch(words[0]):
        return True  # "Xan *eastern* Damascus", its comma lost
    if not words or words[0] not in (",", "in", "(", "of"):
        return False
    rest = words[1:]
    if rest and words[0] == "," and rest[0] == "in":
        rest = rest[1:]
    if rest and rest[0] == "the":
        rest = rest[1:]
    while rest and (_QUARTERS.match(rest[0]) or rest[0].endswith("-held")):
        rest = rest[1:]
    if rest and (rest[0] in lists.CONTAINER or rest[0] == "countryside"):
        rest = rest[1:]
        return not rest or rest == ["of"]
    return not rest


def finer(doc: Doc, mentions: Sequence[PlaceMention], index: int) -> int:
    """Return the place inside a place that the same phrase goes on to: "Mogadishu's *Yaqshid* district", "the West Bank city of *Nablus*"."""
    low = lower(doc)
    while index + 1 < len(mentions):
        here, after = mentions[index], mentions[index + 1]
        between = low[here.end : after.start]
        if len(between) > _PHRASE or not after.literal or not _BARS.isdisjoint(between):
            return index
        marked = between[:1] in _GENITIVES or (
            len(between) > 0 and between[0][:-1] in lists.CONTAINER
        )  # "Aleppo citys"
        owned = marked or doc[here.end - 1].text == f"{here.text}s"  # "Syrias *Homs*", its apostrophe lost
        lost = not between and here.precision == "country" != after.precision  # "in *Syria* Aleppo"
        owned = owned or (lost and after.country == here.country)
        called = len(between) > 1 and between[-1] == "of" and _calls(between[-2], here, after)
        if not owned and not (called and after.kind == "named"):
            return index
        rest = [i for i in range(here.end + marked, here.end + len(between)) if not _describes(doc, low, i)]
        if not (owned and not rest) and not (called and len(rest) == 1):
            return index
        index += 1
    return index


def _describes(doc: Doc, low: Sequence[str], i: int) -> bool:
    """Tell a word that may stand before a place in the same phrase: "Syrias *divided* city of Qamishli"."""
    kind = doc[i].pos_
    participle = kind == "VERB" and low[i].endswith("ed")
    return participle or low[i - 1] == "-" or kind in ("ADJ", "PROPN", "NOUN", "ADV", "PUNCT")


def _calls(noun: str, here: PlaceMention, after: PlaceMention) -> bool:
    """Tell whether "X noun of Y" calls Y one: "the West Bank *city* of Nablus", not "the Bab al-Nasr *area* of Old Aleppo"."""
    if noun in lists.NEIGHBORHOOD or noun == "area":
        return here.geoname is not None and after.geoname is None
    return noun in lists.CONTAINER


def _cost(doc: Doc, predicate: Token, mention: PlaceMention) -> float | None:
    """Tell how far a mention is from a predicate: over the tree and over the words; ``None``: not of one clause."""
    low = lower(doc)
    gap = mention.start - predicate.i if mention.start > predicate.i else predicate.i - mention.end + 1
    if gap > _REACH:
        return None
    first, last = sorted((mention.start, predicate.i))
    if not _BARS.isdisjoint(low[first:last]):
        return None
    cost = gap * 0.3 + (2.0 if mention.start < predicate.i else 0.0)
    before = low[mention.start - 1] if mention.start else ""
    if before not in _PLACED and mention.relation is None:
        cost += 3.0
    if before in ("of", "from", "to"):
        cost += 1.0
    if doc.has_annotation("DEP"):
        steps = _steps(doc[mention.start : mention.end].root, predicate)
        cost += 4.0 if steps is None else steps * 1.0
    return cost


def _steps(token: Token, predicate: Token) -> int | None:
    """Count the heads from a place up to the predicate."""
    for steps in range(_CLIMB):
        if token.i == predicate.i:
            return steps
        if token.head.i == token.i:
            return None
        token = token.head
    return None

"""In which part of a place a claim's words say that it happened: "eastern Aleppo", "the west of the city"."""

import re
from typing import Literal, get_args

from secondsource.model import Span

#: A part of a place that can be drawn from the extent of the whole.
Direction = Literal[
    "north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest", "center"
]

_COMPASS = r"(?:north|south)[- ]?(?:east|west)|north|south|east|west"
#: Words for a part, after the direction: what lies outside (a suburb, the countryside) is no part.
_PART = (
    r"(?:parts?|half|halves|side|sides|section|sections|sector|sectors|end|edge|area|areas|districts?"
    r"|neighbou?rhoods?|quarters?)"
)
#: What a place is called by kind, between the part and its name.
_KIND = r"(?:(?:the )?(?:\w+ )?(?:city|town|country|province|governorate|region) of )?"

#: "eastern Aleppo", "east Aleppo"; not "east of Aleppo", which lies outside.
_ADJECTIVE = re.compile(rf"\b(?P<side>{_COMPASS})(?:ern)?(?:most)? $", re.IGNORECASE)
#: "the eastern part of Aleppo", "eastern districts in the city of Aleppo".
_PART_OF = re.compile(
    rf"(?:\bthe )?\b(?P<side>{_COMPASS})(?:ern)? (?:\w+ )?{_PART} (?:of|in) {_KIND}$", re.IGNORECASE
)
#: "the rebel-held east of Aleppo": with its article, the east of a place lies in it.
_THE_SIDE_OF = re.compile(
    rf"\b(?:the|its|their)(?: [\w-]+-(?:held|controlled|run))? (?P<side>{_COMPASS}) of {_KIND}$",
    re.IGNORECASE,
)
_CENTER_OF = re.compile(
    rf"(?P<side>\b(?:central|downtown) |\b(?:the )?(?:center|centre|heart|middle) of {_KIND})$", re.IGNORECASE
)
#: "Aleppo's eastern districts", "Aleppo's west".
_AFTER = re.compile(
    rf"['’]s (?:[\w-]+-(?:held|controlled|run) )?(?P<side>{_COMPASS})(?:ern (?:\w+ )?{_PART})?\b(?! of\b)",
    re.IGNORECASE,
)
#: Within the words for a part: "the eastern part of the city", "the center of the town".
_INSIDE = re.compile(
    rf"\b(?P<side>{_COMPASS})(?:ern)?\b|\b(?P<center>center|centre|heart|middle)\b", re.IGNORECASE
)
_OUTSIDE = re.compile(rf"(?:{_COMPASS}) of\b", re.IGNORECASE)
#: Characters before a name in which the words for its part stand.
_NEAR = 70


def _side(words: str) -> Direction:
    bare = re.sub(r"[- ]", "", words.lower())
    return next((side for side in get_args(Direction) if side == bare), "center")


def direction_of(text: str, mention: Span) -> tuple[Direction, Span] | None:
    """Return in which part of the place of a mention it is said to have happened.

    Args:
        text: The report's clean text.
        mention: The place's name in it.

    Returns:
        The part, and the words that say so with the name; ``None`` where they name no part, or what lies outside.
    """
    start = max(0, mention.start - _NEAR)
    before = re.sub(r"\s", " ", text[start : mention.start])
    for pattern in (_THE_SIDE_OF, _PART_OF, _ADJECTIVE, _CENTER_OF):
        found = pattern.search(before)
        if found:
            return _side(found["side"]), Span(start + found.start(), mention.end)
    after = _AFTER.match(re.sub(r"\s", " ", text[mention.end : mention.end + _NEAR]))
    return (_side(after["side"]), Span(mention.start, mention.end + after.end())) if after else None


def direction_in(words: str) -> Direction | None:
    """Return the part that words for a part of a place name: "the west of the city" is the west.

    "West of the city" without its article may lie outside: that is no part.
    """
    found = _INSIDE.search(words)
    if found is None or _OUTSIDE.match(words):
        return None
    return _side(found["side"] or found["center"])


def whole_in(words: str, name: str) -> bool:
    """Tell whether words are a direction and the name of a place: "East Aleppo" is a part of "Aleppo"."""
    rest = words[: len(words) - len(name)]
    return words.casefold().endswith(name.casefold()) and bool(_ADJECTIVE.fullmatch(rest))

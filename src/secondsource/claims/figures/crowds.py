"""Reads how many took part in a protest: "a crowd of 10,000", "put the *turnout* at 80,000", "3,000 *took part*", where one is spoken of."""

from spacy.tokens import Doc, Token

from secondsource.claims.columns import lower
from secondsource.claims.quantities import Quantity

_CROWD = frozenset({"crowd", "crowds", "turnout", "attendance"})
_LINKS = frozenset({
    "at", "of", "to", "was", "is", "were", "reached", "put", "estimated", "numbered", "with", "about", "than",
})  # fmt: skip
_PROTEST = frozenset({
    "protest", "protests", "protested", "protesters", "protestors", "protesting", "march", "marched",
    "marches", "marchers", "gathering", "gatherings", "rally", "rallied", "rallies", "demonstration",
    "demonstrations", "demonstrated", "demonstrators", "organizers", "organisers", "vigil", "sit-in",
    "marching", "rallying", "demonstrating", "gathered",
})  # fmt: skip
_BACK = 4  # tokens from a number back to the crowd
_FAR = 9  # tokens back to it over where it stood ("the size of the *crowd* on the central square at about 3,000")
_GIVEN = frozenset({"at", "to"})  # before a number that is given for a crowd named before
_OVER = frozenset({".", ";", ",", "!", "?", "and", "but", "who", "which", "that", "when"})
_THERE = frozenset({"participated", "assembled", "demonstrated", "protested"})
_HELPING = frozenset(
    {"had", "have", "has", "also", "then", "reportedly", "only", "were", "who", "peacefully"}
)
_AHEAD = 4  # tokens behind who is counted to "took part"
_AROUND = 80  # tokens back and ahead within which a protest is spoken of


def crowd(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Return the measure and word of a crowd that protests; ``(None, None)``: another crowd, or none."""
    low = lower(doc)
    if quantity.unit not in ("person", None) or quantity.per is not None:
        return None, None
    for i in range(quantity.start - 1, max(quantity.start - 1 - _BACK, -1), -1):
        if low[i] in _CROWD:
            return _if_spoken_of(doc, quantity, doc[i])
        if low[i] not in _LINKS:
            break
    word = _sized(doc, quantity) or _took_part(doc, quantity)
    return _if_spoken_of(doc, quantity, word) if word is not None else (None, None)


def _if_spoken_of(doc: Doc, quantity: Quantity, word: Token) -> tuple[str | None, Token | None]:
    """Return the measure of a crowd where a protest is spoken of near by."""
    near = lower(doc)[max(min(word.i, quantity.start) - _AROUND, 0) : quantity.end + _AROUND]
    return (None, None) if _PROTEST.isdisjoint(near) else ("protesting", word)


def _sized(doc: Doc, quantity: Quantity) -> Token | None:
    """Return the crowd that a number is given for over where it stood, or ``None``."""
    low = lower(doc)
    i = quantity.start - 1
    if i < 0 or low[i] not in _GIVEN or quantity.population is not None:
        return None
    for k in range(i - 1, max(i - _FAR, -1), -1):
        word = low[k]
        if word in _CROWD:
            return doc[k]
        if word in _OVER or doc[k].like_num:
            return None
    return None


def _took_part(doc: Doc, quantity: Quantity) -> Token | None:
    """Return what says that those who are counted came to it: "3,000 citizens *took* part", or ``None``."""
    low = lower(doc)
    begin = quantity.head + 1 if quantity.head is not None else quantity.end
    for i in range(begin, min(begin + _AHEAD, len(doc) - 1)):
        word = low[i]
        if word in ("took", "taken", "take", "taking") and low[i + 1] == "part":
            return doc[i]
        if (word in ("turned", "showed") and low[i + 1] in ("out", "up")) or word in _THERE:
            return doc[i]
        if word not in _HELPING:
            return None
    return None

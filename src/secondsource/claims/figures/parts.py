"""Tells a number that is part of another ("including six children"), and one that another has overtaken."""

from itertools import pairwise

from spacy.tokens import Doc, Token

from secondsource.claims.columns import lower
from secondsource.claims.figures.around import following, group
from secondsource.claims.figures.going_on import COUNTS, earlier_count
from secondsource.claims.figures.words import lookup
from secondsource.claims.quantities import Quantity
from secondsource.claims.quantities.units import is_person

PART = "+part"
"""Ends the rule of a figure that counts a part of those that another figure counts, and never all of them."""
EARLIER = "+earlier"
"""Ends the rule of a figure that the same words say is no longer the count ("up from 135")."""

_BACK = 14  # tokens walked back through a list to what opens it ("including six children and two women")
_LEADS = frozenset({"among them", "among whom", "among those", "of whom", "of them", "them being"})
_LISTED = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "CCONJ", "PUNCT", "ADV"})
_GROUP = frozenset(
    {"victims", "casualties", "fatalities", "dead", "killed", "wounded", "injured", "missing", "those"}
)
_INCLUDE = frozenset({"included", "include", "includes", "including"})
_SICK = frozenset(
    {"case", "cases", "infections", "patients", "casualties", "victims", "infected", "sickened"}
)
_RIGHT = frozenset({("should", "have", verb) for verb in ("read", "said", "been")})
_NEXT = 16  # tokens from a number to the end of its sentence
_LED = 9  # tokens from there to the number that sets it right
_CHANGED = frozenset({
    "rose", "risen", "rise", "rises", "rising", "climbed", "climb", "climbs", "jumped", "increased",
    "increase", "grew", "grown", "up", "down", "fell", "fallen", "dropped", "revised", "updated", "raised",
    "lowered", "to",
})  # fmt: skip


def suffix(doc: Doc, quantity: Quantity, measure: str) -> str:
    """Return what is added to the rule of a figure of people: a part, an overtaken number, or ``""``."""
    if quantity.kind not in ("count", "ratio", "percent"):
        return ""
    if is_part(doc, quantity) and not _then(doc, quantity, measure):
        return PART
    return EARLIER if _is_earlier(doc, quantity) else ""


def _then(doc: Doc, quantity: Quantity, measure: str) -> bool:
    """Tell what then befell some of those who share a state: "two of the *wounded* died", who are no part of more dead."""
    some = group(doc, quantity)
    return some is not None and lookup(some.lower_, "state") != measure


def sharing(doc: Doc, quantity: Quantity) -> Token | None:
    """Return the word of those counted who share a state other than death: "*five* of those hurt", "three *men* hurt in it", "six displaced *people*"."""
    some, number = group(doc, quantity), None
    if some is not None:
        number = some.head.head if some.head.lower_ == "those" else some.head
    elif quantity.head is not None and quantity.unit == "person":
        number = doc[quantity.head]
        states = (kid for kid in number.children if kid.dep_ == "acl" and _state(kid.lower_))
        some = attributive(doc, quantity) or next((kid for kid in states if kid.i < number.head.i), None)
    if some is None or number is None or lookup(some.lower_, "state") == "killed":
        return None
    return number if quantity.start <= number.i < quantity.end or number.i == quantity.head else None


def attributive(doc: Doc, quantity: Quantity) -> Token | None:
    """Return the state that stands before the noun of those counted, or ``None``: "six *displaced* people"."""
    if quantity.head is None or quantity.unit != "person":
        return None
    before = (kid for kid in doc[quantity.head].lefts if kid.dep_ == "amod" and _state(kid.lower_))
    return next(before, None)


def of_them(doc: Doc, quantity: Quantity) -> bool:
    """Tell whether a number only says who some of those told before are ("11 *of them* children")."""
    low, then = lower(doc), quantity.end + 2
    told = low[quantity.end : then] == ["of", "them"] and then < len(doc)
    return told and doc[then].pos_ == "NOUN" and is_person(low[then])


def is_part(doc: Doc, quantity: Quantity) -> bool:
    """Tell whether a number counts a part of those that another number counts."""
    return _behind(doc, quantity) or _listed(doc, quantity) or _of_the_dead(doc, quantity)


def _behind(doc: Doc, quantity: Quantity) -> bool:
    """Read "two of them children", "four of the dead", "three were among the 12 people killed"."""
    low = lower(doc)
    of = (
        low[quantity.end + 1]
        if low[quantity.end : quantity.end + 1] == ["of"] and quantity.end + 1 < len(low)
        else ""
    )
    if of == "whom":
        return following(doc, quantity)[0] is None  # "nine of whom *were released*" counts all released
    if of in ("them", "these", "those") and quantity.measure is not None:
        return True  # "17 of them had been identified"
    if of == "them":
        # "three of them were later killed" counts all killed; "two of them are elderly men"
        then = doc[quantity.end + 2] if quantity.end + 2 < len(doc) else None
        return then is None or then.pos_ not in ("AUX", "VERB") or _is_somebody(doc, then)
    if of in ("the", "those"):
        for i in range(quantity.end + 2, min(quantity.end + 5, len(doc))):
            if _state(low[i]):
                return True
            if doc[i].pos_ not in ("NUM", "ADJ", "ADV", "ADP"):
                return False  # "21 of the schoolgirls abducted" were released: all that were
    begin = quantity.head + 1 if quantity.head is not None else quantity.end
    for i in range(begin, min(begin + 4, len(doc) - 2)):
        if low[i] == "among" and low[i + 1] in ("the", "those"):
            return any(_state(low[k]) for k in range(i + 2, min(i + 6, len(doc))))
        if low[i] not in ("were", "was", "are", "is", "also", "being"):
            break
    return False


def _is_somebody(doc: Doc, being: Token) -> bool:
    """Tell whether a form of "be" leads to who or what somebody is: "are *elderly men*", not "were *killed*"."""
    for token in doc[being.i + 1 : being.i + 4]:
        if token.pos_ in ("NOUN", "PROPN"):
            return being.lemma_ == "be"
        if token.pos_ not in ("ADJ", "ADV", "DET"):
            return False
    return False


def _listed(doc: Doc, quantity: Quantity) -> bool:
    """Read back to what opens a list of parts: "including", "among them", "the dead included"."""
    low = lower(doc)
    for i in range(quantity.start - 1, max(quantity.start - _BACK, 0) - 1, -1):
        word = low[i]
        if word == "including":
            return not _other_sort(doc, quantity, i)
        if word in _INCLUDE:
            return not _GROUP.isdisjoint(low[max(i - 6, 0) : i])
        if i and f"{low[i - 1]} {word}" in _LEADS:
            return True
        if word in (".", ";", ":") or _state(word) or doc[i].pos_ not in _LISTED:
            return False
    return False


def _other_sort(doc: Doc, quantity: Quantity, i: int) -> bool:
    """Tell "1,200 cases, *including 26 deaths*": all the dead there are, and no part of more dead."""
    low = lower(doc)
    if lookup(low[quantity.head if quantity.head is not None else quantity.end - 1], "noun") is None:
        after = low[quantity.end] if quantity.end < len(doc) else ""
        if lookup(after, "noun") is None:
            return False
    return not _SICK.isdisjoint(low[max(i - _BACK, 0) : i])


def _of_the_dead(doc: Doc, quantity: Quantity) -> bool:
    """Read "of the 45 killed, *12* were soldiers"."""
    low = lower(doc)
    i = quantity.start - 1
    if i < 2 or low[i] != "," or not _state(low[i - 1]):
        return False
    words = low[max(i - 7, 0) : i]
    return any(one == "of" and two in ("the", "those") for one, two in pairwise(words))


def of_state(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read who some of those are who share a state: "of the 45 *killed*, 12 were soldiers" counts killed soldiers."""
    if (
        quantity.end >= len(doc)
        or not _of_the_dead(doc, quantity)
        or not _is_somebody(doc, doc[quantity.end])
    ):
        return None, None
    state = doc[quantity.start - 2]
    measure = lookup(state.lower_, "state")
    return (measure, state) if measure is not None else (None, None)


def _state(word: str) -> bool:
    return word in _GROUP or lookup(word, "state") is not None


def _is_earlier(doc: Doc, quantity: Quantity) -> bool:
    """Read "to 137 *from 135*", "up from 12", "an earlier toll of 15"."""
    low = lower(doc)
    i = quantity.start - 1
    if i < 1:
        return False
    if low[i] == "not" and quantity.measure is not None and low[quantity.end : quantity.end + 1] == ["but"]:
        return True  # "not 40 but 14"
    if low[i] == "from":
        return not _CHANGED.isdisjoint(low[max(i - 5, 0) : i]) and _counted(doc, i)
    words = low[max(i - 1, 0) : i + 1]
    if words[-1] == "not" or words in (["instead", "of"], ["rather", "than"]):
        return quantity.measure is not None or _counted(doc, i)  # "corrects death toll to 30, *not 31*"
    return earlier_count(doc, quantity) or _taken_back(doc, quantity)


def corrects(doc: Doc, start: int) -> bool:
    """Tell whether a number at a token is the right one of one that was told before: "It *should have read* 53"."""
    begin = max(start - 3, 0)
    return tuple(lower(doc)[begin:start]) in _RIGHT


def _taken_back(doc: Doc, quantity: Quantity) -> bool:
    """Tell a number that the next sentence sets right: "an earlier post said *35* bodies were found. It should have read 53"."""
    low = lower(doc)
    stop = next((i for i in range(quantity.end, min(quantity.end + _NEXT, len(low))) if low[i] == "."), None)
    if stop is None:
        return False
    return any(corrects(doc, i) and doc[i].like_num for i in range(stop + 4, min(stop + _LED, len(low))))


def _counted(doc: Doc, i: int) -> bool:
    """Tell whether a toll or a number of dead is spoken of before a token."""
    return any(word in COUNTS or _state(word) for word in lower(doc)[max(i - 12, 0) : i])

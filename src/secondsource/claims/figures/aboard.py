"""Reads how many people a ship, plane, bus or train had aboard, and how many were brought ashore from it."""

from spacy.tokens import Doc, Token

from secondsource.claims.columns import lower
from secondsource.claims.figures.words import lookup
from secondsource.claims.quantities import Quantity
from secondsource.claims.quantities.units import is_person

_VESSELS = frozenset({
    "ship", "vessel", "boat", "ferry", "speedboat", "lifeboat", "dinghy", "canoe", "barge", "raft", "yacht",
    "trawler", "cruiser", "liner", "freighter", "tanker", "tugboat", "catamaran", "launch", "craft",
    "submarine", "frigate", "plane", "aircraft", "airplane", "airliner", "aeroplane", "jet", "jetliner",
    "helicopter", "chopper", "flight", "airbus", "boeing", "bus", "minibus", "minivan", "van", "coach",
    "train", "tram", "truck", "lorry", "car", "taxi", "jeep", "pickup", "vehicle", "balloon", "capsule",
})  # fmt: skip
_DECKED = frozenset({
    "ship", "vessel", "boat", "ferry", "barge", "yacht", "trawler", "liner", "plane", "aircraft", "airliner",
    "jet", "jetliner", "flight", "bus", "train", "tram", "raft", "dinghy", "catamaran", "helicopter",
    "minibus", "coach",
})  # fmt: skip
_LIST_NAMES = frozenset({"list", "manifest", "roster"})
_CARRIES = frozenset({"carrying", "carried", "carries", "transporting", "transported", "ferrying"})
_HOLDS = frozenset({"carry", "carrying", "hold", "holding", "seat", "transport", "transporting"})
_COULD = frozenset(
    {"can", "could", "may", "to", "of", "for", "capable", "licensed", "designed", "built", "able", "capacity"}
)
_LISTS = frozenset(
    {"listed", "lists", "listing", "manifest", "showed", "shows", "had", "has", "with", "were"}
)
_TRAVELERS = frozenset({"passenger", "passengers", "crew", "crewmen", "crewmembers"})
_BETWEEN = frozenset({
    "people", "persons", "others", "were", "was", "are", "had", "been", "have", "still", "all", "reportedly",
    "also", "believed", "thought", "known", "feared", "to", "be", "being", "in", "total", "passengers", "and",
    "crew",
})  # fmt: skip
_ASHORE = frozenset({"ashore", "shore", "safety", "land", "dry"})
_BROUGHT = frozenset({
    "brought", "bring", "brings", "bringing", "carried", "ferried", "hauled", "taken", "took", "towed",
    "helped", "led",
})  # fmt: skip
_WATER = frozenset({"water", "waters", "sea", "river", "lake", "ocean", "wreck", "wreckage"})
_LIFTED = frozenset({"plucked", "plucking", "picked", "picking", "hauled", "fished", "lifted", "winched"})
_MOVED = _BROUGHT | _LIFTED
_BACK = 12  # tokens back to the vessel
_LIST = 8  # tokens of a list ("136 passengers and 12 crew")
_MOST = 5000  # people that one vessel holds; more are a year's passengers

Found = tuple[str | None, Token | None]


def aboard(doc: Doc, quantity: Quantity) -> Found:
    """Read "carrying nearly 150 people", "had 211 aboard", "211 people were on board", "136 passengers and 12 crew".

    What is said to have happened to all of them comes first: "all 189 aboard died" counts the dead.
    """
    low = lower(doc)
    if (
        quantity.unit not in ("person", "name", None)
        or (quantity.best or 0) > _MOST
        or quantity.per is not None
    ):
        return None, None
    end = _end(quantity)
    found = _on_board(doc, quantity, end)
    if found is not None:
        return found
    if _on_list(doc, quantity):
        return "aboard", doc[quantity.head if quantity.head is not None else quantity.start]
    people = quantity.unit == "person" or (quantity.head is not None and low[quantity.head] in _TRAVELERS)
    if not people:
        return None, None
    lead = _lead(doc, quantity)
    word = low[lead]
    if word in _CARRIES and not _could(doc, lead) and (_vessel(doc, lead) or _travelers(doc, quantity)):
        return "aboard", doc[lead]
    if _travelers(doc, quantity) and word in _LISTS and not _harmed(doc, end):
        return "aboard", doc[lead] if word != "were" else doc[quantity.head or quantity.start]
    return None, None


def _on_list(doc: Doc, quantity: Quantity) -> bool:
    """Tell "its *passenger list* had 136 names on it": who is listed was to be aboard."""
    low = lower(doc)
    if quantity.unit != "name":
        return False
    before = low[max(quantity.start - 6, 0) : quantity.start]
    lists = [k for k, word in enumerate(before) if word in _LIST_NAMES]
    return bool(lists) and (
        before[lists[-1]] == "manifest" or before[lists[-1] - 1] in ("passenger", "passengers", "crew")
    )


def ashore(doc: Doc, quantity: Quantity) -> Found:
    """Read "brought 34 people ashore", "were taken to shore", "plucked 12 people from the water"."""
    low = lower(doc)
    if quantity.unit not in ("person", None):
        return None, None
    end = _end(quantity)
    near = range(max(quantity.start - 2, 0), min(end + 6, len(doc)))
    verbs = [i for i in near if low[i] in _MOVED and not quantity.start <= i < end]
    for i in verbs:
        for k in range(max(i + 1, end), min(max(i + 1, end) + 4, len(doc))):
            word = low[k]
            to = low[k - 1] in ("to", "on", "dry")
            if low[i] in _BROUGHT and (word == "ashore" or (word in _ASHORE and to)):
                return "rescued", doc[i]
            if low[i] in _LIFTED and word in _WATER and {"from", "of"} & set(low[k - 2 : k]):
                return "rescued", doc[i]
    return None, None


def _end(quantity: Quantity) -> int:
    return quantity.head + 1 if quantity.head is not None else quantity.end


def _on_board(doc: Doc, quantity: Quantity, end: int) -> Found | None:
    """Read on from the counted to "aboard"; ``None``: it does not follow."""
    low = lower(doc)
    for i in range(end, min(end + 7, len(doc))):
        word = low[i]
        board = word in ("on", "onto") and low[i + 1 : i + 2] == ["board"]
        if word in ("aboard", "onboard") or board or _on_it(doc, quantity, i) or _on_vessel(doc, quantity, i):
            if _led(doc, quantity):
                return None
            then = i + 1 + board
            harmed = _harmed(doc, then)
            return ("aboard", doc[i]) if harmed is None or _of_them(doc, quantity) else harmed
        if word not in _BETWEEN:
            return None
    return None


def _on_it(doc: Doc, quantity: Quantity, i: int) -> bool:
    """Tell "a bus with 40 passengers *on it*": of a vessel named before."""
    low = lower(doc)
    return (
        low[i] in ("on", "in", "inside")
        and low[i + 1 : i + 2] in (["it"], ["her"])
        and quantity.unit == "person"
        and _vessel(doc, quantity.start)
    )


def _on_vessel(doc: Doc, quantity: Quantity, i: int) -> bool:
    """Tell "more than 240 people *on the ship*", "two tourists had been on the ferry"."""
    low = lower(doc)
    if low[i] not in ("on", "aboard") or quantity.unit != "person":
        return False
    for k in range(i + 1, min(i + 5, len(doc))):
        if low[k] in _DECKED:
            return True
        if k == i + 1 and low[k] not in ("the", "a", "that", "this"):
            return False
        if doc[k].pos_ not in ("", "ADJ", "NOUN", "PROPN", "DET") or doc[k].is_punct:
            return False
    return False


def _led(doc: Doc, quantity: Quantity) -> bool:
    """Tell whether a verb before takes the counted for its own ("*killing* all 62 people on board")."""
    low = lower(doc)
    i = quantity.start - 1
    while i > 0 and low[i] in ("all", "the", "of", "some", "its"):
        i -= 1
    return i >= 0 and lookup(low[i], "object") is not None and not _of_them(doc, quantity)


def _of_them(doc: Doc, quantity: Quantity) -> bool:
    """Tell "31 *of the 211* aboard died": those that the others are a part of."""
    low = lower(doc)
    words = low[max(quantity.start - 3, 0) : quantity.start]
    return "of" in words and words[-1] in ("the", "all", "its", "those", "of")


def _harmed(doc: Doc, begin: int) -> Found | None:
    """Return what is said to have happened to those aboard ("on board *were killed*"), or ``None``."""
    low = lower(doc)
    passive = False
    for i in range(begin, min(begin + 5, len(doc))):
        word = low[i]
        if passive or i > begin or not word.endswith("ing"):
            measure = lookup(word, "state") or lookup(word, "object" if passive else "subject")
            if measure is not None:
                return measure, doc[i]
        if word in ("were", "was", "been", "be", "are"):
            passive = True
        elif word not in (
            "have",
            "has",
            "had",
            "all",
            "feared",
            "believed",
            "presumed",
            "assumed",
            "reportedly",
            "also",
        ):
            return None
    return None


def _lead(doc: Doc, quantity: Quantity) -> int:
    """Return the token that leads to a number, or to the list of counts that it ends ("carried 88 passengers *and nine*")."""
    low = lower(doc)
    i = quantity.start - 1
    least = max(quantity.start - _LIST, 0)
    while i > least and (
        low[i] in ("and", ",", "the", "some", "all", "about", "another", "a", "total", "of", "members")
        or doc[i].like_num
        or low[i] in _TRAVELERS
        or is_person(low[i])
    ):
        i -= 1
    return max(i, 0)


def _could(doc: Doc, i: int) -> bool:
    """Tell what a vessel may hold from what it held: "licensed to carry 85 passengers"."""
    low = lower(doc)
    return low[i] in _HOLDS and any(low[k] in _COULD for k in range(max(i - 2, 0), i))


def _vessel(doc: Doc, i: int) -> bool:
    """Tell whether a vessel is named in the same sentence, shortly before a token, or meant ("it *was carrying* 43")."""
    low = lower(doc)
    for k in range(i - 1, max(i - _BACK, 0) - 1, -1):
        if low[k] in (".", ";", "!", "?"):
            return False
        if low[k] in _VESSELS:
            return True
    led = low[max(i - 2, 0) : i]
    return len(led) == 2 and led[0] in ("it", "which", "that") and led[1] in ("was", "had", "is")


def _travelers(doc: Doc, quantity: Quantity) -> bool:
    return not _TRAVELERS.isdisjoint(lower(doc)[quantity.start : _end(quantity) + 1])

"""Tells a place from the government or team that its name stands for, and how an event lies to a place."""

from spacy.tokens import Doc, Token

from secondsource.claims.columns import lower
from secondsource.claims.places import lists
from secondsource.claims.places.gazetteer import Place, key
from secondsource.claims.places.lands import CAPITAL_CITIES
from secondsource.claims.places.page import Page

_LOCATIVE = frozenset([
    "in", "near", "at", "around", "outside", "inside", "across", "toward", "towards", "throughout", "within",
    "from", "to", "into", "through", "over", "via", "beyond", "off",
])  # fmt: skip
_DIRECTIONS = frozenset([
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "northern",
    "southern", "eastern", "western", "center", "centre", "outskirts", "edge", "part", "parts", "side",
    "suburbs", "suburb",
])  # fmt: skip
COMPOUND = "stands for the country: a part of a compound"
_WAYS = frozenset({
    "road", "highway", "route", "border", "halfway", "line", "railway", "somewhere", "travel", "km", "miles", "area",
    "corridor",
})  # fmt: skip
_BEFORE = frozenset({
    "the", "a", "rebel-held", "besieged", "war-torn", "nearby", "neighboring", "neighbouring",
})  # fmt: skip
"""Words between a preposition and a name."""
_NEIGHBORS = frozenset({"and", ",", "or"})


def _is_capital(name: str) -> bool:
    """Tell a capital's name: it can stand for a government, as a country's can."""
    return not {key(name), key(name.removesuffix("s"))}.isdisjoint(CAPITAL_CITIES)


_ANSWERS = frozenset({"blame", "responsible", "guilty", "complicit"})
"""What is said of who did something, not of a place."""


def stands_for(page: Page, start: int, end: int, place: Place | None) -> str | None:
    """Return why the tokens stand for a government, or ``None``: they are the place itself."""
    if place is None or not (place.kind == "country" or _is_capital(page.name(start, end))):
        return None
    doc, low = page.doc, page.lower
    before = low[start - 1] if start else ""
    if _hyphened(doc, start, end):
        return COMPOUND
    if place.kind == "city" and _owns_deed(doc, end):
        return "stands for its government: what it does"
    if before in _LOCATIVE:
        # "told reporters in Moscow"; but "a warning from Moscow" is the government's
        return "stands for its government: 'from'" if before == "from" and _said_from(doc, start) else None
    if doc.has_annotation("DEP"):
        root = doc[start:end].root
        if (
            root.dep_ == "conj"
            and root.head.i < start
            and root.head.ent_type_ in ("GPE", "LOC", "ORG", "NORP")
        ):
            opens = root.head.i  # "supported by Russia and Iran"
            while opens > 0 and doc[opens].ent_iob_ == "I":
                opens -= 1
            led = low[opens - 1] if opens else ""
            if led in ("between", "with", "against") or (
                led == "by" and opens > 1 and low[opens - 2].endswith(("ed", "en"))
            ):
                return f"stands for its government: '{led}'"
    verb = _subject_of(doc, start, end)
    if verb is not None:
        return f"stands for its government: '{verb.text}'"
    if before in ("between", "with", "against", "urged", "accused", "warned", "blamed", "pressed", "told"):
        if before == "between" and _measured(doc, start):
            return None
        return f"stands for its government: '{before}'"
    if before == "by" and start > 1 and low[start - 2].endswith(("ed", "en")):
        return "stands for its government: 'by'"
    if before in _NEIGHBORS and start > 2:
        other = doc[start - 2]
        first = low[start - 3]
        if other.text[:1].isupper() and first in ("between", "with", "against"):
            return f"stands for its government: '{first}'"
    return None


_DEEDS = frozenset({
    "airstrikes", "intervention", "role", "support", "involvement", "backing", "ally", "allies", "policy", "stance",
    "proposal", "warplanes", "jets", "campaign",
})  # fmt: skip
"""What a government owns and a town does not."""
_FROM_THE_AIR = frozenset({"air", "aerial"})


def _owns_deed(doc: Doc, end: int) -> bool:
    """Tell a capital that owns what its government does: "*Moscow*'s aerial bombing", "*Ankara*s support", its apostrophe lost."""
    low = lower(doc)
    marked = end < len(doc) and low[end] in ("'s", "\u2019s")
    if not marked and not doc[end - 1].text.endswith("s"):
        return False
    for i in range(end + marked, min(end + marked + 3, len(doc))):
        if low[i] in _DEEDS or low[i] in _FROM_THE_AIR:
            return marked or key(doc[end - 1].text) not in CAPITAL_CITIES
        if doc[i].pos_ not in ("ADJ", "NOUN", "ADV"):
            return False
    return False


def _hyphened(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a hyphen ties the tokens to another word ("the US-Russia deal", "the Turkey-backed rebels")."""
    low = lower(doc)
    after = (
        end + 1 < len(low) and low[end] == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_
    )
    before = (
        start > 1
        and low[start - 1] == "-"
        and not doc[start - 1].whitespace_
        and not doc[start - 2].whitespace_
    )
    if not after and not before:
        return False
    borders = low[min(end + 2 * after, len(low) - 1)] in {"border", "frontier"}
    return not borders  # "on the Lebanon-Syria border" is a place


def _measured(doc: Doc, start: int) -> bool:
    """Tell "the road between Damascus and Homs" from "talks between Moscow and Ankara"."""
    return not _WAYS.isdisjoint(lower(doc)[max(start - 5, 0) : start])


def _said_from(doc: Doc, start: int) -> bool:
    return start > 1 and lower(doc)[start - 2] in (
        "warning",
        "statement",
        "pressure",
        "message",
        "approval",
        "permission",
        "support",
        "response",
    )


def _subject_of(doc: Doc, start: int, end: int) -> Token | None:
    """Return the verb of saying or deciding that the tokens are the subject of."""
    low = lower(doc)
    speak = lists.SPEAK
    if doc.has_annotation("DEP"):
        root = doc[start:end].root
        if root.dep_.startswith("nsubj") and (root.head.lower_ in speak or root.head.lemma_.lower() in speak):
            return root.head
        if root.dep_ == "conj" and root.head.dep_.startswith("nsubj"):
            root = root.head
            if root.head.lower_ in speak:
                return root.head
        if root.dep_ == "nsubj" and root.head.lower_ in _ANSWERS:
            return root.head  # "Iran was to blame"
        if (
            root.dep_ == "nsubj"
            and root.head.pos_ == "VERB"
            and root.head.lemma_.lower() not in lists.UNDERGO
        ):
            return root.head  # "Russia and Turkey agreed", "Moscow sent"
    for i in range(end, min(end + 4, len(doc))):
        word = low[i]
        if word in speak:
            return doc[i]
        if word not in (
            "has",
            "have",
            "had",
            "also",
            "on",
            "yesterday",
            "later",
            "will",
            "would",
        ) and not doc[i].text.endswith("day"):
            return None
    return None


def relation(doc: Doc, start: int) -> str | None:
    """Return the words that tell how what happens lies to a place: "in", "near", "east of", "the outskirts of"."""
    low = lower(doc)
    i = start - 1
    while i >= 0 and low[i] in _BEFORE:
        i -= 1
    if i < 0:
        return None
    word = low[i]
    if word == "of" and i > 0 and low[i - 1] in _DIRECTIONS:
        return f"{low[i - 1]} of"
    if word in _DIRECTIONS:
        return f"{word} of"
    return word if word in _LOCATIVE else None

"""Borders of countries as places: "the Syrian-Turkish border", "the border with Iraq", "the border between Mali and Niger"."""

from collections.abc import Collection

from spacy.tokens import Doc

from secondsource.claims.columns import lower
from secondsource.claims.places.gazetteer import key
from secondsource.claims.places.lands import COUNTRY_NAMES, DEMONYMS
from secondsource.claims.places.metonymy import relation
from secondsource.claims.places.place import PlaceMention
from secondsource.model.span import Span

BORDER = "a border of the countries told"
"""Why a border is a place; what it is called is the mention's name, of which other places may be a part."""
_SIDES = frozenset({"northern", "southern", "eastern", "western", "common", "shared"})
_GENITIVE = frozenset({"'s", "\u2019s", "'", "\u2019", "-", "\u2013"})
_REACH = 6  # tokens of what a border is called, before and behind the noun


def border(doc: Doc, text: str, i: int, taken: Collection[int]) -> list[PlaceMention]:
    """Return the border whose noun stands at token i, where the words tell of which country; else none."""
    low = lower(doc)
    if doc[i].dep_ == "compound" and doc[i].head.i > i:
        return []  # "the Turkish border *town*"
    begin, lands = i, 0
    while begin and i - begin < _REACH:
        word = doc[begin - 1]
        if _land(word.text):
            lands += 1
        elif word.lower_ not in _SIDES and word.text not in _GENITIVE:
            break
        begin -= 1
    end, more = _behind(doc, i + 1)
    if not lands + more:
        return []
    begin -= begin > 0 and low[begin - 1] == "the"
    start = i
    while start > begin and start - 1 not in taken and doc[start - 1].text not in _GENITIVE:
        start -= 1
    called = Span(doc[begin].idx, doc[end - 1].idx + len(doc[end - 1])).of(text)
    span = Span(doc[start].idx, doc[i].idx + len(doc[i]))
    return [
        PlaceMention(
            span.of(text), span, start, i + 1, called, literal=True, why=BORDER, kind="described", precision="unknown",
            relation=relation(doc, start),
        )
    ]  # fmt: skip


def words(text: str, place: PlaceMention) -> Span:
    """Return where all that a border is called stands."""
    at = text.find(place.name, max(place.span.start - len(place.name), 0))
    return Span(at, at + len(place.name))


def _behind(doc: Doc, i: int) -> tuple[int, int]:
    """Return where what tells whose border it is ends, and how many countries it tells: "border *with Iraq*"."""
    low = lower(doc)
    if i + 1 < len(doc) and low[i] == "with" and _land(doc[i + 1].text):
        return i + 2, 1
    if i + 3 < len(doc) and low[i] == "between" and low[i + 2] == "and" and _land(doc[i + 1].text):
        return i + 4, 2
    return i, 0


def _land(word: str) -> bool:
    """Tell a country's name or what its people are called, with or without an "s" whose apostrophe was lost."""
    short = key(word.removesuffix("s"))
    known = key(word) in COUNTRY_NAMES or key(word) in DEMONYMS or short in COUNTRY_NAMES
    return word[:1].isupper() and known

"""Reads how many people have a disease: "were known to have the disease", "have contracted cholera", "with measles"."""

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Token

from secondsource.claims import lexicon
from secondsource.claims.columns import lower
from secondsource.claims.figures.phrases import past_aside
from secondsource.claims.quantities import Quantity

_NO_DISEASE = frozenset({"outbreak", "epidemic", "pandemic", "infection", "plague"})
_HAVE = frozenset({
    "have", "has", "had", "having", "with", "contract", "contracts", "contracted", "contracting", "caught",
    "catch", "developed", "for",
})  # fmt: skip
_SICK = frozenset({"ill", "sick"})
_FALL = frozenset({"fell", "fallen", "fall", "falling", "taken", "became", "become", "becoming"})
_BE = frozenset({"are", "were", "is", "was", "be", "been", "being", "remain", "remains", "remained", "still"})
_ILL_BY = _FALL | _BE  # what stands before "ill" and "sick"
_NOT_ILL = frozenset({"of", "-", "and"})  # "sick of it", "ill-treated", "sick and tired"
_ON = frozenset({
    "people", "persons", "children", "others", "more", "were", "was", "are", "is", "be", "been", "have",
    "has", "had", "known", "thought", "believed", "confirmed", "reported", "said", "suspected", "found",
    "diagnosed", "to", "now", "also", "so", "far", "who", "already", "tested", "positive", "of", "having",
    "in", "the", "village", "town", "district", "camp", "there",
})  # fmt: skip
_AHEAD = 10  # tokens read on from the counted
_SURE = frozenset({"suspected", "confirmed", "probable"})
_AROUND = 80  # tokens back and ahead within which a disease is spoken of
_OTHER = frozenset(
    {"vaccine", "vaccines", "vaccination", "vaccinations", "treatment", "test", "tests", "kits"}
)
_NO_ILLNESS = frozenset({
    "asphyxiation", "suffocation", "torture", "abuse", "violence", "rape", "theft", "fraud", "corruption",
    "assault", "harassment", "vandalism", "arson", "trafficking", "looting", "murder", "arrest", "detention",
    "abduction", "kidnapping", "disappearance", "killing", "discrimination", "misconduct", "execution",
    "bribery", "negligence",
})  # fmt: skip
_FITS = frozenset({"the", "a", "this", "that", "suspected", "confirmed", "acute", "severe", "disease"})


@cache
def diseases() -> frozenset[str]:
    """Return the nouns of diseases, of one word each."""
    nouns = lexicon.words("events", "types", "HAZARD", "nouns", "disease")
    return frozenset(noun for noun in nouns if " " not in noun) - _NO_DISEASE


def sick(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read on from the counted to the disease that they have; ``(None, None)``: none is said of them."""
    low = lower(doc)
    if quantity.unit not in ("person", None):
        return None, None
    end = past_aside(doc, quantity.head + 1 if quantity.head is not None else quantity.end)
    for i in range(end, min(end + _AHEAD, len(doc))):
        word = low[i]
        if word in _HAVE and _disease(doc, i + 1):
            return "infected", doc[i]
        if word == "positive" and low[i - 1] == "tested":
            return "infected", doc[i - 1]
        if word in _SICK and _are(low, i) and low[i + 1 : i + 2] and low[i + 1] not in _NOT_ILL:
            return "infected", doc[i]
        if word not in _ON and word not in _HAVE and word not in _ILL_BY and not word.endswith("ly"):
            break
    return None, None


def suspected(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read cases told without their noun, where a disease is spoken of near by: "540 *suspected*, 22 deaths", "61 *confirmed*"."""
    low = lower(doc)
    if quantity.kind != "count" or _SURE.isdisjoint(low[quantity.end : quantity.end + 1]):
        return None, None
    noun = low[quantity.head] if quantity.head is not None else "probable"
    if noun != "probable":
        return None, None
    near = low[max(quantity.start - _AROUND, 0) : quantity.end + _AROUND]
    cases = "cases" in near and ("suspected" in near or "deaths" in near)
    return ("infected", doc[quantity.end]) if cases or not diseases().isdisjoint(near) else (None, None)


def _are(low: Sequence[str], sick: int) -> bool:
    """Tell whether people fall or are ill, however gravely."""
    before = low[sick - 2] if low[sick - 1].endswith("ly") and sick > 1 else low[sick - 1]
    return before in _ILL_BY


def no_illness(doc: Doc, word: Token) -> bool:
    """Tell "30 *cases* of torture", which nobody is ill of."""
    low = lower(doc)
    if low[word.i] not in ("case", "cases") or low[word.i + 1 : word.i + 2] != ["of"]:
        return False
    return any(noun.removesuffix("s") in _NO_ILLNESS for noun in low[word.i + 2 : word.i + 5])


def of_disease(doc: Doc, i: int) -> bool:
    """Tell whether "of", "from" or "with" and a disease follow a token: "have died *of cholera*"."""
    low = lower(doc)
    return i + 1 < len(doc) and low[i + 1] in ("of", "from") and _disease(doc, i + 2)


def _disease(doc: Doc, i: int) -> bool:
    low = lower(doc)
    for k in range(i, min(i + 4, len(doc))):
        word = low[k]
        if word in diseases():
            return _OTHER.isdisjoint(low[k + 1 : k + 2])
        if word not in _FITS:
            return False
    return False

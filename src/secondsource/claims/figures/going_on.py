"""Counts that go on from one before them: shared verbs, parts of what was counted, earlier tolls."""

from spacy.tokens import Doc, Token

from secondsource.claims.columns import lower
from secondsource.claims.figures.words import lookup
from secondsource.claims.quantities import Quantity

_REACH = 25  # tokens back to the count that an elliptical one goes on from


def elliptical(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read on from a count before: "12 were killed in Homs and *five* in Idlib", "50 died, among them *three* children"."""
    low = lower(doc)
    revised = earlier_count(doc, quantity)
    if not (revised or _goes_on(doc, quantity) or _part_of(doc, quantity)):
        return None, None
    for i in range(quantity.start - 1, max(quantity.start - _REACH, -1), -1):
        word = low[i]
        if word in (".", "!", "?", ";") or "\n\n" in word:
            break
        measure = lookup(word, "state") or lookup(word, "object") or _died(word)
        if revised and word == "toll":
            measure = "killed"
        if measure is not None:
            return measure, doc[i]
    return None, None


_OF_THEM = frozenset({("of", "them"), ("of", "whom"), ("of", "those")})
_WITH_THEM = frozenset({
    ("among", "them"), ("among", "whom"), ("among", "those"), ("along", "with"), ("together", "with"),
})  # fmt: skip
_OLD = frozenset({"earlier", "previous", "previously", "prior"})
COUNTS = frozenset({"toll", "count", "figure", "estimate", "number", "tally", "report", "death", "total"})


def earlier_count(doc: Doc, quantity: Quantity) -> bool:
    """Tell "an earlier toll of *15*", "its previous figure of *31*"."""
    low = lower(doc)
    i = quantity.start - 1
    if i < 1 or low[i] not in ("of", "at"):
        return False
    words = low[max(i - 4, 0) : i]
    return not _OLD.isdisjoint(words) and not COUNTS.isdisjoint(words)


def _died(word: str) -> str | None:
    measure = lookup(word, "subject")
    return measure if measure in ("killed", "displaced") else None


def _goes_on(doc: Doc, quantity: Quantity) -> bool:
    """Tell whether a bare number takes its verb from the count before: "and five in Idlib", ", another six near"."""
    low = lower(doc)
    if quantity.head is not None or quantity.start == 0 or quantity.end >= len(doc):
        return False
    i = quantity.start - 1
    while i > 0 and low[i] in ("another", "a", "further", "also"):
        i -= 1
    before = low[i] in ("and", ",", ":", "while", "but")
    return before and low[quantity.end] in (
        "in",
        "at",
        "near",
        "on",
        "outside",
        "from",
        "since",
        "elsewhere",
        "more",
    )


def _part_of(doc: Doc, quantity: Quantity) -> bool:
    """Tell whether a number is part of the count before, or joins it: "among them", "along with", "two of them"."""
    low = lower(doc)
    if tuple(low[quantity.end : quantity.end + 2]) in _OF_THEM:
        return True
    lead = tuple(low[max(quantity.start - 2, 0) : quantity.start])
    return lead in _WITH_THEM or lead[-1:] == ("including",)

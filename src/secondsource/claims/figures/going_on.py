"""Counts that go on from one before them: shared verbs, parts of what was counted, earlier tolls."""

from spacy.tokens import Doc, Token

from secondsource.claims.figures.words import lookup
from secondsource.claims.quantities import Quantity

_REACH = 25  # tokens back to the count that an elliptical one goes on from


def elliptical(doc: Doc, quantity: Quantity) -> tuple[str | None, Token | None]:
    """Read on from a count before: "12 were killed in Homs and *five* in Idlib", "50 died, among them *three* children"."""
    revised = earlier_count(doc, quantity)
    if not (revised or _goes_on(doc, quantity) or _part_of(doc, quantity)):
        return None, None
    for i in range(quantity.start - 1, max(quantity.start - _REACH, -1), -1):
        word = doc[i].lower_
        if word in (".", "!", "?", ";") or "\n\n" in doc[i].text:
            break
        measure = lookup(word, "state") or lookup(word, "object") or _died(word)
        if revised and word == "toll":
            measure = "killed"
        if measure is not None:
            return measure, doc[i]
    return None, None


_OLD = frozenset({"earlier", "previous", "previously", "prior"})
COUNTS = frozenset({"toll", "count", "figure", "estimate", "number", "tally", "report", "death", "total"})


def earlier_count(doc: Doc, quantity: Quantity) -> bool:
    """Tell "an earlier toll of *15*", "its previous figure of *31*"."""
    i = quantity.start - 1
    words = {doc[k].lower_ for k in range(max(i - 4, 0), i)}
    return i > 0 and doc[i].lower_ in ("of", "at") and bool(_OLD & words) and bool(COUNTS & words)


def _died(word: str) -> str | None:
    measure = lookup(word, "subject")
    return measure if measure in ("killed", "displaced") else None


def _goes_on(doc: Doc, quantity: Quantity) -> bool:
    """Tell whether a bare number takes its verb from the count before: "and five in Idlib", ", another six near"."""
    if quantity.head is not None or quantity.start == 0 or quantity.end >= len(doc):
        return False
    i = quantity.start - 1
    while i > 0 and doc[i].lower_ in ("another", "a", "further", "also"):
        i -= 1
    before = doc[i].lower_ in ("and", ",", ":", "while", "but")
    return before and doc[quantity.end].lower_ in (
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
    ahead = doc[quantity.end : quantity.end + 2].text.lower()
    if ahead in ("of them", "of whom", "of those"):
        return True
    lead = doc[max(quantity.start - 2, 0) : quantity.start].text.lower()
    return lead in (
        "among them",
        "among whom",
        "among those",
        "along with",
        "together with",
        "as well as",
    ) or (lead.endswith("including"))

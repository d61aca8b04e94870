"""Tells what a number is a number of per day or per time, and of what a stretch of time counts the occasions, not the people."""

from collections.abc import Sequence

from spacy.tokens import Doc

from secondsource.claims.columns import lower
from secondsource.claims.numerals import ORDINALS
from secondsource.claims.quantities import Quantity
from secondsource.model.time import TimeRef

_OVER = frozenset({"in", "within", "over", "during", "for", "since"})
_WAY = 5  # tokens from a rank to the stretch of time that it is told over
_BREAKS = frozenset({
    "and", "but", "while", "who", "whom", "which", "that", "as", "after", "before", "because", "where",
    "when", "if",
})  # fmt: skip
_EACH = ("each ", "every ", "per ")


def within(doc: Doc, time: TimeRef) -> bool:
    """Tell a stretch of time that a rank is told over: "the attack, the *third in a week*, killed five", "the *deadliest in years*".

    It counts the attacks; the dead are those of one.
    """
    low = lower(doc)
    span = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if span is None:
        return False
    i = span.start - 1
    while i > 0 and low[i] in ("the", "just", "about", "only", "past", "last"):
        i -= 1
    if i < 1 or low[i] not in _OVER:
        return False
    for k in range(i - 1, max(i - 1 - _WAY, -1), -1):
        word = low[k]
        if (
            doc[k].is_punct
            or doc[k].pos_ in ("VERB", "AUX")
            or word[0].isdigit()
            or word in ("least", "most")
        ):
            return False  # "killed *at least* 130 since July"
        if word in ORDINALS or doc[k].tag_ == "JJS" or word in ("worst", "deadliest"):
            return True
    return False


def recurs(doc: Doc, quantity: Quantity, times: Sequence[TimeRef], first: int, last: int) -> bool:
    """Tell a count of what happens again and again: "30 people die *every day*", "*on average* 12 are killed", "*an average of* 30"."""
    low = lower(doc)
    before = low[max(quantity.start - 3, first) : quantity.start]
    if before[-2:] in (["average", "of"], ["on", "average"]) or before[-3:] == ["on", "average", ","]:
        return True
    for time in times:
        if time.kind != "set" or not time.text.lower().startswith(_EACH):
            continue
        span = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        if span is None or not first <= span.start < last:
            continue
        if quantity.end <= span.start:
            between = doc[quantity.end : span.start]
            if not any(token.is_punct or token.like_num or token.lower_ in _BREAKS for token in between):
                return True
        elif span.start == first and all(
            token.lower_ in (",", "some", "about") for token in doc[span.end : quantity.start]
        ):
            return True
    return False

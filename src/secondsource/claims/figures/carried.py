"""Gives a bare number the measure of the number that it stands beside or for: "it was *more than 240*", "41, not *1,200*".

Only where the words say so: a named count ("the figure of 211", "the number is 4", "an earlier estimate was 28"), "it" that
is so many, "sticks to 148", two numbers of which one is denied or taken back ("14, not 40", "from 34 to 31"). What it
counts is then what the sentence, or the ones before, counted last; if they counted several things, it stays unknown.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from secondsource.claims.columns import borders, lower
from secondsource.claims.figures.named import LEADS, NAMES
from secondsource.claims.figures.parts import corrects, is_part
from secondsource.claims.figures.words import OF_PEOPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from secondsource.claims.figures.measures import Measures
    from secondsource.claims.quantities import Quantity

_CARRIED = OF_PEOPLE | {"magnitude", "destroyed", "damaged"}
_STICK = {
    ("sticks", "to"), ("stuck", "to"), ("stick", "to"), ("sticking", "to"), ("insists", "on"),
    ("insisted", "on"), ("speaks", "of"), ("spoke", "of"), ("speak", "of"), ("talks", "of"), ("talked", "of"),
    ("stands", "by"), ("stood", "by"), ("counts", "only"),
}  # fmt: skip
_READ_OFF = frozenset({"measured", "measures", "registered", "recorded", "magnitude"})
_OF_THEM = frozenset({("of", "them"), ("of", "these"), ("of", "those")})
_UNDERGO = frozenset({"need", "require", "undergo", "suffer", "sustain", "receive", "have", "lose"})
_OWN = frozenset({"its", "their", "his", "her", "the", "only", "a"})
_ADVERBS = frozenset({
    "now", "actually", "really", "only", "likely", "probably", "closer", "nearer", "could", "may", "might",
    "would", "should", "at", "as", "to", "officially", "currently", "still", "just", "in", "fact", "up",
    "even", "much", "more", "higher", "lower", "than",
})  # fmt: skip
_BEINGS = frozenset({
    "was", "is", "be", "been", "were", "remains", "remained", "stands", "stood", "rose", "reached", "reaches",
    "put", "puts", "gave", "gives", "given", "set", "estimated", "estimates", "raised", "lowered", "revised",
    "cut", "listed", "passed", "exceeded",
})  # fmt: skip
_LEADING = LEADS | _BEINGS
_NUMBERS = NAMES - {"total"}
_ENDS = frozenset({".", ",", ";", "!", "?", ")", "\u201d", '"', "and", "but", "or", "while", "rather", "not", "according", "by", "on",
                   "when", "after", ":", "from", "instead", "in", "people", "more"})  # fmt: skip
_AGAINST = (
    ["rather", "than"], ["instead", "of"], ["up", "from"], ["down", "from"], ["compared", "with"], ["compared", "to"],
)  # fmt: skip
_BACK = 8  # tokens from a number back to what names it
_SENTENCES = 3  # sentences back to the number that is stood for
_SURE = 10.0  # the same number, this large, is the same count
_ANY = 12  # sentences back to the same number


class _Stand(NamedTuple):
    """How a number stands for another count: the word that tells, and how many sentences back that count may be."""

    word: int
    back: int


def carry(measures: Measures, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities of a document, bare numbers that stand for a count told elsewhere with its measure.

    Args:
        measures: What the counts of the document are counted as.
        quantities: All of ``quantities.find(doc)``.
    """
    made = list(quantities)
    sentences = _sentences(measures.doc)
    for _ in range(2):  # "not 40 but 14 were taken": what is denied first takes its measure from the next
        for k, quantity in enumerate(made):
            if not _bare(quantity) or quantity.measure is not None:
                continue
            found = _beside(measures, made, k) or _stands(measures, made, k, sentences)
            if found is not None:
                made[k] = found
    return made


def _sentences(doc: Doc) -> list[int]:
    """Return the number of the sentence of each token, paragraphs and full stops where there is no reader."""
    numbers: list[int] = []
    sentences = borders(doc)
    if sentences is not None:
        for n, (first, last) in enumerate(pairwise(sentences)):
            numbers += [n] * (last - first)
        return numbers
    n = 0
    for word in lower(doc):
        numbers.append(n)
        n += word in (".", "!", "?") or "\n\n" in word
    return numbers


def _bare(quantity: Quantity) -> bool:
    """Tell whether a number stands without a noun of its own."""
    return quantity.kind == "count" and quantity.population is None and quantity.unit in ("person", None)


def _measured(measures: Measures, quantity: Quantity) -> str | None:
    measure: str | None = quantity.kind if quantity.kind == "magnitude" else None
    if quantity.kind == "count":
        measure = measures.of(quantity)[0]
    return measure if measure in _CARRIED else None


def _like(quantity: Quantity, other: Quantity, measure: str, word: int) -> Quantity:
    unit = quantity.unit if other.unit is None else other.unit
    return replace(quantity, measure=measure, word=word, population=other.population, unit=unit)


# Numbers side by side --------------------------------------------------------------------------------------


def _beside(measures: Measures, made: Sequence[Quantity], k: int) -> Quantity | None:
    """Take the measure of the number that this one is set against: "14, not *40*", "*40* rather than 14", "from *34* to 31"."""
    quantity = made[k]
    for j in (k - 1, k + 1):
        if not 0 <= j < len(made) or made[j].kind not in ("count", "magnitude"):
            continue
        first, second = (made[j], quantity) if j < k else (quantity, made[j])
        if not _set_against(measures.doc, first, second):
            continue
        if j > k and _own(measures, quantity):
            return None
        measure = _measured(measures, made[j])
        if measure is not None:
            word = measures.of(made[j])[1]
            return _like(quantity, made[j], measure, word.i if word is not None else quantity.start)
    return None


def _own(measures: Measures, quantity: Quantity) -> bool:
    return _measured(measures, quantity) is not None


def _set_against(doc: Doc, first: Quantity, second: Quantity) -> bool:
    """Tell two numbers of which one is given for the other."""
    low = lower(doc)
    begin = first.head + 1 if first.head is not None else first.end
    if second.start - begin > 12 or second.start < begin:
        return False
    words = [word for word in low[begin : second.start] if not word.isspace()]
    before = low[first.start - 1] if first.start else ""
    if any(word in (".", ";", "!", "?") for word in words) or not words:
        return False
    if words[-1] == "not" or words[-2:] in _AGAINST:
        return True
    if before == "not" and words[-1] == "but":
        return True
    if {before, words[-1]} == {"from", "to"} and len(words) == 1:
        return True
    if {before, words[-1]} == {"from", "to"} and first.population is not None:
        return False
    return before in ("as", "at") and words[0] == "by" and words[-1] in ("and", "but")


# Numbers that stand for another ----------------------------------------------------------------------------


def _stands(
    measures: Measures, made: Sequence[Quantity], k: int, sentences: Sequence[int]
) -> Quantity | None:
    """Take the measure of the count that a named count, "it" or a position held means."""
    doc = measures.doc
    quantity = made[k]
    stand = (
        _named(doc, quantity)
        or _it(doc, quantity)
        or _held(doc, quantity)
        or _set_alone(measures, made, k, sentences)
        or _of_them(measures, quantity)
        or _read_off(doc, quantity)
        or (_Stand(quantity.start - 1, 1) if corrects(doc, quantity.start) else None)
    )
    if stand is None:
        return None
    other = _same(measures, made, k, sentences)
    if other is None and not _told_plainly(measures, made, k, sentences):
        other = _last(measures, made, k, sentences, stand.back)
    if other is None:
        # "the *figure of 211* leaves out": no verb near by tells what it counts
        return replace(quantity, measure="count", word=stand.word) if _is_name(doc, stand.word) else None
    measure = _measured(measures, other)
    if measure is None or (measure == "magnitude") != (doc[stand.word].lower_ in _READ_OFF):
        return None
    return _like(quantity, other, measure, stand.word)


def _is_name(doc: Doc, word: int) -> bool:
    low = lower(doc)
    return low[word] in NAMES


def _clear(doc: Doc, quantity: Quantity) -> bool:
    """Tell whether nothing that is counted follows a number."""
    low = lower(doc)
    return (
        quantity.end >= len(doc)
        or low[quantity.end] in _ENDS
        or doc[quantity.end].is_space
        or (
            low[quantity.end]
            in (
                "that",
                "which",
                "given",
                "published",
                "released",
                "leaves",
                "is",
                "was",
                "has",
                "announced",
                "includes",
            )
        )
    )


def _named(doc: Doc, quantity: Quantity) -> _Stand | None:
    """Read "the figure of *211*", "the number is *4*", "put the figure at *45*", "the ministry's count is *12*"."""
    low = lower(doc)
    i = quantity.start - 1
    if i < 1 or not _clear(doc, quantity):
        return None
    if low[i] == "of" and low[i - 1] in _NUMBERS and low[i - 1] != "toll":
        return _Stand(i - 1, _SENTENCES + 1)
    if low[i] not in _LEADING:
        return None
    being = False
    for k in range(i, max(i - _BACK, -1), -1):
        word = low[k]
        if word == "toll":
            return None  # of the dead, as its own word says
        if word in _NUMBERS:
            of = low[k + 1] in ("of", "for")  # "the number of schools is 4": it says what it counts
            moved = being or any(low[m] in _BEINGS for m in range(max(k - 4, 0), k))
            return _Stand(k, _SENTENCES) if moved and not of else None
        being = being or word in _BEINGS
        if word not in _LEADING and word not in _ADVERBS:
            return None
    return None


def _it(doc: Doc, quantity: Quantity) -> _Stand | None:
    """Read "it was *more than 240*", "put it at *45*"."""
    low = lower(doc)
    if not _clear(doc, quantity) or low[quantity.end : quantity.end + 1] in (
        ["in"],
        ["on"],
        ["when"],
        ["from"],
    ):
        return None
    being = False
    for k in range(quantity.start - 1, max(quantity.start - 6, -1), -1):
        word = low[k]
        if word == "it":
            put = k > 0 and low[k - 1] in ("put", "puts", "putting")
            return (
                _Stand(quantity.start if quantity.bound == "exact" else quantity.end - 1, 1)
                if being or put
                else None
            )
        being = being or word in ("was", "is", "be", "were", "stands", "stood")
        if word not in _ADVERBS and word not in ("was", "is", "be", "were", "stands", "stood"):
            return None
    return None


def _held(doc: Doc, quantity: Quantity) -> _Stand | None:
    """Read "sticks to *148*", "stands by its *31*"."""
    low = lower(doc)
    i = quantity.start - 1
    while i > 0 and low[i] in _OWN:
        i -= 1
    if i < 1 or not _clear(doc, quantity):
        return None
    return _Stand(i - 1, 2) if (low[i - 1], low[i]) in _STICK else None


def _of_them(measures: Measures, quantity: Quantity) -> _Stand | None:
    """Read "*17* of them had been identified", where nothing says that it happened to them: a part of those before."""
    if tuple(lower(measures.doc)[quantity.end : quantity.end + 2]) not in _OF_THEM:
        return None
    if measures.of(quantity)[0] is not None or _act(measures.doc, quantity):
        return None
    return _Stand(quantity.end - 1, 1)


def _act(doc: Doc, quantity: Quantity) -> bool:
    """Tell some of them who do something: "*five* of them had found one another" tells nothing of what befell them."""
    number = doc[quantity.end - 1]
    verb = number.head
    acts = any(child.dep_ == "obj" for child in verb.children)
    return number.dep_ == "nsubj" and verb.pos_ == "VERB" and acts and verb.lemma_ not in _UNDERGO


def _read_off(doc: Doc, quantity: Quantity) -> _Stand | None:
    """Read "the institute measured *5.9*", of the magnitude told before."""
    low = lower(doc)
    i = quantity.start - 1
    return _Stand(i, 1) if i >= 0 and low[i] in _READ_OFF and _clear(doc, quantity) else None


def _set_alone(
    measures: Measures, made: Sequence[Quantity], k: int, sentences: Sequence[int]
) -> _Stand | None:
    """Read "“*Forty-one*, not *one thousand two hundred*,” he said": numbers set against each other, and nothing more."""
    for first, second in ((k, k + 1), (k - 1, k)):
        if not 0 <= first < second < len(made) or not (_bare(made[first]) and _bare(made[second])):
            continue
        one, two = made[first], made[second]
        if sentences[one.start] != sentences[two.start] or not _set_against(measures.doc, one, two):
            continue
        before = measures.doc[one.start - 1] if one.start else None
        opens = before is None or before.is_punct or before.is_space or before.lower_ == "not"
        if opens and not _own(measures, one) and not _own(measures, two):
            return _Stand(made[k].end - 1, 2)
    return None


def _same(measures: Measures, made: Sequence[Quantity], k: int, sentences: Sequence[int]) -> Quantity | None:
    """Return the last count before with the very number: "it said *211* were aboard … the figure of 211"."""
    quantity = made[k]
    if quantity.best is None or quantity.best < _SURE:
        return None
    for other in reversed(made[:k]):
        if sentences[quantity.start] - sentences[other.start] > _ANY:
            break
        if (
            other.best == quantity.best
            and other.kind == "count"
            and other.measure != "count"
            and _own(measures, other)
        ):
            return other
    return None


def _told_plainly(measures: Measures, made: Sequence[Quantity], k: int, sentences: Sequence[int]) -> bool:
    """Tell whether the very number was told before of people to whom nothing counted happened ("*19 workers* were on shift")."""
    quantity = made[k]
    return (quantity.best or 0.0) >= _SURE and any(
        other.best == quantity.best and other.unit == "person" and not _own(measures, other)
        for other in made[:k]
        if sentences[quantity.start] - sentences[other.start] <= _ANY
    )


def _last(
    measures: Measures, made: Sequence[Quantity], k: int, sentences: Sequence[int], back: int
) -> Quantity | None:
    """Return a count of the last sentence that counts anything, if it counts one thing only; ``None``: it is not plain."""
    at = sentences[made[k].start]
    by_sentence: dict[int, list[Quantity]] = {}
    for other in made[:k]:
        if at - back <= sentences[other.start] and other.kind in ("count", "magnitude"):
            by_sentence.setdefault(sentences[other.start], []).append(other)
    for sentence in sorted(by_sentence, reverse=True):
        whole = [other for other in by_sentence[sentence] if not is_part(measures.doc, other)]
        told: dict[str, Quantity] = {}
        for other in whole:
            measure = _measured(measures, other)
            if measure is not None:
                # "136 passengers and 12 crew": all of them have no one name
                told[measure] = replace(other, population=None) if measure in told else other
        if len(told) == 1:
            return next(iter(told.values()))
        if told or (sentence != at and any(other.unit not in ("person", None) for other in whole)):
            return None
    return None

"""Counts one person told without a number: "killing five women and *a child*", "*a woman* was killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.lexicon import NOT
from secondsource.claims.quantities import Quantity
from secondsource.claims.quantities.units import is_person, is_plural
from secondsource.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from secondsource.claims.figures.measures import Measures

_ONE = frozenset({"a", "an", "another"})
_HARMED = frozenset({
    "killed", "injured", "dead_or_injured", "dead_or_missing", "missing", "kidnapped", "detained", "captured", "bodies",
    "hospitalized", "rescued",
})  # fmt: skip
_NOT = NOT | {"never", "nearly", "almost", "to"}
_UNLESS = frozenset({"if", "unless", "whether", "lest"})


def added(measures: Measures, quantities: Sequence[Quantity], lower: Sequence[str]) -> list[Quantity]:
    """Return the quantities and, in order, each "a child" who came to harm: in a list, or alone with the verb that says so.

    ``lower``: the document's tokens in lower case.
    """
    doc = measures.doc
    if not doc.has_annotation("DEP"):
        return list(quantities)
    counted = {quantity.head for quantity in quantities if quantity.unit == "person"}
    found = []
    for token in [doc[i] for i, word in enumerate(lower) if word in _ONE]:
        more = _one_more(token, quantities) if lower[token.i] == "another" else None
        if more is not None:
            measure, word = measures.of(more)
            if measure in _HARMED and word is not None and word.i == doc[more.head or 0].head.i:
                found.append(more)
            continue
        if token.dep_ == "det" and _is_one(token.head) and not _counted(doc, token):
            beside = [token.head.head] if token.head.dep_ == "conj" else []
            beside += [child for child in token.head.children if child.dep_ == "conj"]
            if any(other.i in counted or _has_article(other) for other in beside):
                one = _one(doc, token)
                if measures.of(one)[0] in _HARMED:
                    found.append(one)
            elif _befallen(token.head):
                one = _one(doc, token)
                measure, word = measures.of(one)
                if measure in _HARMED and word is not None and word.i == token.head.head.i:
                    found.append(one)
    return sorted([*quantities, *found], key=lambda quantity: quantity.start) if found else list(quantities)


def _counted(doc: Doc, article: Token) -> bool:
    """Tell an article before a number: "*another* 15 terrorist were captured"."""
    behind = doc[article.i + 1] if article.i + 1 < len(doc) else None
    return article.lower_ == "another" and behind is not None and behind.pos_ == "NUM"


def _one_more(token: Token, quantities: Sequence[Quantity]) -> Quantity | None:
    """Return one more of the people counted before it in the sentence: "two were killed and *another* was injured"."""
    noun = token.head if token.dep_ == "det" and token.head.lower_ == "one" else token
    alone = noun is not token or token.dep_ in ("obj", "nsubj:pass")
    if not alone or not _befallen(noun):
        return None
    first = token.sent.start
    if not any(first <= quantity.start < token.i and quantity.unit == "person" for quantity in quantities):
        return None
    return _quantity(token, noun, None)


def _is_one(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and is_person(noun.text) and not is_plural(noun.text)


def _befallen(noun: Token) -> bool:
    """Tell who a verb may tell to have come to harm: its object, or the subject of one in the passive or without an object.

    What may or might happen, and what happens if something does, happened to nobody.
    """
    verb = noun.head
    if verb.pos_ != "VERB" or noun.dep_ not in ("obj", "nsubj", "nsubj:pass"):
        return False
    kids = list(verb.children)
    if noun.dep_ == "nsubj" and any(kid.dep_ == "obj" for kid in kids):
        return False
    if any(kid.dep_ == "conj" and is_person(kid.text) for kid in noun.children):
        return False  # "a man and his wife": two came to harm
    return not any(
        kid.lower_ in _NOT or kid.tag_ == "MD" or (kid.dep_ == "mark" and kid.lower_ in _UNLESS)
        for kid in kids
    )


def _has_article(noun: Token) -> bool:
    return _is_one(noun) and any(child.lower_ in _ONE and child.dep_ == "det" for child in noun.children)


def _one(doc: Doc, article: Token) -> Quantity:
    """Return the quantity of an article and its noun."""
    noun = article.head
    begin = doc[article.i + 1].idx if article.i < noun.i else noun.idx
    return _quantity(article, noun, Span(begin, noun.idx + len(noun)))


def _quantity(article: Token, noun: Token, population: Span | None) -> Quantity:
    return Quantity(
        text=article.text,
        span=Span(article.idx, article.idx + len(article)),
        start=article.i,
        end=article.i + 1,
        kind="count",
        low=1.0,
        best=1.0,
        high=1.0,
        bound="exact",
        rule="single",
        unit="person",
        head=noun.i,
        population=population,
    )

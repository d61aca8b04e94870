"""Attributes of all tokens of a document at once: one call and one look-up for each value, not for each token."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from secondsource.language.lemmas import lemmatize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.strings import StringStore
    from spacy.tokens import Doc


def strings(doc: Doc, attribute: str) -> list[str]:
    """Return an attribute of each token that is a string, by spaCy's name of it ("LOWER", "POS"), ``""``: not set."""
    numbers: list[int] = doc.to_array(attribute).tolist()
    table = doc.vocab.strings
    names = {number: _string(table, number) for number in set(numbers)}
    return [names[number] for number in numbers]


@lru_cache(maxsize=32768)
def _string(table: StringStore, number: int) -> str:
    """Return a string by its number; spaCy's own look-up, which decodes it anew, is most of the cost of a column."""
    return table[number] if number else ""


def lemmas(
    doc: Doc, words: Sequence[str], lower: Sequence[str], pos: Sequence[str], feats: Sequence[str]
) -> list[str]:
    """Return base forms in lower case; "troops" has one, whether it was read as a plural or as a word without a singular."""
    found = []
    for word, low, kind, form, lemma in zip(words, lower, pos, feats, strings(doc, "LEMMA"), strict=True):
        if kind == "NOUN" and "Number=Ptan" in form:
            found.append(lemmatize(word, "NOUN", "Number=Plur").lower())
        elif low == "media":
            found.append(low)  # the press, not several mediums
        else:
            found.append(lemma.lower() or low)
    return found


def heads(doc: Doc) -> list[int]:
    """Return the index of each token's head; a root's is its own."""
    steps: list[int] = doc.to_array("HEAD").astype("int64").tolist()
    return [index + step for index, step in enumerate(steps)]


def starts(doc: Doc) -> list[int]:
    """Return the character that each token begins at."""
    found: list[int] = doc.to_array("IDX").tolist()
    return found

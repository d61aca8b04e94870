"""Attributes of all tokens of a document at once: one call and one look-up for each value, not for each token."""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from secondsource.claims import given_names
from secondsource.language.lemmas import lemmatize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.strings import StringStore
    from spacy.tokens import Doc


_NAMES_OF_DEEDS = frozenset({"Said", "According", "according"})
"""Words that a name which looks like a verb may stand as or behind."""
_KEPT = 100_000
"""Strings that are held at most."""


def strings(doc: Doc, attribute: str) -> list[str]:
    """Return an attribute of each token that is a string, by spaCy's name of it ("LOWER", "POS"), ``""``: not set."""
    numbers: list[int] = doc.to_array(attribute).tolist()
    return list(map(_names(doc.vocab.strings).__getitem__, numbers))


class _Names(dict[int, str]):
    """Strings by their numbers; spaCy's own look-up, which decodes each anew, is most of the cost of a column."""

    def __init__(self, table: StringStore) -> None:
        super().__init__({0: ""})
        self._table = table

    def __missing__(self, number: int) -> str:
        if len(self) > _KEPT:
            self.clear()
            self[0] = ""
        found = self[number] = self._table[number]
        return found


@lru_cache(maxsize=2)
def _names(table: StringStore) -> _Names:
    return _Names(table)


@lru_cache(maxsize=2)
def words(doc: Doc) -> list[str]:
    """Return the text of each token."""
    return strings(doc, "ORTH")


@lru_cache(maxsize=2)
def lower(doc: Doc) -> list[str]:
    """Return the text of each token in lower case; what reads words around a number asks for it again and again."""
    return list(map(str.lower, words(doc)))


@lru_cache(maxsize=2)
def borders(doc: Doc) -> list[int] | None:
    """Return the first token of each sentence and, last, the number of tokens; ``None``: no sentences were read."""
    if not doc.has_annotation("SENT_START"):
        return None
    opens: list[int] = np.flatnonzero(doc.to_array("SENT_START") == 1).tolist()
    return [0, *(index for index in opens if index), len(doc)]


def sentences(doc: Doc) -> list[tuple[int, int]]:
    """Return the first token and the end of each sentence; one of all tokens where no sentences were read."""
    return [(start, end) for start, end in pairwise(borders(doc) or [0, len(doc)]) if start < end]


class Columns:
    """The columns of a document that several rooms ask for, each read once, as the reader gave them.

    Attributes:
        doc: The document.
        text: Its text; every access to a ``Doc``'s builds it anew.
    """

    def __init__(self, doc: Doc, text: str | None = None) -> None:
        self.doc = doc
        self.text = doc.text if text is None else text

    @cached_property
    def words(self) -> list[str]:
        """Text of each token."""
        return words(self.doc)

    @cached_property
    def lower(self) -> list[str]:
        """The same in lower case."""
        return lower(self.doc)

    @cached_property
    def pos(self) -> list[str]:
        """UD part of speech."""
        found = strings(self.doc, "POS")
        return found if _NAMES_OF_DEEDS.isdisjoint(self.words) else given_names.parts(self.words, found)

    @cached_property
    def dep(self) -> list[str]:
        """UD relation with its subtype."""
        return strings(self.doc, "DEP")

    @cached_property
    def heads(self) -> list[int]:
        """Index of each token's head; a root's is its own."""
        steps = self.doc.to_array("HEAD").astype("int64")
        found: list[int] = (steps + np.arange(len(steps))).tolist()
        return found

    @cached_property
    def starts(self) -> list[int]:
        """Character that each token begins at."""
        found: list[int] = self.doc.to_array("IDX").tolist()
        return found


def lemmas(
    doc: Doc, words: Sequence[str], lower: Sequence[str], pos: Sequence[str], feats: Sequence[str]
) -> list[str]:
    """Return base forms in lower case; "troops" has one, whether it was read as a plural or as a word without a singular."""
    found = list(map(str.lower, strings(doc, "LEMMA")))
    if "" in found:
        found = [lemma or low for lemma, low in zip(found, lower, strict=True)]
    if "Said" in words:
        found = [
            "said" if lemma == "say" and kind == "PROPN" else lemma
            for lemma, kind in zip(found, pos, strict=True)
        ]
    if "media" in lower:
        found = [
            low if low == "media" else lemma for low, lemma in zip(lower, found, strict=True)
        ]  # the press
    plural = {form for form in set(feats) if "Number=Ptan" in form}
    for index, form in enumerate(feats) if plural else ():
        if form in plural and pos[index] == "NOUN":
            found[index] = lemmatize(words[index], "NOUN", "Number=Plur").lower()
    return found


def plain(feats: Sequence[str]) -> list[str]:
    """Return morphology as the rules ask for it: "" for none, and a word without a singular is a plural."""
    known = {form: "" if form == "_" else form.replace("Number=Ptan", "Number=Plur") for form in set(feats)}
    return list(map(known.__getitem__, feats))

"""Attributes of all tokens of a document at once: one call and one look-up for each value, not for each token."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def heads(doc: Doc) -> list[int]:
    """Return the index of each token's head; a root's is its own."""
    steps: list[int] = doc.to_array("HEAD").astype("int64").tolist()
    return [index + step for index, step in enumerate(steps)]


def starts(doc: Doc) -> list[int]:
    """Return the character that each token begins at."""
    found: list[int] = doc.to_array("IDX").tolist()
    return found

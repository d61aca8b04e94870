"""Where the words of a document stand: what a rule begins at is looked up, not searched for token by token."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import KeysView, Sequence
    from collections.abc import Set as AbstractSet

_VERBS = frozenset({"VERB", "AUX"})


class Spots:
    """The tokens of a document by their words and lemmas.

    Attributes:
        verbs: The verbs and auxiliaries, in order.
        line_ends: The tokens that end a line, in order.
    """

    def __init__(
        self, words: Sequence[str], lower: Sequence[str], lemma: Sequence[str], pos: Sequence[str]
    ) -> None:
        self._words, self._lower = words, lower
        self._by_word, self._by_lemma = _by_text(lower), _by_text(lemma)
        self.verbs = [index for index, pos_ in enumerate(pos) if pos_ in _VERBS]
        self.line_ends = sorted(self.containing("\n"))

    def vocabulary(self) -> KeysView[str]:
        """Return the words of the document, in lower case."""
        return self._by_word.keys()

    def of(self, word: str) -> Sequence[int]:
        """Return the tokens that are a word in lower case, in order."""
        return self._by_word.get(word, ())

    def of_lemma(self, lemma: str) -> Sequence[int]:
        """Return the tokens that have a lemma, in order."""
        return self._by_lemma.get(lemma, ())

    def of_words(self, words: AbstractSet[str]) -> list[int]:
        """Return the tokens that are one of some words in lower case, in order."""
        return sorted(chain.from_iterable(map(self._by_word.__getitem__, words & self._by_word.keys())))

    def of_lemmas(self, lemmas: AbstractSet[str]) -> list[int]:
        """Return the tokens that have one of some lemmas, in order."""
        return sorted(chain.from_iterable(map(self._by_lemma.__getitem__, lemmas & self._by_lemma.keys())))

    def containing(self, mark: str) -> list[int]:
        """Return the tokens that have a mark in them, word by word."""
        return [index for word, spots in self._by_word.items() if mark in word for index in spots]

    def written(self, index: int) -> list[int]:
        """Return the tokens that are written as a token is, it among them, in order."""
        word = self._words[index]
        return [spot for spot in self._by_word[self._lower[index]] if self._words[spot] == word]


def _by_text(words: Sequence[str]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        found[word].append(index)
    return dict(found)

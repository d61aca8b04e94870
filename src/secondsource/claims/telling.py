"""The words of a claim that tell what it tells: its predicate with what belongs to it, and what its figures count.

The words that are shown of a claim may hold further clauses, which are claims of their own: those would make all
claims of one sentence look alike.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from secondsource.claims.columns import Columns
from secondsource.language.extensions import MATTER_SIZE, matters_of
from secondsource.model import Claim

# Clauses that tell something else, or tell more about one of those who take part.
_OTHER = frozenset({
    "advcl", "acl:relcl", "advcl:relcl", "appos", "cc", "conj", "discourse", "list", "parataxis", "punct",
    "reparandum",
})  # fmt: skip
_OF_A_NOUN = frozenset({"advmod", "amod", "compound", "det", "nmod", "nummod"})


def signed_bytes(units: NDArray[np.float32]) -> tuple[bytes, ...]:
    """Return vectors of unit length, one a row, as an extraction keeps them."""
    if not len(units):
        return ()
    whole = np.rint(units * np.float32(127)).astype(np.int8).tobytes()
    size = units.shape[1]
    return tuple(whole[at : at + size] for at in range(0, len(whole), size))


def matters(doc: Doc, told: Sequence[Sequence[int]]) -> NDArray[np.float32]:
    """Return what each of some lists of tokens tells as a row of unit length, or no rows: the text was read without vectors of it."""
    totals = matters_of(doc, told)
    if totals is None:
        return np.zeros((0, MATTER_SIZE), dtype=np.float32)
    units: NDArray[np.float32] = totals / np.maximum(np.linalg.norm(totals, axis=1, keepdims=True), 1e-9)
    return units


class Teller:
    """Finds the telling words of one document's claims, by the tree as the reader gave it."""

    def __init__(self, columns: Columns) -> None:
        self.doc = columns.doc
        self._words, self._starts = columns.words, columns.starts
        self._dep, self._heads = columns.dep, columns.heads
        self._kids: dict[int, list[int]] = {}
        for index, head in enumerate(self._heads):
            if head != index:
                self._kids.setdefault(head, []).append(index)

    def words(self, claim: Claim, predicate: int, ranges: Sequence[tuple[int, int]]) -> list[int]:
        """Return the tokens of a claim that tell what it tells, in order.

        Args:
            claim: The claim.
            predicate: Its predicate's token.
            ranges: Its words, in tokens.
        """
        words = self._clause(predicate)
        for figure in claim.figures:
            first, last = self._tokens(*figure.span)
            root = self.doc[first:last].root.i if last - first > 1 else first
            words |= self._clause(self._heads[root] if self._dep[root] in _OF_A_NOUN else root)
            words.update(range(first, last))
        shown: set[int] = set().union(*(range(*part) for part in ranges))
        return sorted(shown & words | {predicate})

    def _tokens(self, begin: int, stop: int) -> tuple[int, int]:
        """Return the tokens that characters touch."""
        first = max(bisect_right(self._starts, begin) - 1, 0)
        if begin == self._starts[first] + len(self._words[first]):
            first += 1  # a blank is no part of the token before it
        return first, bisect_left(self._starts, stop)

    def _clause(self, head: int) -> set[int]:
        found = [head]
        for token in found:
            for kid in self._kids.get(token, ()):
                dep = self._dep[kid]
                if dep not in _OTHER and not (dep == "mark" and token == head):
                    found.append(kid)
        return set(found)

"""Which word hangs on which, by what relation, and from where to where what hangs on a word reaches."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from secondsource.claims.move import Move


class Arcs:
    """The arcs between the tokens of a document, which can be hung anew.

    Attributes:
        dep: UD relation of each token with its subtype.
        base: UD relation without its subtype.
        head: Index of the head; a root's is its own.
        kids: Indices of the dependents, in order.
        left, right: Bounds of the token's subtree, ``[left, right)``; it may have gaps where the tree crosses.
    """

    def __init__(self, head: list[int], dep: list[str]) -> None:
        """Hang each token on its head."""
        self.head, self.dep = head, dep
        bases = {relation: relation.partition(":")[0] for relation in set(dep)}
        self.base = list(map(bases.__getitem__, dep))
        self.kids: list[list[int]] = [[] for _ in head]
        self._above: dict[int, tuple[int, ...]] = {}
        tops = []
        for index, above in enumerate(head):
            if above == index:
                tops.append(index)
            else:
                self.kids[above].append(index)
        self.left = list(range(len(head)))
        self.right = list(range(1, len(head) + 1))
        self._bound(tops)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.head)

    def follow(self, moves: Iterable[Move]) -> None:
        """Hang each token anew in turn."""
        for move in moves:
            self.hang(*move)

    def hang(self, token: int, head: int, dep: str) -> None:
        """Hang a token on another head (on itself: as a root) by another relation.

        Only the trees that it leaves and joins are measured anew: a long text has many of both.
        """
        self._above = {}
        before = self.head[token]
        if before != token:
            self.kids[before].remove(token)
        self.head[token], self.dep[token], self.base[token] = head, dep, dep.partition(":")[0]
        if head != token:
            insort(self.kids[head], token)
        for top in {self._top(before), self._top(token)}:
            if self.head[top] == top:
                self._bound([top])
                continue
            for index in self._ring(top):  # a word of a ring reaches no further than itself
                self.left[index], self.right[index] = index, index + 1

    def _top(self, index: int) -> int:
        """Return the root of the tree that a token stands in; of a ring, which one move may leave to the next, any of it."""
        passed = set()
        while index not in passed:
            passed.add(index)
            index = self.head[index]
        return index

    def _bound(self, tops: list[int]) -> None:
        """Measure how far the subtrees of trees reach, by their roots."""
        heads, kids, left, right = self.head, self.kids, self.left, self.right
        order = list(tops)
        for index in order:
            left[index], right[index] = index, index + 1
            order += kids[index]
        for index in reversed(order):
            head = heads[index]
            if left[index] < left[head]:  # noqa: PLR1730 - done for every token: no call
                left[head] = left[index]
            if right[index] > right[head]:  # noqa: PLR1730
                right[head] = right[index]

    def _ring(self, top: int) -> list[int]:
        """Return the tokens of a ring and all below them."""
        order, reached = [top], {top}
        for index in order:
            below = [kid for kid in self.kids[index] if kid not in reached]
            order.extend(below)
            reached.update(below)
        return order

    def of(self, index: int, *deps: str) -> list[int]:
        """Return the dependents by any of these relations (without subtypes).

        Nothing is asked as often; a comprehension would cost a call of its own.
        """
        kids = self.kids[index]
        if not kids:
            return []
        found, base = [], self.base
        for kid in kids:
            if base[kid] in deps:
                found.append(kid)  # noqa: PERF401
        return found

    def exactly(self, index: int, *deps: str) -> list[int]:
        """Return the dependents by any of these relations, subtypes told apart."""
        found, dep = [], self.dep
        for kid in self.kids[index]:
            if dep[kid] in deps:
                found.append(kid)  # noqa: PERF401
        return found

    def subtree(self, index: int, without: Iterable[str] = ()) -> list[int]:
        """Return the token and all below it in order, leaving out branches by these relations (without subtypes)."""
        skip = frozenset(without)
        found = [index]
        for token in found:
            kids = self.kids[token]
            if skip and kids:
                kids = [kid for kid in kids if self.base[kid] not in skip]
            found.extend(kids)
        found.sort()
        return found

    def above(self, index: int) -> Sequence[int]:
        """Return the heads from the token's own to the root; of a ring, which one move may leave to the next, one round."""
        found = self._above.get(index)
        if found is None:
            path: list[int] = []
            at = index
            while self.head[at] != at and self.head[at] not in path:
                at = self.head[at]
                path.append(at)
            found = self._above[index] = tuple(path)
        return found

    def conjuncts(self, index: int) -> list[int]:
        """Return the token and what is coordinated with it, in order."""
        found = [index]
        for token in found:
            if self.kids[token]:
                found.extend(self.of(token, "conj"))
        return found

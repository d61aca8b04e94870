"""Grouping claims by their pair scores so that one wrong link cannot fuse two matters.

Average linkage over the scored pairs, but for the worst of them: two groups join when the mean score over most of their
compared cross pairs is high enough, so that a claim of few words, or one misread, parts no matter; where too few were
compared, the rest count as nothing. Nor do two groups join over a bridge: some pairs that score high, a cause between
what happened and who is blamed for it, where most have nothing in common. Claims that must stand together (a copied
passage, a person's decision) start as one group.

Two groups can only join where one pair between them scores as high as their mean has to be. So what is kept of two
groups is kept for such pairs alone, and the rest is looked up in arrays when they grow: of the pairs of claims that hang
together, if by single links, for no others are ever asked for.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

JOIN = 0.5  # score from which two claims join, and mean of the better cross pairs of two groups that do
BETTER = 0.5  # share of their cross pairs that are the better ones
PAIRS = 2  # cross pairs of two groups up to which all of them are the better ones
COMPARED = 0.5  # share of the pairs, one per member of the larger group, that must have been compared
LEAST = 0.2  # mean of all cross pairs of two groups that join, those that were not compared as nothing
WHOLE = 40  # claims up to which two groups are held to that: of more, each is compared with a few only
FEW = 4  # groups up to which each is looked for by itself among all that a group was compared with
_UNIT = 1_000_000  # scores are summed as whole numbers of this part, so that no sum hangs on its order

Ints = NDArray[np.int64]
Halves = NDArray[np.int32]  # what of every pair is held


def components(nodes: Iterable[int], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the connected components, each sorted, in order of their first node."""
    root = {node: node for node in nodes}

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for a, b in pairs:
        one, other = find(a), find(b)
        if one != other:
            root[max(one, other)] = min(one, other)
    found: dict[int, list[int]] = defaultdict(list)
    for node in sorted(root):
        found[find(node)].append(node)
    return [found[key] for key in sorted(found)]


def cluster(
    nodes: Sequence[int],
    scores: Mapping[tuple[int, int], float],
    together: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
    join: float = JOIN,
    *,
    plain: bool = False,
) -> list[list[int]]:
    """Return the groups of some nodes, each sorted, in order of their first node.

    Args:
        nodes: What is grouped.
        scores: Pair (smaller first) → score of every pair that was compared.
        together: Pairs that start in one group.
        apart: Pairs that never stand in one group, whatever their scores.
        join: Score from which two claims join, and two groups by the mean of their better pairs.
        plain: Whether two groups join by the mean of all their compared pairs.
    """
    pairs = np.array(list(scores), dtype=np.int64).reshape(-1, 2)
    values = np.array(list(scores.values()), dtype=np.float64)
    return cluster_arrays(sorted(nodes), pairs[:, 0], pairs[:, 1], values, together, apart, join, plain=plain)


def cluster_arrays(  # noqa: PLR0917 - as in ``cluster``, the pairs as columns
    nodes: Sequence[int],
    one: Ints,
    other: Ints,
    values: NDArray[np.float64],
    together: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
    join: float = JOIN,
    *,
    plain: bool = False,
    complete: Callable[[Ints], NDArray[np.float64]] | None = None,
) -> list[list[int]]:
    """Return what ``cluster`` does, of pairs as arrays; ``nodes`` are sorted.

    ``complete`` gives the scores of some of the pairs, where ``values`` knows only those that are high enough to join.
    """
    known = np.array(nodes, dtype=np.int64)
    place = {node: n for n, node in enumerate(nodes)}
    if not np.array_equal(known, np.arange(len(known))):
        one, other = np.searchsorted(known, one), np.searchsorted(known, other)
    tied = [(place[a], place[b]) for a, b in together]
    within = _hanging_together(len(nodes), one, other, values >= join - 1 / _UNIT, tied)
    start = components(range(len(nodes)), tied)
    found = values[within] if complete is None else complete(within)
    work = _Groups(start, one[within], other[within], found, join, plain)
    for a, b in apart:
        work.bar(place[a], place[b])
    return [[nodes[n] for n in group] for group in work.join_all()]


def _hanging_together(
    size: int, one: Ints, other: Ints, near: NDArray[np.bool_], tied: Sequence[tuple[int, int]]
) -> Ints:
    """Return which pairs are of nodes that hang together by pairs that are near or tied: few of a large pile's."""
    rows = np.flatnonzero(near)
    links = zip(one[rows].tolist(), other[rows].tolist(), strict=True)
    home: Halves = np.arange(size, dtype=np.int32)
    for part in components(range(size), [*tied, *links]):
        if len(part) > 1:
            home[part] = part[0]
    return np.flatnonzero(home.take(one) == home.take(other))


class _Groups:
    """Groups that are being joined, best pair first; a group is known by the number of one of its nodes."""

    def __init__(  # noqa: PLR0917 - as in ``cluster_arrays``
        self,
        start: Sequence[list[int]],
        one: Ints,
        other: Ints,
        values: NDArray[np.float64],
        join: float,
        plain: bool,
    ) -> None:
        size = sum(map(len, start))
        whole = np.rint(values * _UNIT).astype(np.int32)
        self.least, self.plain = join, plain
        self.members = {group[0]: group for group in start}
        self.first = {group[0]: group[0] for group in start}
        self.version = dict.fromkeys(self.members, 0)
        self.of: Halves = np.arange(size, dtype=np.int32)
        for group in start:
            if len(group) > 1:
                self.of[group] = group[0]
        # The pairs of each node, both ways: those of node n are [ends[n - 1], ends[n]).
        rows = np.concatenate([one, other])
        # The order of a stable sort, by plain numbers, which are sorted many times as fast.
        order = (np.sort(rows * len(rows) + np.arange(len(rows))) % max(1, len(rows))).astype(np.int32)
        self.mates: Halves = np.concatenate([other, one]).astype(np.int32)[order]
        self.scores: Halves = np.concatenate([whole, whole])[order]
        self.ends: list[int] = [0, *np.bincount(rows, minlength=size).cumsum().tolist()]
        # The pairs of each group of several, one after the other.
        self.joined: dict[int, tuple[Halves, Halves]] = {}
        self.sums: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
        self.barred: dict[int, set[int]] = defaultdict(set)
        self.heap: list[tuple[float, int, int, int, int, int, int]] = []
        self._link(one, other, whole)

    def _link(self, one: Ints, other: Ints, whole: Halves) -> None:
        """Note the groups between which one pair scores as high as the mean has to be."""
        near = np.flatnonzero(whole >= self.least * _UNIT)
        for a, b, value in zip(
            self.of[one[near]].tolist(), self.of[other[near]].tolist(), whole[near].tolist(), strict=True
        ):
            if a == b or b in self.sums[a]:
                continue
            single = len(self.members[a]) == 1 == len(self.members[b])
            found = (value, 1) if single else self._around(a, {b})[b]
            self.sums[a][b] = self.sums[b][a] = found

    def bar(self, one: int, other: int) -> None:
        """Keep the groups of two nodes apart."""
        a, b = int(self.of[one]), int(self.of[other])
        if a != b:
            self.barred[a].add(b)
            self.barred[b].add(a)

    def join_all(self) -> list[list[int]]:
        """Join what is near enough, best first; return the groups, each sorted, in order of their first node."""
        for one in sorted(self.sums):
            for other in sorted(self.sums[one]):
                if one < other:
                    self._offer(one, other)
        while self.heap:
            *_, one, other, was, other_was = heapq.heappop(self.heap)
            if self.version.get(one) == was and self.version.get(other) == other_was:
                self._merge(one, other)
        return sorted(self.members.values())

    def _offer(self, one: int, other: int) -> None:
        """Queue two groups if enough of their pairs were compared and the mean of the better ones is high enough."""
        total, count = self.sums[one][other]
        sizes = len(self.members[one]), len(self.members[other])
        if self._bridged(total, *sizes):
            return
        enough = max(count, COMPARED * max(sizes))
        if sizes[0] * sizes[1] > PAIRS and not self.plain:
            enough = max(1, int(BETTER * enough + 0.5))
            # All that there is, is more than the better ones come to.
            if total / _UNIT / enough >= self.least:
                total = self._better(one, other, enough)
        mean = round(total / _UNIT / enough, 9)
        if mean >= self.least and other not in self.barred[one]:
            first, second = sorted((self.first[one], self.first[other]))
            versions = self.version[one], self.version[other]
            heapq.heappush(self.heap, (-mean, first, second, one, other, *versions))

    def _bridged(self, total: int, one: int, other: int) -> bool:
        """Tell whether two groups of so many claims hang together by a few pairs only: most have nothing in common."""
        pairs = one * other
        return not self.plain and pairs > PAIRS and one + other <= WHOLE and total / _UNIT < LEAST * pairs

    def _better(self, one: int, other: int, most: int) -> int:
        """Return the sum of so many of the highest scores between two groups."""
        if len(self.members[one]) > len(self.members[other]):
            one, other = other, one
        mates, scores = self._pairs(one)
        found = scores[mates == other]
        if len(found) > most:
            found = np.partition(found, len(found) - most)[len(found) - most :]
        return int(found.sum())

    def _pairs(self, group: int) -> tuple[Halves, Halves]:
        """Return with which groups the pairs of a group's members are, and their scores."""
        mates, scores = self._own_pairs(group)
        return self.of.take(mates), scores

    def _own_pairs(self, group: int) -> tuple[Halves, Halves]:
        """Return with which nodes the pairs of a group's members are, and their scores."""
        if group in self.joined:
            return self.joined[group]
        slices = [slice(self.ends[n], self.ends[n + 1]) for n in self.members[group]]
        if len(slices) == 1:
            return self.mates[slices[0]], self.scores[slices[0]]
        self.joined[group] = (
            np.concatenate([self.mates[s] for s in slices]),
            np.concatenate([self.scores[s] for s in slices]),
        )
        return self.joined[group]

    def _around(self, group: int, others: AbstractSet[int]) -> dict[int, tuple[int, int]]:
        """Return, for each of some groups that a group was compared with, the sum and number of their pairs."""
        mates, scores = self._pairs(group)
        found: dict[int, tuple[int, int]] = {}
        if len(others) <= FEW:  # of all that a large group was compared with
            for mate in others:
                there = scores[mates == mate]
                found[mate] = (int(there.sum()), len(there))
            return found
        for mate, score in zip(mates.tolist(), scores.tolist(), strict=True):
            if mate in others:
                total, count = found.get(mate, (0, 0))
                found[mate] = (total + score, count + 1)
        return found

    def _merge(self, one: int, other: int) -> None:
        """Make one group of two; it keeps the number of the one with more members."""
        if len(self.members[one]) < len(self.members[other]):
            one, other = other, one
        left, right = self.sums.pop(one), self.sums.pop(other)
        del left[other], right[one]
        alone = left.keys() - right.keys()
        beside = self._around(other, alone) if alone else {}
        merged: dict[int, tuple[int, int]] = {}
        for near in left.keys() | right.keys():
            total, count = left[near] if near in left else self._between(one, near)
            more, counted = right[near] if near in right else beside.get(near, (0, 0))
            merged[near] = (total + more, count + counted)
            self.sums[near].pop(one, None)
            self.sums[near].pop(other, None)
        pairs = self._own_pairs(one), self._own_pairs(other)
        self.joined.pop(other, None)
        self.joined[one] = np.concatenate([p[0] for p in pairs]), np.concatenate([p[1] for p in pairs])
        gone = self.members.pop(other)
        self.of[gone] = one
        self.members[one] = sorted(self.members[one] + gone)
        self.first[one] = self.members[one][0]
        self.version[one] += 1
        del self.version[other]
        barred = self.barred.pop(one, set()) | self.barred.pop(other, set())
        for near in barred:
            self.barred[near].discard(other)
            self.barred[near].add(one)
        self.barred[one] = barred
        self.sums[one] = merged
        for near, found in merged.items():
            self.sums[near][one] = found
            self._offer(one, near)

    def _between(self, one: int, other: int) -> tuple[int, int]:
        """Return the sum and number of the pairs of two groups, looked up from the smaller."""
        if len(self.members[one]) > len(self.members[other]):
            one, other = other, one
        return self._around(one, {other})[other]

"""Grouping claims by their pair scores so that one wrong link cannot fuse two matters.

Average linkage over the scored pairs: two groups join when the mean score over their compared cross pairs is
high enough; where too few were compared, the rest count as nothing. Claims that must stand together (a copied
passage, a person's decision) start as one group.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

JOIN = 0.5  # mean score of the cross pairs of two groups that join
EDGE = 0.3  # scores from which a pair links two claims into one component, to be clustered
COMPARED = 0.5  # share of the pairs, one per member of the larger group, that must have been compared


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
) -> list[list[int]]:
    """Return the groups of one component, each sorted, in order of their first node.

    Args:
        nodes: What is grouped.
        scores: Pair (smaller first) → score, 0 to 1, of every pair that was compared.
        together: Pairs that start in one group.
        apart: Pairs that never stand in one group, whatever their scores.
        join: Mean score from which two groups join.
    """
    start = components(nodes, together)
    work = _Groups(start, join)
    of = {node: n for n, group in enumerate(start) for node in group}
    for (a, b), value in scores.items():
        work.score(of[a], of[b], value)
    for a, b in apart:
        work.bar(of[a], of[b])
    return work.join_all()


class _Groups:
    """Groups that are being joined, best pair first."""

    def __init__(self, start: Sequence[Sequence[int]], join: float) -> None:
        self.groups = {n: list(group) for n, group in enumerate(start)}
        self.fresh = len(start)
        self.least = join
        self.sums: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        self.barred: dict[int, set[int]] = defaultdict(set)
        self.heap: list[tuple[float, int, int]] = []

    def score(self, one: int, other: int, value: float) -> None:
        if one != other:
            total, count = self.sums[one].get(other, (0.0, 0))
            self.sums[one][other] = self.sums[other][one] = (total + value, count + 1)

    def bar(self, one: int, other: int) -> None:
        if one != other:
            self.barred[one].add(other)
            self.barred[other].add(one)

    def join_all(self) -> list[list[int]]:
        for one in sorted(self.sums):
            for other in sorted(self.sums[one]):
                if one < other:
                    self._offer(one, other)
        while self.heap:
            _, one, other = heapq.heappop(self.heap)
            if one in self.groups and other in self.groups:
                self._merge(one, other)
        return sorted(self.groups.values())

    def _offer(self, one: int, other: int) -> None:
        """Queue two groups if enough of their pairs were compared and their mean is high enough."""
        total, count = self.sums[one][other]
        sizes = len(self.groups[one]), len(self.groups[other])
        enough = max(count, COMPARED * min(sizes[0] * sizes[1], max(sizes)))
        mean = round(total / enough, 9)
        if mean >= self.least and other not in self.barred[one]:
            first, second = sorted((one, other))
            heapq.heappush(self.heap, (-mean, first, second))

    def _merge(self, one: int, other: int) -> None:
        new = self.fresh
        self.fresh += 1
        self.groups[new] = sorted(self.groups.pop(one) + self.groups.pop(other))
        self.barred[new] = self.barred.pop(one, set()) | self.barred.pop(other, set())
        for neighbor in self.barred[new]:
            self.barred[neighbor].add(new)
        merged: dict[int, tuple[float, int]] = {}
        for old in (one, other):
            for neighbor, (total, count) in self.sums.pop(old, {}).items():
                if neighbor in self.groups:
                    self.sums[neighbor].pop(old, None)
                    before = merged.get(neighbor, (0.0, 0))
                    merged[neighbor] = (before[0] + total, before[1] + count)
        self.sums[new] = merged
        for neighbor in sorted(merged):
            self.sums[neighbor][new] = merged[neighbor]
            self._offer(new, neighbor)

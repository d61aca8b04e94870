"""Scores of groupings: MUC, B-cubed, CEAF-e and their mean (CoNLL F1). All in percent."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Grouping = Sequence[Collection[Hashable]]
"""Groups of items; each item is in one group."""


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _of(groups: Grouping) -> dict[Hashable, int]:
    return {item: n for n, group in enumerate(groups) for item in group}


def muc(gold: Grouping, found: Grouping) -> float:
    """Return the link-based F1 of Vilain et al. (1995)."""
    return 100 * f1(_muc(found, gold), _muc(gold, found))


def _muc(key: Grouping, response: Grouping) -> float:
    of = _of(response)
    links = sum(len(group) - 1 for group in key)
    kept = sum(len(group) - len({of.get(item, ("alone", item)) for item in group}) for group in key)
    return kept / links if links else 0.0


def b_cubed(gold: Grouping, found: Grouping) -> float:
    """Return the item-based F1 of Bagga and Baldwin (1998). Both groupings are of the same items."""
    true, got = _of(gold), _of(found)
    precision = recall = 0.0
    for item in true:
        mine, theirs = set(found[got[item]]), set(gold[true[item]])
        both = len(mine & theirs)
        precision += both / len(mine)
        recall += both / len(theirs)
    return 100 * f1(precision / len(true), recall / len(true)) if true else 0.0


def ceaf_e(gold: Grouping, found: Grouping) -> float:
    """Return the entity-based F1 of Luo (2005): groups aligned one to one by phi-4."""
    true = _of(gold)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for n, group in enumerate(found):
        for item in group:
            if item in true:
                shared[true[item], n] += 1
    phi = {(g, r): 2 * k / (len(gold[g]) + len(found[r])) for (g, r), k in shared.items()}
    total = sum(_best_alignment(part) for part in _connected(phi))
    return 100 * f1(total / len(found), total / len(gold)) if gold and found else 0.0


def _connected(phi: Mapping[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    """Split an alignment problem where no group touches both sides."""
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        root.setdefault(node, node)
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for g, r in phi:
        root[find(("gold", g))] = find(("found", r))
    parts: dict[tuple[str, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for (g, r), value in phi.items():
        parts[find(("gold", g))][g, r] = value
    return list(parts.values())


def _best_alignment(phi: Mapping[tuple[int, int], float]) -> float:
    rows = {g: n for n, g in enumerate(sorted({g for g, _ in phi}))}
    columns = {r: n for n, r in enumerate(sorted({r for _, r in phi}))}
    table = np.zeros((len(rows), len(columns)))
    for (g, r), value in phi.items():
        table[rows[g], columns[r]] = value
    return assignment(table)


def assignment(gain: NDArray[np.float64]) -> float:
    """Return the largest sum of entries of which no two share a row or column (Kuhn-Munkres, O(n³))."""
    if gain.shape[0] > gain.shape[1]:
        gain = gain.T
    count, wide = gain.shape
    cost = -gain
    rows, columns = np.zeros(count + 1), np.zeros(wide + 1)
    owner = np.zeros(wide + 1, dtype=int)
    for row in range(1, count + 1):
        owner[0] = row
        least, came, used = (
            np.full(wide + 1, np.inf),
            np.zeros(wide + 1, dtype=int),
            np.zeros(wide + 1, dtype=bool),
        )
        at = 0
        while owner[at]:
            used[at] = True
            here = owner[at]
            free = np.flatnonzero(~used)
            slack = cost[here - 1, free - 1] - rows[here] - columns[free]
            better = slack < least[free]
            least[free[better]] = slack[better]
            came[free[better]] = at
            following = int(free[np.argmin(least[free])])
            delta = least[following]
            rows[owner[used]] += delta
            columns[used] -= delta
            least[~used] -= delta
            at = following
        while at:
            owner[at] = owner[came[at]]
            at = int(came[at])
    return float(sum(gain[owner[c] - 1, c - 1] for c in range(1, wide + 1) if owner[c]))


def conll(gold: Grouping, found: Grouping) -> float:
    """Return the mean of MUC, B-cubed and CEAF-e F1."""
    return (muc(gold, found) + b_cubed(gold, found) + ceaf_e(gold, found)) / 3

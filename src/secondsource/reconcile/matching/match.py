"""Groups the claims of a pile by matter; after a report was added, only what it touches."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from secondsource.reconcile.going_on import OnPart
from secondsource.reconcile.matching.blocking import Blocks
from secondsource.reconcile.matching.clustering import JOIN, cluster_arrays, components
from secondsource.reconcile.matching.comparing import Compared, Pair, compare, complete, paired
from secondsource.reconcile.matching.doubles import doubles
from secondsource.reconcile.matching.evidence import FEATURES
from secondsource.reconcile.matching.opposing import PAUSE, stands_against
from secondsource.reconcile.matching.pile import Pile
from secondsource.reconcile.matching.scoring import CLAIMS, Score, explain, score
from secondsource.reconcile.matching.touching import Before, Wishes, touched

LEAST_AGAINST = (
    0.5  # share of the pairs of two groups that stand against each other, for them to be one matter
)
# A claim that stands against a matter is a position on it, and leaves a group of at most so many others whose mean score with it is lower than this.
FEW, LOOSE = 2, 0.6
MOST_AGAINST = 8  # claims of a group that is joined to a smaller matter that it stands against


class Matched(NamedTuple):
    """The groups, and which of them were formed anew.

    Attributes:
        groups: Claim positions, each sorted, in order of their first.
        fresh: Groups (by first position) that were formed now.
        links: First position of a fresh group → the strongest scored pair in it.
        clusters: Each group's parts as they were formed, before what stands against them was joined.
        blocks: Which claims were compared; ``None`` where every group was formed now.
    """

    groups: list[list[int]]
    fresh: frozenset[int]
    links: Mapping[int, Score]
    clusters: list[tuple[tuple[int, ...], ...]]
    blocks: Blocks | None


def match(
    pile: Pile,
    wishes: Wishes,
    before: Before | None = None,
    table: str = CLAIMS,
    on_part: OnPart | None = None,
) -> Matched:
    """Group the claims of a pile.

    Args:
        pile: The claims.
        wishes: What is known of pairs beforehand.
        before: What was found earlier; the result is the same as without it.
        table: Which weights to score with.
        on_part: Told how many pairs are done, where all are compared.
    """
    copied, merged, apart = ([(min(p), max(p)) for p in pairs] for pairs in wishes)
    wishes = Wishes(copied + doubles(pile.profiles), merged, apart)
    blocks = Blocks(pile)
    reached = touched(pile, blocks, before, wishes, table) if before is not None else None
    if reached is None:
        pairs = blocks.all_pairs()
        del blocks  # in a large pile they take much room
        compared = compare(pile, pairs, table, on_part, least=JOIN)
        formed = cluster_arrays(
            range(len(pile.profiles)),
            compared.one,
            compared.other,
            compared.values,
            wishes.copied,
            wishes.apart,
            complete=complete(pile, compared, table),
        )
        kept: list[tuple[tuple[int, ...], ...]] = []
    else:
        compared, formed, kept = reached
    against = opposed(pile, compared)
    formed = set_free(pile, formed, compared, against)
    groups = _with_opponents(pile, [[group] for group in formed], against)
    inside = {n for group in formed for n in group}
    groups = _merged(groups, [p for p in wishes.merged if p[0] in inside])
    whole = {min(min(part) for part in group): tuple(tuple(p) for p in group) for group in groups}
    links = compared.strongest(formed)
    told = explain(paired(pile, list(links.values())), table)
    every = sorted([*whole.values(), *kept], key=lambda group: min(part[0] for part in group))
    return Matched(
        [sorted(n for part in group for n in part) for group in every],
        frozenset(whole),
        dict(zip(links, told, strict=True)),
        every,
        blocks if reached is not None else None,
    )


Group = list[list[int]]
"""A group in parts."""


def _merged(groups: list[Group], pairs: Sequence[Pair]) -> list[Group]:
    """Make one of the groups that a person has merged."""
    if not pairs:
        return groups
    of = {node: n for n, group in enumerate(groups) for part in group for node in part}
    joined = components(range(len(groups)), [(of[a], of[b]) for a, b in pairs])
    return [[part for n in together for part in groups[n]] for together in joined]


def opposed(pile: Pile, compared: Compared) -> list[Pair]:
    """Return a claim of a pause and one that stands against it, for all pairs of which one does."""
    pairs = compared.only(compared.against)
    return [
        (one, other)
        for a, b in zip(pairs.one.tolist(), pairs.other.tolist(), strict=True)
        for one, other in ((a, b), (b, a))
        if stands_against(pile.profiles[one], pile.profiles[other])
    ]


def set_free(
    pile: Pile, formed: list[list[int]], compared: Compared, against: Sequence[Pair]
) -> list[list[int]]:
    """Part from small groups the claims that stand against a matter, and that little holds where they are.

    "There was artillery fire on Thursday afternoon" is a position on the pause of that day before it is one of many accounts of fire.
    """
    of = {node: group for group, nodes in enumerate(formed) for node in nodes}
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for one, other in against:
        if of[one] != of[other] and 1 < len(formed[of[other]]) <= FEW + 1:
            counts[other, of[one]] += 1
    free = set()
    for (node, matter), count in counts.items():
        asserted = sum(_pauses(pile, n) for n in formed[matter])
        rest = [n for n in formed[of[node]] if n != node]
        elsewhere = not any(_pauses(pile, n) for n in rest)
        if elsewhere and count >= LEAST_AGAINST * max(1, asserted) and compared.mean(node, rest) < LOOSE:
            free.add(node)
    kept = [[n for n in group if n not in free] for group in formed]
    return sorted([group for group in kept if group] + [[n] for n in free])


def _with_opponents(pile: Pile, groups: list[Group], against: Sequence[Pair]) -> list[Group]:
    """Join the claims that stand against a matter to it: they are positions on it, not another matter."""
    of = {node: n for n, group in enumerate(groups) for part in group for node in part}
    sizes = [sum(map(len, group)) for group in groups]
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for one, other in against:
        if of[one] != of[other]:
            counts[of[one], of[other]] += 1
    best: dict[int, tuple[float, int]] = {}
    for (matter, opponent), count in sorted(counts.items()):
        if sizes[opponent] <= max(MOST_AGAINST, sizes[matter]):
            asserted = sum(_pauses(pile, n) for part in groups[matter] for n in part)
            share = count / (sizes[opponent] * max(1, asserted))
            if share >= LEAST_AGAINST and share > best.get(opponent, (0.0, 0))[0]:
                best[opponent] = (share, matter)
    joined = dict(enumerate(groups))
    for opponent, (_, matter) in sorted(best.items()):
        # One that others stand against is a matter of its own, unless it is gone already.
        if matter in joined and opponent in joined and matter not in best:
            joined[matter] = joined[matter] + joined.pop(opponent)
    return list(joined.values())


def _pauses(pile: Pile, n: int) -> bool:
    """Tell whether a claim asserts a pause: what else stands in its matter, nothing can stand against."""
    claim = pile.profiles[n].claim
    return claim.type in PAUSE and claim.stance not in {"denies", "cannot_confirm"}


def strongest_of(pile: Pile, groups: Sequence[Sequence[int]], table: str = CLAIMS) -> list[Score | None]:
    """Return the strongest pair of each of some groups of claims, explained; ``None`` for one claim."""
    pairs = [(a, b) for group in groups for n, a in enumerate(group) for b in group[n + 1 :]]
    ends = np.cumsum([len(group) * (len(group) - 1) // 2 for group in groups]).tolist()
    values = np.asarray(score(paired(pile, pairs), table)) if pairs else np.zeros(0)
    best = [
        start + int(values[start:end].argmax()) if end > start else None
        for start, end in zip([0, *ends], ends, strict=False)
    ]
    told = iter(explain(paired(pile, [pairs[n] for n in best if n is not None]), table))
    return [None if n is None else next(told) for n in best]


def link_within(pile: Pile, blocks: Blocks, group: Sequence[int], table: str = CLAIMS) -> Score | None:
    """Return the strongest pair of a group that was compared when it was formed, explained."""
    pairs = blocks.among(group)
    best = list(compare(pile, pairs, table).strongest([group]).values())
    return explain(paired(pile, best), table)[0] if best else None


def strongest(pile: Pile, numbers: Sequence[int], table: str = CLAIMS) -> Score | None:
    """Return the strongest pair of some claims, explained; ``None`` for one claim."""
    return strongest_of(pile, [numbers], table)[0]


def feature_rows(pile: Pile, pairs: Sequence[Pair]) -> NDArray[np.float64]:
    """Return all features of some pairs, in the order of ``FEATURES``: for tuning the weights."""
    found = paired(pile, pairs)
    return np.stack([feature(found) for feature in FEATURES.values()], axis=1)

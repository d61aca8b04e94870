"""Groups the claims of a pile by matter; after a report was added, only what it touches."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from secondsource.reconcile.matching.blocking import SMALL, Blocks, Ints
from secondsource.reconcile.matching.clustering import EDGE, cluster, components
from secondsource.reconcile.matching.doubles import doubles
from secondsource.reconcile.matching.evidence import FEATURES
from secondsource.reconcile.matching.opposing import FIGHTING, PAUSE, REFUSAL, stands_against
from secondsource.reconcile.matching.pairs import Pairs, counts_alike, replies
from secondsource.reconcile.matching.pile import Pile
from secondsource.reconcile.matching.profiles import Profile
from secondsource.reconcile.matching.scoring import CLAIMS, Score, explain, score

FAR = 0.28  # cosine below which a pair is not scored: but for a count or an answer, nothing that is left can join it
LEAST_AGAINST = (
    0.5  # share of the pairs of two groups that stand against each other, for them to be one matter
)
MOST_AGAINST = 8  # claims of a group that is joined to the matter it stands against
_CHUNK = 200_000  # pairs whose cosines are taken at once
# Components larger than this are cut by raising the score that links, so that clustering stays cheap.
LARGEST = 3000
MOST_TOUCHED = 0.3  # share of the pile that a new report may touch before everything is compared anew

Pair = tuple[int, int]


class Before(NamedTuple):
    """What was found before some reports were added.

    Attributes:
        groups: Claim positions by finding.
        new: Positions of the added claims.
        changed: Positions of claims whose features changed (entities merged or parted, copies found).
    """

    groups: tuple[tuple[int, ...], ...]
    new: frozenset[int]
    changed: frozenset[int]


class Wishes(NamedTuple):
    """Pairs of claims of which it is known whether they stand together.

    Attributes:
        copied: One is the other's copy: they start in one group.
        merged: A person has said so: their groups become one, whole.
        apart: A person has parted them: they never stand in one group.
    """

    copied: Sequence[Pair] = ()
    merged: Sequence[Pair] = ()
    apart: Sequence[Pair] = ()


class Matched(NamedTuple):
    """The groups, and which of them were formed anew.

    Attributes:
        groups: Claim positions, each sorted, in order of their first.
        fresh: Groups (by first position) that were formed now.
        links: First position of a fresh group → the strongest scored pair in it.
    """

    groups: list[list[int]]
    fresh: frozenset[int]
    links: Mapping[int, Score]


def match(pile: Pile, wishes: Wishes, before: Before | None = None, table: str = CLAIMS) -> Matched:
    """Group the claims of a pile.

    Args:
        pile: The claims.
        wishes: What is known of pairs beforehand.
        before: What was found earlier; the result is the same as without it.
        table: Which weights to score with.
    """
    bound = [(min(p), max(p)) for p in wishes.copied] + doubles(pile.profiles)
    merged = [(min(p), max(p)) for p in wishes.merged]
    parted = _by_first((min(p), max(p)) for p in wishes.apart)
    blocks = Blocks(pile)
    reached = _touched(pile, blocks, before, bound + merged, table) if before is not None else None
    if reached is None:
        before = None
        nodes: Sequence[int] = range(len(pile.profiles))
        compared = _compare(pile, blocks.all_pairs(), table)
    else:
        compared, nodes = reached
    inside = set(nodes)
    copied = _by_first(p for p in bound if p[0] in inside)
    size = len(pile.profiles)
    linking = compared.codes[(compared.values >= EDGE) | compared.against].tolist()
    linked = [divmod(code, size) for code in linking] + [p for p in bound + merged if p[0] in inside]
    parts = components(nodes, linked)
    groups: list[list[int]] = [part for part in parts if len(part) == 1]
    strongest: dict[int, Pair] = {}
    for component, own in _with_pairs(compared, [part for part in parts if len(part) > 1], size):
        for part in _parts(component, own, copied):
            here = set(part)
            scores = {p: v for p, (v, _) in own.items() if p[0] in here and p[1] in here}
            formed = cluster(part, scores, _within(copied, here), _within(parted, here))
            strongest.update(_strongest(formed, scores))
            groups += _with_opponents(pile, formed, [p for p in scores if own[p][1]])
    groups = _merged(groups, [p for p in merged if p[0] in inside])
    fresh = frozenset(group[0] for group in groups)
    if before is not None:
        groups += [list(group) for group in before.groups if group[0] not in inside]
    told = explain(paired(pile, list(strongest.values())), table)
    return Matched(sorted(groups), fresh, dict(zip(strongest, told, strict=True)))


Scored = Mapping[Pair, tuple[float, bool]]
"""Pair → score, and whether the two stand against each other."""


class _Compared(NamedTuple):
    """Pairs as ``smaller * size + larger``, sorted, with their scores and whether they stand against each other."""

    codes: Ints
    values: NDArray[np.float64]
    against: NDArray[np.bool_]


def _with_pairs(
    compared: _Compared, parts: Sequence[list[int]], size: int
) -> Iterator[tuple[list[int], Scored]]:
    """Yield each component with the compared pairs inside it."""
    of = np.full(size, -1, dtype=np.int64)
    for n, part in enumerate(parts):
        of[part] = n
    home = of[compared.codes // size]
    kept = np.flatnonzero((home >= 0) & (home == of[compared.codes % size]))
    kept = kept[np.argsort(home[kept], kind="stable")]
    ends = np.searchsorted(home[kept], np.arange(len(parts) + 1))
    for n, part in enumerate(parts):
        rows = kept[ends[n] : ends[n + 1]]
        yield (
            part,
            {
                divmod(code, size): (value, against)
                for code, value, against in zip(
                    compared.codes[rows].tolist(),
                    compared.values[rows].tolist(),
                    compared.against[rows].tolist(),
                    strict=True,
                )
            },
        )


def _within(pairs: Mapping[int, list[Pair]], here: set[int]) -> list[Pair]:
    return [p for a in sorted(here) for p in pairs.get(a, ()) if p[1] in here]


def _merged(groups: list[list[int]], pairs: Sequence[Pair]) -> list[list[int]]:
    """Make one of the groups that a person has merged."""
    if not pairs:
        return groups
    of = {node: n for n, group in enumerate(groups) for node in group}
    joined = components(range(len(groups)), [(of[a], of[b]) for a, b in pairs])
    return [sorted(node for n in part for node in groups[n]) for part in joined]


def _by_first(pairs: Iterable[Pair]) -> dict[int, list[Pair]]:
    found: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[pair[0]].append(pair)
    return found


def _parts(component: list[int], own: Scored, copied: Mapping[int, list[Pair]]) -> list[list[int]]:
    """Cut a component that is too large to cluster at its weakest links."""
    parts, least = [component], EDGE
    while any(len(part) > LARGEST for part in parts) and least < 1.0:
        least += 0.05
        finer: list[list[int]] = []
        for part in parts:
            if len(part) <= LARGEST:
                finer.append(part)
                continue
            here = set(part)
            strong = [p for p, (value, _) in own.items() if value >= least and p[0] in here and p[1] in here]
            finer += components(part, strong + _within(copied, here))
        parts = finer
    return parts


def _strongest(groups: Iterable[list[int]], scores: Mapping[Pair, float]) -> dict[int, Pair]:
    """Return each group's strongest pair, by its first member."""
    of = {node: group[0] for group in groups for node in group if len(group) > 1}
    best: dict[int, tuple[float, Pair]] = {}
    for pair in sorted(scores):
        first = of.get(pair[0])
        if first is not None and of.get(pair[1]) == first and scores[pair] > best.get(first, (0.0, pair))[0]:
            best[first] = (scores[pair], pair)
    return {first: pair for first, (_, pair) in best.items()}


def paired(pile: Pile, pairs: Sequence[Pair]) -> Pairs:
    """Return some pairs of claims to compare; the cosines are rounded to be the same on every machine."""
    one = np.array([a for a, _ in pairs], dtype=np.int64)
    other = np.array([b for _, b in pairs], dtype=np.int64)
    return Pairs(pile.table, one, other, pile.cosines(one, other).astype(np.float64).round(4))


def _with_opponents(pile: Pile, groups: list[list[int]], against: Iterable[Pair]) -> list[list[int]]:
    """Join the claims that stand against a matter to it: they are positions on it, not another matter."""
    of = {node: n for n, group in enumerate(groups) for node in group}
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for a, b in sorted(against):
        for one, other in ((a, b), (b, a)):
            if of[one] != of[other] and stands_against(pile.profiles[one], pile.profiles[other]):
                counts[of[one], of[other]] += 1
    best: dict[int, tuple[float, int]] = {}
    for (matter, opponent), count in sorted(counts.items()):
        if len(groups[opponent]) <= MOST_AGAINST:
            share = count / (len(groups[opponent]) * max(1, sum(_asserts(pile, n) for n in groups[matter])))
            if share >= LEAST_AGAINST and share > best.get(opponent, (0.0, 0))[0]:
                best[opponent] = (share, matter)
    joined = {n: list(group) for n, group in enumerate(groups)}
    for opponent, (_, matter) in sorted(best.items()):
        # One that others stand against is a matter of its own, unless it is gone already.
        if matter in joined and opponent in joined and matter not in best:
            joined[matter] = sorted(joined[matter] + joined.pop(opponent))
    return list(joined.values())


def _asserts(pile: Pile, n: int) -> bool:
    claim = pile.profiles[n].claim
    return claim.stance not in {"denies", "cannot_confirm"}


def _compare(pile: Pile, codes: Ints, table: str) -> _Compared:
    """Score pairs; those of far meaning score 0."""
    size = len(pile.profiles)
    profiles = pile.profiles
    values = np.zeros(len(codes))
    against = np.zeros(len(codes), dtype=bool)
    pauses = np.array([p.claim.type in PAUSE for p in profiles], dtype=bool)
    answers = np.array([_may_answer(p) for p in profiles], dtype=bool)
    for start in range(0, len(codes), _CHUNK):
        part = codes[start : start + _CHUNK]
        one, other = part // size, part % size
        cosines = pile.cosines(one, other).astype(np.float64).round(4)
        near = np.flatnonzero(
            (cosines >= FAR) | counts_alike(pile.table, one, other) | replies(pile.table, one, other)
        )
        pairs = Pairs(pile.table, one[near], other[near], cosines[near])
        values[start + near] = score(pairs, table).round(6)
        for n in np.flatnonzero((pauses[one] & answers[other]) | (answers[one] & pauses[other])).tolist():
            a, b = profiles[one[n]], profiles[other[n]]
            against[start + n] = stands_against(a, b) or stands_against(b, a)
    return _Compared(codes, values, against)


def _may_answer(p: Profile) -> bool:
    return p.claim.type in FIGHTING or p.claim.type in REFUSAL or p.claim.stance == "rejects"


def _touched(
    pile: Pile, blocks: Blocks, before: Before, bound: Sequence[Pair], table: str
) -> tuple[_Compared, list[int]] | None:
    """Score what the new claims touch: every component that holds one of them, whole.

    ``None`` where that is so much of the pile that all of it is compared faster.
    """
    size = len(pile.profiles)
    seeds = set(before.new) | set(before.changed)
    cache: dict[int, Ints] = {}
    seeds |= _displaced(blocks, before.new, cache)
    for mates in blocks.partners(sorted(before.changed), cache).values():
        seeds.update(mates.tolist())
    ties: dict[int, list[int]] = defaultdict(list)
    for a, b in bound:
        ties[a].append(b)
        ties[b].append(a)
    known: dict[int, tuple[float, bool]] = {}
    inside: set[int] = set()
    frontier = sorted(seeds)
    while frontier:
        inside.update(frontier)
        if len(inside) > MOST_TOUCHED * size:
            return None
        codes = {
            min(claim, mate) * size + max(claim, mate)
            for claim, mates in blocks.partners(frontier, cache).items()
            for mate in mates.tolist()
        }
        found = _compare(pile, np.array(sorted(codes - known.keys()), dtype=np.int64), table)
        linking = found.codes[(found.values >= EDGE) | found.against]
        known.update(
            zip(
                found.codes.tolist(),
                zip(found.values.tolist(), found.against.tolist(), strict=True),
                strict=True,
            )
        )
        reached = {n for code in linking.tolist() for n in divmod(code, size)}
        reached |= {n for claim in frontier for n in ties.get(claim, ())}
        frontier = sorted(reached - inside)
    kept = [c for c in sorted(known) if c // size in inside and c % size in inside]
    compared = _Compared(
        np.array(kept, dtype=np.int64),
        np.array([known[c][0] for c in kept]),
        np.array([known[c][1] for c in kept], dtype=bool),
    )
    return compared, sorted(inside)


def _displaced(blocks: Blocks, new: frozenset[int], cache: dict[int, Ints]) -> set[int]:
    """Return the claims that a large block compares otherwise, now that it has new members."""
    size = len(blocks.pile.profiles)
    found: set[int] = set()
    for key in sorted({int(k) for claim in new for k in blocks.keys_of(claim)}):
        members = blocks.members(np.uint64(key))
        if len(members) <= SMALL:
            continue
        old = members[~np.isin(members, np.array(sorted(new), dtype=np.int64))]
        was, now = blocks.pairs(np.uint64(key), old), blocks.pairs(np.uint64(key), members)
        cache[key] = now
        gone = np.setxor1d(was, now[np.isin(now // size, old) & np.isin(now % size, old)])
        found.update((gone // size).tolist() + (gone % size).tolist())
    return found


def strongest(pile: Pile, numbers: Sequence[int], table: str = CLAIMS) -> Score | None:
    """Return the strongest pair of some claims, explained; ``None`` for one claim."""
    pairs = [(a, b) for n, a in enumerate(numbers) for b in numbers[n + 1 :]]
    if not pairs:
        return None
    best = pairs[int(score(paired(pile, pairs), table).argmax())]
    return explain(paired(pile, [best]), table)[0]


def feature_rows(pile: Pile, pairs: Sequence[Pair]) -> NDArray[np.float64]:
    """Return all features of some pairs, in the order of ``FEATURES``: for tuning the weights."""
    found = paired(pile, pairs)
    return np.stack([feature(found) for feature in FEATURES.values()], axis=1)

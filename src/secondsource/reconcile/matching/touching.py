"""What the claims of added reports touch: which groups can come out otherwise, and how they come out now.

Groups are formed by pairs that score high (``clustering``), so most of a pile hangs together by single links, yet most
of its groups never join. Groups that were formed apart from all others are taken over; that they still stand apart is
found by forming what is new together with its neighbors. If none of them joins it, the pile falls into two that do
not act on each other, and the groups of the rest are what they were.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from secondsource.reconcile.matching.blocking import SMALL, Blocks, Keys
from secondsource.reconcile.matching.clustering import JOIN, cluster_arrays
from secondsource.reconcile.matching.comparing import Compared, Pair, compare, complete, opposing
from secondsource.reconcile.matching.figure_columns import Floats
from secondsource.reconcile.matching.pile import Pile
from secondsource.reconcile.matching.sets import Ints, once

MOST_TOUCHED = 0.3  # share of the pile that new reports may touch before everything is compared anew
MOST_CROSSED = 1_000  # pairs between two groups up to which they are looked through for near ones

Parts = tuple[tuple[int, ...], ...]
"""A group in parts, as they were formed."""


class Before(NamedTuple):
    """What was found before some reports were added.

    Attributes:
        groups: Those of several claims, as ``Matched.clusters``.
        new: Positions of the added claims.
        changed: Positions of claims whose features changed (entities merged or parted, copies found, places moved).
        keys: By position of a changed claim, the keys that it had, where they were others.
    """

    groups: tuple[Parts, ...]
    new: frozenset[int]
    changed: frozenset[int]
    keys: Mapping[int, Keys]


class Wishes(NamedTuple):
    """Pairs of claims, smaller first, of which it is known whether they stand together.

    Attributes:
        copied: One is the other's copy: they start in one group.
        merged: A person has said so: their groups become one, whole.
        apart: A person has parted them: they never stand in one group.
    """

    copied: Sequence[Pair] = ()
    merged: Sequence[Pair] = ()
    apart: Sequence[Pair] = ()


class Touched(NamedTuple):
    """What was formed anew.

    Attributes:
        compared: The pairs among the claims whose groups may have changed.
        formed: The groups that they form.
        kept: The other groups.
    """

    compared: Compared
    formed: list[list[int]]
    kept: list[Parts]


def touched(pile: Pile, blocks: Blocks, before: Before, wishes: Wishes, table: str) -> Touched | None:
    """Form anew the groups that added or changed claims touch.

    ``None`` where that is so much of the pile that all of it is compared faster.
    """
    size = len(pile.profiles)
    unit = {n: parts for parts in before.groups for part in parts for n in part}
    ties: dict[int, list[int]] = defaultdict(list)
    for a, b in (*wishes.copied, *wishes.merged):
        ties[a].append(b)
        ties[b].append(a)
    pairs = _Pairs(pile, blocks, table)

    def closed(claims: Iterable[int]) -> set[int]:
        """Return some claims with their groups, and with what is tied to them or stands against them."""
        found: set[int] = set()
        frontier = set(claims)
        while frontier and len(found) <= MOST_TOUCHED * size:
            found |= frontier
            reached = {m for n in frontier for part in unit.get(n, ()) for m in part}
            reached |= {m for n in frontier for m in ties.get(n, ())}
            reached |= pairs.against(frontier)
            frontier = reached - found
        return found

    own = closed(
        before.new | before.changed | pairs.that_count(_displaced(blocks, before, pairs.cache), before)
    )
    while True:
        if len(own) > MOST_TOUCHED * size:
            return None
        beside = {m for n in pairs.of(own) - own for part in unit.get(n, ((n,),)) for m in part}
        nodes = sorted(own | beside)
        if len(nodes) > MOST_TOUCHED * size:
            return None
        compared = pairs.among(nodes)
        formed = _form(compared, nodes, wishes, complete(pile, compared, table))
        pairs.keep(compared)
        joined = {n for group in formed if _mixed(group, own, unit) for n in group} - own
        if not joined:
            break
        own = closed(own | joined)
    kept = [parts for parts in before.groups if parts[0][0] not in own]
    single = set(range(size)) - own - unit.keys()
    return Touched(
        compared.inside(sorted(own)),
        [group for group in formed if group[0] in own],
        kept + [((n,),) for n in sorted(single)],
    )


def _mixed(group: Sequence[int], own: set[int], unit: Mapping[int, Parts]) -> bool:
    """Tell whether a group holds claims from inside and outside, or is outside and not one that was formed before."""
    inside = sum(n in own for n in group)
    if inside:
        return inside < len(group)
    return tuple(group) not in unit.get(group[0], ((group[0],),))


def _form(
    compared: Compared, nodes: Sequence[int], wishes: Wishes, scores: Callable[[Ints], Floats]
) -> list[list[int]]:
    here = set(nodes)
    copied = [p for p in wishes.copied if p[0] in here and p[1] in here]
    apart = [p for p in wishes.apart if p[0] in here and p[1] in here]
    return cluster_arrays(
        nodes, compared.one, compared.other, compared.values, copied, apart, complete=scores
    )


class _Pairs:
    """The compared pairs of some claims, scored when they are first asked for."""

    def __init__(self, pile: Pile, blocks: Blocks, table: str) -> None:
        self.pile, self.blocks, self.table = pile, blocks, table
        self.size = len(pile.profiles)
        self.cache: dict[bytes, Ints] = {}
        self.asked: set[int] = set()
        self.codes: Ints = np.zeros(0, dtype=np.int64)
        self.scored = Compared(self.size, *(np.zeros(0, dtype=t) for t in (np.int64, np.float64, bool)))

    def _codes(self, claims: Iterable[int]) -> Ints:
        """Return the compared pairs of which one is among some claims."""
        missing = set(claims) - self.asked
        if missing:
            self.asked |= missing
            self.codes = np.union1d(self.codes, self.blocks.touching(missing, self.cache))
        here = np.zeros(self.size, dtype=bool)
        here[sorted(claims)] = True
        return self.codes[here[self.codes // self.size] | here[self.codes % self.size]]

    def _score(self, codes: Ints) -> Compared:
        new = np.setdiff1d(codes, self.scored.codes, assume_unique=True)
        if len(new):
            more = compare(self.pile, new, self.table, least=JOIN)
            order = np.argsort(np.concatenate([self.scored.codes, new]), kind="stable")
            self.scored = Compared(
                self.size,
                *(np.concatenate([a, b])[order] for a, b in zip(self.scored[1:], more[1:], strict=True)),
            )
        return self.scored.only(np.isin(self.scored.codes, codes, assume_unique=True))

    def of(self, claims: set[int]) -> set[int]:
        """Return the claims that some others may be joined to, themselves included."""
        found = self._score(self._codes(claims))
        found = found.only(found.values >= JOIN)
        return set(found.one.tolist()) | set(found.other.tolist())

    def against(self, claims: set[int]) -> set[int]:
        """Return the claims that stand against some others, and those that they stand against."""
        codes = self._codes(claims)
        found = codes[opposing(self.pile, codes)]
        return set((found // self.size).tolist()) | set((found % self.size).tolist())

    def that_count(self, codes: Ints, before: Before) -> set[int]:
        """Return the claims of those pairs, compared now or no longer, by which groups can come out otherwise.

        Groups of which no two claims are near are never held against each other, whatever pairs of theirs are compared. A claim
        that was set free from a group may have brought it near to another, so what it is near to counts.
        """
        home = {n: part for parts in before.groups for part in parts for n in part}
        new = before.new | before.changed
        free = np.zeros(self.size, dtype=bool)
        if self.pile.pauses.any():
            free = self.pile.may_answer.copy()
            free[[n for n, part in home.items() if len(part) > 1]] = False
        lost = [divmod(code, self.size) for code in codes.tolist()]
        between = {(home.get(a, (a,)), home.get(b, (b,))) for a, b in lost}
        large = {
            (one, other) for one, other in between if one != other and len(one) * len(other) > MOST_CROSSED
        }
        crossing = {
            (min(a, b), max(a, b))
            for one, other in between - large
            if one != other
            for a in one
            for b in other
        }
        across = np.array(sorted(a * self.size + b for a, b in crossing), dtype=np.int64)
        found = compare(self.pile, across, self.table, least=JOIN)
        near = found.only((found.values >= JOIN) | found.against)
        met = {
            (home.get(a, (a,)), home.get(b, (b,)))
            for x, y in zip(near.one.tolist(), near.other.tolist(), strict=True)
            for a, b in ((x, y), (y, x))
        } | large
        freed: set[int] = set()
        if free.any():
            own = sorted({n for one, other in between for n in (*one, *other)})
            beside = self._codes(own)
            beside = beside[free[beside // self.size] | free[beside % self.size]]
            held = self._score(beside)
            held = held.only(held.values >= JOIN)
            freed = {m for n in (*held.one.tolist(), *held.other.tolist()) for m in home.get(n, (n,))}
        return {
            n
            for a, b in lost
            if a in new
            or b in new
            or a in freed
            or b in freed
            or home.get(a, (a,)) == home.get(b, (b,))
            or (home.get(a, (a,)), home.get(b, (b,))) in met
            for n in (a, b)
        }

    def keep(self, found: Compared) -> None:
        """Hold the scores of some of the pairs, which are more than were known of them."""
        self.scored.values[np.searchsorted(self.scored.codes, found.codes)] = found.values

    def among(self, nodes: Sequence[int]) -> Compared:
        """Return the compared pairs among some claims."""
        codes = self._codes(nodes)
        here = np.zeros(self.size, dtype=bool)
        here[list(nodes)] = True
        return self._score(codes[here[codes // self.size] & here[codes % self.size]])


def _displaced(blocks: Blocks, before: Before, cache: dict[bytes, Ints]) -> Ints:
    """Return the pairs of claims that were there before which large blocks compare now and did not then, or the other way round."""
    size = len(blocks.pile.profiles)
    now_keys = {n: set(blocks.keys_of(n).tolist()) for n in sorted(before.new | before.changed)}
    old_keys = {
        n: set(before.keys[n].tolist()) if n in before.keys else now_keys[n] for n in sorted(before.changed)
    }
    found: list[Ints] = [np.zeros(0, dtype=np.int64)]
    seen = set()
    keys = {k for own in (*now_keys.values(), *old_keys.values()) for k in own}
    for key in sorted(keys):
        number = np.uint64(key)
        members = blocks.members(number)
        left = [n for n, own in old_keys.items() if key in own and key not in now_keys[n]]
        if len(members) + len(left) <= SMALL:
            continue
        came = [n for n, own in now_keys.items() if key in own and key not in old_keys.get(n, ())]
        old = np.union1d(np.setdiff1d(members, came), left).astype(np.int64)
        known = (members.tobytes(), old.tobytes(), key % 2)
        if known in seen:
            continue
        seen.add(known)
        was, now = blocks.windows(number, old), blocks.windows(number, members)
        both = {w.tobytes() for w in was} & {w.tobytes() for w in now}
        lost = blocks.pairs_of(number, [w for w in was if w.tobytes() not in both], {})
        got = blocks.pairs_of(number, [w for w in now if w.tobytes() not in both], cache)
        got = got[np.isin(got // size, old) & np.isin(got % size, old)]
        gone = np.setxor1d(lost, got, assume_unique=True)
        inside = np.union1d(gone // size, gone % size)
        beside = [w for w in was if w.tobytes() in both and np.isin(inside, w).any()]
        found.append(np.setdiff1d(gone, blocks.pairs_of(number, beside, cache), assume_unique=True))
    return once(np.concatenate(found))

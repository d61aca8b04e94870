"""Which pairs of claims are compared at all: those that share a key, so that cost grows with the pile."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from secondsource.reconcile.lexicon import concepts
from secondsource.reconcile.matching.nearest import WINDOW, nearest
from secondsource.reconcile.matching.opposing import FIGHTING, PAUSE, REFUSAL
from secondsource.reconcile.matching.pile import Pile
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.sets import Ints, once, stable_order
from secondsource.reconcile.matching.table import retorts
from secondsource.reconcile.words import number_of

BUCKET_DAYS = 3  # claims within so many days share a key
TALLY_DAYS = 15  # counts of one calamity within so many days share a key
_ALIKE = 4  # members from which small blocks are looked through for those with the same ones
SMALL = 40  # a block of at most so many claims compares every pair
NEAREST = 12  # in a larger block, each claim is compared with so many nearest in meaning
ANYTHING = "x"  # the key of all that is told of a place or a participant
_AT_ONCE = 1_000_000  # pairs of small blocks that are made at once
_CLAIMS = 4_096  # whose keys are made at once, and whose pairs with later ones are found at once
_ODD, _HALF, _STEP = np.uint64(1), np.uint64(33), np.uint64(0x9E3779B97F4A7C15)
_NAMED, _COUNTED, _DAILY, _WEEKLY = (
    np.uint64(number_of(kind)) for kind in ("named", "counted", "daily", "weekly")
)
_ALL = 2**64 - 1
_MIX = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))

Keys = NDArray[np.uint64]


def keys(profile: Profile, renamed: Mapping[str, str] = MappingProxyType({})) -> Keys:
    """Return the keys of a claim: who, what, where or how many, each with when. Odd keys are without a day.

    Args:
        profile: Of the claim.
        renamed: Entities that have another id now: they are chosen by the one they had.
    """
    return once(keys_of([profile], renamed)[0])


def keys_of(
    profiles: Sequence[Profile], renamed: Mapping[str, str] = MappingProxyType({})
) -> tuple[Keys, Ints]:
    """Return the keys of some claims one after the other, and how many each has; some may be there twice."""
    told = [_told(p) for p in profiles]
    named = [[number_of(renamed.get(e, e)) for e in _named(p)] for p in profiles]
    counted = [[number_of(n) for n in sorted(p.numbers)[:3]] for p in profiles]
    # What happened, wherever and to whomever: claims that name nobody still meet.
    alone = [[*what[:-1], *_sentences(p)] for p, what in zip(profiles, told, strict=True)]
    plain, sizes = _joined(
        _crossed(told, named, _NAMED),
        _crossed([[what[0], what[-1]] for what in told], counted, _COUNTED),
        _flat(alone),
    )
    when = [_when(p) for p in profiles]
    days = _flat([[*range(w.start, w.stop)] for w in when])
    dated = _dated((plain, sizes), days)
    # A count of one calamity goes on for weeks, and whatever is of one meaning meets over weeks.
    weeks = _dated(_flat([_long(p) for p in profiles]), _flat([[*_weeks(p)] for p in profiles]), _WEEKLY)
    return _joined((dated[0] & ~_ODD, dated[1]), (weeks[0] & ~_ODD, weeks[1]), (plain | _ODD, sizes))


def _told(profile: Profile) -> list[int]:
    """Return numbers for what a claim tells, the most telling first, that of anything last."""
    pause = profile.claim.type in PAUSE | FIGHTING | REFUSAL or profile.claim.stance == "rejects"
    return _whats(profile.measures, profile.lemma, profile.claim.type, pause)


@lru_cache(maxsize=20_000)
def _whats(measures: frozenset[str], lemma: str, kind: str, pause: bool) -> list[int]:
    what = [f"m {m}" for m in sorted(measures)]
    what += [f"c {c}" for c in sorted(concepts(lemma).own)[:3]] or [f"l {lemma}"]
    what += [f"t {kind}", *(["pause or not"] if pause else []), ANYTHING]
    return [number_of(w) for w in what]


def _named(profile: Profile) -> list[str]:
    """Return where it is, and who takes part."""
    who = sorted(profile.actors | profile.targets | profile.named | set(profile.speakers[:1]))[:6]
    where = sorted(profile.places)[:2]
    where += sorted(profile.setting - set(where))[:2]
    return [*where, *who]


def _long(profile: Profile) -> list[int]:
    """Return numbers for what is told over weeks."""
    tallies = [f"w {c}|{m}|{e}" for c in profile.calamity for m in profile.measures for e in profile.region]
    return [number_of(key) for key in (*tallies, ANYTHING)]


def _weeks(profile: Profile) -> range:
    """Return the long buckets of a claim: that of its report and the next; none without a date."""
    if profile.published is None:
        return range(0)
    bucket = profile.published.last // TALLY_DAYS
    return range(bucket, bucket + 2)


Rows = tuple[Keys, Ints]
"""Numbers row by row, and how many each row has."""


def _flat(rows: Sequence[Sequence[int]]) -> Rows:
    """Return rows one after the other; a negative number is that of its two's complement."""
    sizes = np.array([len(row) for row in rows], dtype=np.int64)
    return np.array([n & _ALL for row in rows for n in row], dtype=np.uint64), sizes


def _joined(*parts: Rows) -> Rows:
    """Return what each row has in all parts."""
    owners = np.concatenate([np.repeat(np.arange(len(sizes)), sizes) for _, sizes in parts])
    order = np.argsort(owners, kind="stable")
    return np.concatenate([numbers for numbers, _ in parts])[order], np.sum([s for _, s in parts], axis=0)


def _pairs_of(one: Rows, other: Rows) -> tuple[Keys, Keys, Ints]:
    """Return each number of a row beside each of the other's row, and how many pairs the rows have."""
    sizes = one[1] * other[1]
    rows = np.repeat(np.arange(len(sizes)), sizes)
    inside = np.arange(len(rows)) - (np.cumsum(sizes) - sizes)[rows]
    first, second = (np.cumsum(s) - s for s in (one[1], other[1]))
    width = other[1][rows]
    return one[0][first[rows] + inside // width], other[0][second[rows] + inside % width], sizes


def _crossed(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]], kind: np.uint64) -> Rows:
    """Return a number for each number of a row with each of the other's row."""
    left, right, sizes = _pairs_of(_flat(one), _flat(other))
    return _mixed(left ^ _mixed(right ^ kind)), sizes


def _dated(keys: Rows, buckets: Rows, kind: np.uint64 = _DAILY) -> Rows:
    """Return a number for each key of a row with each of its buckets of days."""
    plain, bucket, sizes = _pairs_of(keys, buckets)
    return _mixed(plain ^ _mixed((bucket ^ kind) * _STEP)), sizes


def _mixed(numbers: Keys) -> Keys:
    """Return numbers whose bits all hang on all bits of those given (the last steps of MurmurHash3; Appleby 2011)."""
    numbers = (numbers ^ (numbers >> _HALF)) * _MIX[0]
    numbers = (numbers ^ (numbers >> _HALF)) * _MIX[1]
    return numbers ^ (numbers >> _HALF)


def _sentences(profile: Profile) -> list[int]:
    """Return numbers for the sentences that a claim shares a key with: its own, and the one before it that it may answer."""
    rank = profile.sentence_rank
    ranks = (rank, rank - 1) if retorts(profile) else (rank,)
    return [number_of(f"s {profile.claim.report} {n}") for n in ranks]


def _when(profile: Profile) -> range:
    """Return the buckets of a claim: those of its days and the next; none without a date."""
    days = profile.days or profile.published
    if days is None:
        return range(0)
    first, last = days.first // BUCKET_DAYS, days.last // BUCKET_DAYS
    if last - first > 3:
        # A long period is told when its report appears.
        days = profile.published or days
        first = last = days.last // BUCKET_DAYS
    return range(first, last + 2)


def _window_starts(length: int) -> range:
    """Return where the windows of a block of so many claims start."""
    return range(0, max(1, length - WINDOW // 2), WINDOW // 2)


def _distinct(rows: Ints, odd: NDArray[np.bool_]) -> tuple[Ints, NDArray[np.bool_]]:
    """Return rows of members, each once, with whether their key is odd."""
    whole = np.ascontiguousarray(np.column_stack([rows, odd]))
    _, first = np.unique(
        whole.view(np.dtype((np.void, whole.itemsize * whole.shape[1]))).ravel(), return_index=True
    )
    return rows[first], odd[first]


class _Found:
    """Pairs that are found in order of time, some of them often, each held once."""

    def __init__(self) -> None:
        """Start with none."""
        self._whole: list[Ints] = []  # sorted, one after the other
        self._more: list[Ints] = [np.zeros(0, dtype=np.int64)]

    def add(self, codes: Ints) -> None:
        """Take in some."""
        self._more.append(codes)

    def close(self, code: int) -> None:
        """Put those below a code in order: no more of them will be found."""
        found = once(np.concatenate(self._more))
        end = np.searchsorted(found, code)
        self._whole.append(found[:end].copy())
        self._more = [found[end:]]

    def sorted(self) -> Ints:
        """Return all, sorted."""
        return np.concatenate([*self._whole, once(np.concatenate(self._more))])


class Blocks:
    """The index of a pile by key."""

    def __init__(self, pile: Pile) -> None:
        """Index a pile."""
        self.pile = pile
        self.undated = np.array([(p.days or p.published) is None for p in pile.profiles], dtype=bool)
        dated = not self.undated.any()
        parts: list[Keys] = []
        counts: list[Ints] = []
        for start in range(0, len(pile.profiles), _CLAIMS):
            own, sizes = keys_of(pile.profiles[start : start + _CLAIMS])
            if dated:
                even = (own & _ODD) == 0
                owners = np.repeat(np.arange(len(sizes)), sizes)
                own, sizes = own[even], np.bincount(owners[even], minlength=len(sizes))
            parts.append(own)
            counts.append(sizes)
        every: Keys = np.concatenate(parts) if parts else np.zeros(0, dtype=np.uint64)
        held = np.concatenate(counts) if counts else np.zeros(0, dtype=np.int64)
        del parts
        order = stable_order(every)  # of one key, the claims in order
        self.sorted: Keys = every[order]
        self.owners: NDArray[np.int32] = np.repeat(np.arange(len(held), dtype=np.int32), held)[order]
        del every
        new = np.ones(len(order), dtype=bool)  # a claim has each key once
        new[1:] = (self.sorted[1:] != self.sorted[:-1]) | (self.owners[1:] != self.owners[:-1])
        self.sorted, self.owners = self.sorted[new], self.owners[new]
        self.ends = np.cumsum(np.bincount(self.owners, minlength=len(held)))
        places = np.empty_like(order)
        places[order] = np.where(new, np.cumsum(new, dtype=np.int32) - 1, -1)
        self.places = places[places >= 0]  # where the keys of each claim stand

    def keys_of(self, claim: int) -> Keys:
        """Return the keys of a claim."""
        start = int(self.ends[claim - 1]) if claim else 0
        return self.sorted[self.places[start : int(self.ends[claim])]]

    def members(self, key: np.uint64) -> Ints:
        """Return the claims that have a key, in order."""
        first, last = np.searchsorted(self.sorted, key, "left"), np.searchsorted(self.sorted, key, "right")
        return self.owners[first:last].astype(np.int64)

    def all_pairs(self) -> Ints:
        """Return every pair to compare as ``smaller * size + larger``, sorted."""
        if len(self.pile.profiles) < 2:
            return np.zeros(0, dtype=np.int64)
        changes = np.flatnonzero(self.sorted[1:] != self.sorted[:-1]) + 1
        starts = np.concatenate([np.zeros(1, dtype=np.int64), changes])
        lengths = np.diff(np.concatenate([starts, np.array([len(self.sorted)])]))
        small, large = np.flatnonzero((lengths > 1) & (lengths <= SMALL)), np.flatnonzero(lengths > SMALL)
        parts = [
            (start + at, min(WINDOW, length - at))
            for start, length in zip(starts[large].tolist(), lengths[large].tolist(), strict=True)
            for at in _window_starts(length)
        ]
        windows = np.array(parts, dtype=np.int64).reshape(-1, 2)
        starts = np.concatenate([starts[small], windows[:, 0]])
        lengths = np.concatenate([lengths[small], windows[:, 1]])
        # In order of time, so that what is looked at together lies together, and of one length at once.
        when = self.owners[starts] // _CLAIMS
        order = np.lexsort((lengths, when))
        when, lengths = when[order], lengths[order]
        new = np.flatnonzero((when[1:] != when[:-1]) | (lengths[1:] != lengths[:-1])) + 1
        found, last = _Found(), 0
        for first, lot in zip([0, *new.tolist()], np.split(starts[order], new), strict=True):
            if not len(lot):
                break
            if when[first] > last:
                last = int(when[first])
                found.close(last * _CLAIMS * len(self.pile.profiles))
            for codes in self._pairs_of_length(lot, int(lengths[first])):
                found.add(codes)
        return found.sorted()

    def _pairs_of_length(self, starts: Ints, length: int) -> Iterator[Ints]:
        """Yield the pairs of windows of one length, known by where they start."""
        size = len(self.pile.profiles)
        left, right = np.triu_indices(length if length <= SMALL else 0, 1)
        step = _AT_ONCE // max(length, len(left))
        for at in range(0, len(starts), step):
            part = starts[at : at + step]
            rows = self.owners[part[:, None] + np.arange(length)].astype(np.int64)
            odd = (self.sorted[part] & _ODD) == 1
            if length >= _ALIKE:
                rows, odd = _distinct(rows, odd)
            if length <= SMALL:
                pairs = (rows[:, left] * size + rows[:, right]).ravel()
                yield once(pairs[self._allowed(pairs, np.repeat(odd, len(left)))])
                continue
            for window, undated in zip(rows, odd, strict=True):
                if not undated or self.undated[window].any():
                    codes = self._nearest(window)
                    yield codes[self._allowed(codes, np.full(len(codes), undated))]

    def windows(self, key: np.uint64, members: Ints) -> list[Ints]:
        """Return the parts of a block that are looked at by themselves: they overlap, in order of time. None where no pair is compared."""
        if len(members) < 2 or (key & _ODD and not self.undated[members].any()):
            return []
        if len(members) <= SMALL:
            return [members]
        return [members[start : start + WINDOW] for start in _window_starts(len(members))]

    def pairs_of(self, key: np.uint64, windows: Sequence[Ints], cache: dict[bytes, Ints]) -> Ints:
        """Return the pairs to compare of some windows of one block.

        Args:
            key: Of the block.
            windows: As ``windows`` gives them.
            cache: Pairs of windows by their members, filled here: many blocks have the same ones.
        """
        found = [np.zeros(0, dtype=np.int64)]
        for window in windows:
            members = window.tobytes()
            if members not in cache:
                cache[members] = self._nearest(window)
            found.append(cache[members])
        codes = once(np.concatenate(found))
        return codes[self._allowed(codes, np.full(len(codes), bool(key & _ODD)))]

    def _allowed(self, codes: Ints, undated: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Keep, of pairs from keys without a day, those of which one claim has none."""
        if not undated.any():
            return np.ones(len(codes), dtype=bool)
        size = len(self.pile.profiles)
        allowed: NDArray[np.bool_] = ~undated | self.undated[codes // size] | self.undated[codes % size]
        return allowed

    def _nearest(self, window: Ints) -> Ints:
        """Pair each member of a window with those nearest in meaning; of a small block with every other."""
        size = len(self.pile.profiles)
        if len(window) <= SMALL:
            left, right = np.triu_indices(len(window), 1)
            return window[left] * size + window[right]
        rows, columns = nearest(self.pile.meanings(window), min(NEAREST, len(window) - 1))
        one, other = window[rows], window[columns]
        return once(np.minimum(one, other) * size + np.maximum(one, other))

    def touching(self, claims: Iterable[int], cache: dict[bytes, Ints]) -> Ints:
        """Return the pairs to compare of which one is among some claims, as in ``all_pairs``.

        Args:
            claims: Which.
            cache: Pairs of windows of large blocks, as in ``pairs_of``.
        """
        size = len(self.pile.profiles)
        here = np.zeros(size, dtype=bool)
        asked = sorted(claims)
        here[asked] = True
        if not asked:
            return np.zeros(0, dtype=np.int64)
        own = once(np.concatenate([self.keys_of(claim) for claim in asked]))
        starts, ends = np.searchsorted(self.sorted, own, "left"), np.searchsorted(self.sorted, own, "right")
        lengths = ends - starts
        codes = [
            part
            for length in range(2, SMALL + 1)
            for part in self._pairs_of_length(starts[lengths == length], length)
        ]
        seen: set[tuple[bytes, bool]] = set()
        for key, start, end in zip(
            own[lengths > SMALL], starts[lengths > SMALL], ends[lengths > SMALL], strict=True
        ):
            members = self.owners[start:end]
            known = members.tobytes(), bool(key & _ODD)
            if known not in seen:
                seen.add(known)
                windows = self.windows(key, members.astype(np.int64))
                codes.append(self.pairs_of(key, [w for w in windows if here[w].any()], cache))
        kept = [part[here[part // size] | here[part % size]] for part in codes]
        return once(np.concatenate([np.zeros(0, dtype=np.int64), *kept]))

    def among(self, claims: Sequence[int]) -> Ints:
        """Return the pairs among some claims that are compared, as in ``all_pairs``."""
        size = len(self.pile.profiles)
        codes = self.touching(claims, {})
        return codes[np.isin(codes // size, claims) & np.isin(codes % size, claims)]

"""What the claims of one finding are to each other: those of different origins are read together, where it changes something."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from secondsource.model import Relation
from secondsource.reconcile.contraries import one_text
from secondsource.reconcile.matching import Pile
from secondsource.reconcile.matching.relating import key_of
from secondsource.reconcile.matters import Matter, Pair, negative

MOST_RELATED = 60  # pairs of one finding that are read together: those that tell most alike
_AT_ONCE = 200_000  # pairs that are looked at at once
NEAR = 0.5  # cosine of what two claims tell from which they are
# The same, of two claims of which none says that something is not so, for them to exclude each other. Of 482 such pairs of
# annotated cases and of FA-KES, the network was as sure as is asked (``matters.SURE``) of none of the 199 that are less alike.
NEAR_PLAIN = 0.65
# The same, for them to bear each other out. Of 24 such pairs of annotated cases, of fresh piles and of FA-KES that are less alike, the
# network held five for agreeing: two were.
NEAR_AGREEING = 0.6


def related(pile: Pile, matter: Matter) -> dict[tuple[str, str], Relation]:
    """Return the relations of the claims of different origins, by ``key_of`` of two; not of two readings of one text.

    Where rules show what stands against what, or who bears whom out, nothing is asked of it. Where one claim says that what another tells is not
    so, that comes before accounts of which neither does: these are read only if there is no such pair.

    Args:
        pile: All claims.
        matter: The finding, without relations.
    """
    if not pile.relations.told:
        return {}
    near = _nearest(pile, matter)
    agreeing = [
        pair
        for pair, value in near
        if value >= NEAR_AGREEING and matter.may_agree(*pair) and not matter.known_without(*pair)
    ]
    excluding = [(pair, value) for pair, value in near if matter.may_exclude(*pair)]
    if excluding and matter.settled():
        excluding = []
    denying = [pair for pair, _ in excluding if any(map(negative, pair))]
    plain = [pair for pair, value in excluding if value >= NEAR_PLAIN and not any(map(negative, pair))]
    found = _read(pile, [*agreeing, *denying])
    rest = [pair for pair in plain if key_of(pair[0].claim, pair[1].claim) not in found]
    if rest and replace(matter, relations=found).contrary() is None:
        found |= _read(pile, rest)
    return found


def _nearest(pile: Pile, matter: Matter) -> list[tuple[Pair, float]]:
    """Return the pairs of claims of different origins that tell most alike, with how much, the most alike first.

    A finding of a large pile has millions of pairs: they are looked at some rows at a time.
    """
    profiles = matter.profiles
    if len(set(matter.origin.values())) < 2:
        return []
    vectors = np.array([p.vector for p in profiles])
    numbers: dict[str, int] = {}
    origins = np.array([numbers.setdefault(matter.origin[p.claim.id], len(numbers)) for p in profiles])
    size = len(profiles)
    parts: list[tuple[NDArray[np.int64], NDArray[np.float64]]] = []
    step = max(1, _AT_ONCE // size)
    for start in range(0, size, step):
        rows = np.arange(start, min(start + step, size))
        across = (origins[rows, None] != origins[None, :]) & (rows[:, None] < np.arange(size)[None, :])
        one, other = np.nonzero(across)
        alike = pile.told_alike(vectors[rows[one]], vectors[other])
        near = np.flatnonzero(alike >= NEAR)
        parts.append((rows[one[near]] * size + other[near], alike[near]))
    codes, alike = (np.concatenate(column) for column in zip(*parts, strict=True))
    found: list[tuple[Pair, float]] = []
    for n in np.argsort(-alike, kind="stable").tolist():
        pair = profiles[codes[n] // size], profiles[codes[n] % size]
        if not one_text(pair[0].claim, pair[1].claim):
            found.append((pair, float(alike[n])))
            if len(found) == MOST_RELATED:
                break
    return found


def _read(pile: Pile, pairs: list[Pair]) -> dict[tuple[str, str], Relation]:
    """Return what some pairs are to each other."""
    claims = {key_of(one.claim, other.claim): (one.claim, other.claim) for one, other in pairs}
    return dict(zip(claims, pile.relations.of(list(claims.values())), strict=True))

"""What the claims of one finding are to each other: those of different origins are read together, where it changes something."""

from dataclasses import replace

import numpy as np

from secondsource.model import Relation
from secondsource.reconcile.matching import Pile
from secondsource.reconcile.matching.relating import key_of
from secondsource.reconcile.matters import Matter, Pair, negative

MOST_RELATED = 60  # pairs of one finding that are read together: those that tell most alike
NEAR = 0.5  # cosine of what two claims tell from which they are
# The same, of two claims of which none says that something is not so, for them to exclude each other. Of 482 such pairs of
# annotated cases and of FA-KES, the network was as sure as is asked (``matters.SURE``) of none of the 199 that are less alike.
NEAR_PLAIN = 0.65


def related(pile: Pile, matter: Matter) -> dict[tuple[str, str], Relation]:
    """Return the relations of the claims of different origins, by ``key_of`` of two; not of two readings of one text.

    Where rules show what stands against what, nothing is asked of it. Where one claim says that what another tells is not
    so, that comes before accounts of which neither does: these are read only if there is no such pair.

    Args:
        pile: All claims.
        matter: The finding, without relations.
    """
    if not pile.relations.told:
        return {}
    pairs = list(matter.across())
    if not pairs:
        return {}
    one, other = (np.array([pair[side].vector for pair in pairs]) for side in (0, 1))
    _, alike = pile.cosines(one, other)
    nearest = np.argsort(-alike, kind="stable")[:MOST_RELATED]
    near = [(pairs[n], float(alike[n])) for n in nearest.tolist() if alike[n] >= NEAR]
    agreeing = [pair for pair, _ in near if matter.may_agree(*pair)]
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


def _read(pile: Pile, pairs: list[Pair]) -> dict[tuple[str, str], Relation]:
    """Return what some pairs are to each other."""
    claims = {key_of(one.claim, other.claim): (one.claim, other.claim) for one, other in pairs}
    return dict(zip(claims, pile.relations.of(list(claims.values())), strict=True))

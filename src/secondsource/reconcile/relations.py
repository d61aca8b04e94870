"""What the claims of one finding are to each other: those of different origins are read together."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from secondsource.model import Relation
from secondsource.reconcile.contraries import one_text
from secondsource.reconcile.matching import Pile, Profile
from secondsource.reconcile.matching.relating import key_of

MOST_RELATED = 60  # pairs of one finding that are read together: those that tell most alike
NEAR = 0.5  # cosine of what two claims tell from which they are
UNRELATED = Relation(1.0, 0.0, 0.0, 0.0)  # of a pair that was not


def related(
    pile: Pile,
    profiles: Sequence[Profile],
    origin: Mapping[str, str],
    asked: Callable[[Profile, Profile], bool] = lambda _one, _other: True,
) -> dict[tuple[str, str], Relation]:
    """Return the relations of the claims of different origins, by ``key_of`` of two; not of two readings of one text.

    Args:
        pile: All claims.
        profiles: Of the claims of one finding.
        origin: Claim id → its origin.
        asked: Whether it makes a difference what two of them are to each other; else they are not read.
    """
    if not pile.relations.told:
        return {}
    pairs = [
        (a, b)
        for n, a in enumerate(profiles)
        for b in profiles[n + 1 :]
        if origin[a.claim.id] != origin[b.claim.id] and not one_text(a.claim, b.claim)
    ]
    if not pairs:
        return {}
    one, other = (np.array([pair[side].vector for pair in pairs]) for side in (0, 1))
    _, alike = pile.cosines(one, other)
    nearest = np.argsort(-alike, kind="stable")[:MOST_RELATED]
    near = [pairs[n] for n in nearest[alike[nearest] >= NEAR].tolist()]
    claims = [(one.claim, other.claim) for one, other in near if asked(one, other)]
    return {key_of(*pair): told for pair, told in zip(claims, pile.relations.of(claims), strict=True)}

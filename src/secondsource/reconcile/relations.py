"""What the claims of one finding are to each other: those of different origins are read together."""

from collections.abc import Mapping, Sequence

import numpy as np

from secondsource.model import Relation
from secondsource.reconcile.contraries import one_text
from secondsource.reconcile.matching import Pile, Profile
from secondsource.reconcile.matching.relating import key_of

MOST_RELATED = 60  # pairs of one finding that are read together: those that tell most alike
NEAR = 0.5  # cosine of what two claims tell from which they are
UNRELATED = Relation(1.0, 0.0, 0.0, 0.0)  # of a pair that was not


def related(
    pile: Pile, profiles: Sequence[Profile], origin: Mapping[str, str]
) -> dict[tuple[str, str], Relation]:
    """Return the relations of the claims of different origins, by ``key_of`` of two; not of two readings of one text."""
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
    claims = [(pairs[n][0].claim, pairs[n][1].claim) for n in nearest[alike[nearest] >= NEAR].tolist()]
    return {key_of(*pair): told for pair, told in zip(claims, pile.relations.of(claims), strict=True)}

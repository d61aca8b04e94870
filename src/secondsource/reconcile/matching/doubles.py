"""Claims of one report that are two readings of the same words: a mere statement beside a happening of a known type."""

from collections import defaultdict
from collections.abc import Sequence

from secondsource.model import Claim, Span
from secondsource.reconcile.matching.profile import Profile


def doubles(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Return the pairs of positions, smaller first, of a mere statement and the claim that reads its very words.

    Of several claims with those words it is the one that counts people, else the only one.
    """
    by_words: dict[tuple[str, tuple[Span, ...]], list[int]] = defaultdict(list)
    for n, p in enumerate(profiles):
        by_words[p.claim.report, p.claim.spans].append(n)
    pairs = []
    for members in by_words.values():
        statements = [n for n in members if profiles[n].claim.type == "STATEMENT"]
        typed = [n for n in members if profiles[n].claim.type != "STATEMENT"]
        counting = [n for n in typed if profiles[n].measures]
        best = counting if len(counting) == 1 else typed
        if len(best) == 1:
            pairs += [
                (min(n, best[0]), max(n, best[0]))
                for n in statements
                if _alike(profiles[n].claim, profiles[best[0]].claim)
            ]
    return sorted(pairs)


def _alike(one: Claim, other: Claim) -> bool:
    return (one.stance, one.modality, one.polarity) == (other.stance, other.modality, other.polarity)

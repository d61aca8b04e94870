"""What a headline counts is what its report counts: the claims that give that number are of one matter."""

from collections.abc import Mapping

from secondsource.model import Claim, Extraction
from secondsource.reconcile.measures import PEOPLE, near_measures


def headlined(extractions: Mapping[str, Extraction]) -> list[tuple[str, str]]:
    """Return the pairs of a claim of a headline and the first claim below it that counts as many of the same, in order of the extractions.

    Only where the headline gives that number once: of "Two dead in Homs, two dead in Hama" each may be meant.
    """
    pairs = []
    for extraction in extractions.values():
        above = [c for c in extraction.claims if c.headline]
        below = [c for c in extraction.claims if not c.headline]
        given = [(n, c) for c in above for n in _numbers(c)]
        for (measure, number), claim in given:
            if sum(n == number for (_, n), _ in given) > 1:
                continue
            told = next((c for c in below if _counts(c, claim, measure, number)), None)
            if told is not None:
                pairs.append((claim.id, told.id))
    return pairs


def _numbers(claim: Claim) -> set[tuple[str, float]]:
    """Return what a claim counts of people, with its number."""
    return {
        (f.measure, f.best)
        for f in claim.figures
        if f.measure in PEOPLE and f.best is not None and not f.rule.endswith(("+part", "+earlier"))
    }


def _counts(claim: Claim, headline: Claim, measure: str, number: float) -> bool:
    """Tell whether a claim is of a headline's kind and gives its number."""
    return claim.type == headline.type and any(
        n == number and near_measures(m, measure) for m, n in _numbers(claim)
    )

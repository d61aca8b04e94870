"""The pairs of which the features leave open whether they tell one matter: a network reads the two together.

It is far dearer than all features, and sees what they cannot: which words of the one answer which of the other. So it is
asked near the border only, and of claims of two reports.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from secondsource.reconcile.matching.pile import Pile
from secondsource.reconcile.matching.scoring import READ_TOGETHER, Score
from secondsource.reconcile.words import read_table

OPEN = (0.0, 0.0)  # log-odds by the features between which a pair is read
SUREST = 0.997  # how likely the network can hold anything

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Return what the features' log-odds and the network's count, and ``base``."""
    rows = (line.split("\t") for line in read_table("weights_reading_together.tsv"))
    return {name: float(value) for name, value in rows}


def reread(pile: Pile, one: Ints, other: Ints, values: Floats) -> Floats:
    """Return the scores of some pairs, with what the network tells of those that the features leave open.

    Args:
        pile: The claims.
        one: First of each pair.
        other: Second of each pair.
        values: Scores by the features, 0 to 1.
    """
    asked = np.flatnonzero(left_open(pile, one, other, values))
    if not len(asked):
        return values
    found = values.copy()
    known = weights()
    total = known["base"] + known["features"] * log_odds(values[asked])
    total += known[READ_TOGETHER] * told(pile, one[asked], other[asked])
    found[asked] = (1.0 / (1.0 + np.exp(-total))).round(6)
    return found


def explained(pile: Pile, pairs: Sequence[tuple[int, int]], scores: Sequence[Score]) -> list[Score]:
    """Return the scores of some pairs by their features, explained, with what the network adds to them."""
    one, other = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    values = np.array([score.value for score in scores])
    asked = np.flatnonzero(left_open(pile, one, other, values))
    found = list(scores)
    if not len(asked):
        return found
    known = weights()
    after = reread(pile, one[asked], other[asked], values[asked])
    added = known[READ_TOGETHER] * told(pile, one[asked], other[asked])
    for n, value, part in zip(asked.tolist(), after.tolist(), added.tolist(), strict=True):
        points = tuple((name, known["features"] * points) for name, points in scores[n].points)
        found[n] = Score(value, (*points, (READ_TOGETHER, part)))
    return found


def left_open(pile: Pile, one: Ints, other: Ints, values: Floats) -> NDArray[np.bool_]:
    """Tell which of some pairs, given as in ``reread``, a network reads together; without one, none."""
    if not pile.relations.told:
        return np.zeros(len(values), dtype=bool)
    odds = log_odds(values)
    return np.asarray((odds > OPEN[0]) & (odds < OPEN[1]) & (pile.report_of[one] != pile.report_of[other]))


def told(pile: Pile, one: Ints, other: Ints) -> Floats:
    """Return the log-odds that the network gives for one matter, of some pairs given as in ``reread``."""
    claims = [p.claim for p in pile.profiles]
    pairs = [(claims[a], claims[b]) for a, b in zip(one.tolist(), other.tolist(), strict=True)]
    same = np.array([relation.same for relation in pile.relations.of(pairs)])
    return log_odds(same.clip(1 - SUREST, SUREST))


def log_odds(values: Floats) -> Floats:
    """Return the log-odds of what is so likely; of what is impossible or certain, infinite ones."""
    with np.errstate(divide="ignore"):
        return np.log(values) - np.log(1.0 - values)

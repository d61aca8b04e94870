"""The score of two claims, and the reasons for it."""

import math
from functools import lru_cache
from typing import NamedTuple

from secondsource.reconcile.matching.features import FEATURES
from secondsource.reconcile.matching.profiles import Profile
from secondsource.reconcile.words import read_table

TELLING = 0.4  # log-odds that a feature adds before it is worth naming


class Score(NamedTuple):
    """How likely two claims are about the same matter (0 to 1), and what made it so."""

    value: float
    points: tuple[tuple[str, float], ...]

    def reasons(self) -> tuple[str, ...]:
        """Return what speaks for it, strongest first, in words for a person."""
        strong = sorted((p for p in self.points if p[1] >= TELLING), key=lambda p: (-p[1], p[0]))
        return tuple((FEATURES[name].__doc__ or name).strip().rstrip(".") for name, _ in strong)


CLAIMS = "weights.tsv"  # for claims, with their types, figures and speakers
MENTIONS = (
    "weights_mentions.tsv"  # for bare mentions of events, of which only words and participants are known
)


@lru_cache(maxsize=4)
def weights(table: str = CLAIMS) -> dict[str, float]:
    """Return the weight of each feature, and ``base``."""
    return {line.split("\t")[0]: float(line.split("\t")[1]) for line in read_table(table)}


@lru_cache(maxsize=4)
def _weighted(table: str) -> tuple[float, tuple[tuple[str, float], ...]]:
    known = weights(table)
    return known["base"], tuple((name, known[name]) for name in FEATURES if known.get(name))


def score(a: Profile, b: Profile, cosine: float, table: str = CLAIMS) -> float:
    """Return how likely two claims are about the same matter, 0 to 1."""
    total, weighted = _weighted(table)
    for name, weight in weighted:
        value = FEATURES[name](a, b, cosine)
        if value:
            total += weight * value
    return 1.0 / (1.0 + math.exp(-total))


def explain(a: Profile, b: Profile, cosine: float, table: str = CLAIMS) -> Score:
    """Return the score with each feature's part in it."""
    _, weighted = _weighted(table)
    points = tuple((name, weight * FEATURES[name](a, b, cosine)) for name, weight in weighted)
    return Score(score(a, b, cosine, table), tuple(p for p in points if p[1]))

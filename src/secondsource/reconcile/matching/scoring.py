"""The score of two claims, and the reasons for it."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from secondsource.reconcile.matching.evidence import FEATURES
from secondsource.reconcile.matching.figure_columns import Floats
from secondsource.reconcile.matching.mention_evidence import MENTION_FEATURES
from secondsource.reconcile.matching.pairs import Pairs
from secondsource.reconcile.words import read_table

KNOWN = FEATURES | MENTION_FEATURES
DIGITS = 6  # to which scores are rounded, to be the same on every machine
TELLING = 0.4  # log-odds that a feature adds before it is worth naming


class Score(NamedTuple):
    """How likely two claims are about the same matter (0 to 1), and what made it so."""

    value: float
    points: tuple[tuple[str, float], ...]

    def reasons(self) -> tuple[str, ...]:
        """Return what speaks for it, strongest first, in words for a person."""
        strong = sorted((p for p in self.points if p[1] >= TELLING), key=lambda p: (-p[1], p[0]))
        said = [(KNOWN[name].__doc__ or name).strip().rstrip(".") for name, _ in strong]
        # Of "they tell just the same, in whatever words" and "they tell the same, …", the first says it all.
        most: dict[str, str] = {}
        for reason in said:
            plain = reason.replace(_JUST, " ")
            most[plain] = max(most.get(plain, ""), reason, key=len)
        return tuple(most.values())


_JUST = " just "


CLAIMS = "weights.tsv"  # for claims, with their types, figures and speakers
MENTIONS = (
    "weights_mentions.tsv"  # for bare mentions of events, of which only words and participants are known
)


@lru_cache(maxsize=4)
def weights(table: str = CLAIMS) -> dict[str, float]:
    """Return the weight of each feature, and ``base``."""
    return {line.split("\t")[0]: float(line.split("\t")[1]) for line in read_table(table)}


def score(pairs: Pairs, table: str = CLAIMS) -> Floats:
    """Return how likely the claims of each pair are about the same matter, 0 to 1."""
    known = weights(table)
    total = np.full(len(pairs.one), known["base"])
    for name, feature in KNOWN.items():
        if known.get(name):
            total += known[name] * feature(pairs)
    return np.asarray(1.0 / (1.0 + np.exp(-total)))


def explain(pairs: Pairs, table: str = CLAIMS) -> list[Score]:
    """Return the score of each pair with each feature's part in it."""
    known = weights(table)
    values = score(pairs, table)
    parts = {name: known[name] * feature(pairs) for name, feature in KNOWN.items() if known.get(name)}
    return [
        Score(float(value), tuple((name, float(part[n])) for name, part in parts.items() if part[n]))
        for n, value in enumerate(values)
    ]

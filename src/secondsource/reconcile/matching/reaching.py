"""Which pairs of claims can score as high as asked: of most, a few features already tell that they cannot.

The features are worked out a few at a time, those first that cost little and part most. After each few, a pair stays only
if it would score high enough should all else that can speak for it do so in full. What stays is scored as any pair is, so
scores are the same; of the pairs of a pile about one in thirteen stays.
"""

import numpy as np

from secondsource.reconcile.matching.figure_columns import Floats
from secondsource.reconcile.matching.pairs import Pairs
from secondsource.reconcile.matching.scoring import DIGITS, KNOWN, weights
from secondsource.reconcile.matching.sets import Ints

_STEPS = (
    (
        "replies",
        "one_matter",
        "surely_one_matter",
        "other_matter",
        "same_report",
        "same_sentence",
        "act_and_fact",
        "other_act",
        "plan_and_deed",
        "other_means",
    ),
    (
        "other_measure",
        "one_counts",
        "far_reports",
        "same_time",
        "other_time",
        "stated_other_day",
        "count_of_another_day",
    ),
    ("same_figure", "large_figure", "same_measure", "out_of_scale", "many_tolls", "other_place"),
    ("same_participants", "related_participants", "one_toll", "other_actor"),
)
# Features that are nothing where two claims count nothing alike, and where they have two speakers, or only one has one.
_OF_COUNTS = frozenset({"same_figure", "large_figure", "same_measure", "one_toll"})
_OF_SPEAKERS = frozenset({"same_speaker", "one_saying"})


def reaching(pairs: Pairs, least: float, table: str) -> Ints:
    """Return which pairs can score at least so high (0 to 1): all that do, and some more."""
    known = {name: weight for name, weight in weights(table).items() if weight}
    rounded = least - 10.0**-DIGITS  # more than what rounding can add
    asked = np.log(rounded / (1.0 - rounded))
    total = np.full(len(pairs.one), known.pop("base"))
    rows = np.arange(len(pairs.one))
    for step in _STEPS:
        for name in step:
            if name in known:
                total += known.pop(name) * KNOWN[name](pairs)
        able = np.flatnonzero(total + _most(pairs, known) >= asked)
        rows, total, pairs = rows[able], total[able], pairs.only(able)
    return rows


def _most(pairs: Pairs, weights_left: dict[str, float]) -> Floats:
    """Return what the features that are left can speak for each pair at most."""
    for_it = {name: weight for name, weight in weights_left.items() if weight > 0}
    counts = sum(weight for name, weight in for_it.items() if name in _OF_COUNTS)
    speakers = sum(weight for name, weight in for_it.items() if name in _OF_SPEAKERS)
    found = np.full(len(pairs.one), sum(for_it.values()) - counts - speakers)
    if counts:
        found += counts * pairs.counts_same.any(axis=(0, 1))
    if speakers:
        found += speakers * (pairs.known_both("speaker") & pairs.equal("speaker"))
    return found

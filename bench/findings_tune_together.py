"""Tune what a network that reads two claims together counts: `python -m bench.findings_tune_together [--write]`.

Logistic regression over the pairs of quoted claims that the features leave open (reconcile/matching/reading_together.py), of
annotated cases and of crises that nothing was trained on: their log-odds by the features and by the network. It prints the
average precision of each and of both together; ``--write`` puts the weights in place. There is nothing random in it.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.findings import reading
from bench.findings_cases import CASES, CRISES, Case, kept_out, load_case, load_crisis
from bench.findings_tune import TABLE as FEATURES_TABLE
from bench.findings_tune import TUNED, pile_of, quoted
from secondsource.reconcile.matching.comparing import paired
from secondsource.reconcile.matching.reading_together import left_open, log_odds, told
from secondsource.reconcile.matching.scoring import READ_TOGETHER, score
from secondsource.rooms import relating

TABLE = FEATURES_TABLE.with_name("weights_reading_together.tsv")
PILES = Path(__file__).parents[1] / "train/piles"
NAMES = ("base", "features", READ_TOGETHER)
STRICT = 0.0  # taken from the fitted base: pairs of quoted claims match more often than those of a pile do
STEPS = 50  # of Newton's method, which has long settled then

Floats = NDArray[np.float64]


class Part(NamedTuple):
    """The pairs of one crisis that the features leave open.

    Attributes:
        rows: A one, the log-odds by the features, those by the network; pairs by three.
        truth: 1 where they are of one annotated finding.
    """

    rows: Floats
    truth: Floats


def of_case(case: Case) -> Part:
    """Return the pairs of quoted claims that the features leave open."""
    pile = pile_of(list(case.reports.values()), case.extractions, relating())
    group = quoted(case, pile)
    positions = np.array(sorted(group), dtype=np.int64)
    left, right = np.triu_indices(len(positions), 1)
    one, other = positions[left], positions[right]
    values = score(paired(pile, list(zip(one.tolist(), other.tolist(), strict=True)))).round(6)
    kept = np.flatnonzero(left_open(pile, one, other, values))
    one, other, values = one[kept], other[kept], values[kept]
    truth = [float(group[a] == group[b]) for a, b in zip(one.tolist(), other.tolist(), strict=True)]
    rows = np.column_stack([np.ones(len(kept)), log_odds(values), told(pile, one, other)])
    return Part(rows, np.array(truth))


def fit(parts: Sequence[Part]) -> Floats:
    """Return the weights of `NAMES`."""
    rows, truth = (np.concatenate(column) for column in zip(*parts, strict=True))
    found = np.zeros(len(NAMES))
    for _ in range(STEPS):
        likely = 1.0 / (1.0 + np.exp(-rows @ found))
        curved = (rows * (likely * (1.0 - likely))[:, None]).T @ rows
        found -= np.linalg.solve(curved + 1e-6 * np.eye(len(found)), rows.T @ (likely - truth))
    found[0] -= STRICT
    return found


def precision(scores: Floats, truth: Floats) -> float:
    """Return the average precision of what is true, the highest scores first."""
    right = truth[np.argsort(-scores, kind="stable")] > 0
    return float((right.cumsum() / np.arange(1, len(right) + 1))[right].mean()) if right.any() else 0.0


def tune(sets: Mapping[str, Sequence[Part]]) -> Floats:
    """Return the weights fitted on all sets, and print what each of them tells of each set."""
    found = fit([part for parts in sets.values() for part in parts])
    for name, parts in sets.items():
        rows, truth = (np.concatenate(column) for column in zip(*parts, strict=True))
        told_by = [precision(scores, truth) for scores in (rows[:, 1], rows[:, 2], rows @ found)]
        print(
            f"{name}: {len(truth)} pairs, features {told_by[0]:.3f}, network {told_by[1]:.3f}, both {told_by[2]:.3f}"
        )
    return found


def write(found: Floats) -> None:
    """Put the weights in place, under the heading that is there."""
    heading = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = [f"{name}\t{value:.2f}" for name, value in zip(NAMES, found, strict=True)]
    TABLE.write_text("\n".join([*heading, *rows]) + "\n", encoding="utf-8")


def main() -> None:
    """Read, tune, write."""
    arguments = argparse.ArgumentParser(
        description="Tune what a network that reads two claims together counts."
    )
    arguments.add_argument("--write", action="store_true", help="put the weights in place")
    asked = arguments.parse_args()
    reader = reading()
    sets = {
        "cases": [of_case(load_case(CASES / name, reader.file, reader.extraction)) for name in TUNED],
        "crises": [
            of_case(load_crisis(CRISES / f"{name}.json", reader.file, reader.extraction))
            for name in kept_out("fit")
        ],
        "long crises": [
            of_case(load_crisis(PILES / f"{name}.json", reader.file, reader.extraction))
            for name in kept_out("fit", PILES)
        ],
    }
    found = tune(sets)
    print(dict(zip(NAMES, found.round(2).tolist(), strict=True)))
    if asked.write:
        write(found)


if __name__ == "__main__":
    main()

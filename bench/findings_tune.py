"""Tune the weights of matching: `python -m bench.findings_tune [--write]`.

Logistic regression over the pairs of quoted claims of the annotated cases, pulled toward the weights that
stand (they were first set by hand) and held to the sign that each feature's meaning gives it. Leaving one
case out each time, it prints how well pairs are told apart; ``--write`` puts the weights of all in place.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.findings_cases import CASES, Case, load_case, quoted_claim
from secondsource.model import Extraction, Report
from secondsource.reconcile.entities import resolve
from secondsource.reconcile.matching.features import FEATURES
from secondsource.reconcile.matching.match import feature_row
from secondsource.reconcile.matching.profiles import Pile
from secondsource.reconcile.matching.scoring import weights
from secondsource.reconcile.ordering import in_order

TABLE = Path(__file__).parents[1] / "src/secondsource/reconcile/data/weights.tsv"
PULL = 0.15  # of the standing weights, per feature
STEPS, RATE = 3000, 0.05

Rows = tuple[NDArray[np.float64], NDArray[np.float64]]


def pairs_of(case: Case) -> Rows:
    """Return the features and truth of all pairs of differently quoted claims of one case."""
    reports = in_order(case.reports.values())
    extractions = {e.report: e for e in case.extractions}
    entities = resolve(reports, extractions)
    pile = Pile(reports, extractions, {m: e.id for e in entities for m in e.members})
    group: dict[int, int] = {}
    for n, annotated in enumerate(case.groups):
        for member in annotated["members"]:
            claim = quoted_claim(case, member)
            if claim is not None:
                group.setdefault(pile.index[claim.id], n)
    positions = sorted(group)
    rows, truth = [], []
    for at, a in enumerate(positions):
        for b in positions[at + 1 :]:
            rows.append([1.0, *feature_row(pile, a, b)])
            truth.append(float(group[a] == group[b]))
    return np.array(rows), np.array(truth)


def fit(parts: Sequence[Rows], start: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights, ``base`` first. Each case counts the same, and its pairs that match count as half."""
    weight = start.copy()
    sign = np.sign(start)
    sign[0] = 0
    rows = np.concatenate([x for x, _ in parts])
    truth = np.concatenate([y for _, y in parts])
    share = np.concatenate(
        [np.where(y > 0, 1 / (2 * y.sum()), 1 / (2 * (1 - y).sum())) / len(parts) for _, y in parts]
    )
    share *= 30.0  # as if so many pairs: what the pull is weighed against
    moment, spread = np.zeros_like(weight), np.zeros_like(weight)
    for step in range(1, STEPS + 1):
        chance = 1 / (1 + np.exp(-rows @ weight))
        slope = rows.T @ (share * (chance - truth)) + PULL * (weight - start)
        moment = 0.9 * moment + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weight -= RATE * (moment / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        weight = np.where(sign * weight < 0, 0.0, weight)
    return weight


def measures(part: Rows, weight: NDArray[np.float64]) -> str:
    """Return in words how well weights tell the pairs of a case apart at the score that joins."""
    rows, truth = part
    said = rows @ weight > 0
    recall = said[truth > 0].mean()
    precision = truth[said].mean() if said.any() else 0.0
    return f"joined {100 * recall:.1f} %, right {100 * precision:.1f} % of {int(said.sum())}"


def main(read: Callable[[Path], Report], extract: Callable[[Report], Extraction], *, write: bool) -> None:
    """Tune, print, and write where asked."""
    folders = sorted(p.parent for p in CASES.glob("*/annotations.json"))
    parts = [pairs_of(load_case(folder, read, extract)) for folder in folders]
    names = list(FEATURES)
    table = weights()
    start = np.array([table["base"], *(table.get(name, 0.0) for name in names)])
    for n, folder in enumerate(folders):
        others = [p for m, p in enumerate(parts) if m != n]
        print(
            f"{folder.name}: standing {measures(parts[n], start)}; left out {measures(parts[n], fit(others, start))}"
        )
    final = fit(parts, start)
    for name, was, now in zip(["base", *names], start, final, strict=True):
        print(f"{name:24} {was:6.2f} {now:6.2f}")
    if write:
        head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        body = [f"{name}\t{value:.2f}" for name, value in zip(["base", *names], final, strict=True)]
        TABLE.write_text("\n".join(head + body) + "\n", encoding="utf-8")


if __name__ == "__main__":
    from bench.findings import reading

    arguments = argparse.ArgumentParser(description="Tune the weights of matching on the annotated cases.")
    arguments.add_argument("--write", action="store_true", help="put the weights in place")
    reader = reading()
    main(reader.file, reader.extraction, write=arguments.parse_args().write)

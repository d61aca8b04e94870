"""Tune the weights for bare mentions of events: `python -m bench.findings_tune_mentions DATA_DIR [--write]`.

Logistic regression, held to the signs of findings_prior_mentions.tsv, over the pairs of gold mentions of each story of
ECB+ train. Only the features named there are used. Leaving out each third of the topics, it prints CoNLL F1 of what
was left out and of dev for several scores that join; ``--write`` puts the weights in place, with the base moved so
that what joins best is ``JOIN``. There is nothing random in it, and only numbers come from the set.
"""

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.findings import reading
from bench.findings_ecbplus import documents, piles
from bench.findings_scorers import Grouping, conll
from secondsource.reconcile.matching.blocking import Blocks
from secondsource.reconcile.matching.clustering import JOIN, cluster_arrays
from secondsource.reconcile.matching.comparing import FAR, paired
from secondsource.reconcile.matching.scoring import KNOWN

TABLE = Path(__file__).parents[1] / "src/secondsource/reconcile/data/weights_mentions.tsv"
PRIOR = Path(__file__).with_name("findings_prior_mentions.tsv")
PULL = 3.0  # toward nothing
FOLDS = 3
JOINED = 0.35  # score that joins before the base is moved; tuned on dev
SCORES = (0.3, 0.35, 0.4, 0.45, 0.5)
STEPS, FLOOR = 60, 1e-7
Floats = NDArray[np.float64]


class Story(NamedTuple):
    """The mentions of one story.

    Attributes:
        topic: Of the set, for what is left out.
        chains: Chain of each mention.
        pairs: Positions of every two mentions.
        rows: A one, then the features of each pair.
        truth: 1 where both are of one chain.
        compared: Whether the product compares them.
    """

    topic: int
    chains: list[str]
    pairs: NDArray[np.int64]
    rows: Floats
    truth: Floats
    compared: NDArray[np.bool_]


def prior() -> dict[str, float]:
    """Return the sign that the weight of each feature may have."""
    lines = PRIOR.read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {name: 1.0 if sign == "+" else -1.0 for name, sign in cells}


def stories(rows: Sequence[dict[str, Any]], names: Sequence[str]) -> list[Story]:
    """Return the stories of some documents."""
    docs = documents(rows, reading().nlp)
    gold = {claim: chain for d in docs for claim, chain in d.gold.items()}
    topics = {row["id"]: row["topic"] for row in rows}
    of = {d.report.id: topics[d.report.uri] for d in docs}
    found = []
    for pile in piles(docs):
        size = len(pile.profiles)
        one, other = np.triu_indices(size, 1)
        chains = [gold[p.claim.id] for p in pile.profiles]
        pairs = paired(pile, list(zip(one.tolist(), other.tolist(), strict=True)))
        features = np.stack([KNOWN[name](pairs) for name in names], axis=1)
        found.append(
            Story(
                of[pile.profiles[0].claim.report],
                chains,
                np.stack([one, other], axis=1),
                np.column_stack([np.ones(len(one)), features]),
                np.array([float(chains[a] == chains[b]) for a, b in zip(one, other, strict=True)]),
                np.isin(one * size + other, Blocks(pile).all_pairs()) & (pairs.kinship >= FAR),
            )
        )
    return found


def fit(told: Sequence[Story], signs: Floats) -> Floats:
    """Return the weights, the base first (Newton's steps on the log loss; a sign that turns is set to nothing)."""
    rows = np.concatenate([story.rows for story in told])
    truth = np.concatenate([story.truth for story in told])
    weight = np.zeros(rows.shape[1])
    pull = np.full(len(weight), PULL)
    pull[0] = 0.0
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ weight))
        slope = rows.T @ (chance - truth) + pull * weight
        # A weight that stands at nothing and would turn its sign takes no part in the step.
        held = (weight == 0) & (signs * slope > 0)
        bend = rows.T @ (rows * np.maximum(chance * (1 - chance), FLOOR)[:, None]) + np.diag(pull + FLOOR)
        free = np.flatnonzero(~held)
        step = np.zeros_like(weight)
        step[free] = np.linalg.solve(bend[np.ix_(free, free)], slope[free])
        moved = weight - step
        moved[signs * moved < 0] = 0.0
        if np.abs(moved - weight).max() < FLOOR:
            break
        weight = moved
    return weight


def grouped(told: Sequence[Story], weight: Floats, join: float) -> tuple[Grouping, Grouping]:
    """Return the chains, and what is grouped with some weights."""
    gold: dict[str, set[tuple[int, int]]] = defaultdict(set)
    found: list[set[tuple[int, int]]] = []
    for n, story in enumerate(told):
        for m, chain in enumerate(story.chains):
            gold[chain].add((n, m))
        values = (1 / (1 + np.exp(-story.rows @ weight)))[story.compared]
        one, other = story.pairs[story.compared].T
        groups = cluster_arrays(range(len(story.chains)), one, other, values, join=join)
        found += [{(n, m) for m in group} for group in groups]
    return list(gold.values()), found


def tune(train: Sequence[Story], dev: Sequence[Story], names: Sequence[str], signs: Floats) -> Floats:
    """Print how well it goes with topics left out and on dev, and return the weights."""
    topics = sorted({story.topic for story in train})
    parts = [set(topics[n::FOLDS]) for n in range(FOLDS)]
    held = [
        ([s for s in train if s.topic in part], fit([s for s in train if s.topic not in part], signs))
        for part in parts
    ]
    final = fit(train, signs)
    for join in SCORES:
        left_out = np.mean([conll(*grouped(told, weight, join)) for told, weight in held])
        print(f"joined from {join}: left out {left_out:.2f}, dev {conll(*grouped(dev, final, join)):.2f}")
    final[0] -= np.log(JOINED / (1 - JOINED)) - np.log(JOIN / (1 - JOIN))
    for name, value in zip(("base", *names), final, strict=True):
        print(f"{name:28} {value:6.2f}")
    return final


def write(names: Sequence[str], final: Floats) -> None:
    """Put weights in place."""
    head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    body = [
        f"{name}\t{value + 0.0:.2f}"
        for name, value in zip(("base", *names), final, strict=True)
        if round(value, 2) or name == "base"
    ]
    TABLE.write_text("\n".join(head + body) + "\n", encoding="utf-8")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Tune the weights for bare mentions of events.")
    arguments.add_argument("data", type=Path, metavar="DATA_DIR")
    arguments.add_argument("--write", action="store_true", help="put the weights in place")
    asked = arguments.parse_args()
    sides = prior()

    def _told(split: str) -> list[Story]:
        with gzip.open(asked.data / f"ecbplus/{split}.jsonl.gz", "rt", encoding="utf-8") as lines:
            return stories([json.loads(line) for line in lines], list(sides))

    result = tune(_told("train"), _told("dev"), list(sides), np.array([0.0, *sides.values()]))
    if asked.write:
        write(list(sides), result)

"""Tune the weights of matching: `python -m bench.findings_tune DATA_DIR [--limit N] [--write]`.

Logistic regression, pulled toward the weights of findings_prior.tsv and held to their signs, over

* the pairs of quoted claims of the annotated cases and of the crises that are kept out to be fitted on, which match or do not;
* the pairs of a quoted claim and another one, which as a rule do not;
* casualty counts of fa_kes (the first N reports by date; passed over where the set is absent): two different
  numbers in one report are two happenings, one number of ten or more in two reports of the same days is one. What
  tells exactly that is hidden from the fit, so that it learns what else tells it. Only numbers come from there.

Each source has an intercept of its own but for the cases. Leaving one case out each time, it prints how well pairs
are told apart; ``--write`` puts the weights of all in place. There is nothing random in it.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.fa_kes import published
from bench.findings_cases import (
    CASES,
    CRISES,
    Case,
    kept_out,
    load_case,
    load_crisis,
    quoted_claim,
)
from secondsource.model import Extraction, Report
from secondsource.reconcile.entities import resolve
from secondsource.reconcile.matching.blocking import Blocks
from secondsource.reconcile.matching.comparing import FAR, paired
from secondsource.reconcile.matching.evidence import FEATURES
from secondsource.reconcile.matching.match import feature_rows
from secondsource.reconcile.matching.pile import Pile
from secondsource.reconcile.matching.profile import Profile
from secondsource.reconcile.matching.scoring import weights
from secondsource.reconcile.ordering import in_order

TABLE = Path(__file__).parents[1] / "src/secondsource/reconcile/data/weights.tsv"
PRIOR = Path(__file__).with_name("findings_prior.tsv")
STRICT = 1.9  # taken from the fitted base: pairs of quoted claims match more often than those of a pile do
PULL = {"": 0.3, "held": 8.0, "slow": 1.0, "free": 0.05, "base": 0.1}  # toward the prior
STEPS, RATE = 1200, 0.05
REPORTS = 100  # of fa_kes
ENOUGH = 10  # a number that two reports do not give by chance
DAYS = 2
TUNED = (
    "aleppo",
    "cholera",
    "earthquake",
    "explosion",
    "ferry",
    "prison",
    "protest",
    "shelling",
)  # annotated cases that are tuned on
# What each source counts, as if so many pairs: those that match, and those that do not.
CASE, BESIDE, COUNTS = (4.5, 25.0), (0.0, 4.0), (4.0, 8.0)
# What tells that two numbers of one report differ, or that two reports give one number.
_HIDDEN_APART = ("another_count", "same_report", "turned")
_HIDDEN_TOGETHER = ("same_figure", "large_figure", "same_numbers")

NAMES = ("base", *FEATURES)
Floats = NDArray[np.float64]


class Part(NamedTuple):
    """Pairs of one source.

    Attributes:
        rows: A one, then all features.
        truth: 1 where they match.
        share: How much each counts beside the others of its kind.
        worth: As if so many pairs that match, and that do not.
        own: Whether it has an intercept of its own.
    """

    rows: Floats
    truth: Floats
    share: Floats
    worth: tuple[float, float]
    own: bool


def pile_of(reports: Sequence[Report], extractions: Sequence[Extraction]) -> Pile:
    """Return the claims of some reports, ready to be compared."""
    ordered = in_order(reports)
    read = {e.report: e for e in extractions}
    return Pile(ordered, read, {m: e.id for e in resolve(ordered, read) for m in e.members})


def _rows(pile: Pile, pairs: Sequence[tuple[int, int]]) -> Floats:
    return np.column_stack([np.ones(len(pairs)), feature_rows(pile, pairs)])


def quoted(case: Case, pile: Pile) -> dict[int, int]:
    """Return the positions of the quoted claims, and the annotated finding of each."""
    group: dict[int, int] = {}
    for n, annotated in enumerate(case.groups):
        for member in annotated["members"]:
            claim = quoted_claim(case, member)
            if claim is not None:
                group.setdefault(pile.index[claim.id], n)
    return group


def of_case(case: Case, pile: Pile) -> list[Part]:
    """Return the pairs of quoted claims, and those of a quoted and another one."""
    group = quoted(case, pile)
    positions = sorted(group)
    pairs = [(a, b) for n, a in enumerate(positions) for b in positions[n + 1 :]]
    truth = np.array([float(group[a] == group[b]) for a, b in pairs])
    # A matter of twenty claims is no more to learn from than ten of two.
    counts = Counter(group.values())
    share = np.array(
        [1 / max(1, counts[group[a]] - 1) ** 0.5 if group[a] == group[b] else 1.0 for a, b in pairs]
    )
    size = len(pile.profiles)
    beside = [divmod(code, size) for code in Blocks(pile).all_pairs().tolist()]
    beside = [(a, b) for a, b in beside if (a in group) != (b in group) and not _one_sentence(pile, a, b)]
    near = paired(pile, beside).cosine >= FAR
    beside = [pair for pair, is_near in zip(beside, near, strict=True) if is_near]
    return [
        Part(_rows(pile, pairs), truth, share, CASE, own=False),
        Part(_rows(pile, beside), np.zeros(len(beside)), np.ones(len(beside)), BESIDE, own=True),
    ]


def _one_sentence(pile: Pile, a: int, b: int) -> bool:
    one, other = pile.profiles[a].claim, pile.profiles[b].claim
    return (one.report, one.sentence) == (other.report, other.sentence)


def of_counts(pile: Pile) -> Part:
    """Return the pairs of casualty counts that are surely two happenings, or nearly surely one."""
    told = [(n, p) for n, p in enumerate(pile.profiles) if _counts_dead(p)]
    two, one = [], []
    for at, (m, q) in enumerate(told):
        for n, p in told[at + 1 :]:
            same = p.figures[0].best == q.figures[0].best
            if p.claim.report == q.claim.report and not same and not _one_sentence(pile, m, n):
                two.append((m, n))
            near = p.published and q.published and p.published.gap(q.published) <= DAYS
            if p.claim.report != q.claim.report and near and same and (p.figures[0].best or 0) >= ENOUGH:
                one.append((m, n))
    apart, together = _rows(pile, two), _rows(pile, one)
    apart[:, [NAMES.index(n) for n in _HIDDEN_APART]] = 0.0
    together[:, [NAMES.index(n) for n in _HIDDEN_TOGETHER]] = 0.0
    together[:, NAMES.index("same_measure")] = 1.0
    truth = np.concatenate([np.zeros(len(two)), np.ones(len(one))])
    return Part(np.concatenate([apart, together]), truth, np.ones(len(truth)), COUNTS, own=True)


def _counts_dead(p: Profile) -> bool:
    if not p.figures or [f.measure for f in p.figures].count("killed") != 1:
        return False
    first = p.figures[0]
    return first.measure == "killed" and first.best is not None and first.mode == "incident"


def prior() -> tuple[Floats, Floats]:
    """Return the weights set by hand, and how much each is pulled toward."""
    table = {}
    for line in PRIOR.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, value, *kind = line.split("\t")
            table[name] = (float(value), PULL["".join(kind)])
    return np.array([table[n][0] for n in NAMES]), np.array([table[n][1] for n in NAMES])


def fit(parts: Sequence[Part], start: Floats, pull: Floats) -> Floats:
    """Return the weights, ``base`` first and lowered (Adam on the weighted log loss; a sign that turns is set to nothing)."""
    own = [n for n, part in enumerate(parts) if part.own]
    begin = np.concatenate([start, np.zeros(len(own))])
    strength = np.concatenate([pull, np.full(len(own), 0.02)])
    rows = np.concatenate(
        [
            np.column_stack([part.rows, np.tile([float(n == m) for m in own], (len(part.rows), 1))])
            for n, part in enumerate(parts)
        ]
    )
    truth = np.concatenate([part.truth for part in parts])
    share = np.concatenate(
        [
            p.share
            * np.where(
                p.truth > 0,
                p.worth[0] / max(1.0, (p.share * p.truth).sum()),
                p.worth[1] / max(1.0, (p.share * (1 - p.truth)).sum()),
            )
            for p in parts
        ]
    )
    sign = np.sign(begin)
    sign[0] = 0
    weight, moment, spread = begin.copy(), np.zeros_like(begin), np.zeros_like(begin)
    for step in range(1, STEPS + 1):
        chance = 1 / (1 + np.exp(-rows @ weight))
        slope = rows.T @ (share * (chance - truth)) + strength * (weight - begin)
        moment = 0.9 * moment + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weight -= RATE * (moment / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        weight = np.where(sign * weight < 0, 0.0, weight)
    weight[0] -= STRICT
    return np.asarray(weight[: len(start)])


def measures(part: Part, weight: Floats) -> str:
    """Return in words how well weights tell the pairs of a case apart at the score that joins."""
    said = part.rows @ weight > 0
    recall = said[part.truth > 0].mean()
    precision = part.truth[said].mean() if said.any() else 0.0
    return f"joined {100 * recall:.1f} %, right {100 * precision:.1f} % of {int(said.sum())}"


def tune(cases: dict[str, list[Part]], counts: Part | None) -> Floats:
    """Print how well it goes with each case left out, and return the weights of all."""
    start, pull = prior()
    standing = np.array([weights().get(n, 0.0) for n in NAMES])
    more = [counts] if counts is not None else []
    for name, (pairs, _) in cases.items():
        rest = [part for other, parts in cases.items() if other != name for part in parts]
        left_out = fit(rest + more, start, pull)
        print(f"{name}: standing {measures(pairs, standing)}; left out {measures(pairs, left_out)}")
    final = fit([part for parts in cases.values() for part in parts] + more, start, pull)
    for name, hand, was, now in zip(NAMES, start, standing, final, strict=True):
        print(f"{name:24} by hand {hand:6.2f}  standing {was:6.2f}  now {now:6.2f}")
    return final


def write(final: Floats) -> None:
    """Put weights in place."""
    head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    body = [f"{name}\t{value + 0.0:.2f}" for name, value in zip(NAMES, final, strict=True)]
    TABLE.write_text("\n".join(head + body) + "\n", encoding="utf-8")


def counts_of(
    data: Path, limit: int, report_of: Callable[..., Report], extract: Callable[[Report], Extraction]
) -> Part | None:
    """Return the casualty counts of the first reports of fa_kes by date, or ``None`` without the set."""
    path = data / "fa_kes/articles.jsonl.gz"
    if not path.is_file():
        print(f"passed over: {path.name} is not in {data}")
        return None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    dated = sorted(((published(row), row) for row in rows), key=lambda d: (d[0], d[1]["id"]))
    reports = [
        report_of(row["id"], f"{row['title']}\n{row['text']}", row["title"], date, row["source"])
        for date, row in dated[:limit]
    ]
    return of_counts(pile_of(reports, [extract(r) for r in reports]))


if __name__ == "__main__":
    from bench.findings import reading, report_of

    arguments = argparse.ArgumentParser(description="Tune the weights of matching.")
    arguments.add_argument("data", type=Path, metavar="DATA_DIR")
    arguments.add_argument("--limit", type=int, default=REPORTS, metavar="N", help="reports of fa_kes")
    arguments.add_argument("--write", action="store_true", help="put the weights in place")
    asked = arguments.parse_args()
    reader = reading()
    read = {
        f.parent.name: load_case(f.parent, reader.file, reader.extraction)
        for f in sorted(CASES.glob("*/annotations.json"))
        if f.parent.name in TUNED
    } | {
        name: load_crisis(CRISES / f"{name}.json", reader.file, reader.extraction) for name in kept_out("fit")
    }
    told = {n: of_case(c, pile_of(list(c.reports.values()), c.extractions)) for n, c in read.items()}
    result = tune(told, counts_of(asked.data, asked.limit, report_of, reader.extraction))
    if asked.write:
        write(result)

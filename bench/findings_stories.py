"""Reports grouped into events by ``reconcile.stories``, against given clusters."""

from collections import defaultdict
from collections.abc import Hashable, Sequence

from bench.findings_scorers import b_cubed
from secondsource.model import Report
from secondsource.reconcile.stories import group


def clusters(reports: Sequence[Report], events: Sequence[Hashable]) -> dict[str, float]:
    """Return B-cubed F1 of the product's stories against the event of each report."""
    gold: dict[Hashable, set[str]] = defaultdict(set)
    for report, event in zip(reports, events, strict=True):
        gold[event].add(report.id)
    return {"b_cubed": b_cubed(list(gold.values()), [set(story) for story in group(reports)])}

"""Which reports tell of one event: reports grouped by what they talk about and when they appeared.

For a part of a case (a search, a week): every pair is compared, so the cost grows with the square.
"""

from collections.abc import Sequence

from secondsource.model import Report
from secondsource.reconcile.alike import likeness
from secondsource.reconcile.matching.clustering import cluster
from secondsource.reconcile.ordering import in_order

SAME_STORY = 0.08  # mean likeness from which two groups of reports are one story


def group(reports: Sequence[Report], same: float = SAME_STORY) -> list[list[str]]:
    """Return the ids of the reports by story: average linkage over ``likeness``, stories in order of date."""
    ordered = in_order(reports)
    table = likeness(ordered)
    size = len(ordered)
    scores = {(a, b): float(table[a, b]) for a in range(size) for b in range(a + 1, size)}
    groups = cluster(range(size), scores, join=same, plain=True)
    return [[ordered[n].id for n in members] for members in groups]

"""Which reports tell of one event: reports grouped by what they talk about and when they appeared.

For a part of a case (a search, a week): every pair is compared, so the cost grows with the square.
"""

from collections.abc import Sequence

from secondsource.model import Report
from secondsource.reconcile.alike import likeness, scaled
from secondsource.reconcile.matching.clustering import cluster
from secondsource.reconcile.ordering import in_order

NEAREST = 10  # reports most like a report, beside which it is measured how like another one is
LEAST = 0.08  # likeness below which two reports are of two stories, however unlike all others are
SAME_STORY = 0.6  # mean likeness, beside that of the nearest, from which two groups of reports are one story


def group(reports: Sequence[Report]) -> list[list[str]]:
    """Return the ids of the reports by story: average linkage over scaled ``likeness``, stories in order of date.

    Two fires in shops of one chain are told with nearly the same words, one long search with many: how alike two reports have
    to be to tell one story hangs on how alike those are that are nearest to them.
    """
    ordered = in_order(reports)
    table = scaled(likeness(ordered), NEAREST, LEAST)
    size = len(ordered)
    scores = {(a, b): float(table[a, b]) for a in range(size) for b in range(a + 1, size)}
    groups = cluster(range(size), scores, join=SAME_STORY, plain=True)
    return [[ordered[n].id for n in members] for members in groups]

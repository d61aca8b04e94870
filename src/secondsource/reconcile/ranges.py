"""Low, best and high of the counts that stand, each with the rule that gave it (after UCDP's low, best, high)."""

from collections.abc import Sequence

from secondsource.model import Figure, Range
from secondsource.reconcile.counts import Count


def range_of(measure: str, standing: Sequence[Count], disputed: Sequence[tuple[Count, Count]]) -> Range:
    """Return low, best and high: the ends of the counts that stand, and the number most origins give.

    A number that nobody can be named for is best only where no other is given.
    """
    scoped = [c for c in standing if c.figure.best is not None] or list(standing)
    if not scoped:
        return Range(None, None, None, measure, "none-stands")
    low, high = outer([c.figure for c in scoped])
    exact = [c for c in scoped if c.figure.best is not None]
    exact = [c for c in exact if not c.nobody] or exact
    if disputed:
        return Range(low, None, high, measure, "disputed: ends of all counts that stand, no best")
    if not exact:
        return Range(low, None, high, measure, "vague: ends of all counts that stand")
    origins: dict[float, set[str]] = {}
    for c in exact:
        if c.figure.best is not None:
            origins.setdefault(c.figure.best, set()).add(c.origin)
    latest = {c.figure.best: n for n, c in enumerate(sorted(exact, key=lambda c: bool(c.as_of)))}
    best = max(origins, key=lambda b: (len(origins[b]), latest[b]))
    return Range(
        low, best, high, measure, "standing: ends of the counts that stand; best by most origins, then latest"
    )


def outer(figures: Sequence[Figure]) -> tuple[float | None, float | None]:
    """Return the least and the greatest end of some figures, or ``None`` for an end that is open.

    "More than 800" bounds nothing above, "up to 3,500" nothing below; beside a count that goes further, what it
    leaves open is not what the accounts tell. "About 3,000" is 3,000: how far its words may round is the figure's own
    to tell, and nobody counted 2,700.
    """
    lows, highs = [], []
    open_low, open_high = float("inf"), float("-inf")
    for figure in figures:
        low = figure.low if figure.low is not None else figure.best
        high = figure.high if figure.high is not None else figure.best
        if figure.bound == "about" and figure.best is not None:
            low = high = figure.best
        if figure.bound in {"fewer_than", "at_most"}:
            open_low = min(open_low, high if high is not None else 0.0)
        elif low is not None:
            lows.append(low)
        if figure.bound in {"more_than", "at_least"}:
            open_high = max(open_high, low if low is not None else 0.0)
        elif high is not None:
            highs.append(high)
    return (
        min(lows) if lows and min(lows) <= open_low else None,
        max(highs) if highs and max(highs) >= open_high else None,
    )

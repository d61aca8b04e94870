"""The figures of a finding, laid out over the days of the reports that give them."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from secondsource.dossier.drawings import RangePlot, RangePoint
from secondsource.dossier.lookup import Lookup, number
from secondsource.dossier.values import Count, Day
from secondsource.model import Change, Claim, Figure, Finding

#: Drawing units; the drawing is scaled to its column, so one unit is about one pixel on a wide screen.
HEIGHT, TOP, BOTTOM, LEFT, RIGHT = 250.0, 22.0, 212.0, 58.0, 12.0
SLOT, GAP, CHARACTER = 116.0, 14.0, 7.2
#: From this ratio between largest and smallest number on, the scale is logarithmic.
LOG_FROM = 30.0
HEADROOM = 1.1
#: Whole numbers that are this far from each other can be told apart on a scale that does not begin at nothing.
STEPS_APART = 3
#: What makes a count a step from an earlier one, so that it is drawn with it.
STEPS = ("later_count", "correction", "retraction")


@dataclass(frozen=True, slots=True)
class _Account:
    """A figure as one origin gives it on one day; copies are the same account."""

    claims: tuple[Claim, ...]
    figure: Figure
    letter: str
    day: Day | None
    change: Change | None


def compared(finding: Finding) -> frozenset[str] | None:
    """Return the claims whose counts are held against each other; ``None``: all, as nothing tells them apart."""
    facet = finding.facets.get("count")
    if facet is None or not facet.values:
        return None
    stepped = (c for entry in finding.history if entry.change in STEPS for c in entry.claims)
    return frozenset(c for value in facet.values for c in value.claims) | frozenset(stepped)


def _given(at: Lookup, finding: Finding, measure: str) -> Iterator[tuple[Claim, Figure]]:
    """Yield the finding's claims that give a figure of a measure, and of several the one that is compared."""
    facet = finding.facets.get("count")
    values = {v.value.casefold() for v in facet.values} if facet else set()
    for claim in (at.claims[c] for c in finding.claims if c in at.claims):
        figures = [f for f in claim.figures if f.measure == measure]
        if figures:
            yield claim, next((f for f in figures if f.text.casefold() in values), figures[0])


def _accounts(at: Lookup, finding: Finding, measure: str, letters: Mapping[str, str]) -> list[_Account]:
    """Return what the finding's origins say of its figure, one entry per origin, wording and day."""
    changes: dict[str, Change] = {}
    for entry in finding.history:
        for claim_id in entry.claims:
            changes.setdefault(claim_id, entry.change)
    alike = compared(finding)
    found: dict[tuple[str, str, str], list[tuple[Claim, Figure]]] = defaultdict(list)
    for claim, figure in _given(at, finding, measure):
        if alike is None or claim.id in alike:
            iso = at.reports[claim.report].published or "~"
            key = (iso[:10], letters.get(claim.id, "?"), figure.text.lower())
            found[key].append((claim, figure))
    accounts = []
    for (_, letter, _), given in sorted(found.items(), key=lambda item: item[0]):
        claim, figure = given[0]
        steps = [changes[c.id] for c, _ in given if changes.get(c.id, "first") != "first"]
        accounts.append(
            _Account(
                claims=tuple(c for c, _ in given),
                figure=figure,
                letter=letter,
                day=at.refs[claim.report].day,
                change=steps[0] if steps else changes.get(claim.id),
            )
        )
    return accounts


def _ticks(low: float, high: float, *, log: bool, whole: bool = False) -> list[float]:
    """Return three to six round values that span the range; ``whole``: of what is counted there are no parts."""
    if log:
        first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
        return [10.0**p for p in range(first, last + 1)]
    step = 10.0 ** math.floor(math.log10(high - low)) if high > low else max(1.0, abs(high))
    for factor in (0.2, 0.25, 0.5, 1.0, 2.0, 5.0):
        if (high - low) / (step * factor) <= 5 and (not whole or step * factor == int(step * factor)):
            step *= factor
            break
    start = math.floor(low / step) * step
    return [start + i * step for i in range(math.ceil((high - start) / step) + 1)]


def plot(at: Lookup, finding: Finding, letters: Mapping[str, str]) -> RangePlot | None:
    """Lay a finding's figures out over report time.

    Args:
        at: The case.
        finding: Whose figures.
        letters: Claim id → letter of its origin.

    Returns:
        The drawing, or ``None`` where fewer than two different numbers are given.
    """
    if finding.range is None:
        return None
    accounts = _accounts(at, finding, finding.range.measure, letters)
    values = [v for a in accounts for v in (a.figure.low, a.figure.best, a.figure.high) if v is not None]
    # Accounts that all give the same number need no drawing.
    different = {(a.figure.low, a.figure.best, a.figure.high) for a in accounts}
    if len(different) < 2 or not values:
        return None
    low, high = min(values), max(values)
    log = low > 0 and high / low >= LOG_FROM
    # What has no upper bound needs room above its number.
    room = HEADROOM if any(a.figure.high is None for a in accounts) else 1.0
    whole = all(v == int(v) for v in values)
    # Near each other, and still some steps apart: then the scale need not begin at nothing.
    close = low > 0.6 * high and (high - low >= STEPS_APART or not whole)
    ticks = _ticks(low if log or close else 0.0, high * room, log=log, whole=whole)
    scale = _scale(ticks, log=log)
    columns: dict[str, list[_Account]] = defaultdict(list)
    for account in accounts:
        columns[account.day.iso[:10] if account.day else "~"].append(account)
    days, points, x = [], [], LEFT
    for _, here in sorted(columns.items()):
        start, width = x, GAP
        for account in here:
            points.append(_point(at, account, x + width, scale))
            width += max(SLOT, 34 + CHARACTER * len(account.figure.text))
        days.append((start, width, here[0].day))
        x += width
    points = _overtaken(points, accounts)
    alike = compared(finding)
    apart = [
        c for c, _ in _given(at, finding, finding.range.measure) if alike is not None and c.id not in alike
    ]
    return RangePlot(
        width=x + RIGHT,
        height=HEIGHT,
        points=tuple(points),
        letters=frozenset(p.letter for p in points),
        days=tuple(days),
        ticks=tuple((scale(t), number(t) or "") for t in ticks),
        steps=tuple(_steps(points)),
        log=log,
        bottom=BOTTOM,
        apart=Count(len(apart), f"{finding.id}:apart"),
    )


def _scale(ticks: Sequence[float], *, log: bool) -> "_Scale":
    ends = (math.log10(ticks[0]), math.log10(ticks[-1])) if log else (ticks[0], ticks[-1])
    return _Scale(ends[0], ends[1] if ends[1] > ends[0] else ends[0] + 1, log)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From a value to its height in the drawing."""

    first: float
    last: float
    log: bool

    def __call__(self, value: float) -> float:
        at = math.log10(value) if self.log and value > 0 else value
        return round(BOTTOM - (at - self.first) / (self.last - self.first) * (BOTTOM - TOP), 1)


def _point(at: Lookup, account: _Account, x: float, scale: _Scale) -> RangePoint:
    figure = account.figure
    claim = account.claims[0]
    reports = {c.report for c in account.claims}
    ys = {
        k: scale(v)
        for k, v in (("low", figure.low), ("best", figure.best), ("high", figure.high))
        if v is not None
    }
    middle = ys.get("best", sum(ys.values()) / len(ys) if ys else BOTTOM)
    return RangePoint(
        x=x + 12,
        low_y=ys.get("low"),
        best_y=ys.get("best"),
        high_y=ys.get("high"),
        letter=account.letter,
        change=account.change,
        overtaken=False,
        words=at.words(claim.report, figure.span),
        label_x=x + 25,
        y=middle,
        label_y=round(middle - 6 if middle > BOTTOM - 30 else middle + 4, 1),
        claim=claim.id,
        times=Count(len(reports), f"same:{claim.id}"),
    )


def _overtaken(points: Sequence[RangePoint], accounts: Sequence[_Account]) -> list[RangePoint]:
    """Mark what a later correction or retraction of the same origin took back."""
    taken = set()
    for i, later in enumerate(accounts):
        if later.change in ("correction", "retraction"):
            taken |= {
                j
                for j in range(i)
                if accounts[j].letter == later.letter and accounts[j].change != later.change
            }
    return [p if i not in taken else replace(p, overtaken=True) for i, p in enumerate(points)]


def _steps(points: Sequence[RangePoint]) -> list[tuple[float, float, float, float, Change]]:
    """Return the lines from an origin's account to its next one; a count of something else stands apart."""
    lines: list[tuple[float, float, float, float, Change]] = []
    last: dict[str, RangePoint] = {}
    for point in points:
        if point.change == "other_scope":
            continue
        before = last.get(point.letter)
        if before and before.best_y is not None and point.best_y is not None and point.change:
            lines.append((before.x, before.best_y, point.x, point.best_y, point.change))
        last[point.letter] = point
    return lines

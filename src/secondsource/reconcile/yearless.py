"""The year of reports that give their day without it ("MAPUTO, Feb 10 (Reuters) -"), from the dated ones of the case."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from secondsource.model import InferredDate, Report
from secondsource.reconcile.days import MONTHS, days_of, iso

DAY = "day"
"""The field of a report's spans under which its day without a year stands."""
NEAR_DAYS = 31
"""Between a report and the dated ones by which its year is told."""
_MONTHS = tuple(month[:3].lower() for month in MONTHS)
_WORD = re.compile(r"[A-Za-z]{3,}")
_NUMBER = re.compile(r"(?<![\d:.])\d{1,2}(?![\d:.]\d)")


def with_years(reports: Sequence[Report]) -> tuple[list[Report], tuple[InferredDate, ...]]:
    """Return the reports, those that give a day without a year dated where one year alone fits, and what was inferred.

    A year fits where dated reports of the case lie within a month of the day: in a case that spans years none may be the
    only one, and the report stays undated.
    """
    inferred = years_of(reports)
    if not inferred:
        return list(reports), ()
    dated = [replace(r, published=inferred[r.id]) if r.id in inferred else r for r in reports]
    found = [
        InferredDate(
            report=r.id,
            start=inferred[r.id],
            end=inferred[r.id],
            claims=(),
            why=f"It gives its day without a year, “{r.spans[DAY].of(r.text)}”; the dated reports near that day are of {inferred[r.id][:4]}.",
        )
        for r in reports
        if r.id in inferred
    ]
    return dated, tuple(sorted(found, key=lambda i: i.report))


def years_of(reports: Sequence[Report]) -> dict[str, str]:
    """Return the days, ISO 8601, of the undated reports whose year is told by the dated ones, by report id."""
    undated = [r for r in reports if r.published is None and DAY in r.spans]
    yearless = {r.id: told for r in undated if (told := _day(r.spans[DAY].of(r.text))) is not None}
    dated = (days_of(r.published) for r in reports if r.published is not None) if yearless else ()
    ordered = sorted({days.first for days in dated if days is not None and days.length == 1})
    if not ordered:
        return {}
    years = range(date.fromordinal(ordered[0]).year - 1, date.fromordinal(ordered[-1]).year + 2)
    found = {}
    for name, (month, day) in yearless.items():
        fitting = [o for year in years if (o := _ordinal(year, month, day)) and _near(o, ordered)]
        if len(fitting) == 1:
            found[name] = iso(fitting[0])
    return found


def changed(was: Mapping[str, str], before: Iterable[InferredDate], now: Mapping[str, str]) -> frozenset[str]:
    """Return the reports whose year is told otherwise than before some were added.

    Args:
        was: What is told without those.
        before: What was inferred in the earlier result.
        now: What is told with them.
    """
    told = {i.report: i.start for i in before if i.start == i.end}
    reports = {r for r in now if now[r] != was.get(r) or now[r] != told.get(r)}
    return frozenset(reports | {r for r in was if r not in now})


def _near(day: int, ordered: Sequence[int]) -> bool:
    at = bisect_left(ordered, day - NEAR_DAYS)
    return at < len(ordered) and ordered[at] <= day + NEAR_DAYS


def _ordinal(year: int, month: int, day: int) -> int:
    """Return a day as an ordinal, or 0 where that year has none (29 February)."""
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return 0


def _day(words: str) -> tuple[int, int] | None:
    """Return month and day that words give, or ``None``."""
    named = (w[:3].lower() for w in _WORD.findall(words))
    month = next((_MONTHS.index(w) + 1 for w in named if w in _MONTHS), None)
    number = _NUMBER.search(words)
    return (month, int(number[0])) if month is not None and number is not None else None

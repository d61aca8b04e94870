"""When undated reports were probably published: from the matters that they share with dated ones."""

from collections.abc import Mapping, Sequence

from secondsource.model import Claim, Finding, InferredDate, Report, TimeRef
from secondsource.reconcile.days import Days, days_of, days_of_time, iso

WEEK = 6  # a bare weekday in news means one of the days of the week around the report
LATEST = 7  # days after a matter in which a report still tells it as news
MIN_FINDINGS = 2  # shared matters before a date is inferred without a weekday in both


def infer(
    reports: Mapping[str, Report], findings: Sequence[Finding], claims: Mapping[str, Claim]
) -> tuple[InferredDate, ...]:
    """Return the inferred intervals, sorted by report id.

    Evidence is a finding that an undated and a dated report share. Where the undated one names the weekday
    of the dated one's day, it appeared within a week from that day (or before it, where it looks ahead).
    Otherwise it appeared within days of the dated report. The interval is what all evidence leaves; where
    evidence conflicts, what most of it leaves.
    """
    if all(report.published is not None for report in reports.values()):
        return ()
    evidence: dict[str, list[tuple[bool, Days, str, str]]] = {}
    for finding in findings:
        members = [claims[c] for c in finding.claims]
        undated = [c for c in members if reports[c.report].published is None]
        dated = [c for c in members if reports[c.report].published is not None]
        for claim in undated:
            best = min(
                (e for other in dated if (e := _evidence(claim, other, reports[other.report])) is not None),
                key=lambda e: (not e[0], e[1].length, e[1].first, e[2]),
                default=None,
            )
            if best is not None:
                evidence.setdefault(claim.report, []).append((best[0], best[1], claim.id, best[2]))
    found = []
    for report in sorted(evidence):
        inferred = _combine(report, evidence[report])
        if inferred is not None:
            found.append(inferred)
    return tuple(found)


def _evidence(claim: Claim, other: Claim, report: Report) -> tuple[bool, Days, str] | None:
    """Return whether a weekday ties the two, the days that follow for the undated report, and the claim."""
    published = days_of(report.published) if report.published else None
    if published is None:
        return None
    day = days_of_time(other.time)
    weekday = _weekday(claim.time)
    if weekday and day is not None and day.length == 1 and (day.first - 1) % 7 + 1 == weekday:
        if claim.modality == "planned" or (claim.time is not None and claim.time.direction == "future"):
            return True, Days(day.first - WEEK, day.first), other.id
        return True, Days(day.first, day.first + WEEK), other.id
    anchor = day if day is not None and day.length == 1 else published
    return False, Days(anchor.first, anchor.last + LATEST), other.id


def _weekday(time: TimeRef | None) -> int:
    return time.weekday or 0 if time is not None and not time.resolved else 0


def _combine(report: str, evidence: Sequence[tuple[bool, Days, str, str]]) -> InferredDate | None:
    """Return the days that most evidence leaves, weekdays first."""
    strong = [e for e in evidence if e[0]]
    used = strong or evidence
    if not strong and len({e[2] for e in evidence}) < MIN_FINDINGS:
        return None
    counts: dict[int, int] = {}
    for _, days, _, _ in used:
        for day in range(days.first, days.last + 1):
            counts[day] = counts.get(day, 0) + 1
    most = max(counts.values())
    kept = sorted(day for day, count in counts.items() if count == most)
    first, last = kept[0], kept[0]
    while last + 1 in counts and counts[last + 1] == most:
        last += 1
    agreeing = [e for e in used if e[1].first <= first and last <= e[1].last]
    how = "name the weekday of" if strong else "tell"
    return InferredDate(
        report=report,
        start=iso(first),
        end=iso(last),
        claims=tuple(dict.fromkeys(c for e in agreeing for c in (e[2], e[3]))),
        why=f"It has no date of its own; its claims {how} matters that dated reports tell.",
    )

"""What is said to have happened when, apart from when it was reported."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from secondsource.dossier.dates import first_day, last_day, short
from secondsource.dossier.entries import FindingPage, TimelineRow
from secondsource.dossier.lookup import Lookup, label, sure
from secondsource.dossier.pages import Timeline
from secondsource.dossier.parts import ClaimLine, ReportRef
from secondsource.dossier.values import Count, Field
from secondsource.dossier.wording import STANCE_WORDS
from secondsource.model import Claim

#: Days that the axis goes beyond the first and the last report.
MARGIN = 4
YEAR = 330
#: Share of the axis beyond which a tick's words would not fit.
LAST = 0.93
AHEAD = ("expects", "promises", "proposes", "demands", "warns")
#: From the most precise: a day says more than a year.
ORDER = ("minute", "hour", "part_of_day", "day", "week", "month", "quarter", "season", "year", "unknown")


@dataclass(frozen=True, slots=True)
class _Axis:
    """The days shown: first and last, inclusive."""

    first: date
    last: date

    def share(self, day: date) -> float:
        """Return where a day begins, 0 to 1 and beyond."""
        return (day - self.first).days / ((self.last - self.first).days + 1)


def _axis(at: Lookup) -> _Axis | None:
    days = [d for r in at.snapshot.reports if r.published and (d := first_day(r.published))]
    if not days:
        return None
    margin = timedelta(days=max(MARGIN, (max(days) - min(days)).days // 10))
    return _Axis(min(days) - margin, max(days) + margin)


def _ticks(axis: _Axis) -> list[tuple[float, str, str]]:
    """Return share, ISO date and text of up to ten ticks."""
    total = (axis.last - axis.first).days + 1
    step = next((s for s in (1, 2, 7, 14, 31, 92, 183, 365) if total / s <= 10), max(1, total // 8))
    ticks = []
    for i in range(0, total, step):
        iso = (axis.first + timedelta(days=i)).isoformat()
        # The year goes without saying where there is but one.
        ticks.append((round(i / total, 4), iso, short(iso) if total > YEAR else short(iso)[:-5]))
    return [tick for tick in ticks if tick[0] < LAST]


def _best(claims: Sequence[Claim], title: str) -> Claim | None:
    """Return the claim by whose time a finding is placed.

    Resolved before not, of who tells it before who denies it, the one that the title is of if it gives a week or
    less, then the one that says most.
    """

    def weight(claim: Claim) -> tuple[bool, bool, bool, int]:
        if claim.time is None:
            return True, True, True, 0
        precision = ORDER.index(claim.time.precision)
        titled = claim.id == title and precision <= ORDER.index("week")
        return not claim.time.resolved, claim.stance in ("denies", "cannot_confirm"), not titled, precision

    return min((c for c in claims if c.time), key=weight, default=None)


def _ahead(claim: Claim) -> Field | None:
    """Return in what way a claim is not of something that happened, or ``None`` where it is."""
    if claim.modality not in ("actual", "denied"):
        return sure(claim.id, "modality", label(claim.modality))
    if claim.stance in AHEAD:
        return sure(claim.id, "stance", STANCE_WORDS[claim.stance])
    return None


def timeline(at: Lookup, findings: Sequence[FindingPage], lines: Mapping[str, ClaimLine]) -> Timeline:
    """Return the findings in time."""
    axis = _axis(at)
    rows: list[TimelineRow] = []
    outside: list[TimelineRow] = []
    longer: list[TimelineRow] = []
    weekdays: dict[int, list[TimelineRow]] = defaultdict(list)
    unresolved: list[TimelineRow] = []
    for page in findings:
        finding = at.findings[page.id]
        claims = [at.claims[c] for c in finding.claims if c in at.claims]
        claim = _best(claims, finding.title_claim)
        time = lines[claim.id].time if claim else None
        if claim is None or claim.time is None or time is None:
            continue
        start, end = claim.time.start, claim.time.end
        first, last = first_day(start or end or ""), last_day(end or start or "")
        placed = claim.time.resolved and axis is not None and first is not None and last is not None
        a = b = None
        if placed and axis and first and last:
            a, b = axis.share(first), axis.share(last + timedelta(days=1))
            if start is None:
                a = -1.0
            if end is None:
                b = 2.0
        row = TimelineRow(
            finding=page.id,
            title=page.title,
            status=page.status,
            ahead=_ahead(claim),
            time=time,
            claim=claim.id,
            start=None if a is None else round(max(0.0, a), 4),
            end=None if b is None else round(min(1.0, b), 4),
            before=a is not None and a < 0,
            after=b is not None and b > 1,
            reported=_reported(at, claims, axis),
        )
        if a is None or b is None:
            if claim.time.weekday and not claim.time.resolved:
                weekdays[claim.time.weekday].append(row)
            else:
                unresolved.append(row)
        elif b <= 0 or a >= 1:
            outside.append(row)
        elif row.before and row.after:
            longer.append(row)
        else:
            rows.append(row)
    # What began before the days shown stands at their end: it would come before all that happened in them.
    rows.sort(key=lambda r: (r.before, r.time.start or r.time.end or "", r.time.end or ""))
    outside.sort(key=lambda r: (r.time.start or r.time.end or "", r.time.end or ""))
    longer.sort(key=lambda r: (r.time.start or r.time.end or "", r.time.end or ""))
    timed = {r.finding for r in (*rows, *longer, *outside, *unresolved)} | {
        r.finding for w in weekdays.values() for r in w
    }
    return Timeline(
        ticks=tuple(_ticks(axis)) if axis else (),
        rows=tuple(rows),
        longer=tuple(longer),
        outside=tuple(outside),
        weekdays=tuple((w, tuple(weekdays[w])) for w in sorted(weekdays)),
        unresolved=tuple(unresolved),
        untimed=Count(len(findings) - len(timed), "untimed"),
    )


def _reported(at: Lookup, claims: Sequence[Claim], axis: _Axis | None) -> tuple[tuple[float, ReportRef], ...]:
    """Return where on the axis the finding's reports lie; undated ones lie nowhere."""
    marks = {}
    for claim in claims:
        published = at.reports[claim.report].published
        day = first_day(published) if published else None
        if axis and day:
            marks[claim.report] = (
                round(axis.share(day) + 0.5 / ((axis.last - axis.first).days + 1), 4),
                at.refs[claim.report],
            )
    return tuple(marks.values())

"""The first screen: what is established, disputed and new, from how many origins."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secondsource.dossier.board import LINES, board
from secondsource.dossier.dates import first_day
from secondsource.dossier.entries import FindingPage, OutletDays
from secondsource.dossier.geography import is_place, other_bearers
from secondsource.dossier.lookup import Lookup, label
from secondsource.dossier.pages import Glance
from secondsource.dossier.parts import ReportRef
from secondsource.dossier.values import Count, Day, Field, Words
from secondsource.model import Change, Entity, Report, Status

STATUSES: tuple[Status, ...] = ("disputed", "unconfirmed", "superseded", "corroborated", "single_origin")
#: What changes a finding, the weightiest first; a first mention or one more voice does not.
CHANGES: tuple[Change, ...] = ("retraction", "correction", "contradiction", "later_count")
CALENDAR_OUTLETS = 12
CALENDAR_DAYS = 31
#: Precisions of places that a case may be named after before others.
BROAD = ("city", "district", "region", "country")
#: A place that fewer than one in so many reports name is not where the case is: then several are named.
SHARE, SEVERAL = 3, 3


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Which outlet reported when."""

    days: tuple[Day | None, ...]
    rows: tuple[OutletDays, ...]
    more_outlets: Count | None
    more_days: Count | None


def _named(at: Lookup) -> Mapping[str, set[str]]:
    """Return the places that reports name: the case's entity and the reports."""
    named: dict[str, set[str]] = defaultdict(set)
    others = other_bearers(at)
    for member in at.report_entities.values():
        entity = at.entities.get(member.id)
        if entity and entity.precision and member.kind == "place" and is_place(at, entity, others):
            named[entity.id].add(member.report)
    return named


@dataclass(frozen=True, slots=True)
class _Subject:
    """Where a case is: a place and its country, or, where no place is that of most of it, the first of several."""

    place: Words | None
    country: Words | None = None
    further: tuple[Words, ...] = ()


def _subject(at: Lookup) -> _Subject:
    """Return the words for the place that most claims of most reports tell of, and for its country where one is named."""
    named = _named(at)
    entities = {e.id: e for e in at.snapshot.reconciliation.entities}
    located: Counter[str] = Counter()
    for claim in at.claims.values():
        if claim.place and claim.place.mention.entity in at.entities:
            located[at.entities[claim.place.mention.entity or ""].id] += 1

    # A town or region names a case better than a street or "the east of the city", if not at any price.
    def weight(entity: str) -> tuple[int, int, str]:
        factor = 2 if entities[entity].precision in BROAD else 1
        return -len(named[entity]) * located[entity] * factor, -len(named[entity]), entity

    def called(entity: str | None) -> Words | None:
        return _name(at, entities, entity)

    within = [e for e in named if entities[e].precision != "country"]
    countries = [e for e in named if entities[e].precision == "country"]
    place = min(within, key=weight, default=None)
    if place is None:
        return _Subject(None, called(min(countries, key=weight, default=None)))
    if len(named[place]) * SHARE < len(at.reports):
        told = sorted((e for e in named if located[e] and entities[e].precision in BROAD), key=weight)
        names = [words for words in map(called, told[:SEVERAL]) if words]
        return _Subject(next(iter(names), None), None, tuple(names[1:]))
    code = entities[place].country
    same = [e for e in countries if code and entities[e].country == code]
    return _Subject(called(place), called(min(same, key=weight, default=None)))


def _name(at: Lookup, entities: Mapping[str, Entity], entity: str | None) -> Words | None:
    """Return the words of a report that are an entity's name."""
    members = (at.report_entities.get(m) for m in entities[entity].members) if entity else ()
    for member in members:
        if member and entity and member.name == entities[entity].name:
            return at.words(member.report, member.name_span)
    return None


def _calendar(at: Lookup) -> _Calendar:
    """Return the calendar: the last days that have reports, and the outlets with most."""
    outlets: dict[str | None, list[Report]] = defaultdict(list)
    for report in at.snapshot.reports:
        outlets[report.outlet].append(report)
    by_day: dict[str | None, Day | None] = {}
    for report in at.snapshot.reports:
        whole = report.published if report.published and first_day(report.published) else None
        by_day.setdefault(whole[:10] if whole else None, at.refs[report.id].day if whole else None)
    keys = sorted((k for k in by_day if k), reverse=True)[:CALENDAR_DAYS][::-1]
    columns: list[str | None] = [*keys, *([None] if None in by_day else [])]
    known = sorted((o for o in outlets if o), key=lambda o: (-len(outlets[o]), o))
    order: list[str | None] = [*known[:CALENDAR_OUTLETS], *([None] if None in outlets else [])]

    def on(report: Report, key: str | None) -> bool:
        return (report.published[:10] if report.published and first_day(report.published) else None) == key

    rows = []
    for outlet in order:
        cells: list[tuple[ReportRef, ...]] = [
            tuple(at.refs[r.id] for r in outlets[outlet] if on(r, key)) for key in columns
        ]
        first = outlets[outlet][0]
        name = Field(outlet, f"{at.refs[first.id].number}:outlet") if outlet else None
        rows.append(OutletDays(name, Count(len(outlets[outlet]), f"outlet:{outlet or ''}"), tuple(cells)))
    left, early = len(known) - CALENDAR_OUTLETS, sum(k is not None for k in by_day) - CALENDAR_DAYS
    return _Calendar(
        days=tuple(by_day[k] for k in columns),
        rows=tuple(rows),
        more_outlets=Count(left, "outlets left out") if left > 0 else None,
        more_days=Count(early, "days left out") if early > 0 else None,
    )


def _changed(findings: Sequence[FindingPage], last: str | None) -> list[FindingPage]:
    """Return findings that were changed, then those that came or were joined on the last day of several."""
    weight = {change: i for i, change in enumerate(CHANGES)}
    stepped = [f for f in findings if f.change]
    stepped.sort(key=lambda f: weight.get(f.change or "later_count", len(CHANGES)))
    fresh = [
        f
        for f in findings
        if not f.change and last and any(h.day and h.day.iso[:10] == last[:10] for h in f.history[-1:])
    ]
    return stepped + [f for f in fresh if not f.brief]


def _about(at: Lookup, findings: Sequence[FindingPage]) -> FindingPage | None:
    """Return the finding that says what the case is about: the one that matters most, where many reports tell it."""
    first = next(iter(findings), None)
    return first if first and len(at.reports) > 1 and first.reports.n * SHARE >= len(at.reports) else None


def glance(at: Lookup, findings: tuple[FindingPage, ...]) -> Glance:
    """Return the first screen."""
    snapshot = at.snapshot
    dated = [at.refs[r.id].day for r in snapshot.reports if r.published and first_day(r.published)]
    days = sorted((d for d in dated if d), key=lambda d: d.iso)
    last = days[-1].iso if days else None
    status = Counter(f.status for f in findings)
    types = Counter(f.type.text for f in findings)
    code = {label(f.type): f.type for f in snapshot.reconciliation.findings}
    kind = {f.type.text: f.type for f in reversed(findings)}
    calendar = _calendar(at)
    disputed = [f for f in findings if f.status == "disputed"] + [
        f for f in findings if f.status == "unconfirmed"
    ]
    on_top = {f.id for f in disputed[:LINES]}
    established = [f for f in findings if f.status == "corroborated" and not f.change]
    on_top |= {f.id for f in established[:LINES]}
    several = len({d.iso[:10] for d in days}) > 1
    changed = [f for f in _changed(findings, last if several else None) if f.id not in on_top]
    on_top |= {f.id for f in changed[:LINES]}
    unread = len(snapshot.unread) + sum(r.unread_reason is not None for r in snapshot.reports)
    subject = _subject(at)
    single = [f for f in findings if f.status == "single_origin" and f.id not in on_top]
    columns, shown = board(
        {"disputed": disputed, "changed": changed, "established": established, "single": single}
    )
    return Glance(
        place=subject.place,
        country=subject.country,
        further=subject.further,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        reports=Count(len(snapshot.reports), "reports"),
        outlets=Count(len({r.outlet for r in snapshot.reports if r.outlet}), "outlets"),
        undated=Count(sum(r.published is None for r in snapshot.reports), "undated"),
        unread=Count(unread, "unread"),
        claims=Count(len(at.claims), "claims"),
        findings=Count(len(findings), "findings"),
        origins=Count(len(snapshot.reconciliation.origins), "origins"),
        by_status=tuple((s, Count(status[s], f"status:{s}")) for s in STATUSES if status[s]),
        disputed=shown["disputed"],
        changed=shown["changed"],
        established=shown["established"],
        single=shown["single"],
        about=_about(at, findings),
        board=columns,
        types=tuple(
            (kind[t], Count(n, f"type:{code[t]}")) for t, n in types.most_common(8) if t != label("STATEMENT")
        ),
        calendar_days=calendar.days,
        calendar=calendar.rows,
        more_outlets=calendar.more_outlets,
        more_days=calendar.more_days,
    )

"""``show``: findings, claims and single things, with the exact words that they rest on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import click

from secondsource.case import Case
from secondsource.cli.text import counted, plain, quoted, safe, short_source, source, status
from secondsource.errors import InputError
from secondsource.export import Tables, records
from secondsource.model import Claim, Figure, Finding, Reconciliation, Report, Snapshot, TimeRef

#: States of a facet that put a finding in doubt, and origins shown of each finding in a list.
_DOUBTS = ("disputed", "denied", "unconfirmed")
_VOICES = 4
_NOTHING = "There is nothing with the id {name} in this case. `secondsource show CASE` lists its findings with their ids."


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: lines for a person, records of the data contract for a program."""

    lines: tuple[str, ...]
    records: Any


class _Words:
    """Looks up everything that a claim or finding refers to."""

    def __init__(self, snapshot: Snapshot) -> None:
        established = snapshot.reconciliation
        self.snapshot = snapshot
        self.reports = {report.id: report for report in snapshot.reports}
        self.claims = {claim.id: claim for read in snapshot.extractions for claim in read.claims}
        self.findings = {finding.id: finding for finding in established.findings}
        self.origins = {origin.id: origin for origin in established.origins}
        self.names = {
            **{entity.id: entity.name for read in snapshot.extractions for entity in read.entities},
            **{member: entity.name for entity in established.entities for member in entity.members},
        }
        self.of_claim = (established.claim_finding, established.claim_origin)


def findings(case: Case, *, as_of: str | None, limit: int | None) -> Shown:
    """Show the findings, those that matter most first."""
    snapshot = case.snapshot()
    if as_of is not None:
        snapshot = _as_of(snapshot, case.reconciliation(as_of=as_of))
    words = _Words(snapshot)
    held = snapshot.reconciliation.findings
    chosen = held[:limit]
    chosen_all = len(chosen) == len(held)
    head = f"{counted(len(held), 'finding')} in {counted(len(snapshot.reports), 'report')}"
    lines = [
        head
        if chosen_all
        else f"{head}, the first {len(chosen):,} (all: --findings; one with its claims: its ID)"
    ]
    for number, finding in enumerate(chosen, start=1):
        lines += ["", *_finding(finding, words, f"{number}. ")]
    ids = {finding.id for finding in chosen}
    return Shown(tuple(lines), [row for row in records(snapshot).findings if row["id"] in ids])


def _as_of(snapshot: Snapshot, established: Reconciliation) -> Snapshot:
    return Snapshot(snapshot.reports, snapshot.unread, snapshot.extractions, established, snapshot.judgements)


def claims(case: Case, *, report: str | None, limit: int | None) -> Shown:
    """Show the claims, report by report."""
    snapshot = case.snapshot()
    only = None if report is None else full_id(snapshot, report)
    if only is not None and only not in {held.id for held in snapshot.reports}:
        raise InputError(f"{only} is not a report.")
    words = _Words(snapshot)
    chosen = [claim for read in snapshot.extractions if only in {None, read.report} for claim in read.claims][
        :limit
    ]
    lines: list[str] = []
    last = None
    for claim in chosen:
        if claim.report != last:
            lines += ["", click.style(source(words.reports[claim.report]), bold=True), f"{claim.report}  {safe(words.reports[claim.report].uri)}"]  # fmt: skip
            last = claim.report
        lines += ["", *_claim(claim, words)]
    ids = {claim.id for claim in chosen}
    return Shown(
        tuple(lines[1:]) or ("No claims.",), [row for row in records(snapshot).claims if row["id"] in ids]
    )


def things(case: Case, names: Iterable[str]) -> Shown:
    """Show whatever has the given ids."""
    snapshot = case.snapshot()
    words, tables = _Words(snapshot), records(snapshot)
    known = _ids(snapshot, tables)
    lines: list[str] = []
    rows = []
    for name in names:
        full = _completed(name, known)
        row = _row(tables, full)
        rows.append(row)
        lines += ["", *_thing(full, words, row)]
    return Shown(tuple(lines[1:]), rows)


def full_id(snapshot: Snapshot, name: str) -> str:
    """Return the id that the given beginning is of.

    Raises:
        InputError: None or several begin so.
    """
    return _completed(name, _ids(snapshot, records(snapshot)))


def _ids(snapshot: Snapshot, tables: Tables) -> set[str]:
    names = {row["id"] for _, table in tables.items() for row in table if "id" in row}
    return names | {entity.id for read in snapshot.extractions for entity in read.entities}


def _completed(name: str, known: set[str]) -> str:
    if name in known:
        return name
    found = sorted(held for held in known if held.startswith(name))
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(_NOTHING.format(name=name))
    some = ", ".join(found[:5]) + (", …" if len(found) > 5 else "")
    raise InputError(
        f"{counted(len(found), 'id')} begin with {name}: {some}. Give more of the one that is meant."
    )


def _row(tables: Tables, name: str) -> dict[str, Any]:
    for row in chain.from_iterable(table for _, table in tables.items()):
        if row.get("id") == name or name in row.get("members", ()):
            return row
    raise InputError(_NOTHING.format(name=name))


def _thing(name: str, words: _Words, row: dict[str, Any]) -> Iterator[str]:
    if name in words.findings:
        yield from _finding(words.findings[name], words, full=True)
    elif name in words.claims:
        yield from _claim(words.claims[name], words)
        yield f"    sentence  {quoted(words.claims[name].sentence.of(words.reports[words.claims[name].report].text))}"
    elif name in words.reports:
        yield from _report(words.reports[name], words)
    else:
        yield from _fields(row)


def _fields(row: dict[str, Any], indent: str = "") -> Iterator[str]:
    """Show a record field by field, as the exports name them; what is unknown or empty is left out."""
    for field, value in row.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{indent}{field}:"
            for item in value:
                yield f"{indent}  -"
                yield from _fields(item, indent + "    ")
        elif value not in (None, [], {}):
            yield f"{indent}{field}: {safe(', '.join(map(str, value)) if isinstance(value, list) else str(value))}"


def _report(report: Report, words: _Words) -> Iterator[str]:
    yield click.style(source(report), bold=True)
    yield f"{report.id}  {safe(report.uri)}"
    for field in ("url", "byline", "dateline", "language", "unread_reason"):
        if (value := getattr(report, field)) is not None:
            yield f"{field.replace('_', ' ')}: {safe(value)}"
    for credit in report.credits:
        yield f"credits {credit.kind}: {safe(credit.name)}"
    for date in words.snapshot.reconciliation.inferred_dates:
        if date.report == report.id:
            yield f"probably published {date.start} to {date.end}: {safe(date.why)}"
    yield ""
    for paragraph in report.text.splitlines():
        yield safe(paragraph)
    for dropped in report.dropped:
        yield ""
        yield f"left out ({safe(dropped.reason)}): {quoted(dropped.text)}"
    made = [claim for claim in words.claims.values() if claim.report == report.id]
    yield ""
    yield f"{counted(len(made), 'claim')}:"
    for claim in made:
        yield f"  {claim.id}  {claim.type}  {quoted(claim.text)}"


def _finding(finding: Finding, words: _Words, number: str = "", *, full: bool = False) -> Iterator[str]:
    """Show a finding: in a list who stands behind it and what is in doubt, in full every claim and its reasons."""
    yield f"{number}{status(finding.status)}  {quoted(finding.title)}"
    reports = len({words.claims[name].report for name in finding.claims if name in words.claims})
    apart = (
        ", none shown to confirm another"
        if finding.status == "single_origin" and len(finding.origins) > 1
        else ""
    )
    told = f"{counted(len(finding.origins), 'origin')} in {counted(reports, 'report')}{apart}"
    yield f"    {told} · {finding.type} · {finding.id}"
    for facet_name, facet in finding.facets.items():
        if not full and facet.state in _DOUBTS:
            yield f"    {facet_name} {facet.state}: {safe(facet.why)}"
    if finding.range:
        bounds = (finding.range.low, finding.range.best, finding.range.high)
        low, best, high = ("?" if bound is None else f"{bound:,.10g}" for bound in bounds)
        yield f"    {finding.range.measure}: low {low}, best {best}, high {high} ({finding.range.rule})"
    if not full:
        yield from _voices(finding, words)
    for name in finding.claims if full else ():
        if name in words.claims:
            yield from ("    " + line for line in _in_finding(words.claims[name], words))
        else:
            yield f"    {name} (an earlier reading found it, the last did not)"
    yield from _flags(finding)
    if full:
        yield from _assessment(finding, words)


def _flags(finding: Finding) -> Iterator[str]:
    """Show what is to be checked, each reason once, with the claims that it is about."""
    told: dict[str, tuple[str, list[str]]] = {}
    for flag in finding.flags:
        told.setdefault(flag.reason.casefold(), (flag.reason, []))[1].append(flag.claim)
    for reason, claims in told.values():
        yield f"    check this: {safe(reason)}  {' '.join(claims)}"


def _voices(finding: Finding, words: _Words) -> Iterator[str]:
    """Show what the first origins say, who contradicts always among them, in the words of each one's first claim."""
    occurrence = finding.facets.get("occurrence")
    against = occurrence.values[-1].claims if occurrence and occurrence.state == "disputed" else ()
    voices = sorted(
        finding.origins, key=lambda b: b is not finding.origins[0] and not set(against).intersection(b.claims)
    )
    for bearing in voices[:_VOICES]:
        known = words.origins.get(bearing.origin)
        name = (safe(known.name) if known else "") or "origin not known"
        first = min(
            (words.claims[c] for c in bearing.claims if c in words.claims),
            key=lambda claim: (claim.id not in against, *_borrowed(claim)),
            default=None,
        )
        stance = f" ({first.stance.replace('_', ' ')})" if first and first.stance != "asserts" else ""
        within = f", in {counted(len(bearing.reports), 'report')}" if len(bearing.reports) > 1 else ""
        yield f"    - {name}{stance}{within}{': ' + quoted(first.text) if first else ''}"
    if len(finding.origins) > _VOICES:
        yield f"    - and {counted(len(finding.origins) - _VOICES, 'more origin')}"


def _borrowed(claim: Claim) -> tuple[bool, bool]:
    """Order an origin's own words in the text before a headline, which its paper wrote, and what has no speaker."""
    return claim.headline, claim.attribution is None


def _assessment(finding: Finding, words: _Words) -> Iterator[str]:
    yield f"    why joined: {safe(finding.why)}"
    for name, facet in finding.facets.items():
        yield f"    {name}: {plain(facet.state)}. {safe(facet.why)}"
        for value in facet.values:
            yield f"      {quoted(value.value)}: {counted(len(value.claims), 'claim')}, {counted(len(value.origins), 'origin')}"
    for bearing in finding.origins:
        known = words.origins.get(bearing.origin)
        party = ", party to the matter" if bearing.party else ""
        yield f"    origin: {safe(known.name if known else bearing.origin)}{party}, {counted(len(bearing.reports), 'report')}. {safe(bearing.why)}"
    for entry in finding.history:
        yield f"    {entry.as_of or 'undated'}: {plain(entry.change)}. {safe(entry.why)}"


def _in_finding(claim: Claim, words: _Words) -> Iterator[str]:
    report = words.reports[claim.report]
    yield f"- {_said(claim, words)}: {quoted(claim.text)}"
    place = f"{short_source(report)} [{claim.spans[0].start}:{claim.spans[-1].end}]"
    yield f"    {' · '.join((*_details(claim, words), place, claim.id))}"


def _claim(claim: Claim, words: _Words) -> Iterator[str]:
    report = words.reports[claim.report]
    kind = claim.type if claim.mode is None else f"{claim.type} ({claim.mode})"
    yield f"{claim.id}  {kind}"
    yield f"    {_said(claim, words)}: {quoted(claim.text)}"
    for role in claim.roles:
        yield f"    {role.name:<9} {quoted(role.mention.text)}{_resolved(role.mention.text, role.mention.entity, words)}"
    for detail in _details(claim, words):
        yield f"    {detail}"
    names, origins = words.of_claim
    if claim.id in names:
        yield f"    finding   {names[claim.id]} ({status(words.findings[names[claim.id]].status)})"
    if claim.id in origins:
        yield f"    origin    {safe(words.origins[origins[claim.id]].name)}"
    places = " ".join(f"[{span.start}:{span.end}]" for span in claim.spans)
    yield f"    evidence  {safe(report.uri)} {places}"


def _said(claim: Claim, words: _Words) -> str:
    """Say who does what with the content, in the words of the text."""
    stance = claim.stance.replace("_", " ")
    said = claim.attribution
    report = words.reports[claim.report]
    if said is None:
        who = f"{safe(report.outlet)}, in its own voice" if report.outlet else "the report, in its own voice"
    elif not said.chain:
        who = "speaker not given"
    else:
        who = ", carried by ".join(
            quoted(link.mention.text) + _resolved(link.mention.text, link.mention.entity, words)
            for link in said.chain
        )
    notes = [stance]
    if claim.polarity == "negated":
        notes.append("negated")
    if claim.modality != "actual":
        notes.append(claim.modality)
    if said and said.quote != "none":
        notes.append(f"{said.quote} speech")
    return f"{who} ({', '.join(notes)})"


def _details(claim: Claim, words: _Words) -> Iterator[str]:
    """Say when, where and how many, in the words of the text and as they were understood."""
    if claim.time is not None:
        yield f"time {_time(claim.time)}"
    if claim.place is not None:
        mention = claim.place.mention
        yield f"place {claim.place.relation} {quoted(mention.text)}{_resolved(mention.text, mention.entity, words)}"
    for figure in claim.figures:
        yield f"figure {_figure(figure)}"


def _resolved(text: str, entity: str | None, words: _Words) -> str:
    name = words.names.get(entity or "")
    return "" if name is None or name in text else f" ({safe(name)})"


def _time(time: TimeRef) -> str:
    if not time.resolved:
        return f"{quoted(time.text)} (date unknown: {safe(time.reason)})"
    ends = [end for end in (time.start, time.end) if end is not None]
    return f"{quoted(time.text)} ({' to '.join(dict.fromkeys(ends))})"


def _figure(figure: Figure) -> str:
    low, best, high = (
        "?" if bound is None else f"{bound:,.10g}" for bound in (figure.low, figure.best, figure.high)
    )
    what = " ".join(
        filter(None, (figure.measure.replace("_", " "), safe(figure.population or figure.unit or "")))
    )
    period = f", over {quoted(figure.period.text)}" if figure.period else ""
    bound = figure.bound.replace("_", " ")
    return (
        f"{quoted(figure.text)} ({what}: {bound}, low {low}, best {best}, high {high}, {figure.mode}{period})"
    )

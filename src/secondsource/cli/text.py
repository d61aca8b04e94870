"""Results as lines for a person, in plain words, and as records for a program."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from secondsource.case import Case
from secondsource.changes import Changes, FindingChange
from secondsource.model import Finding, Report
from secondsource.store import Hit

# What a terminal obeys instead of showing it, and what turns the direction of text around.
_CONTROLS = {
    code: "\ufffd"
    for code in (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    if code not in (9, 10)
}
_OPENING, _CLOSING = ("“", '"'), ("”", '"')
_OUTLETS = 12  # named; a large case has hundreds
_CHANGES = 8  # listed beside those whose status changed
_PLAIN = {"single_origin": "one origin", "other_scope": "not compared"}
#: Several origins may stand in a finding of this status without bearing each other out.
_STATUSES = {"single_origin": "not corroborated"}
_STATUS_COLORS = {
    "corroborated": "green",
    "disputed": "red",
    "unconfirmed": "yellow",
    "superseded": "bright_black",
    "single_origin": "cyan",
}


def safe(words: str) -> str:
    """Return words of a report on one line and without characters that a terminal would obey."""
    return " ".join(words.translate(_CONTROLS).split())


def plain(code: str) -> str:
    """Return a status, state or change as a person reads it; exports and JSON keep the codes."""
    return _PLAIN.get(code, code.replace("_", " "))


def status(name: str) -> str:
    """Return a finding's status as shown: a word first, color only beside it."""
    return click.style(_STATUSES.get(name, plain(name)), fg=_STATUS_COLORS.get(name), bold=True)


def quoted(words: str) -> str:
    """Return words of a report in quotation marks, unless one pair of theirs holds all of them."""
    shown = safe(words)
    whole = (
        shown[:1] in _OPENING and shown[-1:] in _CLOSING and not any(mark in shown[1:-1] for mark in _OPENING)
    )
    return shown if whole else f"“{shown}”"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return "1 report", "2 reports"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def source(report: Report) -> str:
    """Return how a report is referred to: title, outlet, date, as far as they are known."""
    title = quoted(report.title) if report.title else "untitled"
    return f"{title}, {safe(report.outlet or 'outlet unknown')}, {report.published or 'undated'}"


def short_source(report: Report) -> str:
    """Return outlet and date of a report, or its title, or its uri: as much as tells it apart in a list."""
    known = [safe(part) for part in (report.outlet, report.published) if part]
    if report.outlet:
        return ", ".join(known)
    return ", ".join((quoted(report.title) if report.title else safe(report.uri), *known))


def changes(case: Case, made: Changes, dossier: Path | None) -> Iterator[str]:
    """Say what a run changed."""
    held = case.counts()
    yield f"{case.path}: {counted(held.reports, 'report')}, {counted(held.claims, 'claim')}, {counted(held.findings, 'finding')} from {counted(held.origins, 'origin')}"
    # That the case itself is no report goes without saying.
    aside = [uri for uri in made.aside if not Path(uri).name.startswith(case.path.name)]
    new = f"{counted(len(made.added), 'new report')} with {counted(made.claims, 'claim')}"
    yield "  " + ", ".join(
        (
            new,
            *((f"{made.known:,} held already",) if made.known else ()),
            *((f"{counted(len(aside), 'file')} made from this case left aside",) if aside else ()),
            *((f"{len(made.reread):,} read again by newer rules",) if made.reread else ()),
        )
    )
    kinds = Counter(change.change for change in made.findings)
    if kinds:
        yield "  findings: " + ", ".join(
            f"{kinds[kind]:,} {kind}" for kind in ("new", "changed", "gone") if kinds[kind]
        )
    if kinds["new"] < held.findings:  # in a new case all are new
        yield from _changed(made.findings)
    if held.findings:
        yield "  " + _statuses(case.findings())
    if dossier is not None:
        yield f"  dossier: {dossier}"


def _changed(all_of: tuple[FindingChange, ...]) -> Iterator[str]:
    """List the findings whose status changed, and of the others that changed, came or went those that matter most."""
    turned = [change for change in all_of if change.was and change.status and change.was != change.status]
    for change in turned:
        was, now = click.unstyle(status(change.was or "")), status(change.status or "")
        yield f"    {quoted(change.title)}: {was} → {now}  {change.id}"
    told = {change.id for change in turned}
    others = [change for change in all_of if change.id not in told]
    for change in others[:_CHANGES]:
        now = f", {status(change.status)}" if change.status else ""
        yield f"    {change.change}{now}: {quoted(change.title)}  {change.id}"
    if len(others) > _CHANGES:
        yield f"    and {len(others) - _CHANGES:,} more (all of them: --json)"


def _statuses(findings: tuple[Finding, ...]) -> str:
    numbers = Counter[str](finding.status for finding in findings)
    return "status: " + ", ".join(
        f"{numbers[name]:,} {status(name)}" for name in _STATUS_COLORS if numbers[name]
    )


def not_read(case: Case, made: Changes) -> Iterator[str]:
    """List what could not be read, with the reasons."""
    total = len(made.unread) + len(made.not_read)
    places = {report.id: report.uri for report in case.reports()} if made.not_read else {}
    yield f"Not read ({total:,}):"
    for item in made.unread:
        yield f"  {safe(item.uri)}: {safe(item.reason)} [{item.code}]"
    for name, reason in made.not_read:
        yield f"  {safe(places[name])}: {safe(reason)} [{name}]"


def changes_record(case: Case, made: Changes, dossier: Path | None) -> dict[str, Any]:
    """Return what a run changed, for a program."""
    return {
        "case": str(case.path),
        "dossier": None if dossier is None else str(dossier),
        "added": list(made.added),
        "known": made.known,
        "aside": list(made.aside),
        "reread": list(made.reread),
        "not_read": [{"report": name, "reason": reason} for name, reason in made.not_read],
        "unread": [{"uri": item.uri, "code": item.code, "reason": item.reason} for item in made.unread],
        "claims": made.claims,
        "findings": [{name: getattr(change, name) for name in change.__slots__} for change in made.findings],
        "counts": _counts(case),
    }


def _counts(case: Case) -> dict[str, int]:
    held = case.counts()
    return {name: getattr(held, name) for name in held.__slots__}


def info_record(case: Case) -> dict[str, Any]:
    """Return what a case holds, for a program."""
    reports = case.reports()
    dates = sorted(report.published for report in reports if report.published)
    return {
        "case": str(case.path),
        "counts": _counts(case),
        "statuses": dict(Counter(finding.status for finding in case.findings())),
        "outlets": dict(Counter(report.outlet for report in reports if report.outlet).most_common()),
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "undated": len(reports) - len(dates),
        "unread": [{"uri": item.uri, "code": item.code, "reason": item.reason} for item in case.unread()],
        "not_read": [
            {"report": report.id, "uri": report.uri, "reason": report.unread_reason}
            for report in reports
            if report.unread_reason
        ],
        "runs": [
            {
                "id": run.id,
                "at": run.at,
                "versions": run.versions,
                "reports": run.reports,
                "claims": run.claims,
                "findings": run.findings,
            }
            for run in case.runs()
        ],
    }


def info(case: Case) -> Iterator[str]:
    """Say what a case holds."""
    record = info_record(case)
    held = record["counts"]
    yield str(case.path)
    span = f", {record['first']} to {record['last']}" if record["first"] else ""
    undated = f", {record['undated']:,} undated" if record["undated"] else ""
    yield f"  {counted(held['reports'], 'report')}{span}{undated}"
    if record["outlets"]:
        first = list(record["outlets"].items())[:_OUTLETS]
        more = len(record["outlets"]) - len(first)
        named = [f"{safe(name)} ({number:,})" for name, number in first]
        yield "  outlets: " + ", ".join(named) + (f" and {more:,} more" if more else "")
    yield f"  {counted(held['claims'], 'claim')}, {counted(held['entities'], 'entity', 'entities')}, {counted(held['origins'], 'origin')}, {counted(held['lineage'], 'link')} between reports"
    findings = ", ".join(f"{number:,} {status(name)}" for name, number in record["statuses"].items())
    yield f"  {counted(held['findings'], 'finding')}{': ' if findings else ''}{findings}"
    yield f"  {counted(held['judgements'], 'judgement')}"
    for run in record["runs"][-1:]:
        yield f"  compared {counted(len(record['runs']), 'time')}, last {run['at'][:16].replace('T', ' ')} UTC ({run['versions']})"
    if record["unread"] or record["not_read"]:
        yield f"  not read ({len(record['unread']) + len(record['not_read']):,}):"
    for item in record["unread"]:
        yield f"    {safe(item['uri'])}: {safe(item['reason'])} [{item['code']}]"
    for item in record["not_read"]:
        yield f"    {safe(item['uri'])}: {safe(item['reason'])}"


def hits(found: tuple[Hit, ...]) -> Iterator[str]:
    """List what a search found."""
    if not found:
        yield "Nothing found. All the words have to be there: give fewer, or word* for what begins so; --in reports looks through whole reports."
    for hit in found:
        where = ", ".join(
            (
                quoted(hit.title) if hit.title else "untitled",
                safe(hit.outlet or "outlet unknown"),
                hit.published or "undated",
            )
        )
        yield f"{hit.id}  {where}"
        yield f"    {safe(hit.excerpt)}"

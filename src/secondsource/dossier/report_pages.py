"""Each report whole, with its claims marked; and what was left out or not read."""

from collections import defaultdict
from collections.abc import Mapping

from secondsource.dossier.dates import interval
from secondsource.dossier.lookup import Lookup, field, sure
from secondsource.dossier.marks import evidence, paragraphs, passage
from secondsource.dossier.pages import DroppedLine, ReportPage
from secondsource.dossier.parts import ReportRef
from secondsource.dossier.values import Count, Field
from secondsource.model import Claim, InferredDate, Report


def report_pages(at: Lookup) -> tuple[ReportPage, ...]:
    """Return the reports in the dossier's order."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in at.claims.values():
        claims[claim.report].append(claim)
    carries: dict[str, list[tuple[str, ReportRef, Field]]] = defaultdict(list)
    carried: dict[str, list[tuple[str, ReportRef, Field]]] = defaultdict(list)
    for link in at.snapshot.reconciliation.lineage:
        if link.source in at.refs and link.target in at.refs:
            kind = sure(link.id, "kind", link.kind.replace("_", " "))
            carries[link.target].append((link.id, at.refs[link.source], kind))
            carried[link.source].append((link.id, at.refs[link.target], kind))
    inferred = {i.report: i for i in at.snapshot.reconciliation.inferred_dates}
    return tuple(
        _page(at, report, claims[report.id], inferred, tuple(carries[report.id]), tuple(carried[report.id]))
        for report in at.snapshot.reports
    )


def inferred_date(given: InferredDate) -> Field:
    """Return an inferred interval as a value."""
    return Field(interval(given.start, given.end) or "", f"inferred-{given.report}:interval")


def _page(
    at: Lookup,
    report: Report,
    claims: list[Claim],
    inferred: Mapping[str, InferredDate],
    carries: tuple[tuple[str, ReportRef, Field], ...],
    carried: tuple[tuple[str, ReportRef, Field], ...],
) -> ReportPage:
    number = at.refs[report.id].number
    marks = sorted((m for c in claims for m in evidence(c)), key=lambda m: m.span)
    guess = inferred.get(report.id)
    return ReportPage(
        ref=at.refs[report.id],
        title=field(report.id, "title", report.title),
        byline=field(report.id, "byline", report.byline),
        dateline=field(report.id, "dateline", report.dateline),
        language=field(report.id, "language", report.language),
        uri=sure(report.id, "uri", report.uri),
        sha256=sure(report.id, "sha256", report.sha256),
        provenance=tuple(
            (Field(name, f"{report.id}:provenance"), sure(report.id, f"provenance.{name}", where))
            for name, where in report.provenance.items()
        ),
        credits=tuple(
            (sure(report.id, f"credits.{i}.kind", c.kind), sure(report.id, f"credits.{i}.name", c.name))
            for i, c in enumerate(report.credits)
        ),
        unread=field(report.id, "unread_reason", report.unread_reason),
        inferred=inferred_date(guess) if guess else None,
        inferred_why=sure(f"inferred-{report.id}", "why", guess.why) if guess else None,
        body=tuple(passage(report.text, number, span, marks) for span in paragraphs(report.text)),
        claims=Count(len(claims), f"{report.id}:claims"),
        carries=carries,
        carried=carried,
        dropped=tuple(
            DroppedLine(
                sure(report.id, f"dropped.{i}.text", d.text), sure(report.id, f"dropped.{i}.reason", d.reason)
            )
            for i, d in enumerate(report.dropped)
        ),
    )

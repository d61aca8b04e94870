"""Each report whole, with its claims marked; and what was left out or not read."""

import re
from collections import defaultdict

from secondsource.dossier.dates import interval
from secondsource.dossier.entries import DroppedLine, ReportPage
from secondsource.dossier.lookup import Lookup, field, sure
from secondsource.dossier.marks import evidence, paragraphs, passage
from secondsource.dossier.parts import ReportRef
from secondsource.dossier.values import Count, Field
from secondsource.model import Claim, InferredDate, Report

_Link = tuple[str, ReportRef, Field]


def report_pages(at: Lookup) -> tuple[ReportPage, ...]:
    """Return the reports in the dossier's order."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in at.claims.values():
        claims[claim.report].append(claim)
    carries: dict[str, list[_Link]] = defaultdict(list)
    carried: dict[str, list[_Link]] = defaultdict(list)
    for link in at.snapshot.reconciliation.lineage:
        if link.source in at.refs and link.target in at.refs:
            kind = sure(link.id, "kind", link.kind.replace("_", " "))
            carries[link.target].append((link.id, at.refs[link.source], kind))
            carried[link.source].append((link.id, at.refs[link.target], kind))
    inferred = {i.report: i for i in at.snapshot.reconciliation.inferred_dates}
    return tuple(
        _page(
            at, report, claims[report.id], inferred.get(report.id), (carries[report.id], carried[report.id])
        )
        for report in at.snapshot.reports
    )


def _ordinary(url: str | None) -> bool:
    """Tell whether an address may become a link: no scheme but the web's two, no control character or space."""
    return bool(url and re.fullmatch(r"https?://[^\s\x00-\x1f\"'<>]+", url))


def inferred_date(given: InferredDate) -> Field:
    """Return an inferred interval as a value."""
    return Field(interval(given.start, given.end) or "", f"inferred-{given.report}:interval")


def _page(
    at: Lookup,
    report: Report,
    claims: list[Claim],
    guess: InferredDate | None,
    links: tuple[list[_Link], list[_Link]],
) -> ReportPage:
    number = at.refs[report.id].number
    own = str(number)
    marks = sorted((m for c in claims for m in evidence(c)), key=lambda m: m.span)
    head = report.spans.get("title")
    body = [span for span in paragraphs(report.text) if head is None or not head.contains(span)]
    return ReportPage(
        ref=at.refs[report.id],
        title=field(own, "title", report.title),
        headline=passage(report.text, number, head, marks) if head else None,
        byline=field(own, "byline", report.byline),
        dateline=field(own, "dateline", report.dateline),
        language=field(own, "language", report.language),
        uri=sure(own, "uri", report.uri),
        url=field(own, "url", report.url if _ordinary(report.url) else None),
        sha256=sure(own, "sha256", report.sha256),
        provenance=tuple(
            (Field(name, f"{own}:provenance"), sure(own, f"provenance.{name}", where))
            for name, where in report.provenance.items()
        ),
        credits=tuple(
            (sure(own, f"credits.{i}.kind", c.kind), sure(own, f"credits.{i}.name", c.name))
            for i, c in enumerate(report.credits)
        ),
        unread=field(own, "unread_reason", report.unread_reason),
        inferred=inferred_date(guess) if guess else None,
        inferred_why=sure(f"inferred-{report.id}", "why", guess.why) if guess else None,
        body=tuple(passage(report.text, number, span, marks) for span in body),
        claims=Count(len(claims), f"{report.id}:claims"),
        carries=tuple(links[0]),
        carried=tuple(links[1]),
        dropped=tuple(
            DroppedLine(sure(own, f"dropped.{i}.text", d.text), sure(own, f"dropped.{i}.reason", d.reason))
            for i, d in enumerate(report.dropped)
        ),
    )

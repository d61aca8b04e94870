"""Which anchors a page has, so that links between pages of a large dossier land."""

from collections.abc import Iterator

from secondsource.dossier.pages import Dossier


def anchors(part: Dossier, sections: tuple[str, ...]) -> Iterator[str]:
    """Yield every anchor that the sections of a part of a dossier define."""
    yield from sections
    for section in sections:
        yield from _SECTIONS[section](part) if section in _SECTIONS else ()


def _findings(part: Dossier) -> Iterator[str]:
    for finding in part.findings:
        yield finding.id
        for group in finding.groups:
            for claim, same in group.claims:
                yield claim.id
                yield from (s.id for s in same)
    if part.loose:
        yield "loose"
        yield from (c.id for c in part.loose)


def _figures(part: Dossier) -> Iterator[str]:
    yield from (r.figure.anchor for r in part.figures)


def _speakers(part: Dossier) -> Iterator[str]:
    yield from (s.anchor for s in part.speakers)


def _lineage(part: Dossier) -> Iterator[str]:
    yield from (e.id for g in part.lineage.graphs for e in g.edges)
    if part.lineage.origins:
        yield "origins"
        yield from (o.id for o in part.lineage.origins)


def _places(part: Dossier) -> Iterator[str]:
    for place in (*part.geography.places, *part.geography.unlocated):
        yield place.anchor
        yield from (p.anchor for p in place.parts)


def _reports(part: Dossier) -> Iterator[str]:
    for report in part.reports:
        yield report.ref.id
        headline = (report.headline,) if report.headline else ()
        yield from (f"w-{c}" for p in (*headline, *report.body) for s in p.segments for c in s.opens)


def _limits(_part: Dossier) -> Iterator[str]:
    yield "unread"


_SECTIONS = {
    "findings": _findings,
    "figures": _figures,
    "speakers": _speakers,
    "lineage": _lineage,
    "places": _places,
    "reports": _reports,
    "limits": _limits,
}

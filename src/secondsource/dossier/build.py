"""From a snapshot to the pages of its dossier."""

from collections.abc import Mapping

from secondsource.dossier import dates
from secondsource.dossier.entries import FigureRow
from secondsource.dossier.findings import finding_pages
from secondsource.dossier.geography import geography
from secondsource.dossier.glance import glance
from secondsource.dossier.limits import limits
from secondsource.dossier.lineage_page import lineage_page
from secondsource.dossier.lines import claim_lines
from secondsource.dossier.lookup import look
from secondsource.dossier.pages import Dossier
from secondsource.dossier.parts import ClaimLine, Time
from secondsource.dossier.report_pages import report_pages
from secondsource.dossier.speakers import speakers
from secondsource.dossier.timeline import timeline
from secondsource.model import Snapshot


def build(snapshot: Snapshot) -> Dossier:
    """Return the pages of a case's dossier: the same for the same snapshot."""
    at = look(snapshot)
    lines = claim_lines(at)
    findings = finding_pages(at, lines)
    joined = {c for f in snapshot.reconciliation.findings for c in f.claims}
    return Dossier(
        glance=glance(at, findings),
        findings=findings,
        loose=tuple(line for c, line in lines.items() if c not in joined),
        figures=_figures(lines),
        timeline=timeline(at, findings, lines),
        speakers=speakers(at, lines),
        lineage=lineage_page(at),
        geography=geography(at),
        reports=report_pages(at),
        limits=limits(at),
    )


#: What happened to people comes first, the gravest first; then the rest by name, and bare counts last.
GRAVEST = (
    "killed",
    "dead or injured",
    "injured",
    "missing",
    "kidnapped",
    "hospitalized",
    "trapped",
    "displaced",
)
BARE = "count"


def _gravity(measure: str) -> tuple[int, str]:
    place = GRAVEST.index(measure) if measure in GRAVEST else len(GRAVEST)
    return len(GRAVEST) + 1 if measure == BARE else place, measure


def _days(time: Time | None) -> tuple[str, str] | None:
    """Return the first and the last day of a time that was resolved."""
    return dates.days(time.start, time.end) if time and time.text else None


def _figures(lines: Mapping[str, ClaimLine]) -> tuple[FigureRow, ...]:
    """Return all figures, by measure, the gravest first, then population, then number."""
    rows = [
        FigureRow(f, line, line.finding, line.chain[0] if line.chain else None, _days(f.period or line.time))
        for line in lines.values()
        for f in line.figures
    ]

    def order(row: FigureRow) -> tuple[int, str, str, float, int, int]:
        # By its letters: a quotation mark left at its beginning ("terrorists) is no reason to come first.
        population = row.figure.population.text.lower().lstrip("\"'“”‘’ ") if row.figure.population else "~"
        return (
            *_gravity(row.figure.measure.text),
            population,
            -row.figure.value,
            row.claim.report.number,
            row.figure.words.start,
        )

    return tuple(sorted(rows, key=order))

"""Score findings on annotated cases, bench/cases/*/annotations.json, and crises, bench/crises/*.json (see their READMEs)."""

import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from secondsource.model import Claim, Extraction, Finding, Reconciliation, Report
from secondsource.reconcile import reconcile
from secondsource.reconcile.names import organization_key
from secondsource.rooms import relating

CASES = Path(__file__).with_name("cases")
CRISES = Path(__file__).with_name("crises")
KEPT_OUT = CRISES / "kept_out.tsv"
LEAST = 0.25  # overlap (Dice) of a quote and a claim's words for the claim to be the quoted one
MEANT = 0.2  # what a predicate, or a figure, that stands in the quote adds to that overlap
TOLERANCE = 1e-6
UNSEEN = ("abduction", "border", "convoy", "refinery")
"""Cases that nobody who writes rules has read: their scores stand alone, and are what to expect of a new crisis."""
LATER = ("hospital", "landslide")
"""Cases that were measured first and read afterwards: their scores stand beside those of the first eight, not among them."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Case:
    """One annotated case, read.

    Attributes:
        name: Its folder.
        reports: As read, by file name.
        extractions: What they say.
        groups: The annotated findings.
    """

    name: str
    reports: dict[str, Report]
    extractions: list[Extraction]
    groups: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Tally:
    """Right and asked, by metric."""

    right: Counter[str]
    asked: Counter[str]

    def add(self, metric: str, right: float, asked: float = 1) -> None:
        """Count an answer."""
        self.right[metric] += right  # type: ignore[assignment]
        self.asked[metric] += asked  # type: ignore[assignment]

    def percent(self) -> dict[str, float]:
        """Return each metric in percent."""
        return {m: 100 * self.right[m] / self.asked[m] for m in sorted(self.asked) if self.asked[m]}


def load_case(folder: Path, read: Callable[[Path], Report], extract: Callable[[Report], Extraction]) -> Case:
    """Read one case's reports and annotations."""
    annotated = json.loads((folder / "annotations.json").read_text(encoding="utf-8"))
    files = sorted(
        p
        for p in (folder / annotated["reports"]).resolve().iterdir()
        if p.suffix in {".txt", ".html", ".eml"}
    )
    reports = {path.name: read(path) for path in files}
    return Case(folder.name, reports, [extract(r) for r in reports.values()], annotated["findings"])


def load_crisis(path: Path, read: Callable[[Path], Report], extract: Callable[[Report], Extraction]) -> Case:
    """Read one of the small annotated crises of bench/crises: reports and annotations in one file."""
    annotated = json.loads(path.read_text(encoding="utf-8"))
    reports: dict[str, Report] = {}
    with TemporaryDirectory() as folder:
        for name, text in annotated["reports"].items():
            file = Path(folder) / name
            file.write_text(text, encoding="utf-8")
            reports[name] = read(file)
    groups = [
        {**found, "members": [{"report": report, "quote": quote} for report, quote in found["members"]]}
        for found in annotated["findings"]
    ]
    return Case(path.stem, reports, [extract(r) for r in reports.values()], groups)


def quoted_claim(case: Case, member: dict[str, str]) -> Claim | None:
    """Return the claim that a quote means: the one whose words overlap most with it, or ``None``.

    A quote that overlaps little with every claim is found where one holds the whole of it. Of claims in the same words ("seven were
    killed and 30 wounded") it is the one whose number, or whose predicate, stands in the quote, else the one whose predicate comes first.
    """
    report = case.reports[member["report"]]
    found = re.search(_SPACE.sub(r"\\s+", re.escape(member["quote"]).replace("\\ ", " ")), report.text)
    if found is None:
        return None
    start, end = found.span()
    claims = next(e.claims for e in case.extractions if e.report == report.id)

    def whole(claim: Claim) -> bool:
        return any(s.start <= start and end <= s.end for s in claim.spans)

    def dice(claim: Claim) -> float:
        shared = sum(max(0, min(s.end, end) - max(s.start, start)) for s in claim.spans)
        inside = start <= claim.predicate_span.start < end
        counted = any(start <= f.span.start and f.span.end <= end for f in claim.figures)
        length = sum(s.end - s.start for s in claim.spans) + end - start
        return 2 * shared / length + MEANT * inside + MEANT * counted

    def rank(claim: Claim) -> tuple[float, int, str]:
        return dice(claim), -claim.predicate_span.start, claim.id

    best = max(claims, key=rank, default=None)
    if best is not None and dice(best) < LEAST:
        best = max(filter(whole, claims), key=rank, default=None)
    return best


def score(
    case: Case, result: Reconciliation, tally: Tally, say: Callable[[str], None] = lambda _: None
) -> None:
    """Add one case's answers to the tally; ``say`` gets a line for each wrong one."""
    findings = {f.id: f for f in result.findings}
    groups: list[list[str | None]] = []
    for group in case.groups:
        claims = [quoted_claim(case, member) for member in group["members"]]
        for member, claim in zip(group["members"], claims, strict=True):
            tally.add("found", claim is not None)
            if claim is None:
                say(f"{case.name} not found: {member['report'][:12]} “{member['quote']}”")
        groups.append([result.claim_finding.get(c.id) if c is not None else None for c in claims])
    _pairs(groups, tally)
    for group, members in zip(case.groups, groups, strict=True):
        counted = Counter(m for m in members if m is not None)
        if not counted:
            for metric in ("status", "origins", "range"):
                if metric in group:
                    tally.add(metric, 0)
            continue
        finding = findings[min(counted, key=lambda f: (-counted[f], f))]
        if len(members) > 1 and len(counted) > 1:
            say(f"{case.name} split: {group['title']}: {sorted(counted.values(), reverse=True)}")
        _judge(case, group, finding, result, tally, say)


def _judge(  # noqa: PLR0913, PLR0917 - what is compared, where it is counted, and who is told
    case: Case,
    group: dict[str, Any],
    finding: Finding,
    result: Reconciliation,
    tally: Tally,
    say: Callable[[str], None],
) -> None:
    """Add what the finding of an annotated one says to the tally: status, origins and range, where they are annotated."""
    if "status" in group:
        right = finding.status == group["status"]
        tally.add("status", right)
        if not right:
            say(f"{case.name} status: {group['title']}: {finding.status}, not {group['status']}")
    if "origins" in group:
        names = [names_of(o.origin, result) for o in finding.origins]
        right = same_origins(group["origins"], names)
        tally.add("origins", right)
        if not right:
            say(f"{case.name} origins: {group['title']}: {names}, not {group['origins']}")
    if "range" in group:
        right = same_range(group["range"], finding)
        tally.add("range", right)
        if not right:
            say(f"{case.name} range: {group['title']}: {finding.range}, not {group['range']}")


def _pairs(groups: Sequence[Sequence[str | None]], tally: Tally) -> None:
    """Count pairs of quotes: of one annotated finding, joined; of two, kept apart."""
    flat = [(n, finding) for n, group in enumerate(groups) for finding in group]
    for at, (one, first) in enumerate(flat):
        for other, second in flat[at + 1 :]:
            same = first is not None and first == second
            if one == other:
                tally.add("joined", same)
            elif first is not None and second is not None:
                tally.add("apart", not same)


def names_of(origin: str, result: Reconciliation) -> list[str]:
    """Return the names under which an origin goes: its own and its entity's."""
    known = next(o for o in result.origins if o.id == origin)
    entity = next((e for e in result.entities if e.id == known.entity), None)
    return (
        []
        if known.kind == "unknown"
        else [known.name, *(entity.aliases if entity else ()), *(entity.descriptors if entity else ())]
    )


def same_origins(wanted: Sequence[str], names: Sequence[Sequence[str]]) -> bool:
    """Tell whether the origins are those wanted, one to one; "A|B" is either name. Unknown ones do not count."""
    left = [n for n in names if n]
    for alternatives in wanted:
        match = next(
            (n for n in left if any(_meets(a, name) for a in alternatives.split("|") for name in n)), None
        )
        if match is None:
            return False
        left.remove(match)
    return not left


def _meets(wanted: str, name: str) -> bool:
    one, other = set(organization_key(wanted).split()), set(organization_key(name).split())
    return bool(one) and (one <= other or (bool(other) and other <= one))


def same_range(wanted: dict[str, float], finding: Finding) -> bool:
    """Tell whether the finding's range has every end that is annotated."""
    if finding.range is None:
        return False
    for end, value in wanted.items():
        reached = getattr(finding.range, end)
        if reached is None or abs(reached - value) > TOLERANCE * max(1.0, abs(value)):
            return False
    return True


def reconciled(case: Case) -> Reconciliation:
    """Return what the reports of a case establish together, as a case file is made."""
    return reconcile(list(case.reports.values()), case.extractions, relate=relating())


def cases(
    read: Callable[[Path], Report],
    extract: Callable[[Report], Extraction],
    say: Callable[[str], None] = lambda _: None,
) -> dict[str, dict[str, float]]:
    """Return the scores in percent: of the cases that rules were written with, of later ones, and of the unseen ones, of which nothing more is said."""
    tallies = {name: Tally(Counter(), Counter()) for name in ("cases", "cases_later", "cases_unseen")}
    for folder in sorted(p.parent for p in CASES.glob("*/annotations.json")):
        case = load_case(folder, read, extract)
        unseen = folder.name in UNSEEN
        later = folder.name in LATER
        tally = tallies["cases_unseen" if unseen else "cases_later" if later else "cases"]
        score(case, reconciled(case), tally, say if not unseen else lambda _: None)
    return {name: tally.percent() for name, tally in tallies.items()}


def kept_out(use: str) -> list[str]:
    """Return the names of the crises that no model is trained on, and that are kept to ``fit`` or to ``score``."""
    rows = (line.split("\t") for line in KEPT_OUT.read_text(encoding="utf-8").splitlines() if line[0] != "#")
    return [name for name, kept_to in rows if kept_to == use]


def crises(
    read: Callable[[Path], Report],
    extract: Callable[[Report], Extraction],
    limit: int | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> dict[str, float]:
    """Return the scores in percent over the first of the small crises that nothing is trained or fitted on."""
    tally = Tally(Counter(), Counter())
    for name in kept_out("score")[:limit]:
        case = load_crisis(CRISES / f"{name}.json", read, extract)
        score(case, reconciled(case), tally, say)
    return tally.percent()

"""Score findings on what readers said of claims of real and of fresh reports (bench/judged/README.md)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.fa_kes import published
from secondsource.model import Claim, Extraction, Report
from secondsource.reconcile import reconcile
from secondsource.rooms import relating

JUDGED = Path(__file__).with_name("judged")
PILES = JUDGED / "piles"

Found = Mapping[str, str]
"""Id of a claim → id of its finding."""


class Places:
    """Finds claims by where they stand."""

    def __init__(self, extractions: Sequence[Extraction], names: Mapping[str, str]) -> None:
        """Index claims; ``names``: report id → the name that the tables give it."""
        self._of: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for extraction in extractions:
            for claim in extraction.claims:
                self._of[names[claim.report], claim.predicate_span.start].append(claim)

    def __call__(self, report: str, predicate: str, words: str) -> str | None:
        """Return the id of the claim with a predicate, of several the one whose words begin nearest; ``None``: there is none now."""
        found = self._of.get((report, int(predicate)), [])
        best = min(found, key=lambda c: (abs(c.spans[0].start - int(words)), c.id), default=None)
        return best.id if best is not None else None


def rows(name: str) -> list[list[str]]:
    """Return the rows of a table of ``JUDGED``."""
    lines = (JUDGED / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def pairs(told: Sequence[Sequence[str]], places: Places, found: Found) -> Counter[str]:
    """Count pairs of two references and a verdict, as far as both claims are still made: those of one matter, of them joined, of two, of them apart."""
    counts: Counter[str] = Counter()
    for *references, verdict in told:
        one, other = places(*references[:3]), places(*references[3:])
        if one is not None and other is not None and one != other:
            counts[verdict] += 1
            counts["joined" if verdict == "one" else "apart"] += (found[one] == found[other]) is (
                verdict == "one"
            )
    return counts


def matters(told: Sequence[Sequence[str]], places: Places, found: Found) -> Counter[str]:
    """Count claims of a matter, of them those in the finding that holds most of them, strangers beside them, of them those in it."""
    of: dict[str, dict[str, bool]] = defaultdict(dict)
    for matter, *reference, verdict in told:
        claim = places(*reference)
        if claim is not None:
            of[matter][claim] = verdict == "in"
    counts: Counter[str] = Counter()
    for claims in of.values():
        home = Counter(found[claim] for claim, own in claims.items() if own)
        main = min(home, key=lambda finding: (-home[finding], finding), default=None)
        for claim, own in claims.items():
            counts["own" if own else "stranger"] += 1
            counts["kept" if own else "mixed"] += found[claim] == main
    return counts


def judged(
    articles: Sequence[Mapping[str, Any]],
    read: Callable[[Path], Sequence[Report]],
    extract: Callable[[Report], Extraction],
    report_of: Callable[..., Report],
) -> dict[str, float]:
    """Return how the program's findings agree with readers, in percent.

    Args:
        articles: All of fa_kes, which takes minutes to read; without them only the fresh piles are scored.
        read: Reads a folder.
        extract: Reads a report.
        report_of: Makes one of fields.
    """
    fresh: Counter[str] = Counter()
    table = rows("piles_pairs.tsv")
    for folder in sorted(p for p in PILES.iterdir() if p.is_dir()):
        reports = read(folder)
        places, found = _reconciled(reports, {r.id: Path(r.uri).name for r in reports}, extract)
        fresh += pairs([row[1:] for row in table if row[0] == folder.name], places, found)
    scores = _shares("piles", fresh)
    if articles:
        places, found = _reconciled(*_reports(articles, report_of), extract)
        scores |= _shares("fa_kes", pairs(rows("fa_kes_pairs.tsv"), places, found))
        counts = matters(rows("fa_kes_matters.tsv"), places, found)
        scores["fa_kes.kept"] = 100 * counts["kept"] / counts["own"]
        scores["fa_kes.mixed"] = 100 * counts["mixed"] / counts["stranger"]
    return scores


def _shares(name: str, counts: Counter[str]) -> dict[str, float]:
    return {
        f"{name}.joined": 100 * counts["joined"] / counts["one"],
        f"{name}.apart": 100 * counts["apart"] / counts["two"],
    }


def _reconciled(
    reports: Sequence[Report], names: Mapping[str, str], extract: Callable[[Report], Extraction]
) -> tuple[Places, Found]:
    """Return where the claims of some reports stand, and the finding of each."""
    read = [extract(report) for report in reports]
    result = reconcile(reports, read, relate=relating())
    return Places(read, names), result.claim_finding


def _reports(
    articles: Sequence[Mapping[str, Any]], report_of: Callable[..., Report]
) -> tuple[list[Report], dict[str, str]]:
    """Return the reports of fa_kes, and the id of the article of each."""
    reports: dict[str, Report] = {}
    names: dict[str, str] = {}
    for article in articles:
        report = report_of(
            article["id"], article["text"], article["title"], published(article), article["source"]
        )
        reports.setdefault(report.id, report)
        names[report.id] = str(article["id"])
    return list(reports.values()), names

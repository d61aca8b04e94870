"""Pairs of claims of real and of fresh reports that readers judged: what ``bench.findings_tune`` also learns from (bench/judged/README.md)."""

import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from secondsource.model import Extraction, Report
from secondsource.reconcile.matching.pile import Pile

JUDGED = Path(__file__).with_name("judged")
PILES = JUDGED / "piles"

Pair = tuple[int, int]
"""Positions of two claims in a pile, the smaller first."""


class Judged(NamedTuple):
    """Some pairs of one pile, and whether the claims of each are of one matter."""

    pairs: list[Pair]
    one: list[bool]


class Places:
    """Finds the claims of a pile by where they stand."""

    def __init__(self, pile: Pile, names: Mapping[str, str]) -> None:
        """Index a pile; ``names``: report id → the name that the tables give it."""
        self._of: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
        for n, profile in enumerate(pile.profiles):
            claim = profile.claim
            place = names[claim.report], claim.predicate_span.start
            self._of[place].append((claim.spans[0].start, n))

    def __call__(self, report: str, predicate: str, words: str) -> int | None:
        """Return the position of the claim with a predicate, of several the one whose words begin nearest; ``None``: there is none now."""
        found = self._of.get((report, int(predicate)), [])
        return min(found, key=lambda f: (abs(f[0] - int(words)), f[1]))[1] if found else None


def _rows(name: str) -> list[list[str]]:
    lines = (JUDGED / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _pairs(rows: Sequence[Sequence[str]], places: Places) -> Judged:
    """Return the pairs of some rows of two references and a verdict, as far as both claims are still made."""
    found: dict[Pair, bool] = {}
    for *told, verdict in rows:
        one, other = places(*told[:3]), places(*told[3:])
        if one is not None and other is not None and one != other:
            found[min(one, other), max(one, other)] = verdict == "one"
    return Judged(list(found), list(found.values()))


def of_matters(pile: Pile, names: Mapping[str, str]) -> list[Judged]:
    """Return the pairs within findings of fa_kes of which one claim at least is of the matter, one of ``Judged`` for each finding."""
    places = Places(pile, names)
    told: dict[str, dict[int, bool]] = defaultdict(dict)
    for matter, *reference, verdict in _rows("fa_kes_matters.tsv"):
        claim = places(*reference)
        if claim is not None:
            told[matter][claim] = verdict == "in"
    found = []
    for claims in told.values():
        pairs = [(a, b) for a, b in combinations(sorted(claims), 2) if claims[a] or claims[b]]
        found.append(Judged(pairs, [claims[a] and claims[b] for a, b in pairs]))
    return found


def of_pairs(pile: Pile, names: Mapping[str, str]) -> Judged:
    """Return the pairs of fa_kes that were judged by themselves."""
    return _pairs(_rows("fa_kes_pairs.tsv"), Places(pile, names))


def of_piles(
    pile_of: Callable[[Sequence[Report], Sequence[Extraction]], Pile],
    read: Callable[[Path], Sequence[Report]],
    extract: Callable[[Report], Extraction],
) -> list[tuple[Pile, Judged]]:
    """Return the judged pairs of each of the piles that were written for this, with the pile."""
    rows = _rows("piles_pairs.tsv")
    found = []
    for folder in sorted(p for p in PILES.iterdir() if p.is_dir()):
        reports = read(folder)
        pile = pile_of(reports, [extract(r) for r in reports])
        names = {r.id: Path(r.uri).name for r in reports}
        found.append((pile, _pairs([r[1:] for r in rows if r[0] == folder.name], Places(pile, names))))
    return found


def articles(data: Path, report_of: Callable[..., Report]) -> tuple[list[Report], dict[str, str]] | None:
    """Return the reports of fa_kes, each with the id of its article, or ``None`` without the set."""
    path = data / "fa_kes/articles.jsonl.gz"
    if not path.is_file():
        print(f"passed over: {path.name} is not in {data}")
        return None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    reports, names = [], {}
    for row in rows:
        month, day, year = (int(part) for part in row["date"].split("/"))
        date = f"{year:04}-{month:02}-{day:02}"
        report = report_of(row["id"], row["text"], row["title"], date, row["source"])
        reports.append(report)
        names[report.id] = str(row["id"])
    return reports, names

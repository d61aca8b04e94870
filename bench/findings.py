"""Score what many reports establish: `python -m bench.findings DATA_DIR [--split dev|test] [--limit N] [--json]`.

Every set that is absent is passed over, and said so on stderr. All in percent, but the cost.

    cases         joined (pairs of quotes of one annotated finding that are in one finding), apart (pairs of two
                  that are in two), status, origins, range (annotated findings with exactly these), found (quotes
                  for which a claim was extracted): bench/cases/README.md
    cases_later   the same, of the cases that were measured first and read afterwards
    cases_unseen  the same, of the cases that nobody who writes rules has read
    crises        the same, of the first N of the small crises that nothing is trained or fitted on: bench/crises/README.md
    judged        piles.{joined,apart}: pairs of five fresh piles that readers said to be of one matter, and of two; without --limit
                  the same of fa_kes, and of its largest findings, as once read, how many claims of the matter are kept
                  together, and how many strangers are mixed with them: bench/judged/README.md
    ecbplus       conll, muc, b_cubed, ceaf_e: event coreference across documents, gold mentions, documents
                  grouped by the product (topics not given); conll_lemma: same head lemma in one group
    famus         f1, precision, recall: does the source tell the event of the report?
    giveme5w1h    b_cubed: reports grouped into events, against the clusters of the set
    fa_kes        near_copies.{recall,precision}_BAND for passages planted with BAND percent of their 3-grams
                  left, and the same of plain MinHash (datasketch, 3-grams, 128 permutations, Jaccard ≥ 0.2)
    cost          seconds_N, megabytes_N for piles of N reports, growth (seconds of the largest over a tenth of it)
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

if not __package__:  # run as a file, not as `-m bench.findings`: `bench` lies in the folder above
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.command import Options, Scores, parse, show
from bench.findings_cases import cases, crises
from bench.findings_copies import near_copies
from bench.findings_cost import cost
from bench.findings_ecbplus import documents, ecbplus
from bench.findings_famus import famus
from bench.findings_judged import judged
from bench.findings_stories import clusters
from secondsource.claims import extract
from secondsource.language import load
from secondsource.model import Extraction, OffsetMap, Report, digest
from secondsource.readers import read


class Reading:
    """The product's way from a file or a text to claims, loaded when it is first asked for."""

    @cached_property
    def nlp(self) -> Any:
        """The reader model's pipeline."""
        return load(matters=True)

    def file(self, path: Path) -> Report:
        """Return the report of one file."""
        found = next(iter(read([path])))
        if not isinstance(found, Report):
            raise TypeError(f"{path} could not be read: {found.reason}")
        return found

    def files(self, folder: Path) -> list[Report]:
        """Return the reports of a folder; a table has several."""
        return [found for found in read([folder]) if isinstance(found, Report)]

    def extraction(self, report: Report) -> Extraction:
        """Return what a report says."""
        return extract(report, self.nlp(report.text))


def report_of(
    identity: str,
    text: str,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
) -> Report:
    """Return a report that is nothing but these fields."""
    return Report(
        id=digest("report", identity),
        uri=identity,
        text=text,
        sha256="",
        offsets=OffsetMap("characters", ()),
        title=title,
        published=published,
        outlet=outlet,
        language="en",
    )


def reading() -> Reading:
    """Return the product's way from files to claims."""
    return Reading()


def _giveme5w1h(rows: list[dict[str, Any]], _: Reading) -> dict[str, float]:
    reports = [
        report_of(
            r["id"], f"{r['description'] or ''} {r['text']}", r["title"], (r["date"] or "")[:10] or None
        )
        for r in rows
    ]
    return clusters(reports, [r["event_id"] for r in rows])


def _fa_kes(rows: list[dict[str, Any]], _: Reading) -> dict[str, float]:
    return near_copies([r["text"] for r in rows])


Row = Callable[[list[dict[str, Any]], Reading], dict[str, float]]
ROWS: tuple[tuple[str, tuple[str, ...], Row], ...] = (
    (
        "ecbplus",
        ("ecbplus/{split}.jsonl.gz",),
        lambda rows, r: ecbplus(documents(rows, r.nlp)),
    ),
    (
        "famus",
        ("famus/source_validation_{split}.jsonl.gz", "famus/{split}.jsonl.gz"),
        lambda rows, _: famus(rows),
    ),
    ("giveme5w1h", ("giveme5w1h/news_cluster.jsonl.gz",), _giveme5w1h),
    ("fa_kes", ("fa_kes/articles.jsonl.gz",), _fa_kes),
)


def scores(options: Options) -> Scores:
    """Return the scores of every set that is there, of the annotated cases, and the cost."""
    reader = reading()
    began = time.monotonic()

    def done(row: str) -> None:
        print(f"{row}: done after {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)

    found: Scores = dict(cases(reader.file, reader.extraction, lambda line: print(line, file=sys.stderr)))
    done("cases")
    found["crises"] = crises(reader.file, reader.extraction, options.limit)
    done("crises")
    articles = options.documents("fa_kes/articles.jsonl.gz") if options.limit is None else None
    found["judged"] = judged(articles or [], reader.files, reader.extraction, report_of)
    done("judged")
    for folder, names, row in ROWS:
        # FAMuS lists all pairs that do not match first, and costs seconds: it is always read whole.
        wanted = replace(options, limit=None) if folder == "famus" else options
        rows = wanted.documents(*names)
        if rows:
            found[folder] = row(rows, reader)
            done(folder)
    found["cost"] = cost(options.limit)
    done("cost")
    return found


if __name__ == "__main__":
    asked = parse("Score what many reports establish together.")
    show(scores(asked), asked)

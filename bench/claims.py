"""Score what one report is read to say: `python -m bench.claims DATA_DIR [--split dev|test] [--limit N] [--json]`.

Every set that is absent is passed over, and said so on stderr. All in percent.

    muc4          found (victims that the keys count by a number and a claim speaks of), exact (of these, the share
                  with exactly the key's number and bounds), victims (how many, a count)
    plover        type (16 PLOVER types, on the claim that is made by the coded words), source, target (share of
                  the coded actors whose words are among the claim's)
    petrarch      type (share of the coded events whose type in PLOVER's terms is among the sentence's claims)
    polnear       speaker_precision, speaker_recall, speaker_f1 (claims with a right speaker, of those that have one and
                  of those that stand in an attributed content), said (share of the contents that a claim gives so)
    gum_entities  f1, precision, recall of who third-person pronouns and definite descriptions of people and
                  organizations stand for; pronoun_f1, description_f1
    re3d          entity_f1 (overlap, by kind), relations_in_one_claim (share of sure relations with both ends there)
    speed         share (of Doc → claims in the time from text to claims, by the clock, as the program reads a large
                  pile: in as many processes as there are cores), share_in_one_process (as it reads a small one: claims
                  are made while the next reports are read), processor_share (that in seconds of the processor),
                  share_in_turns (where nothing is read meanwhile), claims_words_per_s
    the rest      times, quantities, places: bench/claims_numbers.py
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from spacy.tokens import Doc

if not __package__:  # run as a file, not as `-m bench.claims`: `bench` lies in the folder above
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench import claims_numbers
from bench.claims_actors import gum, re3d
from bench.claims_events import muc4, petrarch, plover_records
from bench.claims_speakers import polnear
from bench.command import Options, Scores, parse, show
from secondsource import interpreter, workers
from secondsource.claims import extract
from secondsource.language import load
from secondsource.model import Extraction, OffsetMap, Report, digest
from secondsource.rooms import default_stages

ROUNDS = 7
"""Times that speed is measured: what counts is the median, as other work on the machine comes and goes."""
REPORTS, CHUNK = 60, 4
"""Reports that speed is measured on, and how many of them one process reads at a time."""


def report_of(text: str, published: str | None = None) -> Report:
    """Return a report that is nothing but its text."""
    return Report(
        id=digest("report", text),
        uri="",
        text=text,
        sha256=digest("report", text),
        offsets=OffsetMap("characters", ()),
        published=published,
        language="en",
    )


def speed(documents: list[dict[str, Any]]) -> dict[str, float]:
    """Time reading with and without claims on news reports, as the program does it; medians of some rounds."""
    reports = [report_of(document["text"]) for document in documents[:REPORTS]]
    if not reports:
        return {}
    model = load(matters=True)
    rooms = default_stages()
    load_in_worker = rooms.load_in_worker or rooms.load
    pool = workers.Workers(workers.suitable_number())

    def in_one(said: workers.Extract) -> None:
        workers.read(model, said, reports)

    def in_several(said: workers.Extract) -> None:
        chunks = [reports[n : n + CHUNK] for n in range(0, len(reports), CHUNK)]
        read = [pool.submit(workers.read_chunk, load_in_worker, said, chunk) for chunk in chunks]
        for chunk in read:
            chunk.result()

    def in_turns() -> tuple[float, float]:
        reading = extracting = 0.0
        for report in reports:
            began = time.perf_counter()
            doc = model(report.text)
            middle = time.perf_counter()
            extract(report, doc)
            reading += middle - began
            extracting += time.perf_counter() - middle
        return reading, extracting

    interpreter.tune()
    in_one(rooms.extract)
    for _ in range(2):  # warms up, each of the processes
        in_several(rooms.extract)
    found: dict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        found["share"].append(_shares(in_several)[0])
        clock, processor = _shares(in_one)
        found["share_in_one_process"].append(clock)
        found["processor_share"].append(processor)
        reading, extracting = in_turns()
        found["share_in_turns"].append(100 * extracting / (reading + extracting))
        found["claims_words_per_s"].append(sum(len(r.text.split()) for r in reports) / extracting)
    pool.shutdown(wait=False)
    return {name: median(values) for name, values in found.items()}


def says_nothing(report: Report, doc: Doc) -> Extraction:
    """Read no claims: what is left is reading alone."""
    del doc
    return Extraction(report.id, (), (), (), (), "")


def _shares(read: Callable[[workers.Extract], None]) -> tuple[float, float]:
    """Return the share of claims in reading, by the clock and in seconds of this process's processor."""
    alone, both = _timed(lambda: read(says_nothing)), _timed(lambda: read(default_stages().extract))
    clock, processor = (100 * (1 - a / b) if b else 0.0 for a, b in zip(alone, both, strict=True))
    return clock, processor


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that it takes, by the clock and of the processor."""
    began = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began[0], time.process_time() - began[1]


def scores(options: Options) -> Scores:
    """Return the scores of every set that is there."""
    nlp = load()

    def read(text: str) -> Doc:
        return nlp(text)

    def extraction(text: str) -> Extraction:
        return extract(report_of(text), nlp(text))

    found: Scores = {}
    rows_of: tuple[tuple[str, tuple[str, ...], Callable[[list[dict[str, Any]]], dict[str, float]]], ...] = (
        ("muc4", ("muc4/{split}.jsonl.gz",), lambda rows: muc4(rows, extraction)),
        (
            "plover",
            ("plover/plover_gsr.jsonl.gz", "plover/{split}.jsonl.gz"),
            lambda rows: plover_records(rows, extraction),
        ),
        (
            "petrarch",
            ("petrarch/petrarch_tests.jsonl.gz", "petrarch/{split}.jsonl.gz"),
            lambda rows: petrarch(rows, extraction),
        ),
        ("polnear", ("polnear/{split}.jsonl.gz",), lambda rows: polnear(rows, extraction)),
        ("gum_entities", ("gum_entities/{split}.jsonl.gz",), lambda rows: gum(rows, read)),
        ("re3d", ("re3d/re3d.jsonl.gz", "re3d/{split}.jsonl.gz"), lambda rows: re3d(rows, extraction)),
    )
    if options.timed:
        rows_of += (("speed", ("fa_kes/articles.jsonl.gz",), speed),)
    for folder, names, score in rows_of:
        rows = options.documents(*names)
        if rows:
            found[folder] = score(rows)
    for folder, row in claims_numbers.scores(options, read).items():
        found.setdefault(folder, {}).update(row)
    return found


def main(arguments: list[str] | None = None) -> None:
    """Print the scores of every set that is there."""
    options = parse("Score the claims of single reports.", arguments)
    show(scores(options), options)


if __name__ == "__main__":
    main()

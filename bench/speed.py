"""What the program costs: words per second and peak memory of each stage and of the whole, start-up, growth.

``python -m bench.speed DATA_DIR [--sizes 10 100 1000 10000] [--json] > docs/reference/speed.md``. The reports are those of FA-KES, repeated
and varied (other names of days, other numbers, sentences left out) where more are wanted than there are. Each size
runs in a process of its own. Peak memory is read from Linux; elsewhere it is left out.
"""

import argparse
import gzip
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, TypeVar

from bench.fa_kes import published

_T = TypeVar("_T")

SIZES = (10, 100, 1000)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_STATUS = Path("/proc/self/status")
_RESET = Path("/proc/self/clear_refs")


def reports(data: Path, number: int) -> Iterator[dict[str, str]]:
    """Yield real reports, and after the last one of them varied copies."""
    with gzip.open(data / "fa_kes" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        held = [json.loads(line) for line in lines]
    for position in range(number):
        row = held[position % len(held)]
        text = row["text"] if position < len(held) else _varied(row["text"], position)
        yield {
            "title": row["title"],
            "source": row["source"],
            "date": published(row),
            "text": text,
        }


def _varied(text: str, seed: int) -> str:
    """Return a text with one sentence in eight left out, other numbers and other days."""
    chance = random.Random(seed)  # noqa: S311 - the same on every run
    sentences = [sentence for sentence in text.split(". ") if chance.random() > 1 / 8] or [text]
    words = []
    for word in ". ".join(sentences).split(" "):
        if word.isdigit() and len(word) < 4:
            words.append(str(max(1, int(word) + chance.randint(-3, 9))))
        else:
            words.append(chance.choice(_DAYS) if word in _DAYS else word)
    return " ".join(words)


class Meter:
    """Measures seconds and peak memory of pieces of work."""

    def __init__(self, words: int) -> None:
        self.words = words
        self.rows: dict[str, dict[str, float]] = {}

    def take(self, stage: str, work: Callable[[], _T]) -> _T:
        """Do a piece of work and keep what it cost."""
        if _RESET.exists():
            _RESET.write_text("5")  # sets the peak back to what is held now
        start = process_time()
        result = work()
        seconds = process_time() - start
        self.rows[stage] = {"seconds": seconds, "words_per_s": self.words / seconds} | _peak()
        return result


def _peak() -> dict[str, float]:
    if not _STATUS.exists():
        return {}
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    return {"peak_mb": int(line.split()[1]) / 1024}


def stages(data: Path, number: int) -> dict[str, dict[str, float]]:
    """Return the costs of each stage on so many reports, one stage after the other."""
    from secondsource.export import write_export  # noqa: PLC0415
    from secondsource.model import Report  # noqa: PLC0415
    from secondsource.rooms import default_stages  # noqa: PLC0415 - counted as start-up, not as a stage
    from secondsource.store import Store  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        table = place / "reports.jsonl"
        table.write_text("".join(json.dumps(row) + "\n" for row in reports(data, number)), encoding="utf-8")
        words = sum(len(row["text"].split()) for row in reports(data, number))
        meter, rooms = Meter(words), default_stages()
        meter.take("load", lambda: list(rooms.load().pipe(["Warm."])))
        made = meter.take("readers", lambda: list(rooms.read([table], limits=None)))
        read = [item for item in made if isinstance(item, Report) and item.unread_reason is None]
        model = rooms.load()
        docs = meter.take("language", lambda: list(model.pipe([report.text for report in read])))
        said = meter.take("claims", lambda: list(map(rooms.extract, read, docs)))
        docs.clear()
        result = meter.take("reconcile", lambda: rooms.reconcile(read, said, ()))
        with Store.open_for_writing(place / "case.sqlite", create=True) as store:

            def keep() -> None:
                for report, extraction in zip(read, said, strict=True):
                    store.add(report, extraction, tried="", since="")
                store.save_reconciliation(result)

            meter.take("store", keep)
            snapshot = meter.take("snapshot", store.snapshot)
        meter.take("export", lambda: write_export(snapshot, place / "exported", "jsonl"))
        meter.take("dossier", lambda: rooms.write_html(snapshot, place / "dossier.html"))
    return meter.rows


def whole(data: Path, number: int) -> dict[str, float]:
    """Return the costs of building a case of so many reports, and of adding one more to it."""
    from secondsource.case import Case  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        rows = list(reports(data, number + 1))
        for name, part in (("all", rows[:-1]), ("one", rows[-1:])):
            (place / f"{name}.jsonl").write_text(
                "".join(json.dumps(row) + "\n" for row in part), encoding="utf-8"
            )
        case = Case.create(place / "case.sqlite")
        words = sum(len(row["text"].split()) for row in rows[:-1])
        meter = Meter(words)
        seconds: dict[str, float] = {}

        def timed(name: str, table: str) -> None:
            began = process_time()

            def tell(step: Any) -> None:
                if step.stage == "reconciling" and not step.done:
                    seconds[name] = process_time() - began

            meter.take(name, lambda: case.add([place / table], on_progress=tell))

        timed("build", "all.jsonl")
        timed("add one", "one.jsonl")
        counts = case.counts()
        built = meter.rows["build"]
        return {
            "reports": counts.reports,
            "words": words,
            "claims": counts.claims,
            "build_s": built["seconds"],
            "reading_s": seconds["build"],
            "reconciling_s": built["seconds"] - seconds["build"],
            "words_per_s": built["words_per_s"],
            "peak_mb": built.get("peak_mb", float("nan")),
            "add_one_s": meter.rows["add one"]["seconds"],
            "add_one_reading_s": seconds["add one"],
            "file_mb": case.path.stat().st_size / 2**20,
        }


def start_up(data: Path) -> dict[str, float]:
    """Return seconds, the best of several, of starts in a process of their own."""
    program = [sys.executable, "-m", "secondsource"]
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "in"
        place.mkdir()
        for number, row in enumerate(reports(data, 2)):
            (place / f"{number}.txt").write_text(f"{row['title']}\n{row['text']}", encoding="utf-8")
        builds = [
            [*program, "build", str(place), "--out", str(place.with_name(f"out{number}"))]
            for number in range(5)
        ]
        compiling, first, *others = (
            builds  # each into a case of its own: a second build of one case reads nothing
        )
        _start(compiling)
        before = os.times()
        _start(first)
        after = os.times()
        used = after.children_user + after.children_system - before.children_user - before.children_system
        return {
            "processor_of_a_build_s": used,
            "import_s": _best([[sys.executable, "-c", "import secondsource"]] * 5),
            "help_s": _best([[*program, "--help"]] * 5),
            "build_two_reports_s": _best(others),
        }


def _best(commands: list[list[str]]) -> float:
    def run(command: list[str]) -> float:
        start = perf_counter()
        _start(command)
        return perf_counter() - start

    return min(run(command) for command in commands)


def _start(command: list[str]) -> None:
    """Run a command as who has installed the program runs it: with its modules compiled, after the first time."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)  # noqa: S603 - ourselves


def _apart(arguments: list[str]) -> Any:
    """Run a part of this bench in a process of its own; return what it prints."""
    command = [sys.executable, "-m", "bench.speed", *arguments, "--json"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ourselves
    return json.loads(done.stdout)


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure what the program costs.")
    parser.add_argument(
        "data", type=Path, metavar="DATA_DIR", help="folder of annotated sets, one folder a set"
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="reports of a case")
    parser.add_argument(
        "--stages", type=int, default=100, metavar="N", help="reports for the table of stages"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--part", choices=("start", "stages", "whole"), help="measure this part alone, in this process"
    )
    options = parser.parse_args(arguments)
    if options.part:
        work: dict[str, Callable[[], Any]] = {
            "start": lambda: start_up(options.data),
            "stages": lambda: stages(options.data, options.stages),
            "whole": lambda: whole(options.data, options.sizes[0]),
        }
        print(json.dumps(work[options.part]()))
        return
    data = str(options.data)
    measured = {
        "start": _apart([data, "--part", "start"]),
        "stages": _apart([data, "--part", "stages", "--stages", str(options.stages)]),
        "growth": [_apart([data, "--part", "whole", "--sizes", str(size)]) for size in options.sizes],
    }
    if options.json:
        print(json.dumps(measured, indent=2))
    else:
        print("\n".join([*head(options.sizes, options.stages), *page(measured, options.stages)]))


def head(sizes: Sequence[int], number: int) -> Iterator[str]:
    """Yield the beginning of docs/reference/speed.md: what is measured, on what, and by which command."""
    yield f"""# Speed

What the program costs, measured by

```console
python -m bench.speed DATA_DIR --sizes {" ".join(map(str, sizes))} --stages {number} > docs/reference/speed.md
```

on {os.cpu_count()} cores ({platform.machine()}) with Python {platform.python_version()}; seconds are of
the processor, summed over threads, but those of starts, which are of the clock: measure these on idle cores. The reports are those of FA-KES, repeated and
varied where more are wanted than there are. For larger cases: `--sizes 10 100 1000 10000` (the last takes hours on a laptop).

*Start*: the best of several, in a process of its own; the model is loaded from the disk. *Stage*: one after the other
over the same reports; in a build, reading and storing overlap. *Peak*: the most memory held meanwhile, where the
system tells.
"""


def page(measured: dict[str, Any], number: int) -> Iterator[str]:
    """Yield the tables as Markdown, as they stand in docs/reference/speed.md."""
    yield "| start | seconds |\n|---|---|"
    for name, value in measured["start"].items():
        yield f"| {name.removesuffix('_s').replace('_', ' ')} | {value:.2f} |"
    total = sum(row["seconds"] for stage, row in measured["stages"].items() if stage != "load")
    yield f"\n| stage ({number} reports) | seconds | share | words/s | peak MB |\n|---|---|---|---|---|"
    for stage, row in measured["stages"].items():
        share, rate = (
            ("", "") if stage == "load" else (f"{row['seconds'] / total:.0%}", f"{row['words_per_s']:,.0f}")
        )
        yield f"| {stage} | {row['seconds']:.2f} | {share} | {rate} | {row.get('peak_mb', float('nan')):,.0f} |"
    yield (
        "\n| reports | words | claims | build s | of it reconciling s | words/s | peak MB | add one s | of it reading s"
        " | file MB | build, times the row above |\n|---|---|---|---|---|---|---|---|---|---|---|"
    )
    last: float | None = None
    for row in measured["growth"]:
        ratio = "" if last is None else f"{row['build_s'] / last:.1f}"
        yield (
            f"| {row['reports']:,} | {row['words']:,} | {row['claims']:,} | {row['build_s']:.1f}"
            f" | {row['reconciling_s']:.1f} | {row['words_per_s']:,.0f} | {row['peak_mb']:,.0f}"
            f" | {row['add_one_s']:.1f} | {row['add_one_reading_s']:.1f} | {row['file_mb']:.1f} | {ratio} |"
        )
        last = row["build_s"]


if __name__ == "__main__":
    main()

"""One process that reads while this one opens inputs, stores, and makes ready what comes after reading.

A small new case takes as long as its imports and its reading do, one after the other; two cores do them side by
side. The process is started before it is known what there is to read, so that its model is there when the first
report is.
"""

import os
import threading
from collections.abc import Iterable
from concurrent.futures import BrokenExecutor
from importlib import import_module
from pathlib import Path

from secondsource.workers import FORKS, WORTH_STARTING, Workers, may_have_one

#: What may hold many reports.
_CONTAINERS = (".gz", ".tgz", ".bz2", ".xz", ".zip", ".tar", ".warc", ".mbox", ".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet")  # fmt: skip


def start(paths: Iterable[str]) -> Workers | None:
    """Start a process that makes itself ready to read; ``None`` where it is of no use or cannot be had."""
    if not may_have_one() or not _are_few(paths):
        return None
    alone = FORKS and threading.active_count() == 1
    if alone:
        import_module("secondsource.rooms")  # which both need: a fork has it already
    worker = Workers(1, forked=alone)
    try:
        worker.submit(make_ready)
    except (
        OSError,
        ImportError,
        BrokenExecutor,
    ):  # a system without shared semaphores, or without processes to spare
        return None
    return worker


def make_ready() -> None:
    """Load what a case reads with, in the process that is to read.

    Raises:
        WeightsError: The model is missing or damaged.
    """
    from secondsource.rooms import default_stages  # noqa: PLC0415 - in the worker alone
    from secondsource.workers import read_chunk  # noqa: PLC0415

    stages = default_stages()
    read_chunk(stages.load, stages.extract, ())


def _are_few(paths: Iterable[str]) -> bool:
    """Tell whether there are, by the names of the files, no more reports than one process reads at once."""
    found = 0
    for path in paths:
        if path == "-" or "://" in path or Path(path).is_file():
            names: Iterable[str] = (path,)
        elif Path(path).is_dir():
            names = (name for _, _, files in os.walk(path) for name in files)
        else:
            return False  # a pattern
        for name in names:
            found += 1
            if found >= WORTH_STARTING or name.lower().endswith(_CONTAINERS):
                return False
    return found > 0

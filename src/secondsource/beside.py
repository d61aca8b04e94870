"""One process that reads while this one opens inputs, stores, and makes ready what comes after reading.

A small new case takes as long as its imports and its reading do, one after the other; two cores do them side by
side. The process is started before it is known what there is to read, so that its model is there when the first
report is. When all are read it has nothing to do but hold what networks need, so it reads pairs of claims, too.
"""

import os
import sys
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from secondsource.workers import FORKS, WORTH_STARTING, Workers, may_have_one

if TYPE_CHECKING:  # a process that is to read is started before anything else is imported
    from secondsource.model import Relation, Told
    from secondsource.stages import Stages

#: Seconds after which a thread lets another one go on: those that load networks have little to do between two waits.
SWITCH = 0.0005
#: Seconds for which what comes after reading waits for the other process to load what it reads with.
LONGEST_LOADING = 5
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


def stages(worker: Workers) -> "Stages":
    """Return the rooms of the package, of which the process beside reads pairs of claims, too."""
    from secondsource.rooms import default_stages  # noqa: PLC0415 - after the process has begun

    beside = Beside(worker)
    rooms = default_stages(beside, beside.get_ready)
    try:
        loaded = worker.submit(_nothing)  # done when all that was asked for before is
    except (RuntimeError, OSError):
        return rooms

    def prepare() -> None:
        with suppress(Exception):
            loaded.result(LONGEST_LOADING)  # until then both cores have enough to do
        rooms.prepare()

    return replace(rooms, prepare=prepare)


def _nothing() -> None:
    """Do nothing."""


def make_ready() -> None:
    """Load what a case reads with, in the process that is to read.

    Raises:
        WeightsError: The model is missing or damaged.
    """
    from secondsource.rooms import default_stages, only_to_read  # noqa: PLC0415 - in the worker alone
    from secondsource.workers import read_chunk  # noqa: PLC0415

    sys.setswitchinterval(SWITCH)
    only_to_read()
    rooms = default_stages()
    read_chunk(rooms.load, rooms.extract, ())


class Beside:
    """Tells what two claims are to each other, by the network of a process that has read; a ``secondsource.model.Relate``.

    Where that process cannot, this one does.
    """

    def __init__(self, worker: Workers) -> None:
        """Take note of the process."""
        self._worker = worker

    @cached_property
    def version(self) -> str:
        """What made a relation."""
        from secondsource.rooms import relations_version  # noqa: PLC0415

        return relations_version()

    def get_ready(self) -> None:
        """Have the network loaded when all is read that was given to the process before."""
        with suppress(RuntimeError, OSError):  # the process is gone, or was let go
            self._worker.submit(_related, ())

    def __call__(self, pairs: "Sequence[tuple[Told, Told]]") -> "list[Relation]":
        """Return the relation of each pair; the order of the two makes no difference."""
        if not pairs:
            return []
        try:
            return self._worker.submit(_related, pairs).result()
        except Exception:  # noqa: BLE001 - whatever it is, they can be read here
            return _related(pairs)


def _related(pairs: "Sequence[tuple[Told, Told]]") -> "list[Relation]":
    from secondsource.rooms import relating  # noqa: PLC0415

    return relating()(pairs)


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

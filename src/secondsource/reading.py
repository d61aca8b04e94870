"""One run of reading: new reports go through the model in batches, and into the case file one by one."""

import os
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from threading import Thread
from typing import Any

from secondsource.model import Extraction, Report, Unread
from secondsource.stages import OnProgress, Progress, Stages
from secondsource.store import Store
from secondsource.workers import Reading, read, read_chunk

# How many reports, and characters of them, are handed to the model at once: enough to fill its
# batches, little enough that a killed run loses seconds of work.
_BATCH_REPORTS = 32
_BATCH_CHARACTERS = 200_000
# What one task of an executor reads: about a second of work; and how many tasks are under way. What they
# read is held until it is stored in order, and is read once more where a worker dies.
_TASK_REPORTS = 8
_TASK_CHARACTERS = 50_000
_TASKS = 32


@dataclass(slots=True)
class Tally:
    """What a run has read so far; the fields are those of ``Changes``."""

    added: list[str] = field(default_factory=list)
    known: int = 0
    aside: list[str] = field(default_factory=list)
    reread: list[str] = field(default_factory=list)
    not_read: list[tuple[str, str]] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    claims: int = 0


class Reader:
    """One run of reading."""

    def __init__(
        self,
        store: Store,
        stages: Stages,
        tell: OnProgress,
        *,
        executor: Executor | None = None,
        executor_from: int = 1,
    ) -> None:
        self.tally = Tally()
        self._store = store
        self._stages = stages
        self._tell = tell
        self._executor = executor
        self._executor_from = executor_from
        self._since = store.now()
        self._versions = stages.reading_versions()
        held = store.sources()
        self._known, self._read_from = set(held), frozenset(held.values())
        self._model: Any = None
        self._prepared = False
        self._done = 0

    def again(self) -> None:
        """Read again what other versions of the model or its rules read, from the texts in the file."""
        outdated = (self._store.reports(name)[0] for name in self._store.outdated(self._versions))
        for report, (extraction, reason) in self._read(
            replace(report, unread_reason=None) for report in outdated
        ):
            self._store.read_again(report.id, extraction, tried=self._versions, reason=reason)
            self.tally.reread.append(report.id)
            self._note(report, extraction, reason)

    def new(
        self, inputs: Iterable[Report | Unread], is_own: Callable[[str], bool], *, mapped: bool = False
    ) -> None:
        """Read and store what the file does not hold.

        Args:
            inputs: What the readers found.
            is_own: Tells by its uri what is no input but a file that was made from this case.
            mapped: Whether the user says how to read tables, and so may read the same rows in another way.
        """
        for report, (extraction, reason) in self._read(self._fresh(inputs, is_own, mapped=mapped)):
            self._store.add(
                replace(report, unread_reason=reason),
                extraction,
                tried=self._versions if report.unread_reason is None else None,
                since=self._since,
            )
            self.tally.added.append(report.id)
            self._note(report, extraction, reason)

    def _fresh(
        self, inputs: Iterable[Report | Unread], is_own: Callable[[str], bool], *, mapped: bool
    ) -> Iterator[Report]:
        """Yield the reports that the file does not hold; take note of all else.

        A report is held also where an earlier version of the program cleaned the same bytes in another way:
        spans and judgements go with the text that is in the file.
        """
        for item in inputs:
            if is_own(item.uri):
                self.tally.aside.append(item.uri)
            elif isinstance(item, Unread):
                self._store.add_unread(item, since=self._since)
                self.tally.unread.append(item)
                self._step(item.uri)
            elif item.id in self._known or (item.sha256 in self._read_from and not mapped):
                self._store.seen(item.uri, since=self._since)
                self.tally.known += 1
                self._step(item.id)
            else:
                self._known.add(item.id)
                yield item

    def _note(self, report: Report, extraction: Extraction | None, reason: str | None) -> None:
        if reason is not None:
            self.tally.not_read.append((report.id, reason))
        if extraction is not None:
            self.tally.claims += len(extraction.claims)
        self._step(report.id)

    def _step(self, what: str) -> None:
        self._done += 1
        self._tell(Progress("reading", self._done, None, what))

    def _read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Reading]]:
        """Yield each report, in the order that they come in, with what it says or why it could not be read."""
        stream = iter(reports)
        if self._executor is not None:
            first = list(islice(stream, self._executor_from))
            stream = chain(first, stream)
            if len(first) >= self._executor_from:
                yield from self._read_elsewhere(self._executor, stream)
                return
        for chunk in _chunks(stream, _BATCH_REPORTS, _BATCH_CHARACTERS):
            yield from _paired(chunk, self._read_here(_readable(chunk)))

    def _read_elsewhere(
        self, executor: Executor, reports: Iterable[Report]
    ) -> Iterator[tuple[Report, Reading]]:
        waiting: deque[tuple[list[Report], Future[list[Reading]] | None]] = deque()
        try:
            for chunk in _chunks(reports, _TASK_REPORTS, _TASK_CHARACTERS):
                waiting.append((chunk, self._submitted(executor, _readable(chunk))))
                self._prepare()  # when there is something to read: what is to be read comes first
                while waiting and (len(waiting) >= _TASKS or _is_done(waiting[0][1])):
                    yield from _paired(waiting[0][0], self._result(*waiting[0]))
                    waiting.popleft()
            while waiting:
                yield from _paired(waiting[0][0], self._result(*waiting[0]))
                waiting.popleft()
        finally:
            for _, future in waiting:
                if future is not None:
                    future.cancel()

    def _submitted(self, executor: Executor, reports: list[Report]) -> Future[list[Reading]] | None:
        alone = getattr(executor, "number", None) == 1  # then no other needs the cores
        load = self._stages.load if alone else self._stages.load_in_worker or self._stages.load
        try:
            return executor.submit(read_chunk, load, self._stages.extract, reports)
        except Exception as error:  # noqa: BLE001 - whatever it is, the reports can be read here
            _warn(error)
            return None

    def _result(self, chunk: list[Report], future: Future[list[Reading]] | None) -> list[Reading]:
        """Return what the executor read, or what this process reads where that failed, report by report.

        What a worker could not read is read here once more: the fault may have been the worker's, for want of memory.
        """
        reports = _readable(chunk)
        found: list[Reading] = [(None, None)] * len(reports)
        if future is not None:
            try:
                found = self._checked(future.result(), len(reports))
            except Exception as error:  # noqa: BLE001 - whatever it is, the reports can be read here
                _warn(error)
        return [
            reading if reading[0] is not None else self._read_here([report])[0]
            for report, reading in zip(reports, found, strict=True)
        ]

    def _checked(self, found: list[Reading], number: int) -> list[Reading]:
        if len(found) != number:
            raise ValueError(f"{len(found)} readings of {number} reports")
        for extraction, _ in found:
            if extraction is not None and extraction.versions != self._versions:
                raise ValueError(f"it reads by {extraction.versions}, this process by {self._versions}")
        return found

    def _prepare(self) -> None:
        """Import, while reports are read, what comes after."""
        if not self._prepared:
            self._prepared = True
            Thread(target=self._stages.prepare, name="secondsource_imports", daemon=True).start()

    def _read_here(self, reports: Sequence[Report]) -> list[Reading]:
        if not reports:
            return []
        if self._model is None:
            self._model = self._stages.load()
            self._prepare()
        return read(self._model, self._stages.extract, reports)


def _chunks(reports: Iterable[Report], number: int, characters: int) -> Iterator[list[Report]]:
    """Yield the reports in lists that are full at so many, or at so many characters."""
    chunk: list[Report] = []
    for report in reports:
        chunk.append(report)
        if len(chunk) >= number or sum(len(each.text) for each in chunk) >= characters:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _readable(chunk: list[Report]) -> list[Report]:
    return [report for report in chunk if report.unread_reason is None]


def _paired(chunk: list[Report], readings: list[Reading]) -> Iterator[tuple[Report, Reading]]:
    """Yield each report of a chunk with its reading; what is not to be read with the reason for that."""
    read_ones = iter(readings)
    for report in chunk:
        yield report, next(read_ones) if report.unread_reason is None else (None, report.unread_reason)


def _is_done(future: Future[list[Reading]] | None) -> bool:
    return future is None or future.done()


def _warn(error: Exception) -> None:
    told = f"A worker failed, its reports are read in this process ({type(error).__name__}: {error})."
    warnings.warn(told, RuntimeWarning, stacklevel=2)


def own_files(case: Path, paths: Iterable[str | Path]) -> Callable[[str], bool]:
    """Return what tells, by its uri, whether an input is the case itself or was made from it.

    These are the case, its backups and its dossier; and everything in the case's folder where that lies below a
    folder that is read (``build reports --out reports/out``), but not where it is itself named to be read.
    """
    folder = os.path.realpath(case.parent)
    given = [os.path.realpath(path) for path in paths if "://" not in str(path)]
    below = any(folder.startswith(path.rstrip(os.sep) + os.sep) for path in given)
    named = [path for path in given if path == folder or path.startswith(folder + os.sep)]

    def is_own(uri: str) -> bool:
        if uri == "-" or "://" in uri:
            return False
        place = os.path.realpath(uri)
        if not place.startswith(folder + os.sep):
            return False
        first = place[len(folder) + 1 :].partition(os.sep)[0]
        made = (
            first.startswith((case.name, f"{case.stem}.schema-", "dossier.", "dossier-"))
            or first == "dossier"
        )
        return made or (below and not any(f"{place}{os.sep}".startswith(path + os.sep) for path in named))

    return is_own

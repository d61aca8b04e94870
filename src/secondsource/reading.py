"""One run of reading: new reports go through the model in batches, and into the case file one by one."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Thread
from typing import Any

from secondsource.errors import SecondsourceError
from secondsource.model import Extraction, Report, Unread
from secondsource.stages import OnProgress, Progress, Stages
from secondsource.store import Store

# How many reports, and characters of them, are handed to the model at once: enough to fill its
# batches, little enough that a killed run loses seconds of work.
_BATCH_REPORTS = 32
_BATCH_CHARACTERS = 200_000


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

    def __init__(self, store: Store, stages: Stages, tell: OnProgress) -> None:
        self.tally = Tally()
        self._store = store
        self._stages = stages
        self._tell = tell
        self._since = store.now()
        self._versions = stages.reading_versions()
        self._known = set(store.report_ids())
        self._model: Any = None
        self._done = 0

    def again(self) -> None:
        """Read again what other versions of the model or its rules read, from the texts in the file."""
        for name in self._store.outdated(self._versions):
            report = replace(self._store.reports(name)[0], unread_reason=None)
            extraction, reason = self._read([report])[0]
            self._store.read_again(name, extraction, tried=self._versions, reason=reason)
            self.tally.reread.append(name)
            self._note(report, extraction, reason)

    def new(self, inputs: Iterable[Report | Unread], is_own: Callable[[str], bool]) -> None:
        """Read and store what the file does not hold.

        Args:
            inputs: What the readers found.
            is_own: Tells by its uri what is no input but a file that was made from this case.
        """
        batch: list[Report] = []
        for item in inputs:
            if is_own(item.uri):
                self.tally.aside.append(item.uri)
            elif isinstance(item, Unread):
                self._store.add_unread(item, since=self._since)
                self.tally.unread.append(item)
                self._step(item.uri)
            elif item.id in self._known:
                self._store.seen(item.uri, since=self._since)
                self.tally.known += 1
                self._step(item.id)
            else:
                self._known.add(item.id)
                batch.append(item)
                if (
                    len(batch) >= _BATCH_REPORTS
                    or sum(len(report.text) for report in batch) >= _BATCH_CHARACTERS
                ):
                    self._add(batch)
                    batch = []
        self._add(batch)

    def _add(self, batch: list[Report]) -> None:
        to_read = [report for report in batch if report.unread_reason is None]
        read = dict(zip((report.id for report in to_read), self._read(to_read), strict=True))
        for report in batch:
            extraction, reason = read.get(report.id, (None, report.unread_reason))
            self._store.add(
                replace(report, unread_reason=reason),
                extraction,
                tried=self._versions if report.id in read else None,
                since=self._since,
            )
            self.tally.added.append(report.id)
            self._note(report, extraction, reason)

    def _note(self, report: Report, extraction: Extraction | None, reason: str | None) -> None:
        if reason is not None:
            self.tally.not_read.append((report.id, reason))
        if extraction is not None:
            self.tally.claims += len(extraction.claims)
        self._step(report.id)

    def _step(self, what: str) -> None:
        self._done += 1
        self._tell(Progress("reading", self._done, None, what))

    def _read(self, reports: Sequence[Report]) -> list[tuple[Extraction | None, str | None]]:
        """Return what each report says, or why it could not be read: one report never stops the rest."""
        if not reports:
            return []
        if self._model is None:
            self._model = self._stages.load()
            Thread(target=self._stages.prepare, name="secondsource_imports", daemon=True).start()
        try:
            docs = list(self._model.pipe([report.text for report in reports]))
        except SecondsourceError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it is recorded with the report
            if len(reports) == 1:
                return [(None, _fault(error))]
            return [self._read([report])[0] for report in reports]
        return [self._extract(report, doc) for report, doc in zip(reports, docs, strict=True)]

    def _extract(self, report: Report, doc: Any) -> tuple[Extraction | None, str | None]:
        try:
            return self._stages.extract(report, doc), None
        except Exception as error:  # noqa: BLE001 - whatever it is, it is recorded with the report
            return None, _fault(error)


def _fault(error: Exception) -> str:
    return f"A fault of the program stopped its reading ({type(error).__name__}: {error}). Please report it."


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

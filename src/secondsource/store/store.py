"""The door to the case file: every read and write of a case goes through a ``Store``."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from secondsource import __version__
from secondsource.errors import CaseError, CaseInUseError
from secondsource.interpreter import collector_paused
from secondsource.model import Extraction, Judgement, Reconciliation, Report, Snapshot, Unread
from secondsource.store import claims, database, judgements, readings, reconciliations, reports, search
from secondsource.store.lock import WriteLock


def utc_now() -> str:
    """Return the time as the case file records it: ISO 8601 in UTC, microseconds, sortable as text."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a case holds."""

    reports: int
    reports_not_read: int
    claims: int
    entities: int
    origins: int
    findings: int
    lineage: int
    judgements: int
    unread: int


@dataclass(frozen=True, slots=True)
class Run:
    """One reconciliation of the whole file.

    Attributes:
        id: Number, from 1.
        at: When, ISO 8601 in UTC.
        versions: Rules that made it.
        reports: How many reports the file held.
        claims: How many claims.
        findings: How many findings it established.
        changed: Ids of the findings that it found new or with another content.
        gone: Ids of the findings that it found no more.
    """

    id: int
    at: str
    versions: str
    reports: int
    claims: int
    findings: int
    changed: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pending:
    """What has come into the file since its last run.

    Attributes:
        reports: Ids of reports that are new or were read again.
        judgements: Ids of new judgements.
        judged: Ids of the reports that these are about.
    """

    reports: frozenset[str]
    judgements: frozenset[str]
    judged: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.reports or self.judgements)


class Store:
    """An open case file. Use it as a context manager, or call ``close``.

    One that was opened for writing holds the case's write lock until it is closed.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        lock: WriteLock | None,
        now: Callable[[], str] = utc_now,
    ) -> None:
        self.path = path
        self.backup: Path | None = None
        self._connection = connection
        self._lock = lock
        self._now = now

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an existing case for reading; one of an older version is migrated first.

        Raises:
            CaseNotFoundError: There is none.
            CaseDamagedError: The file is not a case.
            CaseTooNewError: A newer version made it.
        """
        connection = database.connect_for_reading(path)
        if database.needs_migration(connection):
            connection.close()
            with cls.open_for_writing(path):
                pass
            connection = database.connect_for_reading(path)
        return cls(path, connection, lock=None)

    @classmethod
    def open_for_writing(
        cls, path: Path, *, create: bool = False, wait: float = 10.0, now: Callable[[], str] = utc_now
    ) -> Self:
        """Open a case for writing, and migrate one of an older version after a backup beside it.

        Args:
            path: The file.
            create: Make it, and its folder, where there is none.
            wait: Seconds to wait for another writer.
            now: The clock.

        Raises:
            CaseNotFoundError: There is none, and none is to be made.
            CaseError: The place cannot be written to.
            CaseInUseError: Another process wrote to it all that time.
            CaseDamagedError: The file is not a case.
            CaseTooNewError: A newer version made it.
        """
        if not create:
            database.connect_for_reading(path).close()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lock = WriteLock(path, wait)
        except OSError as error:
            raise CaseError(f"Cannot write to {path}: {error.strerror}.") from error
        try:
            connection = database.connect_for_writing(path)
            try:
                store = cls(path, connection, lock, now)
                with database.translated(path):
                    store.backup = database.migrate(connection, path, program=__version__, now=now)
            except BaseException:
                connection.close()
                raise
        except BaseException:
            lock.release()
            raise
        return store

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if self._lock is None:
            raise CaseInUseError(f"{self.path} was opened for reading only.")
        with database.translated(self.path), database.transaction(self._connection):
            yield self._connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """Read one state of the file, whatever another process writes meanwhile."""
        with database.translated(self.path), collector_paused():
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.rollback()

    def now(self) -> str:
        """Return the time by the store's clock."""
        return self._now()

    # What is written. Each call is one transaction: when it returns, it is on the disk.

    def add(self, report: Report, extraction: Extraction | None, *, tried: str | None, since: str) -> None:
        """Store a report that the file does not hold, and what it says.

        Args:
            report: The report.
            extraction: What it says; ``None`` where it was not read for claims.
            tried: Versions of the model and rules that read it or failed to; ``None``: none tried.
            since: When the program began to read its inputs; what earlier times said could not be read
                is forgotten where it was read now.
        """
        with self._writing() as connection:
            at = self._now()
            reports.write_report(connection, report, at=at, tried=tried)
            reports.forget_unread(connection, report.uri, before=since)
            if extraction is not None:
                claims.write_extraction(connection, extraction, at=at)

    def read_again(
        self, report: str, extraction: Extraction | None, *, tried: str, reason: str | None
    ) -> None:
        """Store another reading of a stored report, or why it failed, in place of the last one."""
        with self._writing() as connection:
            connection.execute(
                "UPDATE report SET tried = ?, unread_reason = ?, pending = 1 WHERE id = ?",
                (tried, reason, report),
            )
            if extraction is not None:
                claims.write_extraction(connection, extraction, at=self._now())

    def seen(self, uri: str, *, since: str) -> None:
        """Record that an input gave a report that the file holds already."""
        with self._reading() as connection:
            if not reports.was_unread(connection, uri, before=since):
                return  # nearly always; a commit for each of many known reports would take longer than reading them
        with self._writing() as connection:
            reports.forget_unread(connection, uri, before=since)

    def add_unread(self, unread: Unread, *, since: str) -> None:
        """Record an input that could not be read."""
        with self._writing() as connection:
            reports.write_unread(connection, unread, at=since)

    def append_judgement(self, judgement: Judgement) -> None:
        """Append a decision to the ledger."""
        with self._writing() as connection:
            judgements.append_judgement(connection, judgement)

    def save_reconciliation(self, result: Reconciliation) -> Run:
        """Store what the reports establish now, beside what they did before.

        Raises:
            ValueError: The result contradicts itself.
        """
        with self._writing() as connection:
            at = self._now()
            held = _counts(connection)
            cursor = connection.execute(
                "INSERT INTO run (at, program, versions, reports, claims, findings) VALUES (?, ?, ?, ?, ?, ?)",
                (at, __version__, result.versions, held.reports, held.claims, len(result.findings)),
            )
            run = cursor.lastrowid
            assert run is not None  # noqa: S101 - a row was just inserted
            difference = reconciliations.write_reconciliation(connection, result, run)
            connection.execute("UPDATE report SET pending = 0 WHERE pending = 1")
            connection.execute("UPDATE judgement SET pending = 0 WHERE pending = 1")
        return Run(
            id=run,
            at=at,
            versions=result.versions,
            reports=held.reports,
            claims=held.claims,
            findings=len(result.findings),
            changed=difference.new,
            gone=difference.gone,
        )

    # What is read.

    def sources(self) -> dict[str, str]:
        """Return the ids of all reports held, each with the SHA-256 of the bytes that it was read from."""
        with self._reading() as connection:
            return {row["id"]: row["sha256"] for row in connection.execute("SELECT id, sha256 FROM report")}

    def outdated(self, versions: str) -> tuple[str, ...]:
        """Return the ids of the reports that other versions of the model and rules read last."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT id FROM report WHERE tried IS NOT NULL AND tried <> ? ORDER BY serial", (versions,)
            )
            return tuple(row["id"] for row in rows)

    def pending(self) -> Pending:
        """Return what came into the file since its last run."""
        with self._reading() as connection:
            new = frozenset(
                row["id"] for row in connection.execute("SELECT id FROM report WHERE pending = 1")
            )
            given = frozenset(
                row["id"] for row in connection.execute("SELECT id FROM judgement WHERE pending = 1")
            )
            rows = connection.execute(
                "SELECT DISTINCT report FROM judgement_key JOIN judgement ON judgement.id = judgement_key.judgement"
                " WHERE judgement.pending = 1"
            )
            return Pending(reports=new, judgements=given, judged=frozenset(row["report"] for row in rows))

    def runs(self) -> tuple[Run, ...]:
        """Return the runs, the first first."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT id, at, versions, reports, claims, findings FROM run ORDER BY id"
            )
            return tuple(Run(**dict(row)) for row in rows)

    def counts(self) -> Counts:
        """Return how much the case holds."""
        with self._reading() as connection:
            return _counts(connection)

    def reports(self, report: str | None = None) -> tuple[Report, ...]:
        """Return all reports by date, or the one of that id."""
        with self._reading() as connection:
            return reports.read_reports(connection, report)

    def extractions(self, report: str | None = None) -> tuple[Extraction, ...]:
        """Return what all reports say, or the one of that id."""
        with self._reading() as connection:
            return readings.read_extractions(connection, report)

    def unread(self) -> tuple[Unread, ...]:
        """Return the inputs that could not be read."""
        with self._reading() as connection:
            return reports.read_unread(connection)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the ledger, the first first."""
        with self._reading() as connection:
            return judgements.read_judgements(connection)

    def reconciliation(self, as_of: str | None = None) -> Reconciliation:
        """Return what the reports establish, or established at a time.

        Args:
            as_of: ISO 8601 time in UTC, or the beginning of one: ``2016-12-05`` is the end of that day.
        """
        with self._reading() as connection:
            run = _run(connection, as_of)
            return Reconciliation() if run is None else reconciliations.read_reconciliation(connection, run)

    def snapshot(self) -> Snapshot:
        """Return everything that the case holds at this moment."""
        with self._reading() as connection:
            run = _run(connection, None)
            return Snapshot(
                reports=reports.read_reports(connection),
                unread=reports.read_unread(connection),
                extractions=readings.read_extractions(connection),
                reconciliation=Reconciliation()
                if run is None
                else reconciliations.read_reconciliation(connection, run),
                judgements=judgements.read_judgements(connection),
            )

    def search(
        self, words: str, noun: Literal["claim", "report"] = "claim", limit: int = 20
    ) -> tuple[search.Hit, ...]:
        """Return the claims or reports that hold all the words, best first.

        Raises:
            InputError: There is no word to look for.
        """
        with self._reading() as connection:
            return search.search(connection, words, noun, limit)


def _run(connection: sqlite3.Connection, as_of: str | None) -> int | None:
    # "~" sorts after every character of a time: the beginning of a time stands for its end.
    row = connection.execute(
        "SELECT max(id) FROM run WHERE ? IS NULL OR at <= ? || '~'", (as_of, as_of)
    ).fetchone()
    run: int | None = row[0]
    return run


def _counts(connection: sqlite3.Connection) -> Counts:
    def count(where: str) -> int:
        number: int = connection.execute(f"SELECT count(*) FROM {where}").fetchone()[0]  # noqa: S608
        return number

    return Counts(
        reports=count("report"),
        reports_not_read=count("report WHERE unread_reason IS NOT NULL"),
        claims=count("claim WHERE current"),
        entities=count("entity WHERE until IS NULL"),
        origins=count("origin WHERE until IS NULL"),
        findings=count("finding WHERE until IS NULL"),
        lineage=count("lineage WHERE until IS NULL"),
        judgements=count("judgement"),
        unread=count("unread"),
    )

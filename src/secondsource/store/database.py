"""Opening, making and migrating the case file."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import chain, count
from pathlib import Path
from urllib.parse import quote

from secondsource.errors import (
    CaseDamagedError,
    CaseError,
    CaseInUseError,
    CaseNotFoundError,
    CaseTooNewError,
)
from secondsource.store.migrations import MIGRATIONS, Migration

# "2src" in ASCII; `file` and SQLite tools show it.
APPLICATION_ID = 0x32737263

_BUSY_SECONDS = 10.0

# The first with STRICT tables; the one that comes with Python is nearly always newer.
_OLDEST_SQLITE = (3, 37, 0)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into the package's own, with what to do.

    Raises:
        CaseInUseError: The file stayed locked.
        CaseDamagedError: The file is no database, or is damaged.
        CaseError: Anything else: a full disk, a file that may not be written.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise CaseInUseError(
                f"{path} is in use by another program ({error}); close that one first."
            ) from error
        raise CaseError(f"{path}: {error}.") from error
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise  # a fault of the program, not of the file
    except sqlite3.DatabaseError as error:
        raise CaseDamagedError(
            f"{path} is not a case, or is damaged ({error}). If it was copied, copy it again together with the "
            "file of the same name that ends in -wal; else go back to a backup."
        ) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of it or none; what is done when this ends is on the disk."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise CaseError(
            f"SQLite {sqlite3.sqlite_version} is too old: cases need 3.37 or newer. Use a newer Python."
        )
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{mode}", uri=True, timeout=_BUSY_SECONDS, isolation_level=None
    )
    connection.row_factory = sqlite3.Row
    return connection


def connect_for_reading(path: Path) -> sqlite3.Connection:
    """Open an existing case that this connection will not change.

    Raises:
        CaseNotFoundError: There is none.
        CaseDamagedError: It is not a case.
        CaseTooNewError: It was made by a newer version.
    """
    if not path.is_file():
        raise CaseNotFoundError(f"There is no case at {path}. Make one: secondsource build PATH… --out DIR")
    with translated(path):
        for mode in (
            "mode=rw",
            "mode=ro",
            "immutable=1",
        ):  # the last two for places that cannot be written to
            connection = _connect(path, mode)
            try:
                connection.execute("PRAGMA query_only = ON")
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            except sqlite3.OperationalError as error:
                connection.close()
                if mode == "immutable=1" or "locked" in str(error):
                    raise
            except BaseException:
                connection.close()
                raise
            else:
                break
        try:
            _check_identity(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def connect_for_writing(path: Path) -> sqlite3.Connection:
    """Open or make the file and set how it is written; the caller holds the write lock.

    Raises:
        CaseDamagedError: There is a file and it is not a case.
        CaseTooNewError: It was made by a newer version.
    """
    with translated(path):
        connection = _connect(path, "mode=rwc")
        try:
            if not is_empty(connection):
                _check_identity(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            # FULL: a commit is on the disk when it returns, whatever happens to the machine next.
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
        return connection


def is_empty(connection: sqlite3.Connection) -> bool:
    """Tell whether the file holds nothing yet: new, or left by a start that was cut off."""
    tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return tables == 0 and pragma(connection, "application_id") == 0


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """Return the number that SQLite keeps under that name in the file's head."""
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def _check_identity(connection: sqlite3.Connection, path: Path) -> None:
    if is_empty(connection):
        raise CaseNotFoundError(
            f"{path} is empty: its making was cut off, or goes on. Run the command that made it once more."
        )
    if pragma(connection, "application_id") != APPLICATION_ID:
        raise CaseDamagedError(f"{path} is a database, but not a case of Secondsource.")
    version = pragma(connection, "user_version")
    if version > len(MIGRATIONS):
        raise CaseTooNewError(
            f"{path} was made by a newer version of Secondsource (its schema is {version}, this version knows "
            f"{len(MIGRATIONS)}). Update Secondsource; the file was not changed."
        )


def needs_migration(connection: sqlite3.Connection) -> bool:
    """Tell whether the file was made by an older version."""
    return pragma(connection, "user_version") < len(MIGRATIONS)


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    *,
    program: str,
    now: Callable[[], str],
    migrations: Sequence[Migration] = MIGRATIONS,
) -> Path | None:
    """Take the steps that the file has not taken; a backup is made beside an older case first.

    A new file gets all of them in one transaction, an older one each in its own, so that a cut leaves a
    file of some version, never one between two.

    Returns:
        Where the backup is, or ``None``: the file was new or needed no step.
    """
    done = pragma(connection, "user_version")
    steps = list(enumerate(migrations, start=1))[done:]
    if not steps:
        return None
    if done == 0:
        with transaction(connection):
            for number, step in steps:
                _take(connection, number, step, program, now())
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        return None
    backup = _back_up(connection, path, done)
    for number, step in steps:
        with transaction(connection):
            _take(connection, number, step, program, now())
    return backup


def _take(connection: sqlite3.Connection, number: int, step: Migration, program: str, at: str) -> None:
    step(connection)
    connection.execute(
        "INSERT INTO migration (number, name, program, at) VALUES (?, ?, ?, ?)",
        (number, step.__name__, program, at),
    )
    connection.execute(f"PRAGMA user_version = {number}")


def _back_up(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    # Never over an earlier backup: that one may be of a case since restored.
    names = (
        f"{path.stem}.schema-{version}{number}{path.suffix}"
        for number in chain([""], map("-{}".format, count(2)))
    )
    backup = next(candidate for name in names if not (candidate := path.with_name(name)).exists())
    partial = backup.with_name(backup.name + ".partial")
    partial.unlink(missing_ok=True)
    with closing(sqlite3.connect(partial)) as copy:
        connection.backup(copy)
    partial.replace(backup)
    return backup

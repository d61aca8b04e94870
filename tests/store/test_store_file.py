"""The case file as a file: what is one, older and newer ones, several processes."""

import sqlite3

import pytest

from secondsource.errors import (
    CaseDamagedError,
    CaseInUseError,
    CaseNotFoundError,
    CaseTooNewError,
)
from secondsource.model import Key, Span, Unread
from secondsource.store import APPLICATION_ID, MIGRATIONS, Store
from secondsource.store import database as store_database


def test_there_must_be_a_case(tmp_path):
    """A path without a file says how to make a case, and makes none."""
    with pytest.raises(CaseNotFoundError, match="secondsource build"):
        Store.open(tmp_path / "no.sqlite")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"Not a database at all, but long enough to have a head." * 9, b"\x00" * 5000]
)
def test_a_file_that_is_no_case_is_refused(tmp_path, content):
    """Any other file is refused, for reading and writing, and left as it is."""
    path = tmp_path / "case.sqlite"
    path.write_bytes(content)
    for opening in (Store.open, Store.open_for_writing):
        with pytest.raises(CaseDamagedError):
            opening(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_database_is_refused(tmp_path):
    """A database of another program is refused and left as it is."""
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE t (a)")
    file.close()
    before = path.read_bytes()
    for opening in (Store.open, lambda where: Store.open_for_writing(where, create=True)):
        with pytest.raises(CaseDamagedError, match="not a case"):
            opening(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("head", [False, True])
def test_an_empty_file_is_a_case_whose_making_was_cut_off(tmp_path, head):
    """Reading says so; making it once more completes it, also where the head of a database is there already."""
    path = tmp_path / "case.sqlite"
    path.touch()
    if head:
        store_database.connect_for_writing(path).close()
        assert path.stat().st_size > 0
    with pytest.raises(CaseNotFoundError, match="cut off"):
        Store.open(path)
    Store.open_for_writing(path, create=True).close()
    with Store.open(path) as store:
        assert store.counts().reports == 0


def test_a_newer_case_is_refused(case):
    """A case of a later schema is refused with both numbers, and not touched."""
    with sqlite3.connect(case) as file:
        file.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    file.close()
    before = case.read_bytes()
    for opening in (Store.open, Store.open_for_writing):
        with pytest.raises(CaseTooNewError, match=f"{len(MIGRATIONS) + 1}.*{len(MIGRATIONS)}"):
            opening(case)
    assert case.read_bytes() == before


def older(path, steps):
    """Make a case as a version with fewer steps would have."""
    connection = store_database.connect_for_writing(path)
    store_database.migrate(
        connection, path, program="0.0.1", now=lambda: "2016", migrations=MIGRATIONS[:steps]
    )
    connection.execute(
        "INSERT INTO report (id, uri, text, sha256, offset_unit, offset_pieces, added_at)"
        " VALUES ('rep-1', 'a.txt', 'Words about Aleppo.', '', 'bytes', '[]', '2016')"
    )
    connection.close()


@pytest.mark.parametrize("steps", range(1, len(MIGRATIONS)))
def test_an_older_case_is_migrated_beside_a_backup(tmp_path, steps):
    """Opening an older case takes the steps that it lacks, records them, and keeps the old file."""
    path = tmp_path / "case.sqlite"
    older(path, steps)
    with Store.open(path) as store:
        assert [report.id for report in store.reports()] == ["rep-1"]
    backup = tmp_path / f"case.schema-{steps}.sqlite"
    with sqlite3.connect(backup) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (steps,)
        assert file.execute("SELECT id FROM report").fetchall() == [("rep-1",)]
    file.close()
    with sqlite3.connect(path) as file:
        names = [name for (name,) in file.execute("SELECT name FROM migration ORDER BY number")]
        assert file.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    file.close()
    assert names == [step.__name__ for step in MIGRATIONS]


def test_an_older_judgement_keeps_to_its_words(tmp_path):
    """What was judged before judgements knew claims is kept under its words, and under no claim."""
    path = tmp_path / "case.sqlite"
    older(path, 6)
    with sqlite3.connect(path) as file:
        file.execute(
            "INSERT INTO judgement (id, decision, noun, by, at, why) VALUES ('jud-1', 'accept', 'claim', 'a', 'b', 'c')"
        )
        file.execute("INSERT INTO judgement_key VALUES ('jud-1', 0, 'rep-1', 2, 5)")
    file.close()
    with Store.open(path) as store:
        assert [judgement.keys for judgement in store.judgements()] == [(Key("rep-1", Span(2, 5)),)]


def test_a_backup_is_never_overwritten(tmp_path):
    """A second migration from the same schema keeps its backup under another name."""
    path = tmp_path / "case.sqlite"
    for _ in range(2):
        older(path, 2)
        Store.open(path).close()
        path.unlink()
    assert {file.name for file in tmp_path.iterdir()} == {"case.schema-2.sqlite", "case.schema-2-2.sqlite"}


def test_a_migration_that_fails_changes_nothing(tmp_path):
    """A step that fails is rolled back with its record; the case still has its old schema."""
    path = tmp_path / "case.sqlite"
    older(path, 2)

    def broken(connection):
        connection.execute("CREATE TABLE half (a INTEGER) STRICT")
        raise RuntimeError("power")

    connection = store_database.connect_for_writing(path)
    with pytest.raises(RuntimeError):
        store_database.migrate(
            connection, path, program="1", now=lambda: "2016", migrations=(*MIGRATIONS[:2], broken)
        )
    assert store_database.pragma(connection, "user_version") == 2
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone()[0] == 0
    connection.close()


def test_the_second_writer_waits_then_says_so(case):
    """While one process writes another one is told, after the time that it would wait."""
    with Store.open_for_writing(case), pytest.raises(CaseInUseError, match=r"another process.*waited 0\.1 s"):
        Store.open_for_writing(case, wait=0.1)
    Store.open_for_writing(case, wait=0).close()


def test_readers_do_not_wait_for_a_writer(case):
    """A case can be read while it is written, and shows the state before."""
    with Store.open_for_writing(case) as writer:
        with writer._writing() as connection:
            connection.execute("INSERT INTO unread VALUES ('a', 'b', 'c', 'd')")
            with Store.open(case) as reader:
                assert reader.unread() == ()
        with Store.open(case) as reader:
            assert len(reader.unread()) == 1


def test_no_file_is_left_behind(case):
    """After writing there is the case and nothing else beside it."""
    with Store.open_for_writing(case) as store:
        store.add_unread(Unread("a", "b", "c"), since="0")
    with Store.open(case) as store:
        store.counts()
    assert list(case.parent.iterdir()) == [case]

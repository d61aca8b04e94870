"""The case file keeps what it is given, for ever."""

import dataclasses
import itertools
import shutil
import sqlite3

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from secondsource.errors import (
    CaseDamagedError,
    CaseError,
    CaseInUseError,
    CaseNotFoundError,
    CaseTooNewError,
    InputError,
)
from secondsource.model import Credit, Key, OffsetMap, Reconciliation, Report, Span, Unread, digest
from secondsource.store import APPLICATION_ID, MIGRATIONS, Store
from secondsource.store import database as store_database
from tests.nouns import extractions, reconciliations, reports, snapshots

SLOW = settings(
    max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)


def a_report(text="Some 8,000 civilians left the city, Lavrov said.", **fields):
    """Return a report of that text."""
    return Report(
        id=digest("report", text),
        uri="a.txt",
        text=text,
        sha256="00",
        offsets=OffsetMap("bytes", ()),
        **fields,
    )


def fill(path, snapshot):
    """Make a case of a snapshot."""
    ticks = itertools.count()
    with Store.open_for_writing(
        path, create=True, now=lambda: f"2026-01-01T00:00:{next(ticks):06}Z"
    ) as store:
        read = {extraction.report: extraction for extraction in snapshot.extractions}
        for item in snapshot.unread:
            store.add_unread(item, since="9")
        for report in snapshot.reports:
            store.add(report, read.get(report.id), tried="1" if report.id in read else None, since="0")
        for judgement in snapshot.judgements:
            store.append_judgement(judgement)
        store.save_reconciliation(snapshot.reconciliation)


@pytest.fixture
def case(tmp_path):
    """Return the path of an empty case."""
    path = tmp_path / "case.sqlite"
    Store.open_for_writing(path, create=True).close()
    return path


@SLOW
@given(snapshot=snapshots())
def test_what_is_written_is_read(snapshot, tmp_path_factory):
    """Every field of every noun comes back as it was given, whatever is in it."""
    path = tmp_path_factory.mktemp("case") / "case.sqlite"
    fill(path, snapshot)
    with Store.open(path) as store:
        assert store.snapshot() == snapshot
    shutil.rmtree(path.parent)


@SLOW
@given(snapshot=snapshots())
def test_every_stored_span_is_the_words_it_quotes(snapshot, tmp_path_factory):
    """SQL finds the words of a claim, speaker and figure at the offsets that are stored for them."""
    path = tmp_path_factory.mktemp("case") / "case.sqlite"
    fill(path, snapshot)
    texts = {report.id: report.text for report in snapshot.reports}
    with Store.open(path) as store:
        for extraction in store.extractions():
            for claim in extraction.claims:
                text = texts[claim.report]
                assert " ".join(text[start:end] for start, end in claim.spans) == claim.text
                said = claim.attribution.chain if claim.attribution else ()
                for words in (
                    *(link.mention for link in said),
                    *(role.mention for role in claim.roles),
                    *claim.figures,
                ):
                    assert text[words.span.start : words.span.end] == words.text
    shutil.rmtree(path.parent)


@SLOW
@given(data=st.data())
def test_a_second_reading_replaces_the_first(data, tmp_path_factory):
    """After another reading of a report the case says exactly what that one says, and no id is doubled."""
    report = dataclasses.replace(data.draw(reports()), unread_reason=None)
    first, second = data.draw(extractions(report)), data.draw(extractions(report))
    path = tmp_path_factory.mktemp("case") / "case.sqlite"
    with Store.open_for_writing(path, create=True) as store:
        store.add(report, first, tried="1", since="0")
        store.save_reconciliation(data.draw(reconciliations([first], [report.id])))
        store.read_again(report.id, second, tried="2", reason=None)
        assert store.extractions() == (second,)
        assert store.counts().claims == len(second.claims)
        assert store.pending().reports == {report.id}
        assert store.outdated("2") == ()
        assert store.outdated("3") == (report.id,)
        then = data.draw(reconciliations([second], [report.id]))
        store.save_reconciliation(then)
        assert store.reconciliation() == then
    shutil.rmtree(path.parent)


@SLOW
@given(data=st.data())
def test_every_run_can_be_asked_for(data, tmp_path_factory):
    """What the file said at an earlier time is what was established then, whatever came later."""
    report = dataclasses.replace(data.draw(reports()), unread_reason=None)
    said = data.draw(extractions(report))
    results = [data.draw(reconciliations([said], [report.id])) for _ in range(3)]
    days = iter([f"2016-12-0{day}T12:00:00.000000Z" for day in (1, 2, 3, 4, 5, 6, 7, 8, 9)])
    path = tmp_path_factory.mktemp("case") / "case.sqlite"
    with Store.open_for_writing(path, create=True, now=lambda: "2016-11-30T00:00:00.000000Z") as store:
        store.add(report, said, tried="1", since="0")
        store._now = lambda: next(days)
        for result in results:
            store.save_reconciliation(result)
        assert store.reconciliation(as_of="2016-11") == Reconciliation()
        for day, result in enumerate(results, start=1):
            # The order of findings is that of the last run that held them.
            held = store.reconciliation(as_of=f"2016-12-0{day}")
            assert _sorted(held) == _sorted(result)
        assert store.reconciliation() == results[-1]
    shutil.rmtree(path.parent)


def _sorted(result):
    return dataclasses.replace(
        result, findings=tuple(sorted(result.findings, key=lambda finding: finding.id))
    )


def test_an_unchanged_result_adds_no_rows(case):
    """A run that finds the same again closes nothing and writes nothing but itself."""
    result = Reconciliation(versions="1")
    with Store.open_for_writing(case) as store:
        store.save_reconciliation(result)
        run = store.save_reconciliation(result)
    assert (run.id, run.changed, run.gone) == (2, frozenset(), frozenset())


def test_a_result_that_contradicts_itself_is_refused_whole(case):
    """A claim that the origins and the mapping place differently leaves the file as it was."""
    with Store.open_for_writing(case) as store:
        with pytest.raises(ValueError, match="claim_origin"):
            store.save_reconciliation(Reconciliation(claim_origin={"cla-1": "ori-1"}))
        assert store.runs() == ()


def test_every_constraint_is_checked(case):
    """SQLite itself finds no dangling reference and no damage, and columns take only their type."""
    with Store.open_for_writing(case) as store:
        store.add(a_report(credits=(Credit("byline", "A. Writer"),)), None, tried=None, since="0")
    with sqlite3.connect(case) as file:
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        with pytest.raises(sqlite3.IntegrityError):
            file.execute("UPDATE report SET pending = 'soon'")
    file.close()


def test_all_tables_are_strict(case):
    """Every table but the full-text indexes is STRICT."""
    with sqlite3.connect(case) as file:
        loose = file.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
            " AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    file.close()
    assert loose == []


def test_the_file_is_written_safely(case):
    """The file is in WAL mode, and a writer syncs every commit and minds foreign keys."""
    with Store.open_for_writing(case) as store:
        asked = {
            name: store_database.pragma(store._connection, name) for name in ("synchronous", "foreign_keys")
        }
        assert store._connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert asked == {"synchronous": 2, "foreign_keys": 1}


def test_every_view_can_be_read(case):
    """Each view answers, also on an empty case."""
    with sqlite3.connect(case) as file:
        views = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        assert len(views) >= 5
        for view in views:
            file.execute(f"SELECT * FROM {view}").fetchall()  # noqa: S608 - names from the schema
    file.close()


def test_the_same_report_twice_is_refused(case):
    """Ids are unique: a report that is there cannot be added once more."""
    with Store.open_for_writing(case) as store:
        store.add(a_report(), None, tried=None, since="0")
        with pytest.raises(sqlite3.IntegrityError):
            store.add(a_report(), None, tried=None, since="0")
        assert len(store.sources()) == 1


@pytest.mark.parametrize(
    ("unread", "read", "left"),
    [
        ("a.txt", "a.txt", []),
        ("a.zip", "a.zip!/in.txt", []),
        ("t.csv", "t.csv#12", []),
        ("a.zip!/t.csv", "a.zip!/t.csv#1", []),
        ("b.txt", "a.txt", ["b.txt"]),
        ("a.zip!/in", "a.zip!/in.txt", ["a.zip!/in"]),
    ],
)
def test_what_can_be_read_now_is_no_longer_unread(case, unread, read, left):
    """An input that gives a report in a later run is forgotten as unread; others are not."""
    with Store.open_for_writing(case) as store:
        store.add_unread(Unread(unread, "encrypted", "It is encrypted."), since="2016-12-01")
        store.seen(read, since="2016-12-02")
        assert [item.uri for item in store.unread()] == left


def test_what_could_not_be_read_in_this_run_stays(case):
    """A report from a container does not hide what else of it could not be read in the same run."""
    with Store.open_for_writing(case) as store:
        store.add_unread(Unread("a.zip", "truncated", "It ends early."), since="2016-12-02")
        store.seen("a.zip!/in.txt", since="2016-12-02")
        assert [item.code for item in store.unread()] == ["truncated"]


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


def test_the_ledger_is_append_only(case):
    """No SQL changes or deletes a judgement."""
    with sqlite3.connect(case) as file:
        file.execute(
            "INSERT INTO judgement (id, decision, noun, by, at, why) VALUES ('jud-1', 'accept', 'claim', 'a', 'b', 'c')"
        )
        for statement in ("DELETE FROM judgement", "UPDATE judgement SET why = 'd'"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                file.execute(statement)
    file.close()


TEXTS = {
    "one": "The Syrian army suspended combat in eastern Aleppo, said Selahattin Demirtaş.",
    "two": "Civilians were leaving the east of the city; nothing was suspended.",
    "three": 'The "suspended" (so-called) attack: AND OR NOT NEAR * ^ column:value.',
}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("suspended", {"one", "two", "three"}),
        ("suspending", {"one", "two", "three"}),
        ("aleppo", {"one"}),
        ("Demirtas", {"one"}),
        ('"eastern Aleppo"', {"one"}),
        ('"Aleppo eastern"', set()),
        ("suspended -aleppo", {"two", "three"}),
        ("civil*", {"two"}),
        ("civil", set()),
        ("column:value", {"three"}),
        ("AND", {"three"}),
        ("(suspended", {"one", "two", "three"}),
        ('suspended "', {"one", "two", "three"}),
        ("NEAR(army combat)", set()),
        ("'; DROP TABLE report; --", set()),
    ],
)
def test_search_takes_words_and_nothing_else(case, words, found):
    """Words are found in any form, with or without accents; no character is an operator by accident."""
    with Store.open_for_writing(case) as store:
        for text in TEXTS.values():
            store.add(a_report(text), None, tried=None, since="0")
        hits = store.search(words, "report")
    ids = {digest("report", text): name for name, text in TEXTS.items()}
    assert {ids[hit.id] for hit in hits} == found


@pytest.mark.parametrize("words", ["", "  ", "-aleppo", "***", '""', "-"])
def test_search_needs_a_word(case, words):
    """A search for nothing is refused in words."""
    with Store.open(case) as store, pytest.raises(InputError, match="Nothing to search for"):
        store.search(words)


def test_an_old_sqlite_is_told(tmp_path, monkeypatch):
    """Where SQLite lacks what a case needs, the message says which version does not."""
    monkeypatch.setattr(store_database.sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(CaseError, match=r"3\.37"):
        Store.open_for_writing(tmp_path / "case.sqlite", create=True)
    assert list(tmp_path.iterdir()) == []

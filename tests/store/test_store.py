"""The case file keeps what it is given, for ever."""

import dataclasses
import itertools
import shutil
import sqlite3

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from secondsource.errors import (
    CaseError,
    InputError,
)
from secondsource.model import Credit, OffsetMap, Reconciliation, Report, Unread, digest
from secondsource.store import Store
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

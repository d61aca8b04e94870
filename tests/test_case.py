"""The verbs of a case."""

import dataclasses
import json
import subprocess
import sys
import threading

import pytest

from secondsource.case import Case
from secondsource.errors import CaseInUseError, CaseNotFoundError, ExportError, InputError
from secondsource.model import Report
from secondsource.store import Store
from tests import fakes

FIRST = "Date: 2016-12-08\nOutlet: Wire\nTitle: Thousands leave\n\nLavrov said 8000 civilians left. "
COPY = "Date: 2016-12-09\nOutlet: Daily\nTitle: Exodus\n\nLavrov said 8000 civilians left. Nobody knew more."
DENIAL = (
    "Date: 2016-12-09\nOutlet: Other\n\nAbderrahman denied 8000 civilians left. Kerry said 5 ministers met."
)


@pytest.fixture
def folder(tmp_path):
    """Return a folder of two reports, one of them French, and an empty file."""
    place = tmp_path / "in"
    place.mkdir()
    (place / "a.txt").write_text(FIRST, "utf-8")
    (place / "b.txt").write_text("Language: fr\n\nIls sont partis.", "utf-8")
    (place / "c.txt").write_text("", "utf-8")
    return place


@pytest.fixture
def model():
    """Return a model that counts what it reads."""
    return fakes.Model()


@pytest.fixture
def case(tmp_path, model):
    """Return an empty case of fake stages."""
    return Case.create(tmp_path / "out" / "case.sqlite", stages=fakes.stages(model))


def test_adding_tells_what_changed(case, folder):
    """What is new, what was not read and why, and which findings came of it."""
    changes = case.add([folder])
    assert len(changes.added) == 2
    assert changes.claims == 1
    assert [item.code for item in changes.unread] == ["empty"]
    assert [reason for _, reason in changes.not_read] == ["Its language is not read yet: fr."]
    assert [(change.change, change.status, change.was) for change in changes.findings] == [
        ("new", "single_origin", None)
    ]
    assert not changes.complete


def test_only_what_is_new_is_read(case, folder, model):
    """A report that the case holds does not go through the model again, under whatever name."""
    case.add([folder])
    (folder / "again.txt").write_text(FIRST, "utf-8")
    (folder / "new.txt").write_text(DENIAL, "utf-8")
    changes = case.add([folder])
    assert changes.known == 3
    assert len(changes.added) == 1
    assert len(model.read) == 2
    assert [(change.change, change.was, change.status) for change in changes.findings] == [
        ("changed", "single_origin", "disputed"),
        ("new", None, "single_origin"),
    ]


def test_a_report_that_is_cleaned_otherwise_now_is_the_same_report(case, folder):
    """Where a newer program cleans the same bytes in another way, adding them doubles nothing; a mapping may reread them."""

    def otherwise(paths, **how):
        for item in fakes.read(paths, **how):
            changed = {"id": f"{item.id}zz", "text": f"{item.text} "} if isinstance(item, Report) else {}
            yield dataclasses.replace(item, **changed)

    case.add([folder])
    held = case.reports()
    newer = dataclasses.replace(case, stages=fakes.stages(read=otherwise))
    again = newer.add([folder])
    assert (again.added, again.known) == ((), len(held))
    assert newer.reports() == held
    assert len(newer.add([folder], mapping={"text": "body"}).added) == len(held)


def test_nothing_new_needs_no_model(case, folder):
    """Adding what is there already loads no model and reconciles nothing."""
    case.add([folder])

    def fail(*args, **kwargs):
        raise AssertionError("not needed")

    quiet = dataclasses.replace(case, stages=fakes.stages(load=fail, reconcile=fail))
    changes = quiet.add([folder / "a.txt"])
    assert (changes.known, changes.findings, changes.complete) == (1, (), True)
    assert len(case.runs()) == 1


def test_newer_rules_read_again(case, folder, model):
    """When model or rules change, the texts in the file are read again; the sources are not needed."""
    case.add([folder])
    (folder / "a.txt").unlink()

    def extract(report, doc):
        read = fakes.extract(report, doc)
        claims = tuple(dataclasses.replace(claim, type="RETREAT", versions="fake 2") for claim in read.claims)
        return dataclasses.replace(read, claims=claims, versions="fake 2")

    newer = dataclasses.replace(
        case, stages=fakes.stages(model, extract=extract, reading_versions=lambda: "fake 2")
    )
    changes = newer.add([])
    assert len(changes.reread) == 1
    assert [claim.type for claim in newer.claims()] == ["RETREAT"]
    assert newer.add([]).reread == ()


def test_newer_rules_of_comparison_start_afresh(case, folder):
    """When the rules of reconciling change, nothing of the earlier result is handed to them."""
    case.add([folder])
    seen = []

    def reconcile(reports, extractions, judgements=(), previous=None, touched=None):
        seen.append((previous, touched))
        return dataclasses.replace(fakes.reconcile(reports, extractions), versions="fake rules 2")

    newer = dataclasses.replace(
        case, stages=fakes.stages(reconcile=reconcile, rule_versions=lambda: "fake rules 2")
    )
    newer.reconcile()
    newer.reconcile()
    (folder / "d.txt").write_text(DENIAL, "utf-8")
    newer.add([folder / "d.txt"])
    assert seen[0] == (None, None)
    assert len(seen) == 2
    assert seen[1][0] is not None
    assert seen[1][1] == {report.id for report in case.reports() if report.outlet == "Other"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("poison Lavrov said 8000 civilians left.", "RuntimeError: the model broke"),
        ("bitter Lavrov said 8000 civilians left.", "ValueError: the rules broke"),
    ],
)
def test_one_bad_report_never_stops_the_rest(case, folder, text, told):
    """A report on which model or rules break is kept with the reason; the others of its batch are read."""
    (folder / "bad.txt").write_text("Outlet: Bad\n\n" + text, "utf-8")
    (folder / "last.txt").write_text(DENIAL, "utf-8")
    changes = case.add([folder])
    assert len(changes.added) == 4
    assert any(told in reason for _, reason in changes.not_read)
    assert len(case.claims()) == 3
    assert next(report for report in case.reports() if report.outlet == "Bad").unread_reason is not None


def test_every_report_told_as_done_is_stored(case, folder):
    """What progress tells as read can be found in the file at that moment by another reader."""
    held = []

    def tell(step):
        if step.stage == "reading":
            with Store.open(case.path) as store:
                held.append(step.what in store.sources().keys() | {item.uri for item in store.unread()})

    case.add([folder], on_progress=tell)
    assert held == [True, True, True]


def test_claims_are_of_one_report_or_of_all(case, folder):
    """Claims come in the order of reports and texts, or of one report."""
    (folder / "d.txt").write_text(DENIAL, "utf-8")
    case.add([folder])
    assert [claim.predicate for claim in case.claims()] == ["left", "left", "met"]
    other = next(report for report in case.reports() if report.outlet == "Other")
    assert [claim.predicate for claim in case.claims(report=other.id)] == ["left", "met"]
    assert case.report(other.id) == other
    with pytest.raises(InputError):
        case.report("rep-0")


def test_what_the_case_said_then(case, folder):
    """Findings can be asked for as of an earlier time."""
    case.add([folder])
    then = case.runs()[-1].at
    (folder / "d.txt").write_text(DENIAL, "utf-8")
    case.add([folder])
    assert [finding.status for finding in case.findings(as_of=then)] == ["single_origin"]
    assert [finding.status for finding in case.findings()] == ["disputed", "single_origin"]
    assert case.findings(as_of="2000") == ()


def test_a_judgement_is_kept_under_words(case, folder):
    """A decision is appended under the words that it is about, and the stages get it with the next result."""
    given = []

    def reconcile(reports, extractions, judgements=(), previous=None, touched=None):
        given.append(tuple(judgements))
        return fakes.reconcile(reports, extractions)

    case = dataclasses.replace(case, stages=fakes.stages(reconcile=reconcile))
    case.add([folder])
    claim = case.claims()[0]
    first = case.judge("reject", [claim.id], why="Not in the text.", by="A. Analyst")
    assert case.judgements() == (first,)
    assert [(key.report, key.span) for key in first.keys] == [(claim.report, claim.predicate_span)]
    assert given[-1] == (first,)
    second = case.judge("reject", [claim.id], why="It is, after all.", by="A. Analyst", undoes=first.id)
    assert case.judgements() == (first, second)


def test_asking_for_versions_loads_no_model():
    """Whether anything is to be read again is known without spaCy: adding nothing new costs next to nothing."""
    asked = "import sys; from secondsource.case import default_stages; default_stages().reading_versions()"
    asked += "; sys.exit(bool({'spacy', 'onnxruntime', 'numpy'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


@pytest.mark.parametrize("as_of", ["yesterday", "2016-13-1", "05.12.2016", ""])
def test_a_time_that_is_none_is_refused(case, as_of):
    """What cannot be a time is no reason to show everything."""
    with pytest.raises(InputError, match="is no time"):
        case.findings(as_of=as_of)


def test_claims_that_share_their_words_are_judged_apart(case, folder):
    """Of two claims of one predicate a judgement keeps which it is about."""

    def twice(report, doc):
        made = fakes.extract(report, doc)
        others = tuple(
            dataclasses.replace(claim, id=f"{claim.id}0", polarity="negated") for claim in made.claims
        )
        return dataclasses.replace(made, claims=made.claims + others, vectors=made.vectors * 2)

    case = dataclasses.replace(case, stages=fakes.stages(extract=twice))
    case.add([folder])
    one, other = (c for c in case.claims() if c.predicate_span == case.claims()[0].predicate_span)
    keys = [case.judge("reject", [claim.id], why="Not so.", by="A").keys for claim in (one, other)]
    assert [[key.claim for key in given] for given in keys] == [[one.id], [other.id]]
    assert [judgement.keys for judgement in case.judgements()] == keys
    assert len({judgement.id for judgement in case.judgements()}) == 2


def test_a_judgement_can_be_about_any_noun(case, folder):
    """Entities of a report or of the case, findings and reports are kept under their words."""
    case.add([folder])
    report = case.claims()[0].report
    text = case.report(report).text
    for thing, words in (
        (case.entities()[0], "Lavrov"),
        (case.findings()[0], "left"),
        (case.report(report), text),
    ):
        key = case.judge("accept", [thing.id], why="Right.").keys[0]
        assert (key.report, key.span.of(text)) == (report, words)


@pytest.mark.parametrize(
    ("decision", "ids", "told"),
    [
        ("accept", [], "needs the ids"),
        ("merge", ["one"], "two or more"),
        ("accept", ["cla-none"], "no cla-none"),
        ("merge", ["claim", "report"], "one kind"),
        ("grade", ["report"], "needs the grade"),
        ("correct", ["claim"], "FIELD=VALUE"),
    ],
)
def test_a_judgement_on_nothing_is_refused(case, folder, decision, ids, told):
    """Ids that are not there, too few or of several kinds, or no value, are refused in words, and nothing is appended."""
    case.add([folder])
    names = {"one": case.claims()[0].id, "claim": case.claims()[0].id, "report": case.reports()[0].id}
    with pytest.raises(InputError, match=told):
        case.judge(decision, [names.get(name, name) for name in ids], why="Because.")
    with pytest.raises(InputError, match="take back"):
        case.judge("accept", [names["one"]], why="Because.", undoes="jud-none")
    assert case.judgements() == ()


def test_search_finds_claims_and_reports(case, folder):
    """Words are looked for in claims or in whole reports."""
    case.add([folder])
    assert [hit.id for hit in case.search("civilian leaving")] == []
    assert [hit.excerpt for hit in case.search("civilians left")] == ["8000 [civilians] [left]"]
    assert [hit.outlet for hit in case.search("thousands", noun="report")] == ["Wire"]


def test_a_case_is_found_by_its_folder(case, folder):
    """The folder that was built is as good as the file in it."""
    assert Case.open(case.path.parent, stages=case.stages).path == case.path
    with pytest.raises(CaseNotFoundError):
        Case.open(folder, stages=case.stages)


def test_a_dossier_that_cannot_be_written_says_why(case, tmp_path):
    """A place that cannot be written to is named."""
    with pytest.raises(ExportError, match="nowhere"):
        case.dossier(tmp_path / "nowhere" / "dossier.html")
    assert case.dossier(tmp_path / "dossier.md", form="md").read_text() == "0 reports\n"


def test_two_processes_do_not_write_at_once(case, folder):
    """While one process adds, another waits; when it has waited too long, it says so and changed nothing."""
    script = (
        "import sys, time; from secondsource.store import Store; from pathlib import Path\n"
        f"with Store.open_for_writing(Path({str(case.path)!r})):\n"
        "    print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(CaseInUseError, match=f"process {other.pid}"):
            dataclasses.replace(case, wait=0.2).add([folder])
        assert case.counts().reports == 0
        threading.Timer(0.3, other.stdin.close).start()
        assert len(case.add([folder]).added) == 2  # it waits until the other one is done
        other.stdin = None


def test_two_processes_add_to_one_case(tmp_path, folder):
    """Two processes that add at the same time leave one case with the reports of both, none doubled."""
    path = tmp_path / "case.sqlite"
    texts = [f"Outlet: Wire {number}\n\nLavrov said {number} civilians left." for number in range(20)]
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    run = [sys.executable, "-m", "tests.killed", str(path), str(folder)]
    both = [subprocess.Popen(run, stdout=subprocess.PIPE) for _ in range(2)]
    told = [process.communicate(timeout=60)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert all(told)
    case = Case.open(path, stages=fakes.stages())
    assert case.counts().reports == 22
    assert sorted(json.loads(out.splitlines()[-1])["added"] for out in told) == [0, 22]


def test_a_report_twice_in_one_run_is_one_report(case, folder):
    """The same content under two names, or in a file and an archive, is one report, and the second is counted."""
    (folder / "sub").mkdir()
    for name in ("a2.txt", "sub/a3.txt"):
        (folder / name).write_text(FIRST, "utf-8")
    changes = case.add([folder])
    assert (len(changes.added), changes.known) == (2, 2)
    assert case.counts().reports == 2


@pytest.mark.parametrize(
    ("place", "paths", "read"),
    [
        ("in/out", ["in"], {"a.txt", "b.txt"}),
        ("in/out", ["in/out/more"], {"e.txt"}),
        ("in/out", ["in", "in/out/more"], {"a.txt", "b.txt", "e.txt"}),
        ("in", ["in"], {"a.txt", "b.txt"}),
        ("elsewhere", ["in"], {"a.txt", "b.txt"}),
    ],
)
def test_what_is_made_from_a_case_is_not_read_into_it(tmp_path, folder, place, paths, read):
    """The case, its dossier and its folder, where it lies below what is read, are set aside, and that is told."""
    out = tmp_path / place
    (out / "more").mkdir(parents=True, exist_ok=True)
    (out / "dossier.txt").write_text("Outlet: Page\n\nLavrov said 8 pages left.", "utf-8")
    (out / "more" / "e.txt").write_text(DENIAL, "utf-8")
    if place == "in/out":
        (out / "note.txt").write_text("Outlet: Note\n\nKerry said 3 notes left.", "utf-8")

    def read_all(paths, **how):
        for path in paths:
            for file in sorted(path.rglob("*.txt")):
                yield from (dataclasses.replace(item, uri=str(file)) for item in fakes.read([file]))

    case = Case.create(out / "case.sqlite", stages=fakes.stages(read=read_all))
    changes = case.add([tmp_path / path for path in paths])
    names = {report.uri.rpartition("/")[2] for report in case.reports()}
    assert names == read | ({"e.txt"} if place == "in" else set())
    assert {uri.rpartition("/")[2] for uri in changes.aside} >= (
        {"dossier.txt"} if place != "elsewhere" and "in" in paths else set()
    )

"""Commands that look at a case or write it out."""

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest

from secondsource.case import Case
from secondsource.cli import text
from secondsource.cli.showing import _flags, _voices
from secondsource.model.finding import Flag
from tests.cli.running import run


def test_info_says_what_there_is(case):
    """``info`` tells dates, outlets, counts and statuses."""
    told = run("info", case).stdout
    for words in (
        "3 reports, 2016-12-08 to 2016-12-09",
        "Wire (1)",
        "4 claims",
        "2 findings: 1 disputed",
        "compared 1 time, last",
    ):
        assert words in told


def test_show_lists_findings(case):
    """``show`` gives each finding in a few lines: status, why it is in doubt, and the words of each origin."""
    told = run("show", case).stdout
    assert told.splitlines()[0] == "2 findings in 3 reports"
    assert "1. disputed  “8000 civilians left”" in told
    assert "2 origins in 3 reports · EVACUATION · fin-" in told
    assert "    - Abderrahman (denies): “8000 civilians left”" in told
    assert "cla-" not in told
    assert run("show", case, "--findings").stdout == told


@pytest.mark.parametrize(
    ("state", "shown"), [("disputed", ["A", "F", "B", "C"]), ("differs", ["A", "B", "C", "D"])]
)
def test_show_names_who_contradicts(state, shown):
    """In a list of origins that is cut off, the one whose words stand against the others follows the first."""
    names = "ABCDEF"
    bearings = [SimpleNamespace(origin=n, claims=(f"cla-{n}",), reports=("rep-1",)) for n in names]
    values = [SimpleNamespace(claims=("cla-A",)), SimpleNamespace(claims=("cla-F",))]
    finding = SimpleNamespace(
        origins=bearings, facets={"occurrence": SimpleNamespace(state=state, values=values)}
    )
    words = SimpleNamespace(origins={n: SimpleNamespace(name=n) for n in names}, claims={})
    told = list(_voices(finding, words))
    assert [line.removeprefix("    - ") for line in told[:-1]] == shown
    assert told[-1] == "    - and 2 more origins"


def test_show_tells_what_to_check_once():
    """One reason about several claims is one line that names them all."""
    flags = [
        Flag("cla-1", "More than 80 dead"),
        Flag("cla-2", "more than 80 dead"),
        Flag("cla-3", "ten times as many"),
    ]
    assert list(_flags(SimpleNamespace(flags=flags))) == [
        "    check this: More than 80 dead  cla-1 cla-2",
        "    check this: ten times as many  cla-3",
    ]


def test_show_gives_a_finding_in_full(case):
    """``show ID`` adds every claim's exact words, speaker and place in a report."""
    told = run("show", case, json.loads(run("show", case, "--json").stdout)[0]["id"]).stdout
    assert told.startswith("disputed  “8000 civilians left”")
    assert "count: differs" in told
    assert "“Abderrahman” (denies, indirect speech): “8000 civilians left”" in told
    assert "· Wire, 2016-12-08 [12:31] · cla-" in told
    assert "“8000” (evacuated civilians: exact, low 8,000, best 8,000, high 8,000, incident)" in told


def test_show_limits(case):
    """--limit shows the first ones and says so."""
    told = run("show", case, "--limit", 1).stdout
    assert (
        told.splitlines()[0]
        == "2 findings in 3 reports, the first 1 (all: --findings; one with its claims: its ID)"
    )
    assert "ministers" not in told


def test_show_claims_of_all_or_one_report(case):
    """--claims lists the claims report by report; --report those of one."""
    told = run("show", case, "--claims").stdout
    assert told.count("evidence ") == 4
    rows = json.loads(run("show", case, "--claims", "--json").stdout)
    one = run("show", case, "--report", rows[0]["report"]).stdout
    assert one.count("evidence ") == 1
    assert "finding   fin-" in one
    assert "origin    Lavrov" in one


@pytest.mark.parametrize("noun", ["reports", "entities", "claims", "findings", "origins"])
def test_show_takes_any_id_and_its_beginning(case, tmp_path, noun):
    """Whatever has an id can be shown by it, or by as much of it as is unique."""
    run("export", case, "--format", "jsonl", "--out", tmp_path / "x")
    row = json.loads((tmp_path / "x" / f"{noun}.jsonl").read_text("utf-8").splitlines()[0])
    told = run("show", case, row["id"])
    assert row["id"] in told.stdout
    assert run("show", case, row["id"][:14]).stdout == told.stdout
    assert json.loads(run("show", case, row["id"], "--json").stdout) == [row]


def test_show_as_of(case, folder):
    """--as-of shows the findings of an earlier time."""
    assert run("show", case, "--as-of", "2000-01-01").stdout.splitlines()[0] == "0 findings in 3 reports"
    assert "disputed" in run("show", case, "--as-of", "2999").stdout


def test_search_prints_hits(case):
    """``search`` prints ids and the words around what was found."""
    told = run("search", case, "civilians", "leave").stdout
    assert "Nothing found." in told
    told = run("search", case, "civilians left").stdout
    assert told.count("8000 [civilians left]") == 3
    assert [
        hit["outlet"] for hit in json.loads(run("search", case, "exodus", "--in", "reports", "--json").stdout)
    ] == ["Daily"]


def test_export_and_dossier_print_what_they_wrote(case, tmp_path):
    """Both print paths, and nothing with --quiet."""
    told = run("export", case, "--format", "jsonl", "--out", tmp_path / "x").stdout.split()
    assert sorted(told) == sorted(str(path) for path in (tmp_path / "x").iterdir())
    assert run("dossier", case, "--format", "md").stdout.strip() == str(case / "dossier.md")
    assert run("dossier", case, "--out", tmp_path / "d.html", "-q").output == ""
    assert (tmp_path / "d.html").exists()
    told = json.loads(run("export", case, "--format", "csv", "--out", tmp_path / "y", "--json").stdout)
    assert sorted(told["files"]) == sorted(str(path) for path in (tmp_path / "y").iterdir())


def test_a_dossier_goes_into_a_folder(case, tmp_path):
    """--out may name a folder that is there."""
    told = json.loads(run("dossier", case, "--format", "md", "--out", tmp_path, "--json").stdout)
    assert told == {"files": [str(tmp_path / "dossier.md")]}


def test_info_names_the_first_outlets(case, monkeypatch):
    """Of many outlets the first are named, and the rest counted."""
    report = Case.open(case).reports()[0]
    many = tuple(replace(report, outlet=f"Post {number}") for number in range(30))
    monkeypatch.setattr(Case, "reports", lambda _: many)
    told = run("info", case).stdout
    assert "Post 0 (1)" in told
    assert "and 18 more" in told


def test_a_report_cannot_command_the_terminal(tmp_path, folder):
    """Escape sequences and direction marks in a report are shown as replacement characters."""
    (folder / "evil.txt").write_text(
        "Outlet: \x1b]0;owned\x07\n\nLavrov said 7 \u202ebats flew. \x1b[2J", "utf-8"
    )
    run("build", folder, "--out", tmp_path / "out")
    case = Case.open(tmp_path / "out")
    evil = next(report for report in case.reports() if "owned" in (report.outlet or ""))
    for arguments in (
        ("show", case.path, evil.id),
        ("show", case.path),
        ("info", case.path),
        ("show", case.path, "--claims"),
    ):
        told = run(*arguments).output
        assert not set(told) & set("\x1b\x07\u202e")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the truce", "“the truce”"),
        ("“the truce”", "“the truce”"),
        ('"the truce"', '"the truce"'),
        ("“it” and “that”", "““it” and “that””"),
        ("they “fled”", "“they “fled””"),
        ("“they", "““they”"),
        ("", "“”"),
    ],
)
def test_words_are_quoted_once(words, shown):
    """Words that stand in one pair of quotation marks get no second one."""
    assert text.quoted(words) == shown

"""The command line, as a person and as a program uses it."""

import json
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

import secondsource.case
from secondsource.case import Case
from secondsource.cli import command, text
from secondsource.cli.door import folded
from secondsource.cli.showing import _voices
from tests import fakes
from tests.test_case import COPY, DENIAL, FIRST


@pytest.fixture(autouse=True)
def fake_rooms(monkeypatch):
    """Let the commands work with the fake stages."""
    monkeypatch.setattr(secondsource.case, "default_stages", fakes.stages)


@pytest.fixture
def folder(tmp_path):
    """Return a folder of three reports."""
    place = tmp_path / "in"
    place.mkdir()
    for name, content in (("a", FIRST), ("b", COPY), ("c", DENIAL)):
        (place / f"{name}.txt").write_text(content, "utf-8")
    return place


def run(*arguments, status=0, stdin=None):
    """Run a command; return what it printed and what it told."""
    result = CliRunner().invoke(command, [str(argument) for argument in arguments], input=stdin)
    assert result.exit_code == status, result.output
    return result


@pytest.fixture
def case(tmp_path, folder):
    """Return the folder of a case that was built."""
    run("build", folder, "--out", tmp_path / "out")
    return tmp_path / "out"


def test_build_leaves_the_two_files(tmp_path, folder):
    """``build`` makes the folder, the case and the dossier, and says how much it read."""
    out = tmp_path / "new" / "out"
    told = run("build", folder, "--out", out)
    assert sorted(path.name for path in out.iterdir()) == ["case.sqlite", "dossier.html"]
    assert "3 reports, 4 claims, 2 findings from 3 origins" in told.stdout
    assert "3 new reports with 4 claims" in told.stdout
    assert "1 disputed" in told.stdout
    assert told.stderr == ""


def test_build_again_reads_only_what_is_new(case, folder):
    """The same command once more reads nothing twice."""
    (folder / "d.txt").write_text("Outlet: Late\n\nKerry said 9 ministers met.", "utf-8")
    told = run("build", folder, "--out", case)
    assert "1 new report with 1 claim, 3 held already" in told.stdout
    assert "not corroborated" in told.stdout


def test_add_says_what_changed(case, folder):
    """``add`` tells which findings changed their status."""
    (folder / "d.txt").write_text("Outlet: Late\n\nRyabkov denied 5 ministers met.", "utf-8")
    told = run("add", case, folder / "d.txt")
    assert "“5 ministers met”: not corroborated → disputed" in told.stdout
    assert (case / "dossier.html").read_text() == "4 reports\n"
    (folder / "e.txt").write_text("Outlet: Later\n\nNothing.", "utf-8")
    run("add", case / "case.sqlite", folder / "e.txt", "--no-dossier")
    assert (case / "dossier.html").read_text() == "4 reports\n"


def test_what_cannot_be_read_is_listed_and_in_the_status(tmp_path, folder):
    """Unread inputs are told with their reasons at the end, and the exit status is 3."""
    (folder / "empty.txt").touch()
    (folder / "fr.txt").write_text("Language: fr\n\nIls sont partis.", "utf-8")
    told = run("build", folder, folder / "no.txt", "--out", tmp_path / "out", status=3)
    lines = told.stderr.splitlines()
    assert lines[0] == "Not read (3):"
    assert "  empty.txt: It is empty. [empty]" in lines
    assert any("no.txt: There is no such file. [missing]" in line for line in lines)
    assert any(line.startswith("  fr.txt: Its language is not read yet: fr. [rep-") for line in lines)
    assert "5 reports" not in told.stdout
    assert "4 reports" in told.stdout


def test_a_mistyped_path_makes_nothing(tmp_path, folder):
    """Where nothing that was named is there, no empty case is left; beside what is there it is told with the rest."""
    told = run("build", folder / "nowhere", "--out", tmp_path / "out", status=1)
    assert "There is no" in told.stderr
    assert "nowhere" in told.stderr
    assert not (tmp_path / "out").exists()


def test_quiet_is_quiet_but_honest(tmp_path, folder):
    """With --quiet only what could not be read is printed."""
    assert run("build", folder, "--out", tmp_path / "out", "--quiet").output == ""
    (folder / "empty.txt").touch()
    told = run("build", folder, "--out", tmp_path / "out", "-q", status=3)
    assert told.stdout == ""
    assert "empty.txt" in told.stderr


def test_json_is_for_programs(tmp_path, folder):
    """With --json standard output is one JSON value and nothing else, also when inputs are unread."""
    (folder / "empty.txt").touch()
    told = run("build", folder, "--out", tmp_path / "out", "--json", status=3)
    made = json.loads(told.stdout)
    assert told.stderr == ""
    assert (len(made["added"]), made["unread"][0]["code"]) == (3, "empty")
    assert made["counts"]["claims"] == 4


def test_standard_input_is_read(tmp_path):
    """``-`` reads a report from standard input."""
    run("build", "-", "--out", tmp_path / "out", stdin=FIRST)
    assert json.loads(run("info", tmp_path / "out", "--json").stdout)["counts"]["reports"] == 1


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


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("show", "CASE", "fin-none"), "nothing with the id fin-none"),
        (("show", "CASE", "cla-"), "4 ids begin with cla-"),
        (("show", "CASE", "--report", "fin-"), "2 ids"),
        (("show", "NONE"), "There is no case at"),
        (("info", "NONE"), "secondsource build"),
        (("search", "CASE", "--", "-word"), "Nothing to search for"),
        (("add", "NONE", "a.txt"), "There is no case at"),
        (("export", "CASE", "--format", "csv", "--out", "CASE/case.sqlite/x"), "Cannot write the export"),
        (("build", "CASE", "--out", "CASE/case.sqlite/x"), "Cannot write to"),
        (("judge", "CASE", "accept", "fin-none", "--why", "x"), "nothing with the id"),
    ],
)
def test_errors_are_for_people(case, tmp_path, arguments, told):
    """What cannot be done is said in one message without a traceback, and the exit status is 1."""
    places = {"CASE": case, "NONE": tmp_path / "none.sqlite", "OUT": tmp_path / "o"}
    result = run(*(str(places.get(word, word)).replace("CASE", str(case)) for word in arguments), status=1)
    assert told in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Usage"),
        (("build",), "Missing argument"),
        (("build", "a.txt"), "--out"),
        (("shew", "x"), "No such command 'shew'"),
        (("export", "c", "--format", "xls"), "'xls' is not one of"),
        (("build", "a.txt", "--out", "o", "--limit", "sky=3"), "There is no limit 'sky'"),
        (("build", "a.txt", "--out", "o", "--limit", "rows=many"), "should be a number"),
        (("build", "a.txt", "--out", "o", "--map", "text"), "FIELD=COLUMN"),
    ],
)
def test_misuse_has_its_own_status(arguments, told):
    """A command line that is not understood ends with 2 and says what was not."""
    assert told in run(*arguments, status=2).output


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("short", ["short"]),
        ("one two three four five", ["one two three four", "  five"]),
        ("    - a bcdefghij klm nop qrs", ["    - a bcdefghij", "      klm nop qrs"]),
        ("an-id-that-is-longer-than-the-line is kept", ["an-id-that-is-longer-than-the-line", "  is kept"]),
    ],
)
def test_lines_fold_to_a_narrow_terminal(line, rows):
    """Lines break between words and go on further in; a word that is longer than the line stays whole."""
    assert folded(line, 20).split("\n") == rows


@pytest.mark.parametrize("missing", ["https://wire.example/1", "IN/*.odd", "IN/none.txt"])
def test_what_is_nowhere_makes_nothing(tmp_path, folder, missing):
    """An address without --fetch, a pattern that matches nothing or a mistyped path alone leaves no empty case."""
    told = run("build", missing.replace("IN", str(folder)), "--out", tmp_path / "out", status=1)
    assert "othing was made" in told.stderr
    assert not (tmp_path / "out").exists()


def test_a_field_that_there_is_none_of_makes_nothing(tmp_path, folder):
    """A mapping that cannot be followed is told before a case is made."""
    told = run("build", folder, "--out", tmp_path / "out", "--map", "body=x", status=1)
    assert "There is no field 'body'" in told.stderr
    assert not (tmp_path / "out").exists()


def test_the_list_of_commands_is_cut_nowhere():
    """What each command does fits its line in a terminal of 80 columns."""
    help_of_all = CliRunner().invoke(command, ["--help"], terminal_width=80).output
    assert "..." not in help_of_all.partition("Commands:")[2]
    assert all(f"\n  {name} " in help_of_all for name in command.commands)


def test_a_fault_of_the_program_is_no_traceback(case, folder, monkeypatch):
    """A fault ends with 70 and a message; --debug shows where it is."""

    def broken(*args, **kwargs):
        raise KeyError("oh")

    monkeypatch.setattr(secondsource.case, "default_stages", lambda: fakes.stages(reconcile=broken))
    (folder / "d.txt").write_text("Outlet: Late\n\nKerry said 9 ministers met.", "utf-8")
    told = run("add", case, folder, status=70)
    assert "a fault of the program: KeyError: 'oh'" in told.stderr
    monkeypatch.setattr(secondsource.case, "default_stages", fakes.stages)
    assert "4 reports" in run("add", case, folder).stdout  # what was read before the fault was kept
    monkeypatch.setattr(secondsource.case, "default_stages", lambda: fakes.stages(rule_versions=broken))
    result = CliRunner().invoke(command, ["--debug", "add", str(case), str(folder)])
    assert isinstance(result.exception, KeyError)


def test_a_stopped_run_says_how_to_go_on(case, folder, monkeypatch):
    """Ctrl-C ends with 130 and says that nothing is lost."""

    def stopped(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(secondsource.case, "default_stages", lambda: fakes.stages(read=stopped))
    assert "once more to go on" in run("add", case, folder, status=130).stderr


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


def test_judge_records_and_shows(case):
    """``judge`` appends the decision and shows it."""
    row = json.loads(run("show", case, "--json").stdout)[0]
    told = run("judge", case, "accept", row["id"][:15], "--why", "I was there.", "--by", "A. Analyst").stdout
    assert "why: I was there." in told
    assert [judgement.by for judgement in Case.open(case).judgements()] == ["A. Analyst"]


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


def test_help_needs_nothing_heavy():
    """Help imports click and the standard library: no reader, model, store or table library."""
    script = (
        "import sys\nfrom secondsource.cli import command\n"
        "for arguments in (['--help'], ['build', '--help'], ['show', '--help'], ['--version']):\n"
        "    command(arguments, standalone_mode=False)\n"
        "print('MODULES', *sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    modules = {name.partition(".")[0] for name in done.stdout.split("MODULES")[1].split()}
    assert modules & {"click"}
    assert not modules & {
        "spacy",
        "numpy",
        "onnxruntime",
        "pyarrow",
        "trafilatura",
        "lxml",
        "rich",
        "jinja2",
        "sqlite3",
        "dataclasses",
    }


def test_importing_the_package_is_quick():
    """``import secondsource`` alone imports no room; the first name that is used does."""
    script = "import sys, secondsource as ss\nassert 'secondsource.case' not in sys.modules\nss.Case\nassert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


def test_python_m_runs_it():
    """``python -m secondsource`` is the command line."""
    run_it = [sys.executable, "-m", "secondsource", "--version"]
    done = subprocess.run(run_it, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.startswith("secondsource, version ")


def test_no_progress_where_nobody_looks(tmp_path, folder):
    """Progress is for terminals: a pipe gets no bars, a terminal does, a quiet one does not."""
    pty = pytest.importorskip("pty")
    script = (
        "import secondsource.case\nfrom tests import fakes\nsecondsource.case.default_stages = fakes.stages\n"
        "from secondsource.cli import main\nmain()"
    )
    told = {}
    for name, extra in (("loud", []), ("quiet", ["--quiet"])):
        keeper, terminal = pty.openpty()
        command_line = [
            sys.executable,
            "-c",
            script,
            "build",
            str(folder),
            "--out",
            str(tmp_path / name),
            *extra,
        ]
        environment = {**os.environ, "TERM": "xterm"}
        done = subprocess.run(
            command_line, stderr=terminal, stdout=subprocess.PIPE, env=environment, check=True, timeout=60
        )
        os.write(terminal, b"END")
        told[name] = b""
        while not told[name].endswith(b"END"):
            told[name] += os.read(keeper, 4096)
        assert b"Reading" not in done.stdout
        os.close(keeper)
        os.close(terminal)
    assert b"Reading reports" in told["loud"]
    assert told["quiet"] == b"END"


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


def test_workers_read_for_the_command_line(tmp_path, folder, monkeypatch):
    """With processes that read beside it, ``build`` and ``add`` tell what they tell without; 0 of them is misuse."""
    monkeypatch.setattr(secondsource.case, "default_stages", lambda: fakes.stages(load=fakes.Model))
    told = run("build", folder, "--out", tmp_path / "out", "--workers", "2")
    assert "3 new reports with 4 claims" in told.stdout
    assert told.stderr == ""
    (folder / "d.txt").write_text("Outlet: Late\n\nKerry said 9 ministers met.", "utf-8")
    assert "1 new report with 1 claim" in run("add", tmp_path / "out", folder, "--workers", "1").stdout
    run("add", tmp_path / "out", folder, "--workers", "0", status=2)


@pytest.mark.filterwarnings("default:A worker failed:RuntimeWarning")
def test_a_worker_that_fails_is_told_in_one_line(tmp_path, folder):
    """Where work cannot be given away it is done all the same, and a note says so: no warning with lines of code."""
    told = run("build", folder, "--out", tmp_path / "out", "--workers", "2")  # these fakes cannot be sent
    assert "3 new reports with 4 claims" in told.stdout
    assert told.stderr.startswith("Note: A worker failed, its reports are read in this process (")
    assert ".py" not in told.stderr

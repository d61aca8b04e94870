"""What the command line says: help, errors, exit statuses, progress."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from click.testing import CliRunner

import secondsource.case
from secondsource import rooms
from secondsource.cli import command
from secondsource.cli.door import folded
from tests import fakes
from tests.cli.running import run


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("show", "CASE", "fin-none"), "nothing with the id fin-none"),
        (("show", "CASE", "cla-"), "4 ids begin with cla-"),
        (("show", "CASE", "--report", "fin-"), "2 ids"),
        (("show", "CASE", "cla-"), "Give more of the one that is meant"),
        (("show", "CASE", "--as-of", "yesterday"), "no time that is understood"),
        (("show", "CASE", "--as-of", "2016-13-45"), "no time that is understood"),
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
        (("build", "a.txt", "--out", "o", "--limit", "rows=-5"), "no less than 0"),
        (("build", "a.txt", "--out", "o", "--limit", "fetch_seconds=nan.0"), "should be a number"),
        (("build", "a.csv", "--out", "o", "--map", "text=a,text=b"), "text is given twice"),
        (("build", "a.txt", "--out", "o", "--map", "text"), "FIELD=COLUMN"),
        (("judge", "c", "grade", "cla-1", "--why", "x"), "needs the grade"),
        (("judge", "c", "correct", "cla-1", "--why", "x"), "FIELD=VALUE"),
        (("judge", "c", "correct", "cla-1", "--why", "x", "--value", "mood=bad"), "FIELD=VALUE"),
        (("judge", "c", "correct", "cla-1", "--why", "x", "--value", "stance=hopes"), "no stance 'hopes'"),
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
    assert "othing was done" in told.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("missing", ["https://wire.example/1", "IN/*.odd", "IN/none.txt"])
def test_what_is_nowhere_is_not_noted_in_a_case(case, folder, missing):
    """A mistyped path alone changes no case, and is not among what could not be read."""
    told = run("add", case, missing.replace("IN", str(folder)), status=1)
    assert "othing was done" in told.stderr
    assert "not read" not in run("info", case).stdout


def test_a_field_that_there_is_none_of_makes_nothing(tmp_path, folder):
    """A mapping that cannot be followed is told before a case is made."""
    told = run("build", folder, "--out", tmp_path / "out", "--map", "body=x", status=1)
    assert "There is no field 'body'" in told.stderr
    assert not (tmp_path / "out").exists()


def test_a_column_that_is_not_there_makes_nothing(tmp_path, monkeypatch):
    """A mapping to a column that the table does not have is an error that names those it has; it leaves no empty case."""
    monkeypatch.setattr(secondsource.case, "default_stages", lambda: fakes.stages(read=rooms._read))
    table = tmp_path / "table.csv"
    table.write_text("id,story_body\n1,The army said that it had taken the town.\n", "utf-8")
    told = run("build", table, "--out", tmp_path / "some" / "out", "--map", "text=boddy", status=1)
    assert "no column 'boddy'" in told.stderr
    assert "'id', 'story_body'" in told.stderr
    assert not (tmp_path / "some").exists()


def test_a_wrong_column_takes_nothing_from_a_case(case, tmp_path, monkeypatch):
    """A case that holds reports keeps them; what could not be read is listed."""
    monkeypatch.setattr(secondsource.case, "default_stages", lambda: fakes.stages(read=rooms._read))
    table = tmp_path / "table.csv"
    table.write_text("id,story_body\n1,The army said that it had taken the town.\n", "utf-8")
    told = run("add", case, table, "--map", "text=boddy", status=3)
    assert "'id', 'story_body'" in told.stderr
    assert case.exists()


STOPPED = """
import importlib.abc, os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs the tests in the background ignores it
from secondsource.cli import main

class Stop(importlib.abc.MetaPathFinder):
    def find_spec(self, name, *given):
        if name == NAME:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Stop())
sys.argv = ["secondsource", "info", "none"]
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("module", ["click", "secondsource.cli.looking"])
def test_stopped_while_it_starts_it_is_silent(module):
    """Ctrl-C before a command has begun ends the program without a traceback."""
    script = STOPPED.replace("NAME", repr(module))
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


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


def _until_end(terminal):
    """Return what is shown in a terminal until the word END."""
    shown = b""
    while not shown.endswith(b"END"):
        shown += os.read(terminal, 4096)
    return shown


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
        with ThreadPoolExecutor(
            1
        ) as beside:  # a terminal that nobody reads is soon full, and stops who writes to it
            shown = beside.submit(_until_end, keeper)
            try:
                done = subprocess.run(
                    command_line,
                    stderr=terminal,
                    stdout=subprocess.PIPE,
                    env=environment,
                    check=True,
                    timeout=60,
                )
            finally:
                os.write(terminal, b"END")
            told[name] = shown.result()
        assert b"Reading" not in done.stdout
        os.close(keeper)
        os.close(terminal)
    assert b"Reading reports" in told["loud"]
    assert told["quiet"] == b"END"

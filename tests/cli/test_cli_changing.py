"""Commands that change a case: ``build``, ``add``, ``judge``."""

import json
import re

import pytest

import secondsource.case
from secondsource.case import Case
from tests import fakes
from tests.cli.running import run
from tests.test_case import FIRST


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
    """``add`` tells which findings changed their status, and which others changed or are new."""
    (folder / "d.txt").write_text("Outlet: Late\n\nRyabkov denied 5 ministers met.", "utf-8")
    told = run("add", case, folder / "d.txt")
    assert "“5 ministers met”: not corroborated → disputed" in told.stdout
    (folder / "f.txt").write_text("Outlet: Late\n\nKerry said 9 bridges fell.", "utf-8")
    told = run("add", case, folder / "f.txt", "--no-dossier").stdout
    assert re.search(r"    new, not corroborated: “9 bridges fell”  fin-\w+\n", told)
    assert (case / "dossier.html").read_text() == "4 reports\n"
    (folder / "e.txt").write_text("Outlet: Later\n\nNothing.", "utf-8")
    run("add", case / "case.sqlite", folder / "e.txt", "--no-dossier")
    assert (case / "dossier.html").read_text() == "4 reports\n"


def test_a_long_list_of_changes_is_cut(case, folder):
    """Of many findings that are new the first are listed, and how many more there are; in a new case none."""
    assert "new, " not in run("build", folder, "--out", case.with_name("other")).stdout
    for number in range(12):
        (folder / f"n{number}.txt").write_text(
            f"Outlet: Late\n\nKerry said {number} bridges fell{number}.", "utf-8"
        )
    told = run("add", case, folder).stdout
    listed = [line for line in told.splitlines() if line.startswith(("    new, ", "    changed, "))]
    assert len(listed) == 8
    assert re.search(r"    and \d+ more \(all of them: --json\)\n", told)


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


def test_judge_records_and_shows(case):
    """``judge`` appends the decision and shows it."""
    row = json.loads(run("show", case, "--json").stdout)[0]
    told = run("judge", case, "accept", row["id"][:15], "--why", "I was there.", "--by", "A. Analyst").stdout
    assert "why: I was there." in told
    assert [judgement.by for judgement in Case.open(case).judgements()] == ["A. Analyst"]


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

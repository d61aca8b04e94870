"""The process that reads a small new case beside the one that stores it."""

import subprocess
import sys

import pytest

from secondsource import beside, workers
from secondsource.case import Case

FIRST = (
    "Source: Northern Wire\nDate: 8 December 2016\n\nFour soldiers died in Hama on Thursday, the army said.\n"
)
SECOND = "Source: Harbor Post\nDate: 9 December 2016\n\nThe army said that five soldiers had died in Hama.\n"


@pytest.fixture
def folder(tmp_path):
    """Return a folder of two reports."""
    place = tmp_path / "in"
    place.mkdir()
    (place / "a.txt").write_text(FIRST, "utf-8")
    (place / "b.txt").write_text(SECOND, "utf-8")
    return place


def program(*arguments):
    """Run the program itself and return what it printed."""
    command = [sys.executable, "-m", "secondsource", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)


def test_the_case_is_the_same(tmp_path, folder):
    """A new case is the same whether another process reads or this one, and nothing of the difference is told."""
    two, one = (program("build", folder, "--out", tmp_path / name, *more) for name, more in (("two", ()), ("one", ("--workers", "1"))))  # fmt: skip
    assert (two.returncode, two.stderr) == (one.returncode, one.stderr) == (0, "")
    assert two.stdout.replace("two", "one") == one.stdout
    read, same = Case.open(tmp_path / "two").snapshot(), Case.open(tmp_path / "one").snapshot()
    assert (read.reports, read.extractions) == (same.reports, same.extractions)
    assert read.reconciliation == same.reconciliation


def test_a_mistyped_path_starts_nothing(tmp_path):
    """What cannot be read is told at once: no process is begun for it."""
    told = program("build", tmp_path / "none", "--out", tmp_path / "out")
    assert told.returncode == 1
    assert "nothing was made" in told.stderr


@pytest.mark.parametrize(
    ("names", "few"),
    [
        (["a.txt", "b.html"], True),
        (["a.txt", "b.eml", "c.pdf", "d.docx"], True),
        (["a.txt", "table.csv"], False),
        (["crawl.warc.gz"], False),
        (["Archive.ZIP"], False),
        ([f"{number}.txt" for number in range(workers.WORTH_STARTING)], False),
        ([], False),
    ],
)
def test_what_is_few(tmp_path, names, few):
    """A folder of few files is a small case, one with a table or an archive may hold any number of reports."""
    for name in names:
        (tmp_path / name).write_text("x", "utf-8")
    assert beside._are_few([str(tmp_path)]) is few


def test_single_inputs_are_few():
    """Standard input and an address are one input each, a pattern may be many."""
    assert beside._are_few(["-", "https://wire.example/1"])
    assert not beside._are_few(["reports/*.txt"])


@pytest.mark.parametrize(
    ("cores", "memory", "may"), [(2, 10**10, True), (1, 10**10, False), (8, 6 * 10**8, False)]
)
def test_it_needs_a_core_and_memory(monkeypatch, cores, memory, may):
    """With one core, or where memory is scarce, this process reads by itself."""
    monkeypatch.setattr(workers, "_free_memory", lambda: memory)
    monkeypatch.setattr(workers.os, "sched_getaffinity", lambda _: range(cores), raising=False)
    assert workers.may_have_one() is may


def test_without_shared_memory_there_is_none(monkeypatch):
    """A system that lets no process be started is no reason to stop."""

    def refused(*arguments):
        raise OSError("no semaphores")

    monkeypatch.setattr(beside, "may_have_one", lambda: True)
    monkeypatch.setattr(workers.Workers, "submit", refused)
    assert beside.start(["-"]) is None

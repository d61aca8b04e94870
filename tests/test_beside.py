"""The process that reads a small new case beside the one that stores it."""

import subprocess
import sys
from concurrent.futures import BrokenExecutor, Executor, Future

import pytest

from secondsource import beside, rooms, workers
from secondsource.case import Case
from secondsource.model import Relation, Told

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
    assert "nothing was done" in told.stderr


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


TOLD = (Told("The bridge was open.", ((0, 19),)), Told("The crossing was shut.", ((0, 21),)))


class Elsewhere(Executor):
    """Stands in for the process beside: does what it is asked at once, or fails."""

    def __init__(self, *, fails=False):
        self.asked, self.fails = [], fails

    def submit(self, fn, /, *args, **kwargs):
        """Note what is asked."""
        self.asked.append(fn.__name__)
        if self.fails:
            raise BrokenExecutor
        done = Future()
        done.set_result(fn(*args, **kwargs))
        return done


@pytest.mark.parametrize("fails", [False, True])
def test_pairs_are_read_beside_or_here(monkeypatch, fails):
    """The process that has read tells what two claims are to each other; where it is gone, this one does."""
    found = Relation(0.1, 0.0, 0.9, 0.0)
    monkeypatch.setattr(rooms, "relating", lambda: lambda pairs: [found] * len(pairs))
    elsewhere = Elsewhere(fails=fails)
    relate = beside.Beside(elsewhere)
    assert relate([TOLD, TOLD]) == [found, found]
    assert relate([]) == []
    assert elsewhere.asked == ["_related"]
    assert relate.version == rooms.relations_version()


def test_what_comes_after_waits_for_the_other_to_load(monkeypatch):
    """The rest is imported when the other process has what it reads with, or cannot tell."""
    done = []
    monkeypatch.setattr(rooms, "_prepare", lambda get_ready: (done.append("prepared"), get_ready()))
    monkeypatch.setattr(rooms, "relating", lambda: list)
    elsewhere = Elsewhere()
    beside.stages(elsewhere).prepare()
    assert (done, elsewhere.asked) == (["prepared"], ["_nothing", "_related"])
    beside.stages(Elsewhere(fails=True)).prepare()
    assert done == ["prepared"] * 2

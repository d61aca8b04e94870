"""Reading in other processes: the same case as in one, whatever happens to a worker."""

import copy
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import warnings
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from types import MappingProxyType, SimpleNamespace

import pytest

from secondsource import workers
from secondsource.case import Case
from secondsource.errors import WeightsError
from secondsource.model import OffsetMap, Report, Span
from secondsource.reading import _TASKS
from secondsource.workers import Workers
from tests import fakes
from tests.conftest import ROOT
from tests.test_kill import held, write_reports

STAGES = fakes.stages(load=fakes.Model)
WEIGHTS = ROOT / "src" / "secondsource" / "language" / "weights" / "reader.onnx"


def extract_deadly(report, doc):
    """Extract, but die of a report that is deadly anywhere but in the process that stores."""
    if "deadly" in doc and os.getpid() != int(os.environ["SECONDSOURCE_TEST_PARENT"]):
        os._exit(9)
    return fakes.extract(report, doc)


def extract_older(report, doc):
    """Extract as an older version would, on another thread than that which stores."""
    read = fakes.extract(report, doc)
    if threading.current_thread() is threading.main_thread():
        return read
    return type(read)(read.report, (), (), (), (), "fake 0")


def extract_short_of_memory(report, doc):
    """Extract, but not where there is too little memory: on any other thread than that which stores."""
    if threading.current_thread() is not threading.main_thread():
        raise MemoryError
    return fakes.extract(report, doc)


def refuse():
    """Be a worker without weights."""
    if threading.current_thread() is not threading.main_thread():
        raise WeightsError("There are no weights.")
    return fakes.Model()


@pytest.fixture
def folder(tmp_path):
    """Return a folder of 40 reports and more, some of which cannot be read."""
    write_reports(tmp_path / "in")
    for name, text in (("poison", "poison"), ("bitter", "bitter Lavrov said 8 men left."), ("fr", "Bon.")):
        head = "Language: fr\n\n" if name == "fr" else "Outlet: Odd\n\n"
        (tmp_path / "in" / f"01-{name}.txt").write_text(head + text, "utf-8")
    return tmp_path / "in"


@pytest.fixture
def alone(tmp_path, folder):
    """Return what one process makes of the folder: how it was told, and what is in the case."""
    case = Case.create(tmp_path / "alone.sqlite", stages=STAGES)
    return case.add([folder]), case.snapshot()


class Failing(Executor):
    """Fails every second task, when it is given or when it is asked for."""

    def __init__(self, *, given):
        self.given = given
        self.count = 0

    def submit(self, fn, /, *args, **kwargs):
        """Do the work at once, or fail."""
        self.count += 1
        future = Future()
        if self.count % 2:
            future.set_result(fn(*args, **kwargs))
        elif self.given:
            raise BrokenExecutor("it is gone")
        else:
            future.set_exception(OSError("the cable broke"))
        return future


class Late(Executor):
    """Does nothing before it is asked to, and counts how much waits."""

    def __init__(self):
        self.waiting = 0
        self.most = 0

    def submit(self, fn, /, *args, **kwargs):
        """Return what works when its result is asked for."""
        late = self
        late.waiting += 1
        late.most = max(late.most, late.waiting)

        class OnDemand(Future):
            def result(self, timeout=None):
                late.waiting -= 1
                return fn(*args, **kwargs)

        return OnDemand()


def test_processes_make_the_same_case(tmp_path, folder, alone):
    """Two processes give the same changes, snapshot and exported bytes as none; they start only when needed."""
    with Workers(2) as executor:
        case = Case.create(tmp_path / "many.sqlite", stages=STAGES)
        assert case.add([folder], executor=executor) == alone[0]
        assert case.snapshot() == alone[1]
    assert len(alone[0].not_read) == 3
    for name in ("alone", "many"):
        Case.open(tmp_path / f"{name}.sqlite", stages=STAGES).export("jsonl", tmp_path / name)
    files = sorted(path.name for path in (tmp_path / "alone").iterdir())
    assert files
    for name in files:
        assert (tmp_path / "alone" / name).read_bytes() == (tmp_path / "many" / name).read_bytes(), name


@pytest.mark.skipif(not WEIGHTS.is_file(), reason="the reader model is not in this checkout")
def test_the_real_rooms_read_the_same_elsewhere(tmp_path):
    """The model and the rules give in another process what they give in this one."""
    paths = sorted((ROOT / "examples" / "aleppo").glob("*.txt"))[:3]
    alone = Case.create(tmp_path / "alone.sqlite")
    changes = alone.add(paths)
    case = Case.create(tmp_path / "other.sqlite")
    with Workers(1) as executor, warnings.catch_warnings(action="error"):
        assert case.add(paths, executor=executor) == changes
    assert case.snapshot() == alone.snapshot()


def test_what_has_to_be_read_again_is_read_by_workers_too(tmp_path, folder, alone):
    """Readings of an older version are made anew by the executor, in the order of the file."""
    path = tmp_path / "alone.sqlite"
    newer = fakes.stages(load=fakes.Model, reading_versions=lambda: "fake 1 ")
    with (
        ThreadPoolExecutor(2) as executor,
        pytest.warns(RuntimeWarning, match="it reads by fake 1, this process by"),
    ):
        again = Case.open(path, stages=newer).add([], executor=executor)
    assert len(again.reread) == len(alone[0].added) - 1  # but the one whose language is not read


@pytest.mark.parametrize("given", [True, False])
def test_a_task_that_fails_is_read_here(tmp_path, folder, alone, given):
    """Whether an executor fails when it is given work or when it should hand it back: nothing is lost."""
    case = Case.create(tmp_path / "many.sqlite", stages=STAGES)
    with pytest.warns(RuntimeWarning, match="A worker failed"):
        assert case.add([folder], executor=Failing(given=given)) == alone[0]
    assert case.snapshot() == alone[1]


@pytest.mark.skipif(not workers.FORKS, reason="processes are not forked on this system")
def test_the_first_worker_may_be_a_fork():
    """A fork has what this process imported and set; the one that takes its place is started afresh."""
    script = """
from concurrent.futures import BrokenExecutor
import os
from secondsource import workers
workers.mark = "mine"
MARK = "getattr(__import__('secondsource.workers').workers, 'mark', None)"
if __name__ == "__main__":
    with workers.Workers(1, forked=True) as executor:
        print(executor.submit(eval, MARK).result())
        try:
            executor.submit(os._exit, 1).result()
        except BrokenExecutor:
            print(executor.submit(eval, MARK).result())
"""
    command = [sys.executable, "-c", script]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert told.stdout.split() == ["mine", "None"]


def test_what_a_worker_cannot_read_is_read_here(tmp_path, folder, alone):
    """A fault that is the worker's is not put down to the report."""
    case = Case.create(
        tmp_path / "many.sqlite", stages=fakes.stages(load=fakes.Model, extract=extract_short_of_memory)
    )
    with ThreadPoolExecutor(2) as executor:
        assert case.add([folder], executor=executor) == alone[0]
    assert case.snapshot() == alone[1]


@pytest.mark.parametrize("change", [{"extract": extract_older}, {"load": refuse}])
def test_a_worker_of_another_version_or_without_weights_is_not_believed(tmp_path, folder, alone, change):
    """What a worker of another version reads is read here, and so is what one without weights cannot."""
    case = Case.create(tmp_path / "many.sqlite", stages=fakes.stages(**{"load": fakes.Model, **change}))
    with ThreadPoolExecutor(2) as executor, pytest.warns(RuntimeWarning, match="A worker failed"):
        assert case.add([folder], executor=executor) == alone[0]
    assert case.snapshot() == alone[1]


def test_a_worker_that_dies_costs_nothing_but_time(tmp_path, folder, monkeypatch):
    """A report that kills its worker is read in this process, and other processes go on."""
    monkeypatch.setenv("SECONDSOURCE_TEST_PARENT", str(os.getpid()))
    (folder / "005-deadly.txt").write_text("Outlet: Odd\n\ndeadly Lavrov said 8 men left.", "utf-8")
    stages = fakes.stages(load=fakes.Model, extract=extract_deadly)
    alone = Case.create(tmp_path / "alone.sqlite", stages=stages)
    changes = alone.add([folder])
    case = Case.create(tmp_path / "many.sqlite", stages=stages)
    with Workers(1) as executor:
        with pytest.warns(RuntimeWarning, match="BrokenProcessPool"):
            assert case.add([folder], executor=executor) == changes
        assert executor.submit(os.getpid).result() != os.getpid()
    assert case.snapshot() == alone.snapshot()


def test_reports_are_extracted_while_the_model_reads_on():
    """What a report says is found before the model is done with all; where it breaks later, that is kept."""
    steps = []

    class Model:
        def pipe(self, texts):
            for text in texts:
                steps.append(f"read {text}")
                if text == "bad":
                    raise RuntimeError("the model broke")
                yield text

    def extract(report, doc):
        steps.append(f"extract {doc}")
        return doc

    reports = [SimpleNamespace(text=text) for text in ("one", "bad", "two")]
    found = workers.read(Model(), extract, reports)
    assert [reading[0] for reading in found] == ["one", None, "two"]
    assert steps == ["read one", "extract one", "read bad", "read bad", "read two", "extract two"]


@pytest.mark.parametrize("forked", [False, True])
def test_workers_that_always_die_are_given_up(forked):
    """Processes are replaced a few times, not for ever, whether the first is a fork or not."""
    with Workers(1, forked=forked) as executor:
        for _ in range(workers._RENEWALS + 1):
            with pytest.raises(BrokenExecutor):
                executor.submit(os._exit, 1).result()
        with pytest.raises(BrokenExecutor):
            executor.submit(os.getpid)


def test_what_is_under_way_is_bounded(tmp_path):
    """However many reports there are, so many tasks wait at a time, and results come in the order of inputs."""
    place = tmp_path / "in"
    place.mkdir()
    for number in range(500):
        (place / f"{number:04}.txt").write_text(
            f"Outlet: Wire\n\nKerry said {number} ministers met.", "utf-8"
        )
    executor = Late()
    case = Case.create(tmp_path / "many.sqlite", stages=STAGES)
    changes = case.add([place], executor=executor)
    assert executor.most == _TASKS
    numbers = {claim.report: claim.figures[0].best for claim in case.claims()}
    assert [numbers[name] for name in changes.added] == list(range(500))


@pytest.mark.parametrize(("least", "used"), [(1, True), (43, True), (44, False)])
def test_few_reports_are_read_here(tmp_path, folder, least, used):
    """An executor is used only where there are as many new reports as it takes."""
    executor = Late()
    case = Case.create(tmp_path / "many.sqlite", stages=STAGES)
    assert len(case.add([folder], executor=executor, executor_from=least).added) == 43
    assert (executor.most > 0) == used
    executor = Late()
    case.add([folder], executor=executor)
    assert executor.most == 0  # nothing new


def test_values_travel():
    """A value with read-only mappings is the same after its travel, and still read-only."""
    report = Report(
        "rep-1", "a.txt", "Text.", "00", OffsetMap("characters", ()),
        spans=MappingProxyType({"title": Span(0, 4)}), provenance=MappingProxyType({"title": "line 1"}),
    )  # fmt: skip
    for again in (pickle.loads(pickle.dumps(report)), copy.deepcopy(report)):  # noqa: S301 - made here
        assert again == report
        with pytest.raises(TypeError):
            again.spans["title"] = Span(0, 1)


@pytest.mark.parametrize(
    ("memory", "cores", "number"), [(10**10, 4, 4), (1_600_000_000, 4, 3), (1_100_000_000, 4, 2), (10**10, 2, 2), (600_000_000, 4, 1), (10**8, 4, 1), (10**10, 1, 1), (0, 8, 1), (10**12, 64, 12)]
)  # fmt: skip
def test_as_many_workers_as_cores_and_memory_allow(monkeypatch, memory, cores, number):
    """No more processes than cores, nor than there is memory for; two, which gain less, from more reports on."""
    monkeypatch.setattr(workers, "_free_memory", lambda: memory)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    assert workers.suitable_number() == number
    assert workers.worth_starting(number) == (40 if number > 2 else 100)


def test_this_machine_has_some_memory(tmp_path):
    """The system tells how much can be had, and a container how much is left to it, where it has a limit."""
    assert workers._free_memory() > 10**7
    assert workers._left_to_container(tmp_path) == []
    (tmp_path / "memory.current").write_text("300\n")
    (tmp_path / "memory.max").write_text("max\n")
    assert workers._left_to_container(tmp_path) == []
    (tmp_path / "memory.max").write_text("1000\n")
    assert workers._left_to_container(tmp_path) == [700]


def children(pid):
    """Return the running processes below one, by what the system lists."""
    listed = subprocess.run(
        ["ps", "-eo", "pid=,ppid=,stat="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split() for line in listed.splitlines()]
    return {int(row[0]) for row in rows if int(row[1]) == pid and not row[2].startswith("Z")}


def gone(pids):
    """Tell whether processes end within a while."""
    for _ in range(100):
        alive = set()
        for pid in pids:
            try:
                os.kill(pid, 0)
                alive.add(pid)
            except ProcessLookupError:
                pass
        if not alive:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="looks at processes by ps")  # noqa: PTH112
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_program_that_is_stopped_loses_nothing_and_leaves_no_worker(tmp_path, folder, how):
    """Killed or stopped by Ctrl-C while processes read for it: what was told as read is there, they end, silently."""
    for odd in folder.glob("01-*.txt"):
        odd.unlink()  # what is held is told by what was read
    path = tmp_path / "case.sqlite"
    command = [sys.executable, "-m", "tests.killed", str(path), str(folder), "2"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdout=pipe, stderr=pipe, text=True, cwd=ROOT, start_new_session=True
    ) as process:
        told = [process.stdout.readline().strip() for _ in range(10)]
        below = children(process.pid)
        assert len(below) >= 2
        if how == signal.SIGKILL:
            process.kill()
        else:
            os.killpg(process.pid, how)  # as a terminal does
        rest, errors = process.communicate(timeout=30)
    whole = [line for line in rest.split("\n")[:-1] if not line.startswith("{")]
    assert {*told, *whole} <= held(path)
    assert gone(below)
    if how == signal.SIGINT:
        # the program's own (chained where it was stopped in a transaction), none of a worker
        assert errors.count("Traceback") - errors.count("another exception occurred") <= 1, errors
        assert "Process Spawn" not in errors
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=60, cwd=ROOT)
    alone = Case.create(tmp_path / "alone.sqlite", stages=STAGES)
    alone.add([folder])
    assert Case.open(path, stages=STAGES).snapshot() == alone.snapshot()

"""Reading of reports that does not depend on the process it is done in, and processes of this machine to do it in.

A chunk of reports goes to a worker and what they say comes back: plain values both, so that any
``concurrent.futures.Executor`` can carry them.
"""

import atexit
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from secondsource import interpreter
from secondsource.errors import SecondsourceError

if TYPE_CHECKING:  # a process that is to read is started before anything else is imported
    from secondsource.model import Extraction, Report

Load = Callable[[], Any]
Extract = Callable[["Report", Any], "Extraction"]
#: What a report says, or why it could not be read.
Reading = tuple["Extraction | None", str | None]

#: New reports from which processes are worth their start, and from which two are, beside one that reads on two threads
#: (docs/reference/speed.md).
WORTH_STARTING, TWO_WORTH_STARTING = 40, 100
#: More processes than this hardly help: the one that opens inputs and stores what is read cannot keep up.
_USEFUL = 12
#: Bytes that a worker may need.
_MEMORY = 500_000_000
#: How often processes that died are replaced in one run.
_RENEWALS = 3
#: Whether a process without threads may be forked: system libraries of macOS do not bear it, Windows has no fork.
FORKS = sys.platform == "linux"

_P = ParamSpec("_P")
_T = TypeVar("_T")


def read(model: Any, extract: Extract, reports: "Sequence[Report]") -> list[Reading]:
    """Return what each report says, or why it could not be read: one report never stops the rest.

    Raises:
        SecondsourceError: Nothing can be read.
    """
    found: list[Reading] = []
    try:
        docs = model.pipe([report.text for report in reports])
        for report, doc in zip(reports, docs, strict=True):  # the model reads on meanwhile
            found.append(_extracted(extract, report, doc))
    except SecondsourceError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it is recorded with the report
        if len(reports) == 1:
            return [(None, _fault(error))]
        return [*found, *(read(model, extract, [report])[0] for report in reports[len(found) :])]
    return found


def _extracted(extract: Extract, report: "Report", doc: Any) -> Reading:
    try:
        return extract(report, doc), None
    except Exception as error:  # noqa: BLE001 - whatever it is, it is recorded with the report
        return None, _fault(error)


def _fault(error: Exception) -> str:
    return f"A fault of the program stopped its reading ({type(error).__name__}: {error}). Please report it."


_models: dict[Load, Any] = {}
_reading = threading.Lock()


def read_chunk(load: Load, extract: Extract, reports: "Sequence[Report]") -> list[Reading]:
    """Read reports in a worker; the model is loaded for the first chunk and kept for the next.

    In a worker of several threads one reads at a time.

    Raises:
        SecondsourceError: Nothing can be read.
    """
    with _reading:
        if load not in _models:
            _models[load] = load()
        return read(_models[load], extract, reports)


class Workers(Executor):
    """Processes of this machine, started when the first work comes; those that died are replaced.

    They are started afresh ("spawn"), since the model's threads do not survive a fork: a script that uses them
    does its work under ``if __name__ == "__main__":``.
    """

    def __init__(self, number: int, *, forked: bool = False) -> None:
        """Take note of how many processes there may be.

        Args:
            number: How many.
            forked: Whether the first of them may be forks of this one, which has no threads yet: they begin at once,
                with what is imported. Those that take the place of dead ones are started afresh.
        """
        self.number = number
        self._forked = forked and FORKS
        self._pool: ProcessPoolExecutor | None = None
        self._renewals = _RENEWALS

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Have a function called in one of the processes.

        Raises:
            BrokenExecutor: Processes died too often.
        """
        if self._pool is None:
            context = multiprocessing.get_context("fork" if self._forked else "spawn")
            self._forked = False
            self._pool = ProcessPoolExecutor(self.number, mp_context=context, initializer=_begin)
        try:
            with _unheard():
                return self._pool.submit(fn, *args, **kwargs)
        except BrokenExecutor:
            if not self._renewals:
                raise
            self._renewals -= 1
            self._pool.shutdown(wait=False)
            self._pool = None
            return self.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the processes go."""
        if self._pool is not None:
            self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)


@contextmanager
def _unheard() -> Iterator[None]:
    """Keep Ctrl-C from processes that are started meanwhile, until they know how to end silently."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Make a process one that ends with its parent, and silently where a person stops both."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    interpreter.tune()
    atexit.register(os._exit, 0)  # nothing in it is to be put away, which would take as long as half a report
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A pool's processes wait for work for ever when the one that would give it was killed.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def suitable_number() -> int:
    """Return how many processes are of use here: as there are cores and free memory for."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, _free_memory() // _MEMORY, _USEFUL))


def worth_starting(number: int) -> int:
    """Return how many new reports are worth the start of so many processes."""
    return WORTH_STARTING if number > 2 else TWO_WORTH_STARTING


def may_have_one() -> bool:
    """Tell whether there are a core and memory for one process that reads beside this one."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores > 1 and _free_memory() > 2 * _MEMORY


def _free_memory() -> int:
    """Return the bytes that can be had, or half of all where the system does not tell; 0: nothing is known."""
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
        free = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    except (OSError, StopIteration):
        try:
            free = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
        except (AttributeError, OSError, ValueError):
            return 0
    return max(0, min([free, *_left_to_container()]))


def _left_to_container(group: Path = Path("/sys/fs/cgroup")) -> list[int]:
    """Return the bytes left of what a container may have, where this is one with a limit."""
    try:
        limit, held = (int((group / f"memory.{name}").read_text("ascii")) for name in ("max", "current"))
    except (OSError, ValueError):  # no such file, or "max": no limit
        return []
    return [limit - held]

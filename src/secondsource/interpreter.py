"""How Python itself runs the program: its collector of cycles, how soon a thread that waits gets its turn, and its memory."""

import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NEW_OBJECTS = 400_000
"""New objects between two searches for cycles: what a case is made of holds few."""
_TURN = 0.0005
"""Seconds after which a thread that waits gets its turn: the reader's threads need Python for moments only, between long
products, and stand still while claims are made (Python's own 5 ms make that a twentieth dearer)."""
_MAPS = Path("/proc/self/maps")
_LARGE = 2 << 20
"""Bytes of a large page, and where one may begin."""
_WORTH = 192 << 20
"""Bytes held from which large pages are worth putting them there (docs/reference/speed.md)."""
_ADVICE = (14, 25)
"""What Linux is told of a stretch of memory: to use large pages (MADV_HUGEPAGE), and to do so now (MADV_COLLAPSE)."""


def tune() -> None:
    """Set a process of the program's own up; a library's caller is left as he is."""
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
    sys.setswitchinterval(_TURN)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let nothing be searched for cycles meanwhile: a large piece of work makes many values, and few of these."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def use_large_pages() -> None:
    """Have the system hold in large pages what this process has made so far, if that is much and the system can (Linux 6.1).

    The values of a large case lie all over its memory, and a processor keeps at hand where few pages are: to look the others
    up takes it a quarter of the time of reconciling. Only the speed changes.
    """
    with suppress(OSError, ValueError):
        held = list(_stretches(_MAPS.read_text(encoding="utf-8").splitlines()))
        if sum(size for _, size in held) < _WORTH:
            return
        import ctypes  # noqa: PLC0415 - where there is little to hold, it is not needed

        advise = getattr(ctypes.CDLL(None), "madvise", None)
        if advise is None:
            return
        advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
        for start, size in held:
            for advice in _ADVICE:
                advise(start, size, advice)  # what it cannot do, it leaves as it is


def _stretches(maps: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where the process's own memory begins and how long it is, in whole large pages (``/proc/[pid]/maps``, proc(5))."""
    for line in maps:
        bounds, rights, _, _, _, *name = line.split(maxsplit=5)
        first, last = (int(part, 16) for part in bounds.split("-"))
        start, end = -(-first // _LARGE) * _LARGE, last // _LARGE * _LARGE
        if rights == "rw-p" and name in ([], ["[heap]"]) and end > start:
            yield start, end - start

"""How Python itself runs the program: its collector of cycles, and how soon a thread that waits gets its turn."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_NEW_OBJECTS = 400_000
"""New objects between two searches for cycles: what a case is made of holds few."""
_TURN = 0.0005
"""Seconds after which a thread that waits gets its turn: the reader's threads need Python for moments only, between long
products, and stand still while claims are made (Python's own 5 ms make that a twentieth dearer)."""


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

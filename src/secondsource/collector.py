"""Python's collector of cycles, which walks again and again over the many values that a large piece of work makes."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Let nothing be searched for cycles meanwhile; what was made is searched afterwards, where it was before."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

"""Door 1: the command line. Thin: every command is a verb of ``Case`` and a way to print its result."""

import gc
import os

from secondsource.cli.door import command
from secondsource.cli.filling import add, build, judge
from secondsource.cli.looking import dossier, export, info, search, show

__all__ = ["command", "main"]

for _each in (build, add, info, show, search, export, dossier, judge):
    command.add_command(_each)

#: New objects between two searches for unused cycles: what a case is made of holds few, and looking for them often
#: takes a tenth of the time of a small case.
_NEW_OBJECTS = 400_000


def main() -> None:
    """Run the command line."""
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
    # numpy's products here are small: more threads would only wait for each other, at the cost of the reader's.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        command(prog_name="secondsource", obj="program")  # so that commands know that this process is theirs
    finally:
        gc.freeze()  # else all that a case is made of is searched once more, several times, before it goes

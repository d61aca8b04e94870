"""Door 1: the command line. Thin: every command is a verb of ``Case`` and a way to print its result.

Importing this imports nothing else: what the commands need is imported when ``main`` runs, which knows what to do where a
person stops the program meanwhile.
"""

import gc
import os
import signal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import click

    command: click.Group

__all__ = ["command", "main"]


def __getattr__(name: str) -> Any:
    if name != "command":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from secondsource.cli.door import command  # noqa: PLC0415
    from secondsource.cli.filling import add, build, judge  # noqa: PLC0415
    from secondsource.cli.looking import dossier, export, info, search, show  # noqa: PLC0415

    if not command.commands:
        for each in (build, add, info, show, search, export, dossier, judge):
            command.add_command(each)
    return command


def main() -> None:
    """Run the command line."""
    # Ctrl-C ends the program silently, but while a command runs: that one says what is stored.
    heard = signal.getsignal(signal.SIGINT)
    told = heard is signal.default_int_handler  # else whoever started it has said what to do
    if told:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from secondsource import interpreter  # noqa: PLC0415

    interpreter.tune()
    # numpy's products here are small: more threads would only wait for each other, at the cost of the reader's.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    group = __getattr__("command")
    try:
        if told:
            signal.signal(signal.SIGINT, heard)
        group(prog_name="secondsource", obj="program")  # so that commands know that this process is theirs
    finally:
        if told:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        gc.freeze()  # else all that a case is made of is searched once more, several times, before it goes

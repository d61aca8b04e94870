"""Door 1: the command line. Thin: every command is a verb of ``Case`` and a way to print its result."""

from secondsource.cli.door import command
from secondsource.cli.filling import add, build, judge
from secondsource.cli.looking import dossier, export, info, search, show

__all__ = ["command", "main"]

for _each in (build, add, info, show, search, export, dossier, judge):
    command.add_command(_each)


def main() -> None:
    """Run the command line."""
    command(prog_name="secondsource")

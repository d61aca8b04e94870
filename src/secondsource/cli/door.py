"""The command ``secondsource`` itself: its help, its errors, and what its commands share.

Nothing heavy is imported before a command needs it: help must come at once.
"""

import errno
import json
import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from secondsource import __version__
from secondsource.errors import SecondsourceError

READ_ALL, FAILED, MISUSED, READ_SOME, FAULTY, INTERRUPTED = 0, 1, 2, 3, 70, 130

_EPILOG = """\b
Exit status:
  0    done, and every input was read
  1    it could not be done; the message says why
  2    the command line was not understood
  3    done, but some input could not be read; each is listed with its reason
  70   a fault of the program; please report it
  130  stopped by Ctrl-C; what was reported as read is stored

\b
Start with:
  secondsource build REPORTS… --out DIR     then open DIR/dossier.html
  secondsource show DIR/case.sqlite         the findings, in the terminal
"""


class _Door(click.Group):
    """Lists the commands in the order of the work, and turns errors into messages and exit statuses."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SecondsourceError as error:
            raise click.ClickException(str(error)) from error
        except KeyboardInterrupt:
            click.echo("Stopped. What was read is stored: run the same command once more to go on.", err=True)
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # click itself goes silently when the reader of a pipe has gone
            raise click.ClickException(
                f"{error.filename or 'the system'}: {error.strerror or error}"
            ) from error
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            click.echo(f"Error: a fault of the program: {type(error).__name__}: {error}", err=True)
            click.echo(
                "Nothing that was reported as read is lost. `secondsource --debug …` shows where it is.",
                err=True,
            )
            ctx.exit(FAULTY)


@click.group(
    cls=_Door,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="secondsource")
@click.option("--debug", is_flag=True, help="Show where in the program a fault is.")
def command(debug: bool) -> None:
    """Read many reports of one crisis: what is claimed, by whom, and from how many independent origins.

    A case is one file that holds the reports, every claim that they make with the exact words it was
    made in, and what they establish together. Nothing leaves this machine.
    """


case_argument = click.argument("case", type=click.Path(path_type=Path))
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH…")
quiet_option = click.option(
    "-q", "--quiet", is_flag=True, help="No progress, no summary; only what could not be read."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for another program.")
wait_option = click.option(
    "--wait", type=click.FloatRange(min=0), default=10.0, show_default=True, metavar="SECONDS",
    help="How long to wait for another process that writes to the case.",
)  # fmt: skip


def print_lines(lines: Iterable[str]) -> None:
    """Print lines for a person: in a terminal folded to its width, in a pipe each as one line."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    for line in lines:
        click.echo(folded(line, width) if 20 < width < len(line) else line)


def folded(line: str, width: int) -> str:
    """Return a line folded between words, what follows a little further in than it began; ids stay whole."""
    indent = " " * min(len(line) - len(line.lstrip()) + 2, width // 3)
    rows, row = [], ""
    for word in re.split(r"(?<=\S)(?= )", line):
        if row and len(click.unstyle(row + word)) > width:
            rows.append(row)
            row = indent + word.lstrip()
        else:
            row += word
    return "\n".join((*rows, row))


def print_json(value: Any) -> None:
    """Print a value for a program."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))

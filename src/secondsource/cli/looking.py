"""Commands that look at a case or write it out: ``info``, ``show``, ``search``, ``export``, ``dossier``."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from secondsource.cli.door import case_argument, json_option, print_json, print_lines

# What fits a few screens.
_FIRST_FINDINGS = 20
_silent_option = click.option("-q", "--quiet", is_flag=True, help="Do not say which files were written.")


@click.command(short_help="Say what a case holds and what was not read.")
@case_argument
@json_option
def info(case: Path, as_json: bool) -> None:
    """Say what a case holds: how much, from whom and when, and what could not be read."""
    from secondsource.case import Case  # noqa: PLC0415
    from secondsource.cli import text  # noqa: PLC0415

    opened = Case.open(case)
    if as_json:
        print_json(text.info_record(opened))
    else:
        print_lines(text.info(opened))


@click.command(short_help="Show findings, claims, or what has an ID.")
@case_argument
@click.argument("ids", nargs=-1, metavar="[ID]…")
@click.option(
    "--findings",
    "what",
    flag_value="findings",
    help=f"All findings (without an ID the first {_FIRST_FINDINGS} are shown).",
)
@click.option("--claims", "what", flag_value="claims", help="The claims, report by report.")
@click.option("--report", metavar="ID", help="Only the claims of this report.")
@click.option(
    "--as-of",
    metavar="DATE",
    help="The findings as the case held them then (2016-12-05: the end of that day, UTC).",
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N of them.")
@json_option
def show(case: Path, ids: tuple[str, ...], what: str | None, as_json: bool, **only: Any) -> None:
    """Show the findings of a case, its claims, or whatever has the given ID.

    The list gives each finding in a few lines: its status, why it is in doubt, and what each of its
    origins says. With its ID a finding is shown in full: every claim in the exact words that it was
    made in, who says so and who carries it, the stance, time, place and figures that the text gives,
    where in which report the words stand, and why the claims were joined. An ID may be shortened as
    long as it is the only one that begins so.
    """
    from secondsource.case import Case  # noqa: PLC0415
    from secondsource.cli import showing  # noqa: PLC0415

    opened = Case.open(case)
    if ids:
        shown = showing.things(opened, ids)
    elif what == "claims" or only["report"]:
        shown = showing.claims(opened, report=only["report"], limit=only["limit"])
    else:
        limit = only["limit"] or (None if what == "findings" or as_json else _FIRST_FINDINGS)
        shown = showing.findings(opened, as_of=only["as_of"], limit=limit)
    if as_json:
        print_json(shown.records)
    else:
        print_lines(shown.lines)


@click.command(short_help="Find claims or reports by their words.")
@case_argument
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@click.option(
    "--in",
    "noun",
    type=click.Choice(["claims", "reports"]),
    default="claims",
    show_default=True,
    help="What to look among.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="At most N of them.",
)
@json_option
def search(case: Path, words: tuple[str, ...], noun: str, limit: int, as_json: bool) -> None:
    """Find the claims, or the reports, that hold all the WORDS.

    Any form of a word is found. A phrase stands in quotation marks ('"east Aleppo"'), word* finds what
    begins so, and -- -word (after two hyphens) leaves out what holds it.
    """
    from secondsource.case import Case  # noqa: PLC0415
    from secondsource.cli import text  # noqa: PLC0415

    # The shell has taken the quotation marks off a phrase: an argument with a blank is one.
    query = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    hits = Case.open(case).search(query, noun="claim" if noun == "claims" else "report", limit=limit)
    if as_json:
        print_json([{name: getattr(hit, name) for name in hit.__slots__} for hit in hits])
    else:
        print_lines(text.hits(hits))


@click.command()
@case_argument
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(["jsonl", "csv", "parquet", "geojson"]),
    help="What to write.",
)
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the files."
)
@_silent_option
@json_option
def export(case: Path, form: Any, out: Path, quiet: bool, as_json: bool) -> None:
    """Write a case as files for other programs.

    \b
    jsonl    one file a noun, one record a line, every span with it
    csv      flat tables for a spreadsheet; no cell of them is run as a formula
    parquet  the same records as jsonl, typed, for data frames and SQL engines
    geojson  claims and places on a map, with how exact each point is
    """  # noqa: D301 - click wants the character, not its escape
    from secondsource.case import Case  # noqa: PLC0415

    _tell(Case.open(case).export(form, out), quiet=quiet, as_json=as_json)


@click.command(short_help="Write the dossier: what a person reads.")
@case_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "md"]),
    default="html",
    show_default=True,
    help="Page or Markdown.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="File to write, or a folder for it.  [default: dossier.html or .md beside the case]",
)
@_silent_option
@json_option
def dossier(case: Path, form: Any, out: Path | None, quiet: bool, as_json: bool) -> None:
    """Write the dossier of a case: what a person reads.

    As a page it is one file that opens offline; as Markdown it goes into a report.
    """
    from secondsource.case import Case  # noqa: PLC0415

    opened = Case.open(case)
    place = out or opened.path.parent
    if place.is_dir():
        place /= f"dossier.{form}"
    _tell((opened.dossier(place, form=form),), quiet=quiet, as_json=as_json)


def _tell(written: Iterable[Path], *, quiet: bool, as_json: bool) -> None:
    """Say which files were written."""
    if as_json:
        print_json({"files": list(map(str, written))})
    elif not quiet:
        for path in written:
            click.echo(path)

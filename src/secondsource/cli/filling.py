"""Commands that change a case: ``build``, ``add``, ``judge``."""

import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from glob import iglob
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from secondsource.cli.door import (
    READ_SOME,
    case_argument,
    json_option,
    paths_argument,
    print_json,
    print_lines,
    quiet_option,
    wait_option,
)
from secondsource.errors import InputError

if TYPE_CHECKING:
    from secondsource.case import Case
    from secondsource.changes import Changes
    from secondsource.cli.progress import Teller
    from secondsource.stages import Progress
    from secondsource.workers import Workers


def _reading_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say how inputs are read."""
    for option in (
        click.option(
            "--map", "columns", multiple=True, metavar="FIELD=COLUMN",
            help="Which column of a table (CSV, JSON, JSONL, Parquet) holds a field, where its name does not tell: "
            "text=body,published=pubdate. Fields: text, title, published, outlet, url, byline.",
        ),
        click.option("--fetch", is_flag=True, help="Fetch addresses (https://…) given as PATH from the network."),
        click.option(
            "--limit", "limits", multiple=True, metavar="NAME=NUMBER",
            help="Change a limit on what is read of one input, such as rows=5000 or pages=100.",
        ),
        click.option(
            "--workers", type=click.IntRange(min=1), metavar="N",
            help="Processes that read, each with a model of its own (about 500 MB); 1: none beside this one.  "
            "[default: one for a small new case; as many as there are cores and memory for, if that is 3 or more and there are enough new reports to pay for their start]",
        ),
        wait_option,
        quiet_option,
        json_option,
    )[::-1]:  # fmt: skip
        function = option(function)
    return function


@click.command()
@paths_argument
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the case."
)
@_reading_options
def build(out: Path, wait: float, **how: Any) -> None:
    """Read reports into a new case and write its dossier.

    PATH is a file, a folder, a glob, an archive, a table of reports, or - for standard input: plain text,
    Markdown, HTML, PDF, DOCX, e-mail, JSON, JSONL, CSV, Parquet, RSS, Atom, WARC; ZIP and TAR of these.

    \b
    Leaves DIR/case.sqlite    everything, in one SQLite file
           DIR/dossier.html   what a person reads; opens offline, in any browser

    If the case is there already, only what is new is read: a build that was cut off is taken up by
    running the same command once more.
    """  # noqa: D301 - click wants the character, not its escape
    if how["limits"] or how["columns"]:
        _limits(how["limits"])
        _mapping(how["columns"])
    _check_paths(how)
    worker = _reader_beside(out / "case.sqlite", how)
    from secondsource.case import Case  # noqa: PLC0415 - after the other process has begun

    stages = None
    if worker is not None:
        from secondsource import beside  # noqa: PLC0415

        stages = beside.stages(worker)
    made = [place for place in (out / "case.sqlite", out, *out.parents) if not place.exists()]
    try:
        _read(Case.create(out / "case.sqlite", stages=stages, wait=wait), out / "dossier.html", how, worker)
    except _UnmappedError:
        for place in made:  # an empty case is of no use to anybody
            place.rmdir() if place.is_dir() else place.unlink()
        raise


@click.command(short_help="Read more reports into a case; say what changed.")
@case_argument
@paths_argument
@click.option(
    "--dossier/--no-dossier", default=True, show_default=True, help="Write the dossier beside the case anew."
)
@_reading_options
def add(case: Path, dossier: bool, wait: float, **how: Any) -> None:
    """Read more reports into a case, and say what changed.

    Only what is new is read; a report that the case holds is not read twice, whatever its name.
    """
    from secondsource.case import Case  # noqa: PLC0415

    opened = Case.open(case, wait=wait)
    _check_paths(how)
    _read(opened, opened.path.with_name("dossier.html") if dossier else None, how)


@click.command(short_help="Record a person's decision.")
@case_argument
@click.argument("decision", type=click.Choice(["accept", "reject", "correct", "merge", "split", "grade"]))
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@click.option("--why", required=True, help="The reason, for those who come after.")
@click.option("--by", help="Who decides.  [default: the name of this account]")
@click.option(
    "--value",
    help="For correct: FIELD=VALUE (of a claim: time, stance, modality, polarity, type; of a report: published, "
    "outlet); for grade: the grade.",
)
@click.option("--undo", metavar="ID", help="The earlier judgement that this one takes back.")
@wait_option
@json_option
def judge(case: Path, decision: Any, ids: tuple[str, ...], wait: float, as_json: bool, **given: Any) -> None:
    """Record a person's decision on claims, entities, findings, lineage or reports.

    It is appended to the case's ledger, kept with the words that it is about, and applied whenever
    reports are added. Nothing is ever deleted: a decision is taken back with --undo.
    """
    from secondsource.case import Case  # noqa: PLC0415
    from secondsource.cli import showing  # noqa: PLC0415
    from secondsource.judging import missing_value  # noqa: PLC0415

    if given["undo"] is None and (wrong := missing_value(decision, given["value"])) is not None:
        raise click.UsageError(f"--value: {wrong}")
    opened = Case.open(case, wait=wait)
    full = [showing.full_id(opened.snapshot(), name) for name in ids]
    made = opened.judge(
        decision, full, why=given["why"], by=given["by"], value=given["value"], undoes=given["undo"]
    )
    shown = showing.things(opened, [made.id])
    if as_json:
        print_json(shown.records)
    else:
        print_lines(shown.lines)


class _UnmappedError(InputError):
    """``--map`` names a column that none of the tables has, and nothing was read."""


def _reader_beside(case: Path, how: dict[str, Any]) -> "Workers | None":
    """Start a process that reads beside this one, where this is the program itself and the case is a new one."""
    program = click.get_current_context().find_root().obj
    if program is None or how["workers"] is not None or case.exists():
        return None
    from secondsource import beside  # noqa: PLC0415

    sys.setswitchinterval(beside.SWITCH)
    return beside.start(how["paths"])


def _check_paths(how: dict[str, Any]) -> None:
    """Refuse what leads nowhere, before anything is made or changed.

    Raises:
        InputError: There is nothing at any of the paths.
    """
    if not any(_may_hold(path) or (how["fetch"] and "://" in path) for path in how["paths"]):
        raise InputError(_nothing(how["paths"]))


def _may_hold(path: str) -> bool:
    """Tell whether there is anything at a path: standard input, a file or folder, or what a pattern matches."""
    if path == "-" or Path(path).exists():
        return True
    return "://" not in path and bool(set("*?[") & set(path)) and any(iglob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern


def _nothing(paths: tuple[str, ...]) -> str:
    """Say that none of the paths is there, and what to do."""
    if all("://" in path for path in paths):
        return "Addresses are fetched only where you allow it: give --fetch, or save the pages and give the files. Nothing was done."
    return f"There is no {', '.join(path for path in paths if '://' not in path)}. Check the path; nothing was done."


def _read(case: "Case", dossier: Path | None, how: dict[str, Any], beside: "Workers | None" = None) -> None:
    from secondsource.cli import text  # noqa: PLC0415
    from secondsource.cli.progress import progress  # noqa: PLC0415

    with (
        progress(quiet=how["quiet"] or how["as_json"]) as tell,
        _reading(how["workers"], tell, beside) as way,
    ):
        changes = case.add(
            how["paths"],
            limits=_limits(how["limits"]),
            mapping=_mapping(how["columns"]),
            fetch=how["fetch"],
            stdin=sys.stdin.buffer,
            **way,
        )
        _check_columns(case, changes, how["columns"])
        if dossier is not None:
            tell.writing()
            case.dossier(dossier)
    if how["as_json"]:
        print_json(text.changes_record(case, changes, dossier))
    elif not how["quiet"]:
        print_lines(text.changes(case, changes, dossier))
    _report_unread(case, changes, quiet=how["as_json"])


def _check_columns(case: "Case", changes: "Changes", columns: tuple[str, ...]) -> None:
    """Say which columns there are, where nothing could be read since ``--map`` names another.

    Raises:
        _UnmappedError: It is so, and the case holds nothing else.
    """
    refused = [unread for unread in changes.unread if unread.code in {"no-text-column", "no-such-column"}]
    if columns and refused and not changes.added and not changes.known and not case.counts().reports:
        raise _UnmappedError(f"{refused[0].uri}: {refused[0].reason} Nothing was read.")


@contextmanager
def _reading(number: int | None, tell: "Teller", beside: "Workers | None") -> Iterator[dict[str, Any]]:
    """Yield how a case is to read: in how many processes, which go when all is read or a person stops it."""
    from secondsource import workers  # noqa: PLC0415

    many = workers.suitable_number() if number is None else number
    if many == 1 and beside is None:
        yield {"on_progress": tell}
        return
    executor = beside or workers.Workers(many)

    def tell_and_let_go(step: "Progress") -> None:
        if step.stage != "reading" and (beside is None or (step.done and step.part is None)):
            executor.shutdown(
                wait=False
            )  # what comes next may need their memory; the one beside reads pairs, too
        tell(step)

    def note(message: Warning | str, *_: Any, **__: Any) -> None:
        if beside is None:  # nobody asked for that one
            click.echo(f"Note: {message}", err=True)

    with warnings.catch_warnings():
        warnings.showwarning = note
        try:
            yield {
                "executor": executor,
                "executor_from": workers.worth_starting(many) if number is None and beside is None else 1,
                "on_progress": tell_and_let_go,
            }
        finally:
            executor.shutdown(wait=False, cancel_futures=True)


def _report_unread(case: "Case", changes: "Changes", *, quiet: bool) -> None:
    from secondsource.cli import text  # noqa: PLC0415

    if changes.complete:
        return
    if not quiet:
        for line in text.not_read(case, changes):
            click.echo(line, err=True)
    raise click.exceptions.Exit(READ_SOME)


def _pairs(options: tuple[str, ...], form: str) -> dict[str, str]:
    pairs = {}
    for pair in (part for option in options for part in option.split(",")):
        name, equals, value = pair.partition("=")
        if not (name and equals and value):
            raise click.UsageError(f"{pair!r} is not understood: it should be {form}.")
        if name.strip() in pairs:
            raise click.UsageError(f"{name.strip()} is given twice: which of them is meant?")
        pairs[name.strip()] = value.strip()
    return pairs


def _mapping(options: tuple[str, ...]) -> dict[str, str] | None:
    pairs = _pairs(options, "FIELD=COLUMN")
    if not pairs:
        return None
    from secondsource.readers.columns import checked_mapping  # noqa: PLC0415

    return checked_mapping(pairs)  # before anything is made


def _limits(options: tuple[str, ...]) -> Any:
    from secondsource.readers.limits import Limits  # noqa: PLC0415

    values: dict[str, float] = {}
    for name, text in _pairs(options, "NAME=NUMBER").items():
        if name not in Limits.__dataclass_fields__:
            raise click.UsageError(
                f"There is no limit {name!r}. There are: {', '.join(Limits.__dataclass_fields__)}."
            )
        try:
            values[name] = float(text) if "." in text else int(text)
        except ValueError:
            raise click.UsageError(f"The limit {name} should be a number, not {text!r}.") from None
        if not values[name] >= 0:
            raise click.UsageError(f"The limit {name} should be no less than 0, not {text}.")
    return Limits(**values)  # type: ignore[arg-type] # names and numbers were looked at above

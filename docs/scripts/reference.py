"""Makes the reference pages that come from the code: the command line and the schema of the case file.

``python docs/scripts/reference.py`` writes them; with ``--check`` it tells whether they are up to date.
"""

import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from secondsource.cli import command
from secondsource.store import APPLICATION_ID, MIGRATIONS

REFERENCE = Path(__file__).resolve().parent.parent / "reference"

_MADE = "<!-- Made from the code by docs/scripts/reference.py; not edited by hand. -->"
_INTRODUCTION = (
    f"One SQLite database; `application_id` {APPLICATION_ID:#x}, `user_version` {len(MIGRATIONS)}. "
    "Offsets count characters of `report.text` from 0 and end before `end_char`: in SQL "
    "`substr(report.text, start_char + 1, end_char - start_char)` gives the words. "
    "Rows with `since` and `until` hold from the run `since` up to, not including, the run `until` (`NULL`: now)."
)


def cli_page() -> str:
    """Return the page on the command line: the help of every command, as it is printed."""
    parts = ["# The command line", _MADE, _help(command, "secondsource")]
    for name, each in command.commands.items():
        parts += [f"## {name}", _help(each, f"secondsource {name}")]
    return "\n\n".join(parts) + "\n"


def _help(each: click.Command, name: str) -> str:
    context = click.Context(
        each, info_name=name, max_content_width=100, terminal_width=100, help_option_names=["-h", "--help"]
    )
    return f"```text\n{each.get_help(context)}\n```"


def schema_page() -> str:
    """Return the page on the case file: every table with its columns, and every view."""
    connection = sqlite3.connect(":memory:")
    for step in MIGRATIONS:
        step(connection)
    parts = [
        "# The case file",
        _MADE,
        _INTRODUCTION,
        "## Views",
        "For reading; the tables below are for joining.",
        "\n".join(_views(connection)),
        "## Tables",
        *_tables(connection),
    ]
    connection.close()
    return "\n\n".join(parts) + "\n"


def _views(connection: sqlite3.Connection) -> Iterator[str]:
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'view' ORDER BY rowid"
    ).fetchall()
    for name, sql in rows:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        yield f"* **{name}**: {_comment(sql.splitlines()[0])} `{'`, `'.join(columns)}`"


def _tables(connection: sqlite3.Connection) -> Iterator[str]:
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE TABLE ''%' ORDER BY rowid"
    ).fetchall()
    for name, sql in rows:
        if sql.startswith("CREATE VIRTUAL TABLE"):
            yield f"### {name}\n\nFull-text index of `{name.removesuffix('_fts')}` (FTS5)."
            continue
        lines = sql.splitlines()
        columns = [_column(line) for line in lines[1:-1] if re.match(r"  [a-z]", line)]
        table = "\n".join(("| column | type | meaning |", "|---|---|---|", *columns))
        yield f"### {name}\n\n{_comment(lines[0])}\n\n{table}"


def _comment(line: str) -> str:
    return line.partition("-- ")[2]


def _column(line: str) -> str:
    declared, _, meaning = line.strip().partition("-- ")
    name, kind, *rest = declared.strip().rstrip(",").split()
    constraint = " ".join(rest)
    if refers := re.search(r"REFERENCES (\w+) \((\w+)\)", constraint):
        meaning = f"{meaning} (`{refers[1]}.{refers[2]}`)".strip()
    needed = "" if "NOT NULL" in constraint or "PRIMARY KEY" in constraint else ", or NULL"
    return f"| {name} | {kind}{needed} | {meaning.replace('|', chr(92) + '|')} |"


PAGES = {"cli.md": cli_page, "schema.md": schema_page}


def main() -> int:
    """Write or check the pages."""
    status = 0
    for name, make in PAGES.items():
        path = REFERENCE / name
        if "--check" not in sys.argv:
            path.write_text(make(), encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != make():
            print(f"{path.name} is not up to date: run python docs/scripts/reference.py")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())

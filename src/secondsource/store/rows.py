"""Rows of a child table, gathered under what they belong to."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

Row = sqlite3.Row


def grouped(rows: Iterable[Row], *keys: str) -> dict[tuple[object, ...], list[Row]]:
    """Return the rows by the values of their key columns, each list in the order given."""
    groups: defaultdict[tuple[object, ...], list[Row]] = defaultdict(list)
    if len(keys) == 1:  # nearly always, and then for every row of the file
        (key,) = keys
        for row in rows:
            groups[(row[key],)].append(row)
    else:
        for row in rows:
            groups[tuple(row[key] for key in keys)].append(row)
    return groups


def insert(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Insert rows; table and columns are names of this package's own schema."""
    places = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)  # noqa: S608

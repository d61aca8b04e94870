"""Rows that hold from one run to another: what changed is closed and written anew, the rest is left alone."""

import dataclasses
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_DIGEST_BYTES = 12


def content_digest(value: object) -> str:
    """Return a digest of all fields of a frozen value, to tell whether it changed."""
    text = json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"no plain form of {type(value).__name__}")


@dataclass(frozen=True, slots=True)
class Difference:
    """What a run changed in a table.

    Attributes:
        new: Ids that were not there, or are there with other content now.
        gone: Ids that are there no more.
    """

    new: frozenset[str]
    gone: frozenset[str]


def compare(
    connection: sqlite3.Connection, table: str, key: str, digests: Mapping[str, str], run: int
) -> Difference:
    """Close the rows of a table that the run changed or did not find again; tell which are to be written."""
    held = {
        row[0]: row[1]
        for row in connection.execute(f"SELECT {key}, content FROM {table} WHERE until IS NULL")  # noqa: S608
    }
    new = frozenset(name for name, content in digests.items() if held.get(name) != content)
    gone = frozenset(held.keys() - digests.keys())
    connection.executemany(
        f"UPDATE {table} SET until = ? WHERE {key} = ? AND until IS NULL",  # noqa: S608
        ((run, name) for name in sorted((new & held.keys()) | gone)),
    )
    return Difference(new, gone)


def replace_pairs(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    rows: Iterable[tuple[object, ...]],
    run: int,
) -> None:
    """Make the rows that hold in a table of pairs exactly those given."""
    names = ", ".join(columns)
    held = {
        tuple(row)[1:]: row[0]
        for row in connection.execute(f"SELECT serial, {names} FROM {table} WHERE until IS NULL")  # noqa: S608
    }
    wanted = dict.fromkeys(rows)
    connection.executemany(
        f"UPDATE {table} SET until = ? WHERE serial = ?",  # noqa: S608
        ((run, serial) for pair, serial in held.items() if pair not in wanted),
    )
    places = ", ".join("?" * (len(columns) + 1))
    connection.executemany(
        f"INSERT INTO {table} ({names}, since) VALUES ({places})",  # noqa: S608
        ((*pair, run) for pair in wanted if pair not in held),
    )

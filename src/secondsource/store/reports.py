"""Reports and unread inputs, to and from their tables."""

import json
import sqlite3
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from secondsource.model import Credit, Dropped, OffsetMap, Piece, Report, Span, Unread
from secondsource.store.rows import Row, grouped, insert

_HEAD = ("id", "uri", "url", "outlet", "title", "byline", "published", "language", "dateline", "unread_reason", "text", "sha256")  # fmt: skip


def write_report(connection: sqlite3.Connection, report: Report, *, at: str, tried: str | None) -> None:
    """Insert a report that the file does not hold."""
    pieces = json.dumps([list(piece) for piece in report.offsets.pieces], separators=(",", ":"))
    insert(
        connection,
        "report",
        (*_HEAD, "offset_unit", "offset_pieces", "added_at", "tried"),
        [(*(getattr(report, name) for name in _HEAD), report.offsets.unit, pieces, at, tried)],
    )
    fields = dict.fromkeys((*report.spans, *report.provenance))
    insert(
        connection,
        "report_field",
        ("report", "field", "start_char", "end_char", "provenance"),
        (
            (report.id, name, *(report.spans.get(name) or (None, None)), report.provenance.get(name))
            for name in fields
        ),
    )
    insert(
        connection,
        "credit",
        ("report", "position", "kind", "name", "start_char", "end_char"),
        (
            (report.id, position, credit.kind, credit.name, *(credit.span or (None, None)))
            for position, credit in enumerate(report.credits)
        ),
    )
    insert(
        connection,
        "dropped",
        ("report", "position", "text", "reason", "source_start", "source_end"),
        (
            (report.id, position, dropped.text, dropped.reason, *(dropped.source or (None, None)))
            for position, dropped in enumerate(report.dropped)
        ),
    )


def read_reports(connection: sqlite3.Connection, report: str | None = None) -> tuple[Report, ...]:
    """Return the reports, or the one of that id, in order of date (undated last), then id."""
    where, values = ("", ()) if report is None else ("WHERE report = ?", (report,))
    fields = grouped(connection.execute(f"SELECT * FROM report_field {where}", values), "report")  # noqa: S608
    credits_ = grouped(
        connection.execute(f"SELECT * FROM credit {where} ORDER BY report, position", values),  # noqa: S608
        "report",
    )
    dropped = grouped(
        connection.execute(f"SELECT * FROM dropped {where} ORDER BY report, position", values),  # noqa: S608
        "report",
    )
    rows = connection.execute(
        f"SELECT * FROM report {where.replace('report', 'id')} ORDER BY published IS NULL, published, id",  # noqa: S608
        values,
    )
    return tuple(
        _report(
            row, fields.get((row["id"],), []), credits_.get((row["id"],), []), dropped.get((row["id"],), [])
        )
        for row in rows
    )


def _report(row: Row, fields: list[Row], credits_: list[Row], dropped: list[Row]) -> Report:
    return Report(
        **{name: row[name] for name in _HEAD},
        offsets=OffsetMap(
            unit=row["offset_unit"], pieces=tuple(Piece(*piece) for piece in json.loads(row["offset_pieces"]))
        ),
        spans=_mapping({field["field"]: _span(field) for field in fields if field["start_char"] is not None}),
        provenance=_mapping(
            {field["field"]: field["provenance"] for field in fields if field["provenance"] is not None}
        ),
        credits=tuple(
            Credit(
                kind=credit["kind"],
                name=credit["name"],
                span=None if credit["start_char"] is None else _span(credit),
            )
            for credit in credits_
        ),
        dropped=tuple(
            Dropped(
                text=piece["text"],
                reason=piece["reason"],
                source=None
                if piece["source_start"] is None
                else (piece["source_start"], piece["source_end"]),
            )
            for piece in dropped
        ),
    )


def _span(row: Row) -> Span:
    return Span(row["start_char"], row["end_char"])


def _mapping(content: dict[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(content)


def write_unread(connection: sqlite3.Connection, unread: Unread, *, at: str) -> None:
    """Record an input that could not be read, in place of what an earlier try said of it."""
    connection.execute(
        "INSERT INTO unread (uri, code, reason, seen_at) VALUES (?, ?, ?, ?) ON CONFLICT (uri) DO UPDATE"
        " SET code = excluded.code, reason = excluded.reason, seen_at = excluded.seen_at",
        (unread.uri, unread.code, unread.reason, at),
    )


def was_unread(connection: sqlite3.Connection, uri: str, *, before: str) -> bool:
    """Tell whether earlier runs could not read an input that was read since, or the container that it is in."""
    return any(
        connection.execute("SELECT 1 FROM unread WHERE uri = ? AND seen_at < ?", (name, before)).fetchone()
        for name in _containers(uri)
    )


def forget_unread(connection: sqlite3.Connection, uri: str, *, before: str) -> None:
    """Forget what earlier runs said of an input that was read since, or of the container that it is in."""
    connection.executemany(
        "DELETE FROM unread WHERE uri = ? AND seen_at < ?", ((name, before) for name in _containers(uri))
    )


def _containers(uri: str) -> list[str]:
    """Return the input itself and every archive or table that it is in (``a.zip!/t.csv#12``)."""
    return [uri, *(uri[:cut] for cut in range(len(uri)) if uri.startswith("!/", cut) or uri[cut] == "#")]


def read_unread(connection: sqlite3.Connection) -> tuple[Unread, ...]:
    """Return the inputs that could not be read, in order of uri."""
    rows = connection.execute("SELECT uri, code, reason FROM unread ORDER BY uri")
    return tuple(Unread(uri=row["uri"], code=row["code"], reason=row["reason"]) for row in rows)

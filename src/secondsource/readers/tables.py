"""Tables that news databases export: one row, one report."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import Any, NamedTuple

from secondsource.model import Unread
from secondsource.readers import columns, dates
from secondsource.readers.compose import compose
from secondsource.readers.decoding import decode
from secondsource.readers.delimited import first_row, records
from secondsource.readers.draft import Draft, FieldName, Found
from secondsource.readers.offsets import Mapped
from secondsource.readers.plain import address_fields
from secondsource.readers.refusal import RefusedError
from secondsource.readers.source import Blob, Context, Outcome, sha256
from secondsource.readers.webpage import fragment_text

_SAMPLE = 1000  # rows looked at for a table's columns and the order of its dates
_WRAPPERS = (
    "articles",
    "data",
    "results",
    "items",
    "docs",
    "documents",
    "records",
    "reports",
    "entries",
    "hits",
    "rows",
    "news",
    "stories",
    "response",
    "value",
)
_ENVELOPES = ("_source", "fields", "attributes", "article")  # hold a report's own values
_PLAIN: tuple[FieldName, ...] = (
    "title",
    "byline",
    "language",
    "outlet",
)  # taken from their cells as they are
_WHEN = ("original", "published", "created", "date", "value", "$date")
_ARRAY = re.compile(
    rf'\s*(?:\{{.{{0,20000}}?"(?:{"|".join(_WRAPPERS)})"\s*:\s*)?\[\s*', re.DOTALL
)  # that holds the objects
_COMMA = re.compile(r"\s*,\s*")
_HALF = re.compile("[\ud800-\udfff]")  # of a pair of surrogates: no character
_TAGS = ("</p>", "<br>", "<br/>", "<br />", "</div>", "<p>", "</a>")


class Row(NamedTuple):
    """One row: its number as people count, the bytes that make it, and its cells; or why it cannot be read."""

    number: int
    raw: bytes
    cells: Mapping[str, Any]
    refused: RefusedError | None = None


def read_jsonl(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read a report from each line that is a JSON object; a broken line is recorded, and the rest read."""
    return _read(blob, context, _json_lines(blob, context))


def read_json(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read a report from each object of a JSON array, alone or under a usual name ("articles", "data", …)."""
    data = blob.data(context.limits.document_bytes * 4)
    text = decode(data, "utf-8").text
    try:
        whole = json.loads(text)
    except ValueError as error:
        return _read(blob, context, _json_before(text, error))
    if whole in ([], {}):
        raise RefusedError("empty", "The JSON holds nothing.")
    objects = _objects(whole, 0)
    if objects is None:
        raise RefusedError(
            "no-text-column",
            "The JSON holds no list of objects. Give an array of objects, one for each report.",
        )
    return _read(
        blob, context, (_row(number, _canonical(thing), thing) for number, thing in enumerate(objects, 1))
    )


def _json_before(text: str, error: ValueError) -> Iterator[Row]:
    """Yield the objects of an array that come before what is no JSON, and then what is wrong.

    Raises:
        RefusedError: ``damaged``: there are none.
    """
    opening = _ARRAY.match(text)
    at = opening.end() if opening else len(text)
    number = 0
    while at < len(text):
        try:
            thing, at = json.JSONDecoder().raw_decode(text, at)
        except ValueError:
            break
        number += 1
        yield _row(number, _canonical(thing), thing)
        between = _COMMA.match(text, at)
        at = between.end() if between else len(text)
    if not number:
        raise RefusedError("damaged", f"It is no valid JSON ({error}). Export it again.") from error
    yield Row(
        number + 1,
        b"",
        {},
        RefusedError(
            "damaged",
            f"From here on it is no valid JSON ({error}). What comes before was read. Export it again.",
        ),
    )


def read_csv(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read a report from each row of a CSV file whose first line names the columns."""
    return _read(blob, context, _csv_rows(blob, context))


def read_parquet(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read a report from each row of a Parquet file."""
    return _read(blob, context, _parquet_rows(blob, context))


def _read(blob: Blob, context: Context, rows: Iterator[Row]) -> Iterator[Outcome]:
    first = list(islice(rows, _SAMPLE))
    whole = [row for row in first if row.refused is None]
    if not whole:
        yield from (_unread(blob, row) for row in first)
        if not first:
            raise RefusedError("empty", "The table has no rows.")
        return
    found = columns.resolve(dict.fromkeys(name for row in whole for name in row.cells), context.mapping)
    order = dates.column_order(_when(row.cells.get(found.get("published", ""))) for row in whole)
    for at, row in enumerate(chain(first, rows)):
        if at >= context.limits.rows:
            raise RefusedError(
                "too-large",
                f"The table has more than {context.limits.rows:,} rows, the limit. The rows before were read. Split it, or raise the limit.",
            )
        if row.refused is not None:
            yield _unread(blob, row)
            continue
        try:
            yield compose(_draft(blob, row, found, order, context.mapping), context.limits)
        except RefusedError as refusal:
            yield Unread(f"{blob.uri}#{row.number}", refusal.code, refusal.reason)


def _unread(blob: Blob, row: Row) -> Unread:
    refusal = row.refused or RefusedError("damaged", "The row cannot be read.")
    return Unread(f"{blob.uri}#{row.number}", refusal.code, refusal.reason)


def _draft(
    blob: Blob,
    row: Row,
    found: Mapping[str, str],
    order: dates.Order | None,
    mapping: Mapping[str, str],
) -> Draft:
    """Return the draft of a row.

    Raises:
        RefusedError: ``empty``: there is no text in it.
    """
    cells = {field: _cell(row.cells.get(column)) for field, column in found.items()}
    text = cells["text"] if "text" in mapping else _text(cells["text"], row, found)
    if not text.strip():
        raise RefusedError("empty", f"The row has no text in its column {found['text']!r}.")
    if text.count("<") > 1 and any(tag in text.lower() for tag in _TAGS):
        text = fragment_text(text) or text
    fields: dict[FieldName, Found] = {}
    for field in _PLAIN:
        if cells.get(field, "").strip():
            words = _BY.sub("", cells[field], count=1) if field == "byline" else cells[field]
            fields[field] = Found(words, f"column '{found[field]}'")
    if "published" in found:
        reading = dates.parse(_when(row.cells.get(found["published"])), order)
        note = f", {reading.note}" if reading.note else ""
        if reading.value or reading.note:
            fields["published"] = Found(reading.value, f"column '{found['published']}'{note}")
    address = cells.get("url", "").strip()
    if address.startswith("http"):
        for name, told in address_fields(address).items():
            fields.setdefault(
                name, Found(told.value, f"column '{found['url']}'" if name == "url" else told.where)
            )
    return Draft(f"{blob.uri}#{row.number}", sha256(row.raw), Mapped.of(text), fields)


def _text(own: str, row: Row, found: Mapping[str, str]) -> str:
    """Return a row's text: where its column is empty in this row, that of the next usual name which is no other field."""
    others = (c for c in columns.texts(row.cells) if c not in found.values())
    return own if own.strip() else next(filter(str.strip, (_cell(row.cells[c]) for c in others)), own)


def _when(value: Any) -> Any:
    """Return a date: of an object, as ReliefWeb and MongoDB nest them, when it was published rather than entered."""
    if not isinstance(value, Mapping):
        return value
    return next((value[key] for key in _WHEN if isinstance(value.get(key), (str, int, float))), None)


_BY = re.compile(r"\s*(?i:by)\s+(?=[A-Z])")
#: What holds the words of an object, in APIs of news and of WordPress.
_INNER = ("name", "title", "text", "content", "rendered", "main", "original", "value", "#text")


def _cell(value: Any) -> str:
    """Return a cell's words: of an object its name, of a list its members."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, Mapping):
        return _cell(
            next(
                (value[key] for key in _INNER if key in value),
                None,
            )
        )
    if isinstance(value, Sequence):
        return ", ".join(filter(None, map(_cell, value)))
    return str(value)


def _row(number: int, raw: bytes, thing: Any) -> Row:
    if isinstance(thing, dict):
        return Row(number, raw, _flat(thing))
    return Row(
        number,
        raw,
        {},
        RefusedError("damaged", "It is no object with named values. Export one JSON object for each report."),
    )


def _flat(thing: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object with its inner objects' values beside it, as Elasticsearch and Solr nest them."""
    envelope = next((key for key in _ENVELOPES if isinstance(thing.get(key), dict)), None)
    if envelope is None:
        return dict(thing)
    return {**{key: value for key, value in thing.items() if key != envelope}, **thing[envelope]}


def _objects(whole: Any, depth: int) -> Iterable[Any] | None:
    if isinstance(whole, list):
        return whole if any(isinstance(thing, dict) for thing in whole) else None
    if not isinstance(whole, dict) or depth > 3:
        return None
    if columns.looks_like_header(list(map(str, whole))) or "text" in whole:
        return [whole]
    for key in sorted(whole, key=lambda name: (str(name).lower() not in _WRAPPERS, str(name))):
        found = _objects(whole[key], depth + 1) if isinstance(whole[key], (list, dict)) else None
        if found is not None:
            return found
    return [whole] if depth == 0 else None


def _canonical(thing: Any) -> bytes:
    """Return the bytes that stand for a row which has none of its own: the same wherever its table lies."""
    return json.dumps(
        thing, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
    ).encode("utf-8", "surrogatepass")


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else str(value)


def _json_lines(blob: Blob, context: Context) -> Iterator[Row]:
    limit = context.limits.document_bytes
    with blob.open() as stream:
        number = 0
        while line := stream.readline(limit + 1):
            number += 1
            if len(line) > limit:
                raise RefusedError(
                    "too-large",
                    f"Line {number} is longer than {limit:,} bytes, the limit. The lines before were read.",
                )
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            line = line.strip()
            if line:
                yield _json_line(number, line)


def _json_line(number: int, line: bytes) -> Row:
    try:
        return _row(number, line, json.loads(decode(line, "utf-8").text))
    except (ValueError, RecursionError) as error:
        return Row(
            number,
            line,
            {},
            RefusedError("damaged", f"Line {number} is no valid JSON ({error}). The other lines were read."),
        )
    except RefusedError as refusal:
        return Row(number, line, {}, refusal)


def _csv_rows(blob: Blob, context: Context) -> Iterator[Row]:
    text = decode(blob.data(context.limits.document_bytes * 8), blob.charset).text
    csv.field_size_limit(max(csv.field_size_limit(), context.limits.characters))
    number = 0
    for number, (cells, fault) in enumerate(records(text), 1):
        if number == 1:
            _check_header(list(cells), context)
        if fault is None:
            yield Row(number, _canonical(cells), cells)
        else:
            yield Row(number, b"", {}, RefusedError("damaged", fault))
    if not number:
        _check_header(first_row(text), context)


def _check_header(names: list[str], context: Context) -> None:
    """Refuse a table without names of columns, unless the user named them.

    Raises:
        RefusedError: ``no-text-column``: its first line is a row.
    """
    if not context.mapping and columns.is_row(names):
        raise RefusedError(
            "no-text-column",
            "Its first line is a row already, and names no columns. Put a line with names above it, such as: title,date,text.",
        )


def _parquet_rows(blob: Blob, context: Context) -> Iterator[Row]:
    from pyarrow import ArrowException  # noqa: PLC0415 - a fifth of a second to load
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    with blob.open() as stream:
        try:
            table = ParquetFile(stream)
            names = [
                name
                for name in table.schema_arrow.names
                if not _is_vector(table.schema_arrow.field(name).type)
            ]
            if columns.resolve(names, context.mapping):
                number = 0
                for batch in table.iter_batches(batch_size=256, columns=names):
                    for cells in batch.to_pylist():
                        number += 1
                        yield Row(number, _canonical(cells), _flat(cells))
        except ArrowException as error:
            raise RefusedError(
                "damaged",
                f"The Parquet file is cut off or damaged ({' '.join(str(error).split())[:200]}). Export it again.",
            ) from error


def _is_vector(kind: Any) -> bool:
    """Tell whether a column holds numbers in lists (embeddings), which no field needs and which cost much to read."""
    inner = getattr(kind, "value_type", None)
    return inner is not None and str(inner) in {"float", "double", "halffloat", "int8", "int32", "int64"}

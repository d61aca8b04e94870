"""Writing exports: whole files or none."""

import csv
import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, get_args

from secondsource.errors import ExportError
from secondsource.export.geo import claims_collection, places_collection
from secondsource.export.records import Tables, records
from secondsource.export.tables import flat_tables, neutral
from secondsource.model import Snapshot

Format = Literal["jsonl", "csv", "parquet", "geojson"]
FORMATS: tuple[Format, ...] = get_args(Format)

# Writes one file at the path that it is given.
_Writer = Callable[[Path], None]


def write_export(snapshot: Snapshot, directory: Path, form: Format) -> tuple[Path, ...]:
    """Write a case as files for other programs.

    Every file is written beside its place first and put there when all of them are whole, so that a
    reader sees the old export or the new one.

    Args:
        snapshot: The case.
        directory: Where; made if it is not there.
        form: ``jsonl`` (the data contract, one table a file), ``csv`` (flat tables for spreadsheets, no
            cell of which runs), ``parquet`` (the data contract, typed) or ``geojson`` (claims and places).

    Returns:
        The files, in order of name.

    Raises:
        ExportError: They could not be written.
    """
    plan = _plan(records(snapshot), form)
    try:
        directory.mkdir(parents=True, exist_ok=True)
        return _write_all({directory / name: writer for name, writer in sorted(plan.items())})
    except OSError as error:
        raise ExportError(f"Cannot write the export to {directory}: {error.strerror or error}.") from error


def _plan(tables: Tables, form: Format) -> dict[str, _Writer]:
    if form == "jsonl":
        return {f"{name}.jsonl": _lines(rows) for name, rows in tables.items()}
    if form == "csv":
        return {f"{table.name}.csv": _cells(table.columns, table.rows) for table in flat_tables(tables)}
    if form == "geojson":
        return {
            "claims.geojson": _document(claims_collection(tables)),
            "places.geojson": _document(places_collection(tables)),
        }
    from secondsource.export.arrow import write_parquet  # noqa: PLC0415 - pyarrow is loaded by those who need it

    def parquet(name: str, rows: Any) -> _Writer:
        return lambda path: write_parquet(path, name, rows)

    return {f"{name}.parquet": parquet(name, rows) for name, rows in tables.items()}


def _lines(rows: Iterable[Any]) -> _Writer:
    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n" for row in rows)

    return write


def _document(content: Any) -> _Writer:
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    return lambda path: _write_text(path, text)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _cells(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> _Writer:
    def write(path: Path) -> None:
        # With its mark at the beginning Excel, too, reads the file as UTF-8.
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file)
            table.writerow(columns)
            table.writerows([neutral(value) for value in row] for row in rows)

    return write


def _write_all(files: dict[Path, _Writer]) -> tuple[Path, ...]:
    partial = {path: path.with_name(f".{path.name}.partial-{os.getpid()}") for path in files}
    try:
        for path, write in files.items():
            write(partial[path])
            with partial[path].open("rb+") as file:
                os.fsync(file.fileno())
        for path in files:
            partial[path].replace(path)
    finally:
        for path in partial.values():
            with suppress(OSError):
                path.unlink(missing_ok=True)
    return tuple(files)

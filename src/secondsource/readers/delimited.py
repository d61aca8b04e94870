"""Delimited tables (CSV, TSV): what stands between the cells, the columns' names, and the rows or why one is none."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from secondsource.readers import columns

_MARK = re.compile(r"sep=([,;|\t])\r?\n", re.IGNORECASE)  # spreadsheets write it above the columns' names
_ABOVE = 20  # lines that an export may have above them
# Databases write \" for a quotation mark inside a cell; the standard doubles it.
_ESCAPED = re.compile(r'[^,;\t|\\]\\"')

_UNPAIRED = (
    "{which} of the file could not be read: the quotation marks of line {first} do not pair up, so that nothing tells "
    "where its cells end. Double each quotation mark inside a cell, or export the table again."
)


class Record(NamedTuple):
    """One row: its cells by column, or why it is none."""

    cells: dict[str, str]
    fault: str | None = None


def records(text: str) -> Iterator[Record]:
    """Yield the rows of a table, those without any cell left out.

    A row whose quotation marks do not pair up is told as faulty, and reading goes on at the next line that is a
    whole row by itself: one quotation mark that is never closed would otherwise take all rows below into one cell.
    """
    body, mark = _table(text.lstrip("\n\r"))
    above = len(io.StringIO(text[: len(text) - len(body)], newline="").readlines())
    if '""' not in body and _ESCAPED.search(body):
        body = body.replace('\\"', '""')
    lines = io.StringIO(body, newline="").readlines()
    rows = _rows(lines, mark, above)
    names = [name.strip() for name in next(rows, ([], None))[0]]
    for cells, fault in rows:
        if fault is not None:
            yield Record({}, fault)
        elif any(cells):
            yield _record(names, cells, mark)


def first_row(text: str) -> list[str]:
    """Return the cells of a table's first line: the names of its columns, where it has them."""
    body, mark = _table(text.lstrip("\n\r"))
    return next(_rows(io.StringIO(body, newline="").readlines(), mark, 0), ([], None))[0]


def _record(names: Sequence[str], cells: list[str], mark: str) -> Record:
    """Return the row; cells beyond the columns are words of the last one where that is the text, else a fault."""
    if any(cell.strip() for cell in cells[len(names) :]):
        if names[-1:] != columns.texts(names)[:1]:
            return Record(
                {},
                f"It has {len(cells)} cells where the table has {len(names)} columns. "
                "Put cells that hold the separator between quotation marks, or export the table again.",
            )
        cells = [*cells[: len(names) - 1], mark.join(cells[len(names) - 1 :])]
    row: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        if not row.get(name, "").strip():  # of two columns of one name the first that says something
            row[name] = cell
    return Record(row)


def _rows(lines: Sequence[str], mark: str, above: int) -> Iterator[tuple[list[str], str | None]]:
    start, width = 0, 0
    while start < len(lines):
        begin = start
        reader = csv.reader((lines[at] for at in range(begin, len(lines))), delimiter=mark, strict=True)
        try:
            for cells in reader:
                width = width or len(cells)
                yield cells, None
                start = begin + reader.line_num
        except csv.Error:
            loose = _loose(lines[start], mark)
            if loose is not None and len(loose) == (width or len(loose)):
                width = width or len(loose)
                yield loose, None
                start += 1
                continue
            following = _next_row(lines, start + 1, mark, width)
            first, last = above + start + 1, above + following
            which = f"Line {first}" if first == last else f"Lines {first} to {last}"
            yield [], _UNPAIRED.format(which=which, first=first)
            start = following
        else:
            return


def _loose(line: str, mark: str) -> list[str] | None:
    """Return the cells of one line in which a quotation mark closes a cell only before a separator or the end."""
    quoted = re.compile(rf'[ ]*"(.*?)"[ ]*(?={re.escape(mark)}|$)')
    bare = re.compile(rf"[^{re.escape(mark)}]*")
    line = line.rstrip("\r\n")
    cells: list[str] = []
    at = 0
    while True:
        match = quoted.match(line, at)
        if match:
            cells.append(match[1].replace('""', '"'))
        else:
            match = bare.match(line, at)
            if match is None or match[0].lstrip().startswith('"'):
                return None
            cells.append(match[0])
        at = match.end() + 1
        if at > len(line):
            return cells


def _next_row(lines: Sequence[str], at: int, mark: str, width: int) -> int:
    """Return the next line that is a row of the table's width by itself."""
    while at < len(lines):
        try:
            cells = next(csv.reader([lines[at]], delimiter=mark, strict=True), [])
        except csv.Error:
            cells = _loose(lines[at], mark) or []
        if width > 1 and len(cells) == width:
            return at
        at += 1
    return at


def _table(text: str) -> tuple[str, str]:
    """Return a table from the line with its columns' names on, and what stands between its cells."""
    if mark := _MARK.match(text):
        return text[mark.end() :], mark[1]
    at = 0
    for line in io.StringIO(text, newline="").readlines(_ABOVE * 1000)[:_ABOVE]:
        names = next(csv.reader([line], delimiter=_separator(line)), [])
        if at == 0 and columns.texts(names):
            break
        if columns.looks_like_header([name.strip() for name in names]):
            return text[at:], _separator(line)
        at += len(line)
    return text, _separator(text)


def _separator(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",\t;|", key=first.count)

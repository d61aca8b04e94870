"""Findings, to their tables and back as of any run."""

import sqlite3
from collections.abc import Iterator
from types import MappingProxyType

from secondsource.model import (
    Facet,
    FacetValue,
    Finding,
    FindingOrigin,
    Flag,
    HistoryEntry,
    Range,
    Span,
)
from secondsource.store.rows import Row, grouped, insert
from secondsource.store.temporal import Difference, compare, content_digest

_Groups = dict[tuple[object, ...], list[Row]]

# Each part of a finding: its columns below the finding's serial, the last one its order.
_PARTS: dict[str, tuple[str, ...]] = {
    "finding_claim": ("position",),
    "facet": ("position",),
    "facet_value": ("facet", "position"),
    "facet_value_claim": ("facet", "value", "position"),
    "facet_value_origin": ("facet", "value", "position"),
    "finding_origin": ("position",),
    "finding_origin_claim": ("origin", "position"),
    "finding_origin_report": ("origin", "position"),
    "history": ("position",),
    "history_claim": ("history", "position"),
    "flag": ("position",),
}
_CONTENT: dict[str, tuple[str, ...]] = {
    "finding_claim": ("claim",),
    "facet": ("name", "state", "why"),
    "facet_value": ("value",),
    "facet_value_claim": ("claim",),
    "facet_value_origin": ("origin",),
    "finding_origin": ("origin", "party", "why"),
    "finding_origin_claim": ("claim",),
    "finding_origin_report": ("report",),
    "history": ("as_of", "change", "why"),
    "history_claim": ("claim",),
    "flag": ("claim", "reason"),
}


def write_findings(connection: sqlite3.Connection, findings: tuple[Finding, ...], run: int) -> Difference:
    """Store the findings of a run; those that did not change keep their rows."""
    digests = {finding.id: content_digest(finding) for finding in findings}
    difference = compare(connection, "finding", "id", digests, run)
    connection.executemany(
        "UPDATE finding SET rank = ? WHERE id = ? AND until IS NULL AND rank <> ?",
        (
            (rank, finding.id, rank)
            for rank, finding in enumerate(findings)
            if finding.id not in difference.new
        ),
    )
    parts: dict[str, list[tuple[object, ...]]] = {table: [] for table in _PARTS}
    for rank, finding in enumerate(findings):
        if finding.id in difference.new:
            serial = _write_finding(connection, finding, rank, digests[finding.id], run)
            for table, row in _rows(finding):
                parts[table].append((serial, *row))
    for table, keys in _PARTS.items():
        insert(connection, table, ("finding", *keys, *_CONTENT[table]), parts[table])
    return difference


def _write_finding(
    connection: sqlite3.Connection, finding: Finding, rank: int, content: str, run: int
) -> int:
    figures = finding.range
    bounds = (
        (figures.low, figures.best, figures.high, figures.measure, figures.rule)
        if figures
        else (None, None, None, None, None)
    )
    cursor = connection.execute(
        "INSERT INTO finding (id, rank, title, title_claim, title_start, title_end, type, status, range_low, range_best,"
        " range_high, range_measure, range_rule, why, content, since) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            finding.id, rank, finding.title, finding.title_claim, *finding.title_span, finding.type, finding.status,
            *bounds, finding.why, content, run,
        ),
    )  # fmt: skip
    assert cursor.lastrowid is not None  # noqa: S101 - a row was just inserted
    return cursor.lastrowid


def _rows(finding: Finding) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield the rows of a finding's parts, without its serial: table, then keys and content."""
    yield from _listed("finding_claim", (), finding.claims)
    for number, (name, facet) in enumerate(finding.facets.items()):
        yield "facet", (number, name, facet.state, facet.why)
        for place, value in enumerate(facet.values):
            yield "facet_value", (number, place, value.value)
            yield from _listed("facet_value_claim", (number, place), value.claims)
            yield from _listed("facet_value_origin", (number, place), value.origins)
    for number, origin in enumerate(finding.origins):
        yield "finding_origin", (number, origin.origin, origin.party, origin.why)
        yield from _listed("finding_origin_claim", (number,), origin.claims)
        yield from _listed("finding_origin_report", (number,), origin.reports)
    for number, entry in enumerate(finding.history):
        yield "history", (number, entry.as_of, entry.change, entry.why)
        yield from _listed("history_claim", (number,), entry.claims)
    for position, flag in enumerate(finding.flags):
        yield "flag", (position, flag.claim, flag.reason)


def _listed(
    table: str, keys: tuple[int, ...], ids: tuple[str, ...]
) -> Iterator[tuple[str, tuple[object, ...]]]:
    for position, name in enumerate(ids):
        yield table, (*keys, position, name)


def read_findings(connection: sqlite3.Connection, holds: str) -> tuple[Finding, ...]:
    """Return the findings for which the condition on ``since`` and ``until`` holds, by rank."""
    parts = {
        table: grouped(
            connection.execute(
                f"SELECT {table}.* FROM {table} JOIN finding ON finding.serial = {table}.finding WHERE {holds}"  # noqa: S608
                f" ORDER BY {', '.join(f'{table}.{key}' for key in ('finding', *keys))}"
            ),
            "finding",
            *keys[:-1],
        )
        for table, keys in _PARTS.items()
    }
    rows = connection.execute(f"SELECT * FROM finding WHERE {holds} ORDER BY rank, id")  # noqa: S608
    return tuple(_finding(row, parts) for row in rows)


def _finding(row: Row, parts: dict[str, _Groups]) -> Finding:
    serial = row["serial"]

    def column(table: str, name: str, *keys: object) -> tuple[str, ...]:
        return tuple(part[name] for part in parts[table].get((serial, *keys), []))

    return Finding(
        id=row["id"],
        title=row["title"],
        title_claim=row["title_claim"],
        title_span=Span(row["title_start"], row["title_end"]),
        type=row["type"],
        status=row["status"],
        facets=MappingProxyType(
            {
                facet["name"]: Facet(
                    state=facet["state"],
                    values=tuple(
                        FacetValue(
                            value=value["value"],
                            claims=column("facet_value_claim", "claim", facet["position"], value["position"]),
                            origins=column(
                                "facet_value_origin", "origin", facet["position"], value["position"]
                            ),
                        )
                        for value in parts["facet_value"].get((serial, facet["position"]), [])
                    ),
                    why=facet["why"],
                )
                for facet in parts["facet"].get((serial,), [])
            }
        ),
        origins=tuple(
            FindingOrigin(
                origin=origin["origin"],
                party=bool(origin["party"]),
                claims=column("finding_origin_claim", "claim", origin["position"]),
                reports=column("finding_origin_report", "report", origin["position"]),
                why=origin["why"],
            )
            for origin in parts["finding_origin"].get((serial,), [])
        ),
        claims=column("finding_claim", "claim"),
        range=None
        if row["range_rule"] is None
        else Range(
            low=row["range_low"],
            best=row["range_best"],
            high=row["range_high"],
            measure=row["range_measure"],
            rule=row["range_rule"],
        ),
        history=tuple(
            HistoryEntry(
                as_of=entry["as_of"],
                change=entry["change"],
                claims=column("history_claim", "claim", entry["position"]),
                why=entry["why"],
            )
            for entry in parts["history"].get((serial,), [])
        ),
        flags=tuple(
            Flag(claim=flag["claim"], reason=flag["reason"]) for flag in parts["flag"].get((serial,), [])
        ),
        why=row["why"],
    )

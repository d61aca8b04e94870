"""What the reports establish together, to its tables and back as of any run."""

import sqlite3
from collections.abc import Mapping
from types import MappingProxyType

from secondsource.model import (
    Entity,
    InferredDate,
    Lineage,
    Merge,
    Origin,
    Reconciliation,
    SharedPassage,
    Span,
)
from secondsource.store.findings import read_findings, write_findings
from secondsource.store.rows import Row, grouped, insert
from secondsource.store.temporal import Difference, compare, content_digest, replace_pairs

_ENTITY = ("id", "kind", "name", "country", "sector", "latitude", "longitude", "precision", "geoname")
_LINEAGE = ("id", "source", "target", "directed", "kind", "score", "why")
_ORIGIN = ("id", "kind", "name", "entity", "why")


def write_reconciliation(connection: sqlite3.Connection, result: Reconciliation, run: int) -> Difference:
    """Store the result of a run beside those of earlier ones.

    Returns:
        Which findings are new or changed, and which are gone.

    Raises:
        ValueError: The result contradicts itself.
    """
    _check(result)
    _write_entities(connection, result.entities, run)
    _write_lineage(connection, result.lineage, run)
    _write_origins(connection, result.origins, run)
    _write_inferred_dates(connection, result.inferred_dates, run)
    matched = ((c, group[0][0], part[0]) for group in result.matched for part in group for c in part)
    replace_pairs(connection, "matched", ("claim", "matter", "part"), matched, run)
    return write_findings(connection, result.findings, run)


def _check(result: Reconciliation) -> None:
    """Hold the two ways of saying the same to each other: only one of them is stored."""
    origins = {claim: origin.id for origin in result.origins for claim in origin.claims}
    if origins != dict(result.claim_origin):
        raise ValueError("claim_origin and the origins' claims differ")
    findings = {claim: finding.id for finding in result.findings for claim in finding.claims}
    if findings != dict(result.claim_finding):
        raise ValueError("claim_finding and the findings' claims differ")


def _write_entities(connection: sqlite3.Connection, entities: tuple[Entity, ...], run: int) -> None:
    # Members are pairs of their own, so that one more member of a large entity costs one row.
    digests = {
        entity.id: content_digest(
            [*(getattr(entity, name) for name in _ENTITY), entity.aliases, entity.descriptors]
        )
        for entity in entities
    }
    new = compare(connection, "entity", "id", digests, run).new
    for entity in entities:
        if entity.id not in new:
            continue
        serial = connection.execute(
            f"INSERT INTO entity ({', '.join(_ENTITY)}, content, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (*(getattr(entity, name) for name in _ENTITY), digests[entity.id], run),
        ).lastrowid
        insert(
            connection,
            "entity_name",
            ("entity", "kind", "position", "name"),
            (
                (serial, kind, position, name)
                for kind, names in (("alias", entity.aliases), ("descriptor", entity.descriptors))
                for position, name in enumerate(names)
            ),
        )
    members: list[tuple[object, ...]] = []
    for entity in entities:
        merges = {
            merge.member: (position, merge.score, merge.reason)
            for position, merge in enumerate(entity.merges)
        }
        members += ((entity.id, member, *merges.get(member, (None, None, None))) for member in entity.members)
    columns = ("entity", "member", "merge_position", "score", "reason")
    replace_pairs(connection, "entity_member", columns, members, run)


def _write_lineage(connection: sqlite3.Connection, lineage: tuple[Lineage, ...], run: int) -> None:
    digests = {edge.id: content_digest(edge) for edge in lineage}
    new = compare(connection, "lineage", "id", digests, run).new
    for edge in lineage:
        if edge.id not in new:
            continue
        serial = connection.execute(
            f"INSERT INTO lineage ({', '.join(_LINEAGE)}, content, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (*(getattr(edge, name) for name in _LINEAGE), digests[edge.id], run),
        ).lastrowid
        insert(
            connection,
            "shared_passage",
            ("lineage", "position", "source_start", "source_end", "target_start", "target_end"),
            (
                (serial, position, *shared.source, *shared.target)
                for position, shared in enumerate(edge.spans)
            ),
        )


def _write_origins(connection: sqlite3.Connection, origins: tuple[Origin, ...], run: int) -> None:
    digests = {origin.id: content_digest([getattr(origin, name) for name in _ORIGIN]) for origin in origins}
    new = compare(connection, "origin", "id", digests, run).new
    insert(
        connection,
        "origin",
        (*_ORIGIN, "content", "since"),
        (
            (*(getattr(origin, name) for name in _ORIGIN), digests[origin.id], run)
            for origin in origins
            if origin.id in new
        ),
    )
    claims = ((origin.id, claim) for origin in origins for claim in origin.claims)
    replace_pairs(connection, "origin_claim", ("origin", "claim"), claims, run)
    reports = ((origin.id, report) for origin in origins for report in origin.reports)
    replace_pairs(connection, "origin_report", ("origin", "report"), reports, run)


def _write_inferred_dates(connection: sqlite3.Connection, dates: tuple[InferredDate, ...], run: int) -> None:
    digests = {date.report: content_digest(date) for date in dates}
    new = compare(connection, "inferred_date", "report", digests, run).new
    for date in dates:
        if date.report not in new:
            continue
        serial = connection.execute(
            "INSERT INTO inferred_date (report, starts, ends, why, content, since) VALUES (?, ?, ?, ?, ?, ?)",
            (date.report, date.start, date.end, date.why, digests[date.report], run),
        ).lastrowid
        insert(
            connection,
            "inferred_date_claim",
            ("inferred_date", "position", "claim"),
            ((serial, position, claim) for position, claim in enumerate(date.claims)),
        )


def read_reconciliation(connection: sqlite3.Connection, run: int) -> Reconciliation:
    """Return what the file established in that run."""
    holds = f"since <= {run:d} AND (until IS NULL OR until > {run:d})"
    findings = read_findings(connection, holds)
    origins = _read_origins(connection, holds)
    return Reconciliation(
        entities=_read_entities(connection, holds),
        lineage=_read_lineage(connection, holds),
        origins=origins,
        findings=findings,
        claim_origin=_mapping({claim: origin.id for origin in origins for claim in origin.claims}),
        claim_finding=_mapping({claim: finding.id for finding in findings for claim in finding.claims}),
        inferred_dates=_read_inferred_dates(connection, holds),
        versions=connection.execute("SELECT versions FROM run WHERE id = ?", (run,)).fetchone()["versions"],
        matched=_read_matched(connection, holds),
    )


def _read_matched(connection: sqlite3.Connection, holds: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    groups: dict[str, dict[str, list[str]]] = {}
    rows = connection.execute(
        f"SELECT matter, part, claim FROM matched WHERE {holds} ORDER BY matter, part, claim"  # noqa: S608
    )
    for row in rows:
        groups.setdefault(row["matter"], {}).setdefault(row["part"], []).append(row["claim"])
    return tuple(tuple(map(tuple, parts.values())) for parts in groups.values())


def _mapping(content: dict[str, str]) -> Mapping[str, str]:
    return MappingProxyType(content)


def _children(
    connection: sqlite3.Connection, table: str, of: str, holds: str
) -> dict[tuple[object, ...], list[Row]]:
    rows = connection.execute(
        f"SELECT {table}.* FROM {table} JOIN {of} ON {of}.serial = {table}.{of} WHERE {holds}"  # noqa: S608
        f" ORDER BY {table}.{of}, {table}.position"
    )
    return grouped(rows, of)


def _pairs(
    connection: sqlite3.Connection, table: str, of: str, order: str, holds: str
) -> dict[tuple[object, ...], list[Row]]:
    return grouped(connection.execute(f"SELECT * FROM {table} WHERE {holds} ORDER BY {order}"), of)  # noqa: S608


def _read_entities(connection: sqlite3.Connection, holds: str) -> tuple[Entity, ...]:
    names = _children(connection, "entity_name", "entity", holds)
    members = _pairs(connection, "entity_member", "entity", "member", holds)
    rows = connection.execute(f"SELECT * FROM entity WHERE {holds} ORDER BY id").fetchall()  # noqa: S608
    entities = []
    for row in rows:
        own = members.get((row["id"],), [])
        merged = sorted(
            (pair for pair in own if pair["merge_position"] is not None),
            key=lambda pair: pair["merge_position"],
        )
        called = names.get((row["serial"],), [])
        entities.append(
            Entity(
                **{name: row[name] for name in _ENTITY},
                aliases=tuple(name["name"] for name in called if name["kind"] == "alias"),
                descriptors=tuple(name["name"] for name in called if name["kind"] == "descriptor"),
                members=tuple(pair["member"] for pair in own),
                merges=tuple(
                    Merge(member=pair["member"], score=pair["score"], reason=pair["reason"])
                    for pair in merged
                ),
            )
        )
    return tuple(entities)


def _read_lineage(connection: sqlite3.Connection, holds: str) -> tuple[Lineage, ...]:
    shared = _children(connection, "shared_passage", "lineage", holds)
    return tuple(
        Lineage(
            **{name: row[name] for name in _LINEAGE if name != "directed"},
            directed=bool(row["directed"]),
            spans=tuple(
                SharedPassage(
                    source=Span(part["source_start"], part["source_end"]),
                    target=Span(part["target_start"], part["target_end"]),
                )
                for part in shared.get((row["serial"],), [])
            ),
        )
        for row in connection.execute(f"SELECT * FROM lineage WHERE {holds} ORDER BY id")  # noqa: S608
    )


def _read_origins(connection: sqlite3.Connection, holds: str) -> tuple[Origin, ...]:
    claims = _pairs(connection, "origin_claim", "origin", "claim", holds)
    reports = _pairs(connection, "origin_report", "origin", "report", holds)
    return tuple(
        Origin(
            **{name: row[name] for name in _ORIGIN},
            claims=tuple(pair["claim"] for pair in claims.get((row["id"],), [])),
            reports=tuple(pair["report"] for pair in reports.get((row["id"],), [])),
        )
        for row in connection.execute(f"SELECT * FROM origin WHERE {holds} ORDER BY id")  # noqa: S608
    )


def _read_inferred_dates(connection: sqlite3.Connection, holds: str) -> tuple[InferredDate, ...]:
    claims = _children(connection, "inferred_date_claim", "inferred_date", holds)
    return tuple(
        InferredDate(
            report=row["report"],
            start=row["starts"],
            end=row["ends"],
            claims=tuple(part["claim"] for part in claims.get((row["serial"],), [])),
            why=row["why"],
        )
        for row in connection.execute(f"SELECT * FROM inferred_date WHERE {holds} ORDER BY report")  # noqa: S608
    )

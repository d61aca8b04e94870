"""What each report says, to and from its tables."""

import sqlite3
from collections.abc import Iterable, Iterator

from secondsource.model import (
    Attribution,
    Claim,
    Cue,
    Extraction,
    Figure,
    Mention,
    Place,
    ReportEntity,
    Role,
    Span,
    Speaker,
    TimeRef,
)
from secondsource.store.rows import Row, grouped, insert

_TIME = ("report", "position", "text", "start_char", "end_char", "kind", "value", "starts", "ends", "precision", "resolved", "reason", "anchor", "direction", "weekday")  # fmt: skip
_ENTITY = ("id", "report", "position", "kind", "name", "name_start", "name_end", "country", "sector", "latitude", "longitude", "precision", "geoname", "within")  # fmt: skip
_CLAIM = (
    "id", "report", "position", "type", "mode", "predicate", "predicate_start", "predicate_end", "text", "sentence_start",
    "sentence_end", "quote", "cue_text", "cue_start", "cue_end", "stance", "modality", "polarity", "place_text",
    "place_start", "place_end", "place_entity", "place_relation", "time", "factuality", "headline", "versions", "vector",
    "matter",
)  # fmt: skip
_FIGURE = ("claim", "position", "measure", "population", "unit", "low", "best", "high", "bound", "mode", "period", "text", "start_char", "end_char", "rule")  # fmt: skip
_CLAIM_PARTS = ("claim_span", "speaker", "role", "figure")
_ENTITY_PARTS = ("report_entity_name", "mention")


def write_extraction(connection: sqlite3.Connection, extraction: Extraction, *, at: str) -> None:
    """Store a reading of a stored report, in place of an earlier one.

    What only the earlier one found stays, marked as not current: earlier findings speak of it.
    """
    report = extraction.report
    connection.execute(
        "INSERT INTO reading (report, versions, read_at) VALUES (?, ?, ?) ON CONFLICT (report)"
        " DO UPDATE SET versions = excluded.versions, read_at = excluded.read_at",
        (report, extraction.versions, at),
    )
    for table in ("claim", "report_entity"):
        connection.execute(f"UPDATE {table} SET current = 0 WHERE report = ?", (report,))  # noqa: S608
    connection.execute("UPDATE time_ref SET position = NULL WHERE report = ?", (report,))
    _write_entities(connection, extraction.entities)
    times = _Times(connection, report, extraction.times)
    _write_claims(connection, extraction, times)
    connection.execute(
        "DELETE FROM time_ref WHERE report = ? AND position IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.time = time_ref.serial)"
        " AND NOT EXISTS (SELECT 1 FROM figure WHERE figure.period = time_ref.serial)",
        (report,),
    )


class _Times:
    """The rows of a report's time expressions: one for each distinct value."""

    def __init__(self, connection: sqlite3.Connection, report: str, listed: Iterable[TimeRef]) -> None:
        self._connection = connection
        self._report = report
        self._serials: dict[TimeRef, int] = {}
        for position, time in enumerate(listed):
            self._insert(time, position)

    def serial(self, time: TimeRef | None) -> int | None:
        """Return the row of an expression that a claim or figure holds."""
        if time is None:
            return None
        return self._serials[time] if time in self._serials else self._insert(time, None)

    def _insert(self, time: TimeRef, position: int | None) -> int:
        places = ", ".join("?" * len(_TIME))
        cursor = self._connection.execute(
            f"INSERT INTO time_ref ({', '.join(_TIME)}) VALUES ({places})",  # noqa: S608
            (
                self._report, position, time.text, *time.span, time.kind, time.value, time.start, time.end,
                time.precision, time.resolved, time.reason, time.anchor, time.direction, time.weekday,
            ),
        )  # fmt: skip
        assert cursor.lastrowid is not None  # noqa: S101 - a row was just inserted
        self._serials.setdefault(time, cursor.lastrowid)
        return cursor.lastrowid


def _upsert(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]
) -> None:
    places = ", ".join("?" * len(columns))
    changed = ", ".join(f"{name} = excluded.{name}" for name in columns[1:])
    connection.executemany(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608
        f" ON CONFLICT (id) DO UPDATE SET {changed}, current = 1 WHERE current = 0",
        rows,
    )


def _write_entities(connection: sqlite3.Connection, entities: tuple[ReportEntity, ...]) -> None:
    for table in _ENTITY_PARTS:
        connection.executemany(f"DELETE FROM {table} WHERE entity = ?", ((entity.id,) for entity in entities))  # noqa: S608
    _upsert(
        connection,
        "report_entity",
        _ENTITY,
        (
            (
                entity.id, entity.report, position, entity.kind, entity.name, *entity.name_span, entity.country,
                entity.sector, entity.latitude, entity.longitude, entity.precision, entity.geoname, entity.within,
            )
            for position, entity in enumerate(entities)
        ),
    )  # fmt: skip
    insert(
        connection,
        "report_entity_name",
        ("entity", "kind", "position", "name"),
        (
            (entity.id, kind, position, name)
            for entity in entities
            for kind, names in (("alias", entity.aliases), ("descriptor", entity.descriptors))
            for position, name in enumerate(names)
        ),
    )
    insert(
        connection,
        "mention",
        ("entity", "position", "start_char", "end_char"),
        (
            (entity.id, position, *span)
            for entity in entities
            for position, span in enumerate(entity.mentions)
        ),
    )


def _write_claims(connection: sqlite3.Connection, extraction: Extraction, times: _Times) -> None:
    claims = extraction.claims
    for table in _CLAIM_PARTS:
        connection.executemany(f"DELETE FROM {table} WHERE claim = ?", ((claim.id,) for claim in claims))  # noqa: S608
    vectors = extraction.vectors or (None,) * len(claims)
    matters = extraction.matters or (None,) * len(claims)
    rows = [
        (*_claim_row(position, claim, times.serial(claim.time)), *kept)
        for position, (claim, *kept) in enumerate(zip(claims, vectors, matters, strict=True))
    ]
    _upsert(connection, "claim", _CLAIM, rows)
    insert(
        connection,
        "claim_span",
        ("claim", "position", "start_char", "end_char"),
        ((claim.id, position, *span) for claim in claims for position, span in enumerate(claim.spans)),
    )
    insert(
        connection,
        "speaker",
        ("claim", "position", "kind", "text", "start_char", "end_char", "entity"),
        (
            (
                claim.id,
                position,
                speaker.kind,
                speaker.mention.text,
                *speaker.mention.span,
                speaker.mention.entity,
            )
            for claim in claims
            for position, speaker in enumerate(claim.attribution.chain if claim.attribution else ())
        ),
    )
    insert(
        connection,
        "role",
        ("claim", "position", "name", "text", "start_char", "end_char", "entity"),
        (
            (claim.id, position, role.name, role.mention.text, *role.mention.span, role.mention.entity)
            for claim in claims
            for position, role in enumerate(claim.roles)
        ),
    )
    insert(
        connection,
        "figure",
        _FIGURE,
        [
            (
                claim.id,
                position,
                figure.measure,
                figure.population,
                figure.unit,
                figure.low,
                figure.best,
                figure.high,
                figure.bound,
                figure.mode,
                times.serial(figure.period),
                figure.text,
                *figure.span,
                figure.rule,
            )
            for claim in claims
            for position, figure in enumerate(claim.figures)
        ],
    )


def _claim_row(position: int, claim: Claim, time: int | None) -> tuple[object, ...]:
    said = claim.attribution
    cue = (said.cue.text, *said.cue.span) if said and said.cue else (None, None, None)
    where = claim.place
    place = (
        (where.mention.text, *where.mention.span, where.mention.entity, where.relation)
        if where
        else (None, None, None, None, None)
    )
    return (
        claim.id, claim.report, position, claim.type, claim.mode, claim.predicate, *claim.predicate_span, claim.text,
        *claim.sentence, said.quote if said else None, *cue, claim.stance, claim.modality, claim.polarity, *place, time,
        claim.factuality, claim.headline, claim.versions,
    )  # fmt: skip


def read_extractions(connection: sqlite3.Connection, report: str | None = None) -> tuple[Extraction, ...]:
    """Return the last reading of every report that was read, or of that report, in the reports' order."""
    only, values = ("", ()) if report is None else ("AND report.id = ?", (report,))
    times = {
        row["serial"]: row
        for row in connection.execute(
            f"SELECT time_ref.* FROM time_ref JOIN report ON report.id = time_ref.report WHERE 1 {only}"  # noqa: S608
            " ORDER BY time_ref.position, time_ref.serial",
            values,
        )
    }
    refs = {serial: _time(row) for serial, row in times.items()}
    listed = grouped((row for row in times.values() if row["position"] is not None), "report")
    entities = grouped(_entities(connection, only, values), "report")
    names = grouped(_parts(connection, "report_entity_name", "report_entity", only, values), "entity", "kind")
    mentions = grouped(_parts(connection, "mention", "report_entity", only, values), "entity")
    claims = _claims(connection, only, values, refs)
    readings = connection.execute(
        "SELECT reading.* FROM reading JOIN report ON report.id = reading.report WHERE 1 "  # noqa: S608
        f"{only} ORDER BY report.published IS NULL, report.published, report.id",
        values,
    )
    return tuple(
        Extraction(
            report=row["report"],
            claims=tuple(claim for claim, _, _ in claims.get(row["report"], [])),
            entities=tuple(_entity(entity, names, mentions) for entity in entities.get((row["report"],), [])),
            vectors=tuple(vector for _, vector, _ in claims.get(row["report"], []) if vector is not None),
            times=tuple(refs[time["serial"]] for time in listed.get((row["report"],), [])),
            versions=row["versions"],
            matters=tuple(matter for _, _, matter in claims.get(row["report"], []) if matter is not None),
        )
        for row in readings
    )


def _parts(
    connection: sqlite3.Connection, table: str, of: str, only: str, values: tuple[str, ...]
) -> Iterator[Row]:
    key = "entity" if of == "report_entity" else "claim"
    join = f"JOIN report ON report.id = {of}.report" if only else ""
    return connection.execute(
        f"SELECT {table}.* FROM {table} JOIN {of} ON {of}.id = {table}.{key} {join}"  # noqa: S608
        f" WHERE {of}.current {only} ORDER BY {table}.{key}, {table}.position",
        values,
    )


def _entities(connection: sqlite3.Connection, only: str, values: tuple[str, ...]) -> Iterator[Row]:
    return connection.execute(
        "SELECT report_entity.* FROM report_entity JOIN report ON report.id = report_entity.report"  # noqa: S608
        f" WHERE report_entity.current {only} ORDER BY report_entity.report, report_entity.position",
        values,
    )


def _entity(
    row: Row, names: dict[tuple[object, ...], list[Row]], mentions: dict[tuple[object, ...], list[Row]]
) -> ReportEntity:
    return ReportEntity(
        id=row["id"],
        report=row["report"],
        kind=row["kind"],
        name=row["name"],
        name_span=Span(row["name_start"], row["name_end"]),
        aliases=tuple(name["name"] for name in names.get((row["id"], "alias"), [])),
        descriptors=tuple(name["name"] for name in names.get((row["id"], "descriptor"), [])),
        country=row["country"],
        sector=row["sector"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        precision=row["precision"],
        geoname=row["geoname"],
        within=row["within"],
        mentions=tuple(_span(mention) for mention in mentions.get((row["id"],), [])),
    )


def _claims(
    connection: sqlite3.Connection, only: str, values: tuple[str, ...], times: dict[int, TimeRef]
) -> dict[str, list[tuple[Claim, bytes | None, bytes | None]]]:
    parts = {
        table: grouped(_parts(connection, table, "claim", only, values), "claim") for table in _CLAIM_PARTS
    }
    rows = connection.execute(
        "SELECT claim.* FROM claim JOIN report ON report.id = claim.report"  # noqa: S608
        f" WHERE claim.current {only} ORDER BY claim.report, claim.position",
        values,
    )
    claims: dict[str, list[tuple[Claim, bytes | None, bytes | None]]] = {}
    for row in rows:
        own = {table: groups.get((row["id"],), []) for table, groups in parts.items()}
        claims.setdefault(row["report"], []).append((_claim(row, own, times), row["vector"], row["matter"]))
    return claims


def _claim(row: Row, parts: dict[str, list[Row]], times: dict[int, TimeRef]) -> Claim:
    return Claim(
        id=row["id"],
        report=row["report"],
        type=row["type"],
        mode=row["mode"],
        predicate=row["predicate"],
        predicate_span=Span(row["predicate_start"], row["predicate_end"]),
        text=row["text"],
        spans=tuple(_span(part) for part in parts["claim_span"]),
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        attribution=_attribution(row, parts["speaker"]),
        stance=row["stance"],
        modality=row["modality"],
        polarity=row["polarity"],
        roles=tuple(Role(name=part["name"], mention=_mention(part)) for part in parts["role"]),
        place=None if row["place_text"] is None else _place(row),
        time=None if row["time"] is None else times[row["time"]],
        figures=tuple(_figure(part, times) for part in parts["figure"]),
        factuality=row["factuality"],
        headline=bool(row["headline"]),
        versions=row["versions"],
    )


def _attribution(row: Row, speakers: list[Row]) -> Attribution | None:
    if row["quote"] is None:
        return None
    cue = (
        None
        if row["cue_text"] is None
        else Cue(text=row["cue_text"], span=Span(row["cue_start"], row["cue_end"]))
    )
    chain = tuple(Speaker(mention=_mention(speaker), kind=speaker["kind"]) for speaker in speakers)
    return Attribution(quote=row["quote"], chain=chain, cue=cue)


def _place(row: Row) -> Place:
    span = Span(row["place_start"], row["place_end"])
    return Place(mention=Mention(text=row["place_text"], span=span, entity=row["place_entity"]), relation=row["place_relation"])  # fmt: skip


def _figure(row: Row, times: dict[int, TimeRef]) -> Figure:
    return Figure(
        measure=row["measure"],
        population=row["population"],
        unit=row["unit"],
        low=row["low"],
        best=row["best"],
        high=row["high"],
        bound=row["bound"],
        mode=row["mode"],
        period=None if row["period"] is None else times[row["period"]],
        text=row["text"],
        span=_span(row),
        rule=row["rule"],
    )


def _time(row: Row) -> TimeRef:
    return TimeRef(
        text=row["text"],
        span=_span(row),
        kind=row["kind"],
        value=row["value"],
        start=row["starts"],
        end=row["ends"],
        precision=row["precision"],
        resolved=bool(row["resolved"]),
        reason=row["reason"],
        anchor=row["anchor"],
        direction=row["direction"],
        weekday=row["weekday"],
    )


def _mention(row: Row) -> Mention:
    return Mention(text=row["text"], span=_span(row), entity=row["entity"])


def _span(row: Row) -> Span:
    return Span(row["start_char"], row["end_char"])

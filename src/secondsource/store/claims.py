"""What each report says, to its tables; ``readings`` reads them."""

import sqlite3
from collections.abc import Iterable

from secondsource.model import Claim, Extraction, ReportEntity, TimeRef
from secondsource.store.rows import insert

_TIME = ("report", "position", "text", "start_char", "end_char", "kind", "value", "starts", "ends", "precision", "resolved", "reason", "anchor", "direction", "weekday")  # fmt: skip
_ENTITY = ("id", "report", "position", "kind", "name", "name_start", "name_end", "country", "sector", "latitude", "longitude", "precision", "geoname", "within")  # fmt: skip
_CLAIM = (
    "id", "report", "position", "type", "mode", "predicate", "predicate_start", "predicate_end", "text", "sentence_start",
    "sentence_end", "quote", "cue_text", "cue_start", "cue_end", "stance", "modality", "polarity", "place_text",
    "place_start", "place_end", "place_entity", "place_relation", "time", "factuality", "headline", "versions", "vector",
    "matter",
)  # fmt: skip
_FIGURE = ("claim", "position", "measure", "population", "unit", "low", "best", "high", "bound", "mode", "period", "text", "start_char", "end_char", "rule")  # fmt: skip
CLAIM_PARTS = ("claim_span", "speaker", "role", "figure")
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
    for table in CLAIM_PARTS:
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

"""What each report says, from its tables; ``claims`` writes them.

A case is read some reports at a time, and of equal words and spans one is kept: a large case holds the words of its
vocabulary and the ids of its entities in many places.
"""

import json
import sqlite3
from typing import Any

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
from secondsource.store.claims import CLAIM_PARTS
from secondsource.store.rows import Row, grouped

_AT_ONCE = 50  # reports whose rows are held while their claims are made


def read_extractions(connection: sqlite3.Connection, report: str | None = None) -> tuple[Extraction, ...]:
    """Return the last reading of every report that was read, or of that report, in the reports' order."""
    only, values = ("", ()) if report is None else ("WHERE report.id = ?", (report,))
    read = connection.execute(
        "SELECT reading.report, reading.versions FROM reading JOIN report ON report.id = reading.report"  # noqa: S608
        f" {only} ORDER BY report.published IS NULL, report.published, report.id",
        values,
    ).fetchall()
    found: list[Extraction] = []
    for first in range(0, len(read), _AT_ONCE):
        rows = _Rows(connection, [row["report"] for row in read[first : first + _AT_ONCE]])
        found += [rows.extraction(row["report"], row["versions"]) for row in read[first : first + _AT_ONCE]]
    return tuple(found)


class _Rows:
    """The rows of some reports, and what is made of them."""

    def __init__(self, connection: sqlite3.Connection, reports: list[str]) -> None:
        self._connection = connection
        self._asked = json.dumps(reports)
        self._held: dict[Any, Any] = {}
        times = list(self._of("time_ref", "", "position, serial"))
        self._times = {row["serial"]: self._time(row) for row in times}
        self._listed = grouped((row for row in times if row["position"] is not None), "report")
        self._entities = grouped(self._of("report_entity", "AND current", "report, position"), "report")
        self._names = grouped(self._parts("report_entity_name", "report_entity", "entity"), "entity", "kind")
        self._mentions = grouped(self._parts("mention", "report_entity", "entity"), "entity")
        self._claims = grouped(self._of("claim", "AND current", "report, position"), "report")
        self._own = {table: grouped(self._parts(table, "claim", "claim"), "claim") for table in CLAIM_PARTS}

    def _of(self, table: str, which: str, order: str) -> sqlite3.Cursor:
        return self._connection.execute(
            f"SELECT * FROM {table} WHERE report IN (SELECT value FROM json_each(?)) {which} ORDER BY {order}",  # noqa: S608
            (self._asked,),
        )

    def _parts(self, table: str, of: str, key: str) -> sqlite3.Cursor:
        return self._connection.execute(
            f"SELECT part.* FROM {of} JOIN {table} AS part ON part.{key} = {of}.id"  # noqa: S608
            f" WHERE {of}.report IN (SELECT value FROM json_each(?)) AND {of}.current ORDER BY part.{key}, part.position",
            (self._asked,),
        )

    def _same(self, value: Any) -> Any:
        """Return, of equal values, the one that came first."""
        return self._held.setdefault(value, value)

    def _span(self, start: int, end: int) -> Span:
        span = Span(start, end)
        found: Span = self._held.setdefault(span, span)
        return found

    def extraction(self, report: str, versions: str) -> Extraction:
        """Return what a report says."""
        report = self._same(report)
        rows = self._claims.get((report,), [])
        return Extraction(
            report=report,
            claims=tuple(self._claim(row) for row in rows),
            entities=tuple(self._entity(row) for row in self._entities.get((report,), [])),
            vectors=tuple(row["vector"] for row in rows if row["vector"] is not None),
            times=tuple(self._times[row["serial"]] for row in self._listed.get((report,), [])),
            versions=self._same(versions),
            matters=tuple(row["matter"] for row in rows if row["matter"] is not None),
        )

    def _entity(self, row: Row) -> ReportEntity:
        same, name = self._same, row["id"]
        return ReportEntity(
            id=same(name),
            report=same(row["report"]),
            kind=same(row["kind"]),
            name=same(row["name"]),
            name_span=self._span(row["name_start"], row["name_end"]),
            aliases=tuple(same(alias["name"]) for alias in self._names.get((name, "alias"), [])),
            descriptors=tuple(same(words["name"]) for words in self._names.get((name, "descriptor"), [])),
            country=same(row["country"]),
            sector=same(row["sector"]),
            latitude=row["latitude"],
            longitude=row["longitude"],
            precision=same(row["precision"]),
            geoname=row["geoname"],
            within=same(row["within"]),
            mentions=tuple(self._place_of(part) for part in self._mentions.get((name,), [])),
        )

    def _claim(self, row: Row) -> Claim:
        same = self._same
        own: dict[str, list[Row]] = {
            table: groups.get((row["id"],), []) for table, groups in self._own.items()
        }
        return Claim(
            id=row["id"],
            report=same(row["report"]),
            type=same(row["type"]),
            mode=same(row["mode"]),
            predicate=same(row["predicate"]),
            predicate_span=self._span(row["predicate_start"], row["predicate_end"]),
            text=row["text"],
            spans=tuple(self._place_of(part) for part in own["claim_span"]),
            sentence=self._span(row["sentence_start"], row["sentence_end"]),
            attribution=self._attribution(row, own["speaker"]),
            stance=same(row["stance"]),
            modality=same(row["modality"]),
            polarity=same(row["polarity"]),
            roles=tuple(Role(name=same(part["name"]), mention=self._mention(part)) for part in own["role"]),
            place=None if row["place_text"] is None else self._place(row),
            time=None if row["time"] is None else self._times[row["time"]],
            figures=tuple(map(self._figure, own["figure"])),
            factuality=row["factuality"],
            headline=bool(row["headline"]),
            versions=same(row["versions"]),
        )

    def _attribution(self, row: Row, speakers: list[Row]) -> Attribution | None:
        if row["quote"] is None:
            return None
        cue = (
            None
            if row["cue_text"] is None
            else Cue(text=self._same(row["cue_text"]), span=self._span(row["cue_start"], row["cue_end"]))
        )
        chain = tuple(
            Speaker(mention=self._mention(speaker), kind=self._same(speaker["kind"])) for speaker in speakers
        )
        return Attribution(quote=self._same(row["quote"]), chain=chain, cue=cue)

    def _place(self, row: Row) -> Place:
        span = self._span(row["place_start"], row["place_end"])
        mention = Mention(
            text=self._same(row["place_text"]), span=span, entity=self._same(row["place_entity"])
        )
        return Place(mention=mention, relation=self._same(row["place_relation"]))

    def _figure(self, row: Row) -> Figure:
        same = self._same
        return Figure(
            measure=same(row["measure"]),
            population=same(row["population"]),
            unit=same(row["unit"]),
            low=row["low"],
            best=row["best"],
            high=row["high"],
            bound=same(row["bound"]),
            mode=same(row["mode"]),
            period=None if row["period"] is None else self._times[row["period"]],
            text=same(row["text"]),
            span=self._place_of(row),
            rule=same(row["rule"]),
        )

    def _time(self, row: Row) -> TimeRef:
        same = self._same
        return TimeRef(
            text=same(row["text"]),
            span=self._place_of(row),
            kind=same(row["kind"]),
            value=same(row["value"]),
            start=same(row["starts"]),
            end=same(row["ends"]),
            precision=same(row["precision"]),
            resolved=bool(row["resolved"]),
            reason=same(row["reason"]),
            anchor=same(row["anchor"]),
            direction=same(row["direction"]),
            weekday=row["weekday"],
        )

    def _mention(self, row: Row) -> Mention:
        return Mention(
            text=self._same(row["text"]), span=self._place_of(row), entity=self._same(row["entity"])
        )

    def _place_of(self, row: Row) -> Span:
        return self._span(row["start_char"], row["end_char"])

"""Flat tables for spreadsheets: one row a thing, the lists in tables of their own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from secondsource.export.records import Record, Tables

# What a spreadsheet takes for the start of a formula, in both widths (OWASP, "CSV Injection").
_EXECUTABLE = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@dataclass(frozen=True, slots=True)
class Flat:
    """A table of plain values: text, numbers, truth values or ``None``."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def neutral(value: Any) -> Any:
    """Return a cell that no spreadsheet runs: text that looks like a formula gets an apostrophe before it."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_EXECUTABLE):
        return "'" + value
    return value


def flat_tables(tables: Tables) -> Iterator[Flat]:
    """Yield the tables of a case, with the lists inside its records as tables of their own."""
    yield _table(
        "reports",
        tables.reports,
        "id uri url outlet title byline published language dateline unread_reason sha256 text",
    )
    yield _rows(
        "dropped",
        "report text reason",
        (
            (report["id"], part["text"], part["reason"])
            for report in tables.reports
            for part in report["dropped"]
        ),
    )
    yield _rows(
        "entities",
        "id kind name aliases country sector lat lon precision geoname members",
        (
            (
                *_values(entity, "id kind name"),
                "; ".join(entity["aliases"]),
                *_values(entity, "country sector lat lon precision geoname"),
                len(entity["members"]),
            )
            for entity in tables.entities
        ),
    )
    yield from _claims(tables.claims)
    yield from _findings(tables.findings)
    yield _table("origins", tables.origins, "id kind name entity why")
    yield _table("lineage", tables.lineage, "id from to kind score directed why")
    yield _rows(
        "lineage_spans",
        "lineage from_start from_end to_start to_end",
        ((edge["id"], *shared["from"], *shared["to"]) for edge in tables.lineage for shared in edge["spans"]),
    )
    yield _rows(
        "judgements",
        "id decision noun keys value by at why undoes",
        (
            (
                *_values(judgement, "id decision noun"),
                "; ".join(f"{key['report']}[{key['span'][0]}:{key['span'][1]}]" for key in judgement["keys"]),
                *_values(judgement, "value by at why undoes"),
            )
            for judgement in tables.judgements
        ),
    )
    yield _table("unread", tables.unread, "uri code reason")


def _claims(claims: Sequence[Record]) -> Iterator[Flat]:
    yield _rows(
        "claims",
        "id report finding origin type mode predicate text start end speaker speaker_kind carriers quote cue stance"
        " modality polarity factuality headline place place_entity time time_start time_end time_precision"
        " time_resolved time_reason figures versions",
        (_claim(claim) for claim in claims),
    )
    yield _rows(
        "claim_spans",
        "claim start end",
        ((claim["id"], *span) for claim in claims for span in claim["spans"]),
    )
    yield _rows(
        "speakers",
        "claim position kind text start end entity",
        (
            (claim["id"], position, speaker["kind"], speaker["text"], *speaker["span"], speaker["entity"])
            for claim in claims
            if claim["attribution"]
            for position, speaker in enumerate(claim["attribution"]["chain"])
        ),
    )
    yield _rows(
        "roles",
        "claim role text start end entity",
        (
            (claim["id"], name, filler["text"], *filler["span"], filler["entity"])
            for claim in claims
            for name, fillers in claim["roles"].items()
            for filler in fillers
        ),
    )
    yield _rows(
        "figures",
        "claim report measure population unit low best high bound mode period period_start period_end text start end rule",
        (
            (
                claim["id"],
                claim["report"],
                *_values(figure, "measure population unit low best high bound mode"),
                *_values(figure["period"] or {}, "text start end"),
                figure["text"],
                *figure["span"],
                figure["rule"],
            )
            for claim in claims
            for figure in claim["figures"]
        ),
    )


def _claim(claim: Record) -> tuple[Any, ...]:
    said = claim["attribution"] or {"quote": None, "chain": [], "cue": None}
    chain = said["chain"]
    return (
        *_values(claim, "id report finding origin type mode predicate text"),
        claim["spans"][0][0],
        claim["spans"][-1][1],
        chain[0]["text"] if chain else None,
        chain[0]["kind"] if chain else None,
        "; ".join(speaker["text"] for speaker in chain[1:]),
        said["quote"],
        said["cue"]["text"] if said["cue"] else None,
        *_values(claim, "stance modality polarity factuality headline"),
        *_values(claim["place"] or {}, "text entity"),
        *_values(claim["time"] or {}, "text start end precision resolved reason"),
        "; ".join(figure["text"] for figure in claim["figures"]),
        claim["versions"],
    )


def _findings(findings: Sequence[Record]) -> Iterator[Flat]:
    yield _rows(
        "findings",
        "id title type status origins reports claims range_low range_best range_high range_measure range_rule why",
        (
            (
                *_values(finding, "id title type status"),
                len(finding["origins"]),
                len({report for origin in finding["origins"] for report in origin["reports"]}),
                len(finding["claims"]),
                *_values(finding["range"] or {}, "low best high measure rule"),
                finding["why"],
            )
            for finding in findings
        ),
    )
    yield _rows(
        "facets",
        "finding facet state value claims origins why",
        (
            (
                finding["id"],
                name,
                facet["state"],
                value["value"],
                len(value["claims"]),
                len(value["origins"]),
                facet["why"],
            )
            for finding in findings
            for name, facet in finding["facets"].items()
            for value in facet["values"]
        ),
    )
    yield _rows(
        "finding_origins",
        "finding origin name party claims reports why",
        (
            (
                finding["id"],
                *_values(origin, "id name party"),
                len(origin["claims"]),
                len(origin["reports"]),
                origin["why"],
            )
            for finding in findings
            for origin in finding["origins"]
        ),
    )
    yield _rows(
        "history",
        "finding as_of change claim why",
        (
            (finding["id"], entry["as_of"], entry["change"], claim, entry["why"])
            for finding in findings
            for entry in finding["history"]
            for claim in entry["claims"]
        ),
    )
    yield _rows(
        "flags",
        "finding claim reason",
        ((finding["id"], flag["claim"], flag["reason"]) for finding in findings for flag in finding["flags"]),
    )


def _table(name: str, items: Iterable[Record], columns: str) -> Flat:
    return _rows(name, columns, (_values(item, columns) for item in items))


def _rows(name: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> Flat:
    return Flat(name, tuple(columns.split()), tuple(rows))


def _values(item: Record, fields: str) -> tuple[Any, ...]:
    return tuple(item.get(field) for field in fields.split())

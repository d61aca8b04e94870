"""Parquet: the records of the data contract with their lists and structures, typed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from secondsource.export.records import Record

_TEXT, _WHOLE, _REAL, _TRUTH = pa.string(), pa.int64(), pa.float64(), pa.bool_()
_TEXTS = pa.list_(_TEXT)
# Not of a fixed size: Parquet has no missing lists of a fixed size.
_SPAN = pa.list_(_WHOLE)
_SPANS = pa.list_(_SPAN)


def _struct(**fields: Any) -> Any:
    return pa.struct(list(fields.items()))


def _texts(names: str) -> dict[str, Any]:
    return dict.fromkeys(names.split(), _TEXT)


_MENTION = {"entity": _TEXT, "text": _TEXT, "span": _SPAN}
_TIME = _struct(
    **_texts("start end precision text"), span=_SPAN, resolved=_TRUTH, **_texts("reason kind value anchor direction"), weekday=_WHOLE
)  # fmt: skip
_FACET = _struct(state=_TEXT, values=pa.list_(_struct(value=_TEXT, claims=_TEXTS, origins=_TEXTS)), why=_TEXT)
_SCHEMAS = {
    "reports": {
        **_texts("id uri url outlet title byline published language dateline text"),
        "dropped": pa.list_(_struct(text=_TEXT, reason=_TEXT, source=_SPAN)),
        "credits": pa.list_(_struct(kind=_TEXT, name=_TEXT, span=_SPAN)),
        "spans": pa.map_(_TEXT, _SPAN),
        "provenance": pa.map_(_TEXT, _TEXT),
        **_texts("sha256 unread_reason"),
        "inferred_date": _struct(start=_TEXT, end=_TEXT, claims=_TEXTS, why=_TEXT),
    },
    "entities": {
        **_texts("id kind name"),
        "aliases": _TEXTS,
        "descriptors": _TEXTS,
        **_texts("country sector"),
        "lat": _REAL,
        "lon": _REAL,
        "precision": _TEXT,
        "geoname": _WHOLE,
        "members": _TEXTS,
        "merges": pa.list_(_struct(member=_TEXT, score=_REAL, reason=_TEXT)),
        "mentions": pa.list_(_struct(report=_TEXT, spans=_SPANS)),
    },
    "claims": {
        **_texts("id report finding type mode predicate"),
        "predicate_span": _SPAN,
        "text": _TEXT,
        "spans": _SPANS,
        "sentence": _SPAN,
        "attribution": _struct(
            quote=_TEXT, chain=pa.list_(_struct(**_MENTION, kind=_TEXT)), cue=_struct(text=_TEXT, span=_SPAN)
        ),
        **_texts("origin stance modality polarity"),
        "factuality": _REAL,
        "headline": _TRUTH,
        "roles": pa.map_(_TEXT, pa.list_(_struct(**_MENTION))),
        "place": _struct(**_MENTION, relation=_TEXT),
        "time": _TIME,
        "figures": pa.list_(
            _struct(**_texts("measure population unit"), low=_REAL, best=_REAL, high=_REAL, bound=_TEXT, mode=_TEXT, period=_TIME, text=_TEXT, span=_SPAN, rule=_TEXT)
        ),
        "versions": _TEXT,
    },
    "findings": {
        **_texts("id title title_claim"),
        "title_span": _SPAN,
        **_texts("type status"),
        "facets": pa.map_(_TEXT, _FACET),
        "origins": pa.list_(_struct(id=_TEXT, name=_TEXT, why=_TEXT, claims=_TEXTS, reports=_TEXTS, party=_TRUTH)),
        "claims": _TEXTS,
        "range": _struct(low=_REAL, best=_REAL, high=_REAL, rule=_TEXT, measure=_TEXT),
        "history": pa.list_(_struct(as_of=_TEXT, change=_TEXT, claims=_TEXTS, why=_TEXT)),
        "flags": pa.list_(_struct(claim=_TEXT, reason=_TEXT)),
        "why": _TEXT,
    },
    "lineage": {
        **_texts("id from to kind"),
        "score": _REAL,
        "directed": _TRUTH,
        "spans": pa.list_(pa.struct([("from", _SPAN), ("to", _SPAN)])),
        "why": _TEXT,
    },
    "judgements": {
        **_texts("id decision noun"),
        "keys": pa.list_(_struct(report=_TEXT, span=_SPAN)),
        **_texts("value by at why undoes"),
    },
    "origins": {**_texts("id kind name entity why"), "claims": _TEXTS, "reports": _TEXTS},
    "unread": _texts("uri code reason"),
}  # fmt: skip


def write_parquet(path: Path, table: str, rows: Sequence[Record]) -> None:
    """Write one table of the data contract."""
    schema = pa.schema(list(_SCHEMAS[table].items()))
    pq.write_table(
        pa.Table.from_pylist([_plain(row, schema) for row in rows], schema=schema), path, compression="zstd"
    )


def _plain(row: Record, schema: Any) -> Record:
    if row.keys() != set(schema.names):
        raise ValueError(f"record and schema differ: {sorted(row.keys() ^ set(schema.names))}")
    # Arrow takes a map as a list of pairs.
    return {name: list(value.items()) if _is_map(schema, name) else value for name, value in row.items()}


def _is_map(schema: Any, name: str) -> bool:
    return bool(pa.types.is_map(schema.field(name).type))

"""Exports: the fields that are relied on from outside, in every format."""

import csv
import json
import shutil

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from secondsource.errors import ExportError
from secondsource.export import FORMATS, records, write_export
from secondsource.export import write as export_write
from secondsource.export.tables import flat_tables, neutral
from secondsource.model import Reconciliation, Snapshot
from tests import fakes
from tests.nouns import snapshots

SLOW = settings(
    max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)

# The data contract: names on which programs outside rely.
CONTRACT = {
    "reports": "id uri outlet title published language text dropped",
    "entities": "id kind name aliases country sector lat lon precision",
    "claims": "id report finding type predicate text spans attribution origin stance modality polarity roles place time figures",
    "findings": "id title type status facets origins claims range history",
    "lineage": "from to kind score spans",
    "judgements": "id",
}
PARTS = {
    ("reports", "dropped"): "text reason",
    ("claims", "attribution"): "quote chain cue",
    ("claims", "attribution", "chain"): "entity text kind span",
    ("claims", "attribution", "cue"): "text span",
    ("claims", "place"): "entity text span",
    ("claims", "time"): "start end precision text span resolved reason",
    ("claims", "figures"): "measure population unit low best high bound mode period text span",
    ("findings", "origins"): "id name why claims reports",
    ("findings", "range"): "low best high rule",
    ("findings", "history"): "as_of change claims",
    ("lineage", "spans"): "from to",
}


def values(rows, path):
    """Return the records at a path of fields."""
    for field in path:
        rows = [row[field] for row in rows if row[field] is not None]
        rows = [item for value in rows for item in (value if isinstance(value, list) else [value])]
    return rows


@pytest.fixture
def snapshot(tmp_path):
    """Return a case of two reports that was reconciled."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Outlet: =Wire\n\nLavrov said 8000 civilians left.", "utf-8")
    (folder / "b.txt").write_text("Outlet: Daily\n\nKerry denied 8000 civilians left.", "utf-8")
    reports = tuple(fakes.read([folder]))
    read = tuple(fakes.extract(report, report.text) for report in reports)
    return Snapshot(reports, (), read, fakes.reconcile(reports, read), ())


@SLOW
@given(snapshot=snapshots())
def test_the_contract_is_kept(snapshot):
    """Every record has the fields of the contract, whatever the case holds."""
    tables = dict(records(snapshot).items())
    for table, names in CONTRACT.items():
        for row in tables[table]:
            assert set(names.split()) <= row.keys()
    for (table, *path), names in PARTS.items():
        for row in values(tables[table], path):
            assert set(names.split()) <= row.keys()


@SLOW
@given(snapshot=snapshots())
def test_spans_are_slices_of_the_exported_text(snapshot):
    """With the exported text alone every quoted word of a claim is found at its span."""
    tables = records(snapshot)
    texts = {row["id"]: row["text"] for row in tables.reports}
    for claim in tables.claims:
        text = texts[claim["report"]]
        assert " ".join(text[start:end] for start, end in claim["spans"]) == claim["text"]
        said = claim["attribution"] or {"chain": [], "cue": None}
        quoted = [*said["chain"], *([said["cue"]] if said["cue"] else []), *claim["figures"]]
        quoted += [filler for fillers in claim["roles"].values() for filler in fillers]
        quoted += [part for part in (claim["place"], claim["time"]) if part]
        for part in quoted:
            assert text[slice(*part["span"])] == part["text"]


@SLOW
@given(snapshot=snapshots())
def test_every_id_that_is_referred_to_is_there(snapshot):
    """Entities, findings, origins and reports that a record names have records themselves."""
    tables = records(snapshot)
    ids = {row["id"] for _, table in tables.items() for row in table if "id" in row}
    for claim in tables.claims:
        mentioned = [filler["entity"] for fillers in claim["roles"].values() for filler in fillers]
        mentioned += [claim["finding"], claim["origin"], claim["report"]]
        assert {name for name in mentioned if name is not None} <= ids


@SLOW
@given(snapshot=snapshots())
def test_every_format_holds_every_case(snapshot, tmp_path_factory):
    """No content of a case breaks a format, and JSON Lines and Parquet give the records back."""
    place = tmp_path_factory.mktemp("export")
    tables = dict(records(snapshot).items())
    for form in FORMATS:
        write_export(snapshot, place / form, form)
    for name, rows in tables.items():
        lines = (place / "jsonl" / f"{name}.jsonl").read_text("utf-8").split("\n")
        assert [json.loads(line) for line in lines[:-1]] == list(rows)
        table = pq.read_table(place / "parquet" / f"{name}.parquet")
        assert table.num_rows == len(rows)
        if rows:
            assert set(table.column_names) == rows[0].keys()
    for flat in flat_tables(records(snapshot)):
        with (place / "csv" / f"{flat.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            read = list(csv.reader(file))
        assert tuple(read[0]) == flat.columns
        assert len(read) == 1 + len(flat.rows)
    shutil.rmtree(place)


def test_parquet_keeps_types_of_empty_tables(tmp_path):
    """An empty case gives tables with the same types as a full one."""
    write_export(Snapshot((), (), (), Reconciliation(), ()), tmp_path, "parquet")
    table = pq.read_table(tmp_path / "claims.parquet")
    assert table.num_rows == 0
    assert str(table.schema.field("figures").type).startswith("list<element: struct<measure: string")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("  =1", "'  =1"),
        ("\uff1d1", "'\uff1d1"),
        ("a=1", "a=1"),
        ("", ""),
        (-1, -1),
        (2.5, 2.5),
        (None, None),
        (True, True),
        ("'quoted'", "'quoted'"),
    ],
)
def test_no_cell_is_a_formula(cell, written):
    """Text that a spreadsheet would run gets an apostrophe; numbers stay numbers."""
    assert neutral(cell) == written


@SLOW
@given(snapshot=snapshots())
def test_no_cell_of_any_table_is_a_formula(snapshot, tmp_path_factory):
    """Whatever a report holds, no text cell of the CSV files begins like a formula."""
    place = tmp_path_factory.mktemp("export")
    write_export(snapshot, place, "csv")
    for flat in flat_tables(records(snapshot)):
        with (place / f"{flat.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            cells = list(csv.reader(file))[1:]
        for row, given_row in zip(cells, flat.rows, strict=True):
            for text, value in zip(row, given_row, strict=True):
                assert not isinstance(value, str) or not text.lstrip(" ").startswith(
                    ("=", "+", "-", "@", "\t", "\r")
                )
    shutil.rmtree(place)


def test_csv_has_names_and_numbers(snapshot, tmp_path):
    """The flat table of claims names the speaker, stance and figures; a dangerous outlet is neutral."""
    write_export(snapshot, tmp_path, "csv")
    with (tmp_path / "claims.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["speaker"], row["stance"], row["figures"]) for row in rows] == [
        ("Lavrov", "asserts", "8000"),
        ("Kerry", "denies", "8000"),
    ]
    assert "'=Wire" in (tmp_path / "reports.csv").read_text("utf-8")
    with (tmp_path / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["best"] for row in csv.DictReader(file)] == ["8000", "8000"]


def test_entities_that_no_run_has_seen_stand_for_themselves(snapshot):
    """Before the first run the entities of the reports are exported, and claims refer to them."""
    tables = records(Snapshot(snapshot.reports, (), snapshot.extractions, Reconciliation(), ()))
    assert {row["name"] for row in tables.entities} == {"Lavrov", "Kerry"}
    ids = {row["id"] for row in tables.entities}
    assert {claim["attribution"]["chain"][0]["entity"] for claim in tables.claims} == ids


def test_claims_refer_to_the_entities_of_the_case(snapshot):
    """After a run claims name the merged entities, whose records list their mentions."""
    tables = records(snapshot)
    entities = {row["id"]: row for row in tables.entities}
    for claim in tables.claims:
        speaker = claim["attribution"]["chain"][0]
        mentions = entities[speaker["entity"]]["mentions"]
        assert {"report": claim["report"], "spans": [speaker["span"]]} in mentions


def test_an_export_is_whole_or_not_there(snapshot, tmp_path, monkeypatch):
    """When a file cannot be written the old export stays as it was, and no part of a new one is left."""
    place = tmp_path / "out"
    write_export(snapshot, place, "jsonl")
    before = {path.name: path.read_bytes() for path in place.iterdir()}

    def full(rows):
        def write(path):
            path.write_text("half")
            raise OSError(28, "No space left on device")

        return write

    monkeypatch.setattr(export_write, "_lines", full)
    with pytest.raises(ExportError, match="No space left on device"):
        write_export(snapshot, place, "jsonl")
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before


def test_geojson_has_longitude_first(snapshot, tmp_path):
    """Points are [longitude, latitude]; claims without coordinates are counted, not placed."""
    write_export(snapshot, tmp_path, "geojson")
    claims = json.loads((tmp_path / "claims.geojson").read_text("utf-8"))
    assert claims == {"type": "FeatureCollection", "features": [], "claims_without_coordinates": 2}

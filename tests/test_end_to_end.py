"""The whole way with the real rooms, on the example reports."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from secondsource.case import Case
from secondsource.cli import command
from secondsource.export import records
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples" / "aleppo"
WEIGHTS = ROOT / "src" / "secondsource" / "language" / "weights" / "reader.onnx"

pytestmark = pytest.mark.skipif(not WEIGHTS.is_file(), reason="the reader model is not in this checkout")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the folder that the README's first command leaves, and what the command printed."""
    out = tmp_path_factory.mktemp("built") / "out"
    result = CliRunner().invoke(command, ["build", str(EXAMPLES), "--out", str(out)])
    assert result.exit_code == 0, result.output
    return out, result.stdout


def test_the_first_command_reads_every_example(built):
    """All ten reports are read, claims and findings come of them, and the two files are there."""
    out, told = built
    assert sorted(path.name for path in out.iterdir()) == ["case.sqlite", "dossier.html"]
    assert "10 reports" in told
    counts = Case.open(out).counts()
    assert (counts.reports, counts.reports_not_read, counts.unread) == (10, 0, 0)
    assert counts.claims > 50
    assert 0 < counts.findings <= counts.claims


def test_every_quoted_word_stands_in_its_report(built):
    """Each claim, speaker, cue, role, place, time, figure and entity name is a slice of its report's text."""
    tables = records(Case.open(built[0]).snapshot())
    texts = {row["id"]: row["text"] for row in tables.reports}
    seen = 0
    for claim in tables.claims:
        text = texts[claim["report"]]
        assert " ".join(text[start:end] for start, end in claim["spans"]) == claim["text"]
        said = claim["attribution"] or {"chain": [], "cue": None}
        quoted = [*said["chain"], said["cue"], claim["place"], claim["time"], *claim["figures"]]
        quoted += [filler for fillers in claim["roles"].values() for filler in fillers]
        for part in filter(None, quoted):
            assert text[slice(*part["span"])] == part["text"]
            seen += 1
    assert seen > 100
    for row in tables.reports:
        for field, span in row["spans"].items():
            assert texts[row["id"]][slice(*span)].strip(), field


def test_every_title_is_words_of_a_report(built):
    """A finding's title stands in the report of the claim that it is taken from."""
    snapshot = Case.open(built[0]).snapshot()
    texts = {report.id: report.text for report in snapshot.reports}
    claims = {claim.id: claim for read in snapshot.extractions for claim in read.claims}
    for finding in snapshot.reconciliation.findings:
        words = finding.title_span.of(texts[claims[finding.title_claim].report])
        assert words.split() == finding.title.split()


def test_ids_are_the_same_everywhere(built, tmp_path):
    """The same reports give the same ids and the same records, read from another place in another order."""
    case = Case.create(tmp_path / "case.sqlite")
    case.add(sorted(EXAMPLES.iterdir(), reverse=True))
    ours, theirs = (records(one.snapshot()) for one in (case, Case.open(built[0])))
    for (name, first), (_, second) in zip(ours.items(), theirs.items(), strict=True):
        if name != "reports":  # their uri tells where they were read from
            assert list(first) == list(second), name
    assert {row["id"] for row in ours.reports} == {row["id"] for row in theirs.reports}


def test_adding_report_by_report_is_building_at_once(built, tmp_path):
    """A case that grew by one report at a time says what a case that was built at once says."""
    case = Case.create(tmp_path / "case.sqlite")
    for path in sorted(EXAMPLES.iterdir()):
        case.add([path])
    assert case.reconciliation() == Case.open(built[0]).reconciliation()


def test_every_format_is_written(built, tmp_path):
    """Each format gives files with something in them."""
    for form in ("jsonl", "csv", "parquet", "geojson"):
        files = Case.open(built[0]).export(form, tmp_path / form)
        assert all(
            Path(file).stat().st_size > 0
            for file in files
            if "unread" not in file.name and "judgements" not in file.name
        )
    places = json.loads((tmp_path / "geojson" / "places.geojson").read_text("utf-8"))["features"]
    assert any("Aleppo" in place["properties"]["name"] for place in places)


def test_a_merge_of_findings_is_replayed(built, tmp_path):
    """Two findings that a person merged are one, also after another report came in."""
    case = Case.create(tmp_path / "case.sqlite")
    paths = sorted(EXAMPLES.iterdir())
    case.add(paths[:-1])
    first, second = case.findings()[:2]
    case.judge("merge", [first.id, second.id], why="The same matter.", by="A. Analyst")
    for _ in range(2):
        together = [finding for finding in case.findings() if first.title_claim in finding.claims]
        assert len(together) == 1
        assert second.title_claim in together[0].claims
        case.add(paths[-1:])

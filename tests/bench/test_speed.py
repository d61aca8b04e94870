"""The bench of costs measures what it says."""

import gzip
import json

import pytest

from bench import speed


@pytest.fixture
def data(tmp_path):
    """Return a data folder with two reports."""
    (tmp_path / "fa_kes").mkdir()
    rows = [
        {
            "title": f"Title {number}",
            "source": "wire",
            "date": "12/8/2016",
            "text": "On Monday 12 people died. " * 9,
        }
        for number in range(2)
    ]
    with gzip.open(tmp_path / "fa_kes" / "articles.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_reports_are_real_first_then_varied(data):
    """The first reports are those of the set with ISO dates; further ones differ from them and from each other."""
    made = list(speed.reports(data, 6))
    assert [row["text"] for row in made[:2]] == ["On Monday 12 people died. " * 9] * 2
    assert {row["date"] for row in made} == {"2016-12-08"}
    assert len({row["text"] for row in made[2:]}) == 4
    assert made == list(speed.reports(data, 6))


def test_a_meter_keeps_what_work_costs():
    """Seconds and words per second are kept by stage, and the work's result is handed back."""
    meter = speed.Meter(words=100)
    assert meter.take("sum", lambda: sum(range(1000))) == 499_500
    row = meter.rows["sum"]
    assert row["seconds"] > 0
    assert row["words_per_s"] == pytest.approx(100 / row["seconds"])


def test_the_page_has_a_row_for_each_measurement():
    """Starts, stages and sizes come out as Markdown tables, with the growth from row to row."""
    row = {
        "words": 9,
        "claims": 3,
        "reconciling_s": 1,
        "words_per_s": 5,
        "peak_mb": 7,
        "add_one_s": 1,
        "add_one_reading_s": 1,
        "file_mb": 2,
    }
    measured = {
        "start": {"help_s": 0.1},
        "stages": {
            "load": {"seconds": 1.0, "words_per_s": 1.0},
            "readers": {"seconds": 1.0, "words_per_s": 1000.0, "peak_mb": 5.0},
            "language": {"seconds": 3.0, "words_per_s": 300.0},
        },
        "growth": [{"reports": 10, "build_s": 2.0, **row}, {"reports": 100, "build_s": 20.0, **row}],
    }
    page = "\n".join(speed.page(measured, 10))
    assert "| help | 0.10 |" in page
    assert "| readers | 1.00 | 25% | 1,000 | 5 |" in page
    assert "| 100 | 9 | 3 | 20.0 | 1.0 | 5 | 7 | 1.0 | 1.0 | 2.0 | 10.0 |" in page


def test_the_page_names_its_command():
    """Whoever reads the figures can make them again."""
    assert "python -m bench.speed DATA_DIR --sizes 10 100 --stages 30 > docs/reference/speed.md" in "".join(
        speed.head((10, 100), 30)
    )

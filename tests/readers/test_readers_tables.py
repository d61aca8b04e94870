"""Tables: a row, a report."""

import io
import json

import pyarrow as pa
import pytest
from pyarrow import parquet

from secondsource.errors import InputError
from secondsource.readers import read
from tests.readers.samples import MORE, REPORT, SAID


def test_jsonl(read_bytes):
    """Each line is a report; a broken one is recorded by its number and the rest read."""
    lines = [
        json.dumps(
            {
                "body": SAID,
                "headline": "Town taken",
                "pubDate": "12/13/2016",
                "source": {"id": 1, "name": "NWS"},
                "url": "https://www.x.example/a",
            }
        ),
        "{broken",
        "[1, 2]",
        json.dumps({"body": MORE, "pubDate": "03/04/2016", "headline": None}),
    ]
    first, broken, listed, last = read_bytes("a.jsonl", "\n".join(lines))
    assert (first.uri, first.title, first.published, first.outlet, first.url) == (
        "a.jsonl#1",
        "Town taken",
        "2016-12-13",
        "NWS",
        "https://www.x.example/a",
    )
    assert (broken.uri, broken.code, listed.uri, listed.code) == (
        "a.jsonl#2",
        "damaged",
        "a.jsonl#3",
        "damaged",
    )
    assert (last.uri, last.published) == ("a.jsonl#4", "2016-03-04")
    assert "month first" in last.provenance["published"]


def test_fields_are_cleaned_like_the_text(read_report):
    """Repairs reach the title too, and half a character never gets into a report."""
    row = '{"title": "Syriaâ€™s &amp; \\u200bAssad \\ud800", "text": "' + SAID + ' \\udfff"}'
    report = read_report("a.jsonl", row)
    assert report.title == "Syria’s & Assad \ufffd"
    assert report.text == f"{SAID} \ufffd"


def test_json(read_report):
    """The list of articles in a JSON document is found under its usual names; HTML in a cell becomes text."""
    data = {
        "status": "ok",
        "articles": [
            {
                "content": f"<p>{SAID}</p><p>{MORE}</p>",
                "publishedAt": "2016-12-08T10:00:00Z",
                "authors": ["A B", "C D"],
            }
        ],
    }
    report = read_report("a.json", json.dumps(data, indent=1))
    assert (report.text, report.published, report.byline) == (
        f"{SAID}\n{MORE}",
        "2016-12-08T10:00:00Z",
        "A B, C D",
    )


APIS = [
    (  # NewsAPI: the text is cut off, and says so
        {
            "status": "ok",
            "articles": [
                {
                    "source": {"id": None, "name": "NWS"},
                    "author": "Jo Bell",
                    "title": "Town taken",
                    "description": "Short.",
                    "url": "https://x.example/a",
                    "publishedAt": "2016-12-13T07:00:00Z",
                    "content": f"{SAID} [+1234 chars]",
                }
            ],
        },
        ("Town taken", "NWS", "Jo Bell", "2016-12-13T07:00:00Z"),
    ),
    (  # the archive of a newspaper: objects in objects
        {
            "response": {
                "docs": [
                    {
                        "web_url": "https://x.example/a",
                        "snippet": "Short.",
                        "abstract": "Short.",
                        "lead_paragraph": SAID,
                        "headline": {"main": "Town taken", "kicker": None},
                        "pub_date": "2016-12-13T07:00:00+0000",
                        "byline": {"original": "By Jo Bell", "person": []},
                        "source": "NWS",
                    }
                ]
            }
        },
        ("Town taken", "NWS", "Jo Bell", "2016-12-13T07:00:00Z"),
    ),
    (  # WordPress
        [
            {
                "date": "2016-12-13T07:00:00",
                "link": "https://www.x.example/a",
                "title": {"rendered": "Town taken"},
                "content": {"rendered": f"<p>{SAID}</p>\n", "protected": False},
                "excerpt": {"rendered": "<p>Short.</p>"},
            }
        ],
        ("Town taken", "x.example", None, "2016-12-13T07:00:00"),
    ),
]


@pytest.mark.parametrize(("answer", "known"), APIS)
def test_answers_of_news_interfaces(read_report, answer, known):
    """What the interfaces of news services and of WordPress answer is read as it is."""
    report = read_report("a.json", json.dumps(answer).encode())
    assert report.text == SAID
    assert (report.title, report.outlet, report.byline, report.published) == known


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_csv(read_bytes, mark):
    """Usual separators and column names are known; an ambiguous date is not guessed, and says so."""
    rows = [["Title", "Date", "Full Text"], ["Town taken", "03/04/2016", f'"{SAID}"'], ["Empty", "", ""]]
    report, empty = read_bytes("a.csv", "\n".join(mark.join(row) for row in rows))
    assert (report.uri, report.title, report.text, report.published) == ("a.csv#1", "Town taken", SAID, None)
    assert "not guessed" in report.provenance["published"]
    assert (empty.uri, empty.code) == ("a.csv#2", "empty")


def test_csv_without_suffix_is_told_by_its_header(read_report):
    """A table is recognized by its header where its name says nothing, and text with commas is none."""
    assert read_report("a.txt", f'title,date,text\nTown,2016,"{SAID}"\n').title == "Town"
    assert read_report("b.txt", f"Title, text, and date\n{REPORT}").uri == "b.txt"


def test_parquet(read_report):
    """Typed columns are read as they are; vectors are not read at all."""
    table = pa.table(
        {
            "text": [SAID],
            "date": pa.array([1481205900000], pa.timestamp("ms", "UTC")),
            "vector": [[1.0]],
        }
    )
    out = io.BytesIO()
    parquet.write_table(table, out)
    report = read_report("a.parquet", out.getvalue())
    assert (report.uri, report.text, report.published) == ("a.parquet#1", SAID, "2016-12-08T14:05:00Z")


def test_columns_are_mapped(read_report, read_bytes):
    """Columns of other names are given by a mapping; a column that is not there is told with those that are."""
    data = f"x,y,z\n{SAID},2016-12-08,NWS\n"
    report = read_report("a.csv", data, mapping={"text": "x", "date": "y", "outlet": "z"})
    assert (report.text, report.published, report.outlet) == (SAID, "2016-12-08", "NWS")
    (unread,) = read_bytes("a.csv", data, mapping={"text": "nothing"})
    assert unread.code == "no-text-column"
    assert "'x', 'y', 'z'" in unread.reason
    (unread,) = read_bytes("a.csv", data, mapping={"text": "x", "date": "day"})
    assert unread.code == "no-such-column"
    assert "'day', which --map gives for the published" in unread.reason
    with pytest.raises(InputError):
        read(["a.csv"], mapping={"nonsense": "x"})


def test_a_grown_table_keeps_the_ids_of_its_rows(read_bytes):
    """Rows are reports of their own: what was read before is known again where the table has grown."""
    row = json.dumps({"text": SAID})
    (before,) = read_bytes("a.jsonl", row)
    after = read_bytes("b.jsonl", json.dumps({"text": MORE}) + "\n" + row)
    assert before.id in {report.id for report in after}

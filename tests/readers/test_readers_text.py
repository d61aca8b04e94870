"""Plain text and Markdown to reports: what is kept, dropped and known."""

import gzip
import hashlib
import json
import re

import pytest

from secondsource.model import Report, Span, Unread
from secondsource.readers import boilerplate, read, to_source
from tests.readers.samples import MORE, REPORT, SAID


def spans_hold(report: Report) -> None:
    """Every span is inside the text, and says what its field says."""
    for name, span in report.spans.items():
        assert 0 <= span.start < span.end <= len(report.text)
        if name in {"title", "byline", "dateline", "outlet"}:
            assert span.of(report.text) == getattr(report, name)
    for credit in report.credits:
        assert credit.span is None or credit.span.of(report.text) == credit.name


def test_a_plain_report(read_report):
    """Text alone gives text alone: what it does not say is unknown."""
    report = read_report("a.txt", REPORT)
    assert report.text == REPORT.strip()
    assert (report.uri, report.language, report.unread_reason) == ("a.txt", "en", None)
    assert (
        report.title
        is report.outlet
        is report.byline
        is report.published
        is report.dateline
        is report.url
        is None
    )
    assert report.dropped == ()
    assert report.sha256 == hashlib.sha256(REPORT.encode()).hexdigest()


def test_a_head_is_read_and_set_apart(read_report):
    """Title, source and date above the text become fields; the headline stays in the text."""
    report = read_report(
        "a.txt",
        f"Title: Army takes town\nSource: Harbor Post\nDate: 9 December 2016\n\nHAMBURG, Germany (NWS) - {SAID}\n",
    )
    assert (report.title, report.outlet, report.published) == ("Army takes town", "Harbor Post", "2016-12-09")
    assert report.text.startswith("Army takes town\n\nHAMBURG, Germany (NWS) - The army")
    assert report.dateline == "HAMBURG, Germany"
    assert {(credit.kind, credit.name) for credit in report.credits} == {
        ("source", "Harbor Post"),
        ("agency", "NWS"),
    }
    assert [dropped.text for dropped in report.dropped] == ["Source: Harbor Post", "Date: 9 December 2016"]
    assert report.provenance["published"] == "line 'Date:'"
    spans_hold(report)


def test_dropped_segments_keep_their_place(read_report):
    """What was dropped is found again in the bytes."""
    data = f"“Quoted”. {SAID}\r\n\r\nLeave a Reply\r\n\r\nYour email address will not be published. Required fields are marked *".encode()
    report = read_report("a.txt", data)
    assert [dropped.reason for dropped in report.dropped] == ["comment form", "comment form"]
    for dropped in report.dropped:
        start, end = dropped.source
        assert data[start:end].decode() == dropped.text


def test_every_character_leads_to_its_bytes(read_report):
    """Words of the clean text are found in the bytes that were read, through all repairs."""
    data = ("Title: Army takes town\n\n" + f"“The of\ufb01cial”, caf\u00e9 — {SAID}\r\n").encode()
    report = read_report("a.txt", data)
    for word in ("town", "official", "café", "army"):
        at = report.text.index(word)
        start, end = to_source(report.offsets, Span(at, at + len(word)))
        assert data[start:end].decode().replace("\ufb01", "fi") == word


@pytest.mark.parametrize(
    ("opening", "published", "byline"),
    [
        ("Army takes town\n\nBy Ines Falk\n\n8 December 2016\n\n", "2016-12-08", "Ines Falk"),
        ("8 December 2016\nArmy takes town\n\n", "2016-12-08", None),
        ("Army takes town\nPublished: 8 December 2016, 14:05 GMT\n\n", "2016-12-08T14:05Z", None),
        ("Army takes town\nUpdated: 9 December 2016\n\n", None, None),
        ("Army takes town\n\nGENEVA, 8 December 2016 – ", "2016-12-08", None),
        ("Army takes town\n\nGENEVA, Dec 8 (NWS) – ", None, None),
        ("Thu 08 Dec 2016 Army takes town. ", "2016-12-08", None),
        ("Army takes town\n03/04/2016\n\n", None, None),
        ("Army takes town\n\nOn 8 December 2016 this was said. ", None, None),
        ("8 December 2016 was a cold day. ", None, None),
    ],
)
def test_dates_of_the_opening(read_report, opening, published, byline):
    """A date is taken where the opening names it as the report's, and nowhere else."""
    report = read_report("a.txt", f"{opening}{SAID}\n\n{MORE}\n")
    assert report.published == published
    assert report.byline == byline
    spans_hold(report)


def test_a_date_without_year_says_why_there_is_none(read_report):
    """The provenance tells why a dateline's day is no date."""
    report = read_report("a.txt", f"GENEVA, Dec 8 (NWS) – {SAID}\n")
    assert "without a year" in report.provenance["published"]


def test_markdown_loses_its_marks_and_nothing_else(read_report):
    """Headings, emphasis and links become their words, mapped to where they stood."""
    data = f"# Army *takes* town\n\n**{SAID}** See [the map](http://x.example/m).\n\n> {MORE}\n\n- three\n- four\n".encode()
    report = read_report("a.md", data)
    assert report.title == "Army takes town"
    assert report.text == f"Army takes town\n\n{SAID} See the map.\n\n{MORE}\n\n- three\n- four"
    at = report.text.index("the map")
    start, end = to_source(report.offsets, Span(at, at + 7))
    assert data[start:end] == b"the map"


def test_front_matter(read_report):
    """Fields between two lines of dashes are the head of a Markdown report."""
    report = read_report(
        "a.md",
        f'---\ntitle: "Army takes town"\ndate: 2016-12-08\nauthor: Ines Falk\nlayout: post\n---\n\n{SAID}\n',
    )
    assert (report.title, report.published, report.byline) == ("Army takes town", "2016-12-08", "Ines Falk")
    assert report.text == SAID


def test_another_language_is_recorded_and_not_read(read_report):
    """A report in another language is a report, with the reason why it is not read."""
    report = read_report(
        "a.txt", "El ejército dijo el domingo que había tomado la ciudad y que los rebeldes se habían ido."
    )
    assert report.language == "es"
    assert "(es)" in report.unread_reason


def test_ids_do_not_depend_on_where_a_file_lies(read_bytes, read_report):
    """The same bytes are the same report under any name, in any folder, in a ZIP or not."""
    assert read_report("a.txt", REPORT).id == read_report("far/away/b.text", REPORT).id
    assert read_report("a.txt", REPORT).id != read_report("c.txt", REPORT + " More.").id


def test_the_same_input_gives_the_same_reports(read_bytes):
    """Reading is a function of the bytes."""
    assert read_bytes("a.txt", REPORT) == read_bytes("a.txt", REPORT)


SEEDS = {
    "000_4791deca70866584.txt": ("Syria’s Assad says victory in Aleppo won’t end the war", []),
    "002_07fa5308d3362ff8.txt": (
        "Asad warns that the getting back Aleppo will not be the end of the war in Syria.",
        ["Leave a Reply", "Your email address will not be published. Required fields are marked *"],
    ),
}


def test_seeds(shared):
    """In the two seed reports exactly the comment form goes, and both headlines are found."""
    reports = list(read([str(shared / "seeds")]))
    assert len(reports) == len(SEEDS)
    for report in reports:
        title, dropped = SEEDS[report.uri.rsplit("/", 1)[-1]]
        assert report.title == title
        assert report.spans["title"] == Span(0, len(title))
        assert [segment.text for segment in report.dropped] == dropped
        assert (report.language, report.published, report.outlet) == ("en", None, None)
        data = (shared / "seeds" / report.uri.rsplit("/", 1)[-1]).read_bytes()
        kept = data.decode().split("Leave a Reply")[0].strip()
        assert report.text == kept
        for start in range(0, len(report.text), 97):
            span = Span(start, min(start + 10, len(report.text)))
            first, last = to_source(report.offsets, span)
            assert data[first:last].decode() == span.of(report.text)


@pytest.mark.parametrize(
    ("name", "most"),
    [("fa_kes/articles", 0), ("polnear/dev", 1), ("giveme5w1h/gold", 15), ("giveme5w1h/news_cluster", 140)],
)
def test_no_sentence_of_real_reports_is_dropped(shared, name, most):
    """In the sets, every line that is dropped was looked at; their number is pinned, so that a new form shows.

    All of those are links, notices and copyright lines; in fa_kes, whose lines were lost, there are none. Four rows of
    the last set hold nothing but an invitation to chat, a notice on links or a form for a subscription: they are told
    as unread.
    """
    path = shared / "data" / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"{name} is absent")
    found = list(read([str(path)]))
    reports = [report for report in found if not isinstance(report, Unread)]
    segments = [segment for report in reports for segment in report.dropped]
    assert len(found) - len(reports) <= (4 if name == "giveme5w1h/news_cluster" else 0)
    assert len(segments) <= most
    forms = (
        "you're not a robot",
        "you’re not a robot",
        "on a rush deadline",
        "have a story",
        "in new window",
    )
    rest = [segment.text for segment in segments if not any(words in segment.text for words in forms)]
    assert all(len(text.split()) < 25 for text in rest)


def test_no_sentence_of_real_reports_is_a_notice_by_itself(shared):
    """Of all sentences of a training set, each taken for a line, only notices have one of the forms; they were looked at."""
    path = shared / "data" / "polnear" / "train.jsonl.gz"
    if not path.exists():
        pytest.skip("polnear is absent")
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for row in rows]
    sentences = {part.strip() for text in texts for part in re.split(r"(?<=[.!?\"”])\s+|\n+", text)}
    assert len(sentences) > 25_000
    found = {words for words in sentences if words and boilerplate.reason(words)}
    assert len(found) <= 15

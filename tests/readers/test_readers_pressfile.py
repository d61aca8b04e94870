"""Exports of press databases: several articles in one text, each a report with what its head says."""

import pytest

from secondsource.model import Span
from secondsource.readers import to_source
from tests.readers.samples import MORE, SAID

CLASSIC = f"""
                               {{n}} of 2 DOCUMENTS


                               The Harbor Post

                           December 9, 2016 Friday
                            Late Edition - Final

{{title}}

BYLINE: By ANNA BERG and
  CARL DAHL

SECTION: Section A; Column 0; Foreign Desk; Pg. 1

LENGTH: 412 words

DATELINE: HAMBURG, Germany

{{body}}

{MORE}

CORRECTION: An earlier version gave the wrong town, editors said.

URL: http://www.harborpost.example/1

GRAPHIC: PHOTO: A tank on a road.

LOAD-DATE: December 10, 2016

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                      Copyright 2016 The Harbor Post Company
                              All Rights Reserved
"""
MODERN = f"""{{title}}
The Harbor Post
December 9, 2016 Friday 10:15 PM GMT

Copyright 2016 The Harbor Post Company All Rights Reserved
Section: WORLD; Pg. 4
Length: 345 words
Byline: Anna Berg
Body

{{body}}

{MORE}

Classification

Language: ENGLISH

Publication-Type: Newspaper

Load-Date: December 10, 2016

End of Document
"""
PROQUEST = f"""Document {{n}} of 2

Title: {{title}}

Author: Anna Berg

Publication title: The Harbor Post

Publication date: Dec 9, 2016

Full text: {{body}}

{MORE}
"""
OTHER = "The minister denied on Friday that any of his soldiers had entered the town of Elm."


def _two(form, second=OTHER):
    """Return an export of two articles."""
    return form.format(n=1, title="Army takes town", body=SAID) + form.format(
        n=2, title="Minister denies\nit all", body=second
    )


@pytest.mark.parametrize("form", [CLASSIC, MODERN, PROQUEST], ids=["classic", "modern", "proquest"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_article_is_a_report(read_all, form, end):
    """Outlet, date, writer and headline come from above the article; its words stay, and nothing of the head is among them."""
    reports, unread = read_all("export.txt", _two(form).replace("\n", end))
    assert not unread
    assert [report.uri for report in reports] == ["export.txt#1", "export.txt#2"]
    first, second = reports
    assert (first.outlet, first.title) == ("The Harbor Post", "Army takes town")
    assert first.published.startswith("2016-12-09")
    assert "Anna Berg".lower() in first.byline.lower()
    assert first.text.startswith("Army takes town")
    assert all(words in first.text for words in (SAID, MORE))
    assert OTHER in second.text
    assert OTHER not in first.text
    for word in (
        "LENGTH",
        "Length",
        "Copyright",
        "LOAD",
        "Load",
        "DOCUMENT",
        "Document",
        "Publication",
        "2016",
    ):
        assert word not in first.text.replace(SAID, "").replace(MORE, ""), first.text


def test_the_record_below_goes_and_a_correction_stays(read_all):
    """Lines with a database's names are dropped with their reason; what an editor says is the report's."""
    (first, _), _ = read_all("export.txt", _two(CLASSIC))
    assert "An earlier version gave the wrong town" in first.text
    assert first.url == "http://www.harborpost.example/1"
    dropped = " ".join(one.text for one in first.dropped)
    assert all(words in dropped for words in ("PHOTO: A tank", "LOAD-DATE", "Late Edition"))
    assert {one.reason for one in first.dropped} == {"line of the head"}


def test_words_lead_to_their_bytes(read_all):
    """Spans of an article lead to the bytes of the file."""
    data = _two(CLASSIC, "“Quoted”. " + OTHER).encode()
    (_, second), _ = read_all("export.txt", data)
    start = second.text.index(OTHER)
    begin, end = to_source(second.offsets, Span(start, start + len(OTHER)))
    assert data[begin:end].decode() == OTHER


def test_an_article_is_the_same_in_another_export(read_all):
    """Its id does not change with its place among others."""
    (_, second), _ = read_all("a.txt", _two(MODERN))
    (first, *_), _ = read_all("b.txt", "".join(_two(MODERN).partition("Minister")[1:]) + _two(MODERN))
    assert first.id == second.id


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID}\n\nDocument 1 of 20 was found on him, police said.\n\n{MORE}",
        f"{SAID}\n\n1 of 20 documents\n\n{MORE}\n\n7 of 20 documents\n\n{OTHER}",
        f"{SAID}\n\nEnd of document\n\n{MORE}",
        f"{SAID * 8}\n\nDocument 1 of 2\n\n{MORE}\n\nDocument 2 of 2\n\n{OTHER}",
    ],
)
def test_other_texts_are_one_report(read_report, text):
    """Words about documents part nothing: marks stand alone, are numbered through, and open the text."""
    report = read_report("a.txt", text)
    assert report.uri == "a.txt"
    assert MORE.strip() in report.text


CODED = f"""HD Army takes town
BY By Anna Berg
WC 312 words
PD 9 December 2016
ET 17:02
SN Harbor Wire
SC HRBW
LA English
CY (c) 2016 Harbor Wire
LP
{SAID}
TD
IN A LETTER the army said so.

{MORE}
CO harbw : Harbor Wire
RE syria : Syria
AN Document HRBW000020161209ecc9000ab

HD Army denies it
WC 1,120 words
PD 10 December 2016
SN Northern Post
LA English
LP
{MORE}
AN Document NPST000020161210ecca00001
"""
UNCODED = f"""Army takes town

By Anna Berg
312 words
9 December 2016
17:02
Harbor Wire
HRBW
English
(c) 2016 Harbor Wire Limited

{SAID}

{MORE}

Harbor Wire & Media Inc.

Document HRBW000020161209ecc9000ab

Army denies it

1,120 words
10 December 2016
Northern Post
NPST
English

{MORE}

Nobody was hurt.

Document NPST000020161210ecca00001

Search Summary
Text    army
"""


@pytest.mark.parametrize(
    ("form", "bodies"),
    [
        (CODED, (f"{SAID}\n\nIN A LETTER the army said so.\n\n{MORE}", MORE)),
        (UNCODED, (f"{SAID}\n\n{MORE}", f"{MORE}\n\nNobody was hurt.")),
    ],
)
def test_exports_of_factiva(read_bytes, form, bodies):
    """Each article of an export of Factiva is a report, with or without codes before the lines of its head."""
    first, second = read_bytes("export.txt", form.encode())
    assert [report.uri for report in (first, second)] == ["export.txt#1", "export.txt#2"]
    assert (first.title, first.outlet, first.published, first.byline) == (
        "Army takes town",
        "Harbor Wire",
        "2016-12-09",
        "Anna Berg",
    )
    assert (second.title, second.outlet, second.published) == (
        "Army denies it",
        "Northern Post",
        "2016-12-10",
    )
    assert [" ".join(report.text.split()) for report in (first, second)] == [
        " ".join(f"{report.title}\n\n{body}".split())
        for report, body in zip((first, second), bodies, strict=True)
    ]
    assert any("HRBW" in dropped.text and "Document" in dropped.text for dropped in first.dropped)


def test_a_text_that_names_a_document_is_one_report(read_report):
    """A line that begins with "Document" and goes on otherwise ends no article."""
    report = read_report("a.txt", f"{SAID}\n\nDocument leaked in December\n\n{MORE}".encode())
    assert report.text == f"{SAID}\n\nDocument leaked in December\n\n{MORE}"

"""Inputs as people have them: templates of Word, exports with lines above the table, saved pages, nested feeds."""

import bz2
import gzip
import hashlib
import io
import json
import tarfile
import zipfile

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from tests.readers import makers

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DEAD = "Seven people were killed in the Old City of Homs on Thursday, the ministry said."
DENIED = "The army denied that it had shelled the market, and called the report false."


def saved(document):
    """Return a Word document's bytes."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def parquet(text):
    """Return a Parquet table of one row."""
    out = io.BytesIO()
    pq.write_table(pa.table({"text": [text]}), out)
    return out.getvalue()


def run(words):
    """Return a run of words as Word writes it."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        (f'<w:ins {SPACE} w:id="1" w:author="a">{run("Four soldiers died.")}</w:ins>', True),
        (f"<w:sdt {SPACE}><w:sdtContent>{run('Four soldiers died.')}</w:sdtContent></w:sdt>", True),
        (f'<w:smartTag {SPACE} w:element="x">{run("Four soldiers died.")}</w:smartTag>', True),
        (f"<w:hyperlink {SPACE}>{run('Four soldiers died.')}</w:hyperlink>", True),
        (
            f"<w:r {SPACE}><w:pict><w:txbxContent><w:p>{run('Four soldiers died.')}</w:p></w:txbxContent></w:pict></w:r>",
            True,
        ),
        (
            f'<w:del {SPACE} w:id="2" w:author="a"><w:r><w:delText>Four soldiers died.</w:delText></w:r></w:del>',
            False,
        ),
        (f'<w:moveFrom {SPACE} w:id="3" w:author="a">{run("Four soldiers died.")}</w:moveFrom>', False),
        (f"<w:r {SPACE}><w:instrText>Four soldiers died.</w:instrText></w:r>", False),
    ],
)
def test_words_inside_a_paragraph(read_report, markup, kept):
    """Tracked insertions, content controls, tags, links and text boxes are text; what was deleted or moved away is not."""
    document = docx.Document()
    document.add_paragraph(DEAD + " ")._p.append(parse_xml(markup))
    text = read_report("a.docx", saved(document)).text
    assert text.startswith(DEAD)
    assert text.count("Four soldiers died.") == kept


def test_paragraphs_inside_content_controls(read_report):
    """The filled-in fields of a template, which hold whole paragraphs and tables, are read in their place."""
    document = docx.Document()
    document.add_paragraph(DEAD)
    wrapped = parse_xml(f"<w:sdt {SPACE}><w:sdtContent><w:p>{run(DENIED)}</w:p></w:sdtContent></w:sdt>")
    document.element.body.insert(1, wrapped)
    document.add_paragraph("Two schools were closed.")
    assert read_report("a.docx", saved(document)).text.split("\n") == [
        DEAD,
        DENIED,
        "Two schools were closed.",
    ]


def test_heads_of_pages_are_left_out_and_kept(read_report):
    """What stands at the head of every page is dropped once, with its reason; what was never there is not."""
    document = docx.Document()
    document.add_paragraph(DEAD)
    document.add_section()
    document.sections[0].header.paragraphs[0].text = "SITREP 12 - INTERNAL"
    report = read_report("a.docx", saved(document))
    assert report.text == DEAD
    assert [(d.text, d.reason) for d in report.dropped] == [("SITREP 12 - INTERNAL", "head of the pages")]


@pytest.mark.parametrize(
    "table",
    [
        f"sep=;\ntitle;text\nHoms;{DEAD}\n",
        f'Exported on 9 December, all rights reserved\n\nTitle,Text\nHoms,"{DEAD}"\n',
        f'"Query: Homs, shelling"\r\nTitle\tText\r\nHoms\t{DEAD}\r\n',
    ],
)
def test_lines_above_a_table(read_report, table):
    """A spreadsheet's mark and lines of an export above the columns' names are no part of the table."""
    report = read_report("a.csv", table.encode())
    assert (report.title, report.text) == ("Homs", DEAD)


def test_a_row_that_looks_like_a_head_is_a_row(read_all):
    """Where the first line names the columns, a later one that would do so as well is a row like others."""
    reports, unread = read_all("a.csv", f'text,note\n"{DEAD}",x\ntext,title\n'.encode())
    assert [r.text for r in reports] == [DEAD, "text"]
    assert not unread


def test_an_empty_text_gives_way_to_the_next(read_all):
    """A row whose text is empty is read from the next column that usually holds one; one that was named by hand is not."""
    rows = [
        {"title": "One", "content": DEAD, "description": "Short."},
        {"title": "Two", "content": None, "description": DENIED},
        {"title": "Three", "content": " ", "description": ""},
    ]
    reports, unread = read_all("a.json", json.dumps({"articles": rows}).encode())
    assert [r.text for r in reports] == [DEAD, DENIED]
    assert [u.code for u in unread] == ["empty"]


def test_a_json_feed(read_all):
    """A JSON Feed's entries are read, in plain text or HTML as each gives it."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Wire",
        "items": [
            {"title": "One", "content_text": DEAD, "date_published": "2016-12-08T14:00:00Z"},
            {"title": "Two", "content_html": f"<p>{DENIED}</p>"},
        ],
    }
    reports, unread = read_all("feed.json", json.dumps(feed).encode())
    assert [(r.title, r.text) for r in reports] == [("One", DEAD), ("Two", DENIED)]
    assert reports[0].published == "2016-12-08T14:00:00Z"
    assert not unread


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ({"created": "2016-12-09T00:00:00+00:00", "original": "2016-12-08T00:00:00+00:00"}, "2016-12-08T00:00:00Z"),
        ({"created": "2016-12-09"}, "2016-12-09"),
        ({"$date": "2016-12-08T10:00:00Z"}, "2016-12-08T10:00:00Z"),
        ({"timezone": "UTC"}, None),
    ],
)  # fmt: skip
def test_dates_inside_an_object(read_report, date, published):
    """A nested date is when it was published rather than when it was entered; an object without one is no date."""
    data = {
        "data": [
            {"id": 1, "fields": {"title": "Homs", "body": DEAD, "date": date, "source": [{"name": "OCHA"}]}}
        ]
    }
    report = read_report("a.json", json.dumps(data).encode())
    assert (report.published, report.outlet) == (published, "OCHA")


def test_a_page_that_a_browser_saved_as_a_message(read_report):
    """The browser is no outlet: the page's address tells it."""
    head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://wire.example/news/1\nSubject: Homs\n"
    message = (
        f"{head}MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
        f"<html><body><article><p>{DEAD}</p><p>{DENIED}</p></article></body></html>"
    )
    report = read_report("a.mht", message.encode())
    assert (report.outlet, report.url) == ("wire.example", "https://wire.example/news/1")
    assert report.text == f"{DEAD}\n{DENIED}"


def test_tables_inside_tables(read_report):
    """Each cell is read once, a table inside a cell in its place."""
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Dead by district"
    table.cell(1, 0).text = "Old City"
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "seven"
    text = read_report("a.docx", saved(document)).text
    assert [line for line in text.split("\n") if line] == ["Dead by district", "Old City", "seven"]


def test_a_word_document_without_notes_has_none(read_report):
    """A plain document reads as before."""
    report = read_report("a.docx", makers.word([("Title", "Homs"), ("Normal", DEAD)]))
    assert (report.title, report.text) == ("Homs", f"Homs\n{DEAD}")


def rewritten(data, old, new):
    """Return a Word document with bytes replaced in all its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            made.writestr(name, given.read(name).replace(old, new))
    return out.getvalue()


MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.docm", b"application/vnd.ms-word.document.macroEnabled.main+xml"),
        ("a.dotx", b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        ("a.dotm", b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
    ],
)
def test_word_documents_with_macros_and_templates(read_report, name, kind):
    """They hold the same words in the same way."""
    document = docx.Document()
    document.add_paragraph(DEAD)
    assert read_report(name, rewritten(saved(document), MAIN, kind)).text == DEAD


def test_a_word_document_in_the_strict_form(read_all):
    """It is told what it is and what to do."""
    document = docx.Document()
    document.add_paragraph(DEAD)
    old = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strict = rewritten(saved(document), old, b"http://purl.oclc.org/ooxml/officeDocument/relationships")
    reports, unread = read_all("a.docx", strict)
    assert not reports
    assert unread[0].code == "unsupported"
    assert "strict" in unread[0].reason


def test_footnotes_are_read(read_report):
    """The words of a footnote stand at the end, the lines that separate notes from the text nowhere."""
    document = docx.Document()
    document.add_paragraph(DEAD)
    notes = (
        f'<w:footnotes {SPACE}><w:footnote w:type="separator" w:id="-1"><w:p>{run("____")}</w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{run("According to the Red Crescent, 9 December.")}</w:p></w:footnote></w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert (
        read_report("a.docx", saved(document)).text == f"{DEAD}\nAccording to the Red Crescent, 9 December."
    )


@pytest.mark.parametrize(
    ("content", "texts", "codes"),
    [
        (f'[{{"text": "{DEAD}"}}, {{"text": "{DENIED}"}}, {{"te', [DEAD, DENIED], ["damaged"]),
        (f'{{"status": "ok", "articles": [{{"text": "{DEAD}"}}, {{"text"', [DEAD], ["damaged"]),
        (f'[{{"text": "{DEAD}"}},]', [DEAD], ["damaged"]),
        ('[{"text": "Seven', [], ["damaged"]),
        ("[]", [], ["empty"]),
        ("{}", [], ["empty"]),
        ("[" * 100_000, [], ["too-deep"]),
        ('[{"text": "Seven \\ud83d people were killed."}]', ["Seven \ufffd people were killed."], []),
    ],
)
def test_json_that_is_cut_off(read_all, content, texts, codes):
    """Objects before the cut are read, and the cut is recorded; half a character is no character and no question mark."""
    reports, unread = read_all("a.json", content.encode())
    assert [report.text for report in reports] == texts
    assert [one.code for one in unread] == codes


def test_an_array_in_a_file_of_lines(read_report):
    """A JSON array is one whatever the file's name says."""
    assert read_report("a.jsonl", json.dumps([{"text": DEAD}]).encode()).text == DEAD


def test_a_column_of_bytes(read_report):
    """Databases that know no text write it as bytes."""
    assert read_report("a.parquet", parquet(DEAD.encode())).text == DEAD


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
@pytest.mark.parametrize(
    "inner",
    [
        makers.archive({"a.txt": DEAD.encode()}),
        parquet(DEAD),
        gzip.compress(DEAD.encode()),
        bz2.compress(DEAD.encode()),
    ],
    ids=["zip", "parquet", "gz", "bz2"],
)
def test_a_packed_archive_in_a_compressed_file(read_report, pack, inner):
    """What is read back and forth (ZIP, Parquet) or packed itself is read inside a compressed file as well."""
    assert read_report("a.gz", pack(inner)).text == DEAD


def test_a_web_archive_of_errors(read_all):
    """A web archive whose responses are all errors is no input of which nothing is said."""
    reports, unread = read_all("a.warc", makers.record("http://wire.example/a", b"<p>Gone</p>", status=404))
    assert not reports
    assert [one.code for one in unread] == ["empty"]
    assert "errors" in unread[0].reason


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("a.eml", b"From: a@b.example\nSubject: x\n\n-----BEGIN PGP MESSAGE-----\nhQEMA\n", "encrypted", "decrypted"),
        ("a.asc", b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n", "encrypted", "decrypted"),
        ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unsupported", ".eml"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unsupported", "DOCX"),
    ],
)  # fmt: skip
def test_what_to_do_instead(read_all, name, content, code, said):
    """Messages of other programs are told by what they are, with what to save them as."""
    reports, unread = read_all(name, content)
    assert not reports
    assert [one.code for one in unread] == [code]
    assert said in unread[0].reason


@pytest.mark.parametrize("suffix", ["gz", "xz"])
def test_an_archive_that_is_cut_off_early(read_all, suffix):
    """What stands before the cut is read, also where the whole is shorter than what a format is told by."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=f"w:{suffix}") as archive:
        for name, data in (("a.txt", DEAD.encode()), ("b.txt", hashlib.shake_256(b"7").digest(60_000))):
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    reports, unread = read_all(f"cut.tar.{suffix}", out.getvalue()[:30_000])
    assert [report.text for report in reports] == [DEAD]
    assert [one.code for one in unread] == ["damaged"]
    assert "The members before were read" in unread[0].reason


def test_a_compressed_text_that_is_cut_off(read_all):
    """A text whose end is missing is not taken for the whole."""
    reports, unread = read_all("a.txt.gz", gzip.compress(DEAD.encode())[:-20])
    assert not reports
    assert "cut off" in unread[0].reason
    assert "Error" not in unread[0].reason


@pytest.mark.parametrize(
    ("table", "is_row"),
    [
        (f'2016-12-08,Post,"{DEAD}"\n2016-12-09,Post,"{DENIED}"\n', True),
        (f'2016-12-08,Post,"{DEAD}"\n', True),  # and no other
        (f'Post,https://p.example/1,"{DEAD}"\nPost,https://p.example/2,"{DENIED}"\n', True),
        (f'1,"{DEAD} {DENIED}"\n2,"{DENIED}"\n', True),
        (f'date,post,"When was it that you first heard of it?"\n2016-12-08,"{DEAD}",no\n', False),
        (f'post,note\n"{DEAD}",2016-12-08\n', False),
    ],
)
def test_a_table_without_names_of_columns(read_all, table, is_row):
    """A first line that holds a date, an address or a text is a row: no column is guessed from it."""
    reports, unread = read_all("a.csv", table.encode())
    assert [report.text for report in reports] == ([] if is_row else [DEAD])
    assert [one.code for one in unread] == (["no-text-column"] if is_row else [])
    assert not is_row or "Its first line is a row already" in unread[0].reason


def test_what_a_database_wraps_around_a_report_is_no_outlet(read_report):
    """The object that holds a report's values names no source, though it is called ``_source``."""
    hits = {"hits": {"hits": [{"_id": "1", "_source": {"title": "Homs", "body": DEAD}}]}}
    report = read_report("dump.json", json.dumps(hits).encode())
    assert (report.text, report.title, report.outlet) == (DEAD, "Homs", None)


def test_a_column_of_objects(read_report):
    """A Parquet column that holds whole articles gives its article's text, not its title."""
    out = io.BytesIO()
    pq.write_table(pa.table({"article": [{"title": "Homs", "text": DEAD}]}), out)
    report = read_report("a.parquet", out.getvalue())
    assert (report.text, report.title) == (DEAD, "Homs")


@pytest.mark.parametrize(
    "head", ["Titel;Datum;Text;Quelle", "Titre;Date;Texte;Source", "Título;Fecha;Texto;Fuente"]
)
def test_columns_named_in_other_languages(read_report, head):
    """Exports of a spreadsheet name their columns in its user's language."""
    report = read_report("a.csv", f'\ufeff{head}\r\nHoms;08.12.2016;"{DEAD}";Wire\r\n'.encode())
    assert (report.text, report.title, report.outlet) == (DEAD, "Homs", "Wire")

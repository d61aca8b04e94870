"""Every format that is read: text, fields, and what was dropped."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import threading
from email.message import EmailMessage
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pyarrow as pa
import pytest
from pyarrow import parquet

from secondsource.errors import InputError
from secondsource.model import Report, Span, Unread
from secondsource.readers import read, supported_formats
from secondsource.readers.formats import reader
from tests.readers import makers
from tests.readers.samples import MORE, PAGE, REPORT, SAID


def test_web_page(read_report):
    """A page gives its main text, and what its head says; the rest is kept as dropped, with reasons."""
    report = read_report("a.html", PAGE)
    assert report.text.split("\n")[:3] == ["Army takes the town", SAID, MORE]
    assert (report.title, report.outlet, report.byline) == (
        "Army takes the town",
        "The Meridian Daily",
        "Ines Falk",
    )
    assert (report.published, report.url) == (
        "2016-12-09T06:40:00+02:00",
        "https://meridian.example/2016/12/09/town",
    )
    assert report.provenance["published"] == "<meta article:published_time>"
    assert report.spans["title"] == Span(0, len("Army takes the town"))
    reasons = {dropped.reason: dropped.text for dropped in report.dropped}
    assert reasons["navigation"] == "Home World"
    assert reasons["related link"] == "Related stories\nOld City falls silent"
    assert {"cookie notice", "share line", "footer"} <= set(reasons)


def test_sentences_that_trafilatura_leaves_out_are_taken_back(read_report):
    """A paragraph among an article's others stays, and a teaser in another part of the page does not come in."""
    paragraphs = [f"<p>{SAID} This is the {at}. time that it says so.</p>" for at in range(20)]
    odd = "<p class='byline'>A second witness told us that the road to the north was closed by the army.</p>"
    aside = "<aside><p>Another story tells of a flood in the valley, and has nothing to do with this one.</p></aside>"
    story = "".join([*paragraphs[:9], odd, *paragraphs[9:]])
    page = f"<html><body><div class='story'>{story}</div>{aside}</body></html>"
    report = read_report("a.html", page)
    assert "A second witness told us" in report.text
    assert "flood in the valley" not in report.text
    assert any("flood in the valley" in dropped.text for dropped in report.dropped)


def test_classes_of_the_whole_page_do_not_count(read_report):
    """A class of the body that tells of a cookie banner does not make the article one."""
    page = PAGE.replace("<body>", "<body class='cookie-banner newsletter-open'>").replace(
        "<article>", "<article class='has-comments ad'>"
    )
    assert read_report("a.html", page).text == read_report("b.html", PAGE).text


def test_no_word_of_a_page_is_lost(read_report):
    """Each visible word of a page is in the text or in what was dropped."""
    report = read_report("a.html", PAGE)
    everything = report.text + "\n" + "\n".join(dropped.text for dropped in report.dropped)
    for words in (SAID, MORE, "Home", "Old City falls silent", "All rights reserved.", "We use cookies"):
        assert words in everything


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="pubdate" content="2016-12-08">', "2016-12-08"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2016-12-08T10:00Z"}</script>',
            "2016-12-08T10:00Z",
        ),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"Person"},{"@type":"Article","datePublished":"2016-12"}]}</script>',
            "2016-12",
        ),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<link rel="canonical" href="https://x.example/2016/12/08/a">', "2016-12-08"),
        ('<meta name="date" content="03/04/2016">', None),
        (
            '<meta name="copyright" content="2016"><meta property="article:modified_time" content="2016-12-08">',
            None,
        ),
    ],
)
def test_dates_of_pages(read_report, head, published):
    """A page's date is one that it gives as its publication, never a guess from what else it holds."""
    report = read_report(
        "a.html",
        f"<html><head>{head}</head><body><article><p>{SAID}</p><p>{MORE}</p></article></body></html>",
    )
    assert report.published == published


def test_page_in_a_declared_encoding(read_report):
    """A page's own declaration of its encoding is followed."""
    page = PAGE.replace('"utf-8"', '"iso-8859-2"').replace("Ines Falk", "Łukasz Wójcik").replace("© ", "")
    assert read_report("a.html", page.encode("iso-8859-2")).byline == "Łukasz Wójcik"


WRAPPED = [
    "The army said on Sunday that it had taken the town and that the",
    "rebels were gone from it. A nurse at the clinic told reporters of a",
    "govern-",
    "ment helicopter that had circled the government quarter until noon",
    "and had then flown off to the north of the town.",
]


def pdf_pages():
    """Three pages with a running head and numbers, wrapped lines, and two paragraphs each."""
    pages = []
    for number in (1, 2, 3):
        lines = [(72, 800, "Crossing Watch Report")]
        lines += [(72, 740 - 14 * at, words) for at, words in enumerate(WRAPPED)]
        lines += [(72, 640, f"The second paragraph of page {number} stands apart from the first one.")]
        lines += [(290, 40, f"{number}")]
        pages.append(lines)
    return pages


def test_pdf(read_report):
    """Lines of a PDF become paragraphs, broken words are joined, running heads and page numbers go."""
    report = read_report("a.pdf", makers.pdf(pdf_pages()))
    paragraphs = [line for line in report.text.split("\n") if line]
    assert paragraphs[0] == "Crossing Watch Report"
    assert paragraphs[1] == " ".join(WRAPPED).replace("govern- ment", "government")
    assert paragraphs[2] == "The second paragraph of page 1 stands apart from the first one."
    assert len(paragraphs) == 7
    assert sorted(dropped.text for dropped in report.dropped) == [
        "1",
        "2",
        "3",
        "Crossing Watch Report",
        "Crossing Watch Report",
    ]
    assert report.title == "Crossing Watch Report"
    assert report.published is None


def test_pdf_in_two_columns(read_report):
    """Lines of a narrow column are joined within it, and a sentence that goes on in the next column too."""
    left = [
        "The army said that President",
        "Assad had ordered the halt of",
        "all fighting in the old town and",
    ]
    right = [
        "in the eastern districts until",
        "Monday. The mayor of the town",
        "said that he had heard no shot.",
    ]
    lines = [(72, 740 - 14 * at, words) for at, words in enumerate(left)]
    lines += [(320, 740 - 14 * at, words) for at, words in enumerate(right)]
    assert read_report("a.pdf", makers.pdf([lines])).text == " ".join(left + right)


def test_docx(read_report):
    """Paragraphs and the cells of tables of a Word document are read in their order."""
    data = makers.word(
        [("Title", "Army takes town"), ("Normal", SAID), ("List Bullet", MORE)],
        [["Place", "Killed"], ["Aleppo", "80"]],
    )
    report = read_report("a.docx", data)
    assert report.text == f"Army takes town\n{SAID}\n{MORE}\nPlace\nKilled\nAleppo\n80"
    assert (report.title, report.provenance["title"]) == ("Army takes town", "paragraph of style 'Title'")
    assert report.published is None


MAIL = f"""From: Crossing Watch <desk@watch.example>
To: all@watch.example
Subject: Re: =?utf-8?q?Caf=C3=A9?= at the crossing
Date: Fri, 9 Dec 2016 15:20:00 +0200
Message-ID: <1@watch.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{SAID}

{MORE}

-- 
Crossing Watch, field desk
"""  # noqa: W291 - the space is the mark of a signature


def test_mail(read_report):
    """A message's head gives title, sender and date; its signature is set apart."""
    report = read_report("a.eml", MAIL)
    assert (report.title, report.outlet, report.published) == (
        "Café at the crossing",
        "Crossing Watch",
        "2016-12-09T15:20:00+02:00",
    )
    assert report.text == f"{SAID}\n\n{MORE}"
    assert [(dropped.text, dropped.reason) for dropped in report.dropped] == [
        ("Crossing Watch, field desk", "signature")
    ]
    assert read_report("no-suffix", MAIL).text == report.text


def test_mail_with_attachments(read_bytes):
    """Attached documents are reports of their own; the HTML form of a body is not read twice."""
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "Two reports"
    message.set_content(REPORT)
    message.add_alternative(PAGE, subtype="html")
    message.add_attachment(makers.pdf(pdf_pages()), maintype="application", subtype="pdf", filename="b.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    found = read_bytes("a.eml", message.as_bytes())
    assert [report.uri for report in found] == ["a.eml", "a.eml!/b.pdf"]
    assert found[0].text == REPORT.strip()


def test_mailbox(read_bytes):
    """Each message of a mailbox is a report."""
    box = "".join(
        f"From a@b.example Fri Dec  9 15:20:00 2016\n{MAIL.replace('crossing', f'gate {at}')}\n"
        for at in (1, 2)
    )
    found = read_bytes("a.mbox", box)
    assert [(one.uri, one.title) for one in found] == [
        ("a.mbox#1", "Café at the gate 1"),
        ("a.mbox#2", "Café at the gate 2"),
    ]


def test_forwarded_mail(read_report):
    """The head of a message that was passed on is the report's, not that of who passed it on."""
    body = f"---------- Forwarded message ---------\nFrom: Harbor Post\nDate: 8 December 2016\nSubject: Army takes town\n\n{SAID}\n"
    report = read_report(
        "a.eml", f"From: x@y.example\nTo: z@y.example\nSubject: Fwd: look\nMIME-Version: 1.0\n\n{body}"
    )
    assert (report.title, report.outlet, report.published) == ("Army takes town", "Harbor Post", "2016-12-08")
    assert report.text == f"Army takes town\n\n{SAID}"


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


RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>NWS</title><language>en</language>
<item><title>Town taken</title><link>https://n.example/a</link><description>Short.</description>
<content:encoded><![CDATA[<p>{SAID}</p><p>{MORE}</p>]]></content:encoded>
<pubDate>Thu, 08 Dec 2016 14:05:00 GMT</pubDate><source url="http://r.example">Reuters</source></item>
<item><title>Only a title here, nothing more</title></item><item></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbor Post</title>
<entry><title>Town taken</title><id>1</id><link href="https://h.example/a"/><published>2016-12-08T14:05:00+02:00</published>
<updated>2016-12-09T00:00:00Z</updated><author><name>Ines Falk</name></author><content type="html">&lt;p&gt;{SAID}&lt;/p&gt;</content></entry></feed>"""


def test_rss(read_bytes):
    """Each item is a report, with the outlet that it names as its source."""
    first, second, empty = read_bytes("feed.xml", RSS)
    assert (first.uri, first.text, first.title, first.outlet) == (
        "feed.xml#1",
        f"{SAID}\n{MORE}",
        "Town taken",
        "Reuters",
    )
    assert (first.published, first.url) == ("2016-12-08T14:05:00Z", "https://n.example/a")
    assert [(credit.kind, credit.name) for credit in first.credits] == [("source", "Reuters")]
    assert (second.text, second.outlet) == ("Only a title here, nothing more", "NWS")
    assert (empty.uri, empty.code) == ("feed.xml#3", "empty")


def test_a_feed_that_is_cut_off(read_bytes):
    """Entries before the cut are read, and the cut is recorded."""
    first, *_, last = read_bytes("feed.xml", RSS[: RSS.index("<item></item>")])
    assert (first.title, last.code) == ("Town taken", "damaged")


def test_atom(read_report):
    """An entry's date is when it was published, not when it was updated."""
    report = read_report("feed.atom", ATOM)
    assert (report.text, report.published, report.byline, report.outlet) == (
        SAID,
        "2016-12-08T14:05:00+02:00",
        "Ines Falk",
        "Harbor Post",
    )


HTML = "Content-Type: text/html; charset=utf-8"


@pytest.mark.parametrize(
    "pack",
    [b"".join, lambda records: gzip.compress(b"".join(records)), lambda records: makers.warc_gz(*records)],
)
def test_warc(read_bytes, pack):
    """Pages of a web archive are read, packed or not; pictures, errors and redirects are passed over."""
    packed = gzip.compress(PAGE.encode())
    chunked = b"%x\r\n" % len(PAGE.encode()) + PAGE.encode() + b"\r\n0\r\n\r\n"
    records = [
        makers.record("https://m.example/a", PAGE.encode(), HTML),
        makers.record("https://m.example/b", packed, HTML, "Content-Encoding: gzip"),
        makers.record("https://m.example/c", chunked, HTML, "Transfer-Encoding: chunked"),
        makers.record("https://m.example/x.png", b"\x89PNG", "Content-Type: image/png"),
        makers.record("https://m.example/404", PAGE.encode(), HTML, status=404),
        makers.record("https://m.example/301", b"", HTML, status=301),
        makers.record("https://m.example/d.txt", REPORT.encode(), "Content-Type: text/plain"),
    ]
    found = read_bytes("a.warc.gz", pack(records))
    assert [report.uri for report in found] == [
        f"a.warc.gz!/https://m.example/{name}" for name in ("a", "b", "c", "d.txt")
    ]
    assert {report.title for report in found[:3]} == {"Army takes the town"}
    assert found[3].url == "https://m.example/d.txt"
    assert found[3].outlet == "m.example"


def test_zip_of_many_kinds(read_bytes):
    """Members of an archive are read as what they are, archives inside it too."""
    inner = makers.archive({"deep/b.txt": MORE})
    found = read_bytes(
        "a.zip",
        makers.archive(
            {
                "a.txt": REPORT,
                "p/page.html": PAGE,
                "in.zip": inner,
                "__MACOSX/._a": "x",
                "t.jsonl": json.dumps({"text": SAID}),
            }
        ),
    )
    assert [report.uri for report in found] == [
        "a.zip!/a.txt",
        "a.zip!/p/page.html",
        "a.zip!/in.zip!/deep/b.txt",
        "a.zip!/t.jsonl#1",
    ]
    assert all(isinstance(report, Report) for report in found)


@pytest.mark.parametrize("packed", [lambda data: data, gzip.compress, bz2.compress, lzma.compress])
def test_tar(read_bytes, packed):
    """TAR archives are read, however they are compressed."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in (("./a.txt", REPORT), ("d/b.html", PAGE)):
            entry = tarfile.TarInfo(name)
            entry.size = len(data.encode())
            archive.addfile(entry, io.BytesIO(data.encode()))
    found = read_bytes("a.tar", packed(out.getvalue()))
    assert [report.uri for report in found] == ["a.tar!/a.txt", "a.tar!/d/b.html"]


@pytest.mark.parametrize("packed", [gzip.compress, bz2.compress, lzma.compress])
def test_one_compressed_file(read_report, packed):
    """A compressed file is read as what it holds."""
    assert read_report("a.txt", REPORT).id == read_report("a.txt.gz", packed(REPORT.encode())).id


def test_standard_input():
    """``-`` reads standard input, whatever it holds."""
    (report,) = read(["-"], stdin=io.BytesIO(REPORT.encode()))
    assert (report.uri, report.text) == ("-", REPORT.strip())


def test_directories_and_patterns(tmp_path, monkeypatch):
    """Directories are read through in order of names, patterns matched, paths kept as given."""
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden/x.txt", "a/c/3.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name} {REPORT}")
    monkeypatch.chdir(tmp_path)
    everything = ["in/a/1.txt", "in/a/2.txt", "in/a/c/3.txt", "in/b.txt"]
    assert [report.uri for report in read(["in"])] == everything
    assert [report.uri for report in read(["in/"])] == everything
    assert [report.uri for report in read(["in/**/*.txt"])] == everything
    assert [report.uri for report in read(["in/a/*"])] == ["in/a/1.txt", "in/a/2.txt", "in/a/c/3.txt"]
    assert [report.uri for report in read(["./in/b.txt"])] == ["./in/b.txt"]
    monkeypatch.chdir(tmp_path / "in")
    assert [report.uri for report in read(["."])] == [name.removeprefix("in/") for name in everything]


def test_addresses_are_fetched_only_on_request(monkeypatch):
    """Without leave nothing touches the network; with it the page is read under its address."""
    (unread,) = read(["https://x.example/a"])
    assert isinstance(unread, Unread)
    assert unread.code == "not-fetched"


def test_fetching(tmp_path):
    """A page that a server gives is read; an error of the server is recorded."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *words):
            pass

    (tmp_path / "a.html").write_text(PAGE)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        report, missing = read([f"{base}/a.html", f"{base}/none"], fetch=True)
        server.shutdown()
    assert (report.uri, report.title) == (f"{base}/a.html", "Army takes the town")
    assert (missing.code, "404" in missing.reason) == ("not-fetched", True)


def test_supported_formats():
    """Each format that is named has a module that reads it."""
    names = [form.name for form in supported_formats()]
    assert len(names) == len(set(names)) >= 16
    assert all(callable(reader(name)) for name in names)

"""What cannot be read is recorded, with a reason, and never stops the rest."""

import gzip
import io
import json
import os
import tarfile
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondsource.model import Report, Unread
from secondsource.readers import Limits, read
from secondsource.readers.reading import read_blob
from secondsource.readers.source import Blob
from tests.readers import makers
from tests.readers.samples import MORE, PAGE, REPORT, SAID

BOMB = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><title>&a;</title></channel></rss>'
DOCX = makers.word([("Normal", SAID)])
PARQUET_MARK = b"PAR1" + b"\x00" * 40 + b"PAR1"

BAD = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t\n", "no-text"),
    ("only-form.txt", b"Leave a Reply\nName *\n", "no-text"),
    ("noise.bin", bytes(range(256)) * 8, "binary"),
    ("zeros", b"\x00" * 900, "binary"),
    ("encrypted.pdf", makers.encrypted_pdf(), "encrypted"),
    ("cut.pdf", makers.pdf([[(72, 700, SAID)]])[:300], "damaged"),
    ("pictures.pdf", makers.pdf([[]]), "no-text"),
    ("not.pdf", b"%PDF-1.7\nnothing", "damaged"),
    (
        "encrypted.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "unsupported"),
    ("cut.docx", DOCX[:-200], "damaged"),
    ("sheet.xlsx", makers.archive({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "unsupported"),
    (
        "book.epub",
        makers.archive({"mimetype": "application/epub+zip", "META-INF/container.xml": "<x/>"}),
        "unsupported",
    ),
    ("picture.png", b"\x89PNG\r\n\x1a\n", "unsupported"),
    ("a.rtf", b"{\\rtf1 hello}", "unsupported"),
    ("a.sqlite", b"SQLite format 3\x00", "unsupported"),
    ("a.7z", b"7z\xbc\xaf\x27\x1c", "unsupported"),
    ("some.xml", b"<?xml version='1.0'?><NewsML><a>b</a></NewsML>", "unsupported"),
    ("bomb.xml", BOMB.encode(), "xml-bomb"),
    ("external.xml", EXTERNAL.encode(), "xml-bomb"),
    ("broken.xml", b'<?xml version="1.0"?><rss version="2.0"><channel><ti', "damaged"),
    (
        "none.xml",
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>',
        "empty",
    ),
    ("empty.zip", makers.archive({}), "empty"),
    ("cut.zip", makers.archive({"a.txt": REPORT})[:-30], "damaged"),
    ("cut.gz", gzip.compress(REPORT.encode() * 50)[:90], "damaged"),
    ("bad.gz", b"\x1f\x8b\x08\x00" + b"\xff" * 60, "damaged"),
    ("bad.xz", b"\xfd7zXZ\x00" + b"\xff" * 60, "damaged"),
    ("bad.bz2", b"BZh9" + b"\xff" * 60, "damaged"),
    ("cut.warc.gz", gzip.compress(b"WARC/1.0\r\n"), "empty"),
    ("no-column.csv", b"a,b\n1,2\n", "no-text-column"),
    ("no-rows.csv", b"title,text\n", "empty"),
    ("no-column.jsonl", b'{"a": 1}\n', "no-text-column"),
    ("broken.json", b'{"text": "x', "damaged"),
    ("deep.json", b"[" * 100_000, "too-deep"),
    ("no-list.json", b"3", "no-text-column"),
    ("cut.parquet", PARQUET_MARK, "damaged"),
    ("cut.tar", b"a.txt" + b"\x00" * 252 + b"ustar\x0000" + b"\x00" * 90, "damaged"),
    ("script.html", b"<!DOCTYPE html><html><head><script>x()</script></head><body></body></html>", "no-text"),
    ("no-body.eml", b"From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\n\n", "no-text"),
    (
        "secret.eml",
        b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx",
        "encrypted",
    ),
]


@pytest.mark.parametrize(("name", "data", "code"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_files_are_recorded(read_unread, name, data, code):
    """Each kind of bad input has its code, and a reason with advice."""
    unread = read_unread(name, data)
    assert (unread.uri, unread.code) == (name, code)
    assert len(unread.reason) > 20
    assert unread.reason.endswith((".", ")"))


def test_nothing_stops_the_rest(tmp_path):
    """Among bad files, the good one is read."""
    for name, data, _ in BAD:
        (tmp_path / name).write_bytes(data)
    (tmp_path / "m-good.txt").write_text(REPORT)
    found = list(read([str(tmp_path)]))
    assert len(found) == len(BAD) + 1
    assert [report.text for report in found if isinstance(report, Report)] == [REPORT.strip()]


def test_bad_members_are_recorded_one_by_one(read_bytes, small_limits):
    """Members of an archive that lead outside, are locked or too large are recorded, the others read."""
    data = makers.archive(
        {
            "../out.txt": SAID,
            "/abs.txt": SAID,
            "C:\\x.txt": SAID,
            "big.txt": os.urandom(60_000),
            "ok.txt": SAID,
            "empty.txt": "",
        }
    )
    found = read_bytes("a.zip", data, limits=small_limits)
    assert [(one.uri, getattr(one, "code", "read")) for one in found] == [
        ("a.zip!/../out.txt", "outside-archive"),
        ("a.zip!//abs.txt", "outside-archive"),
        ("a.zip!/C:/x.txt", "outside-archive"),
        ("a.zip!/big.txt", "too-large"),
        ("a.zip!/ok.txt", "read"),
        ("a.zip!/empty.txt", "empty"),
    ]


def test_locked_archive(read_unread):
    """A member with a password is recorded as encrypted."""
    unread = read_unread("a.zip", makers.locked(makers.archive({"a.txt": REPORT})))
    assert (unread.uri, unread.code) == ("a.zip!/a.txt", "encrypted")


def test_damaged_member(read_bytes):
    """A member whose bytes were changed is recorded, the next one read."""
    data = bytearray(makers.archive({"a.txt": os.urandom(400).hex(), "b.txt": REPORT}))
    data[60:70] = b"\xff" * 10
    damaged, good = read_bytes("a.zip", bytes(data))
    assert (damaged.code, good.text) == ("damaged", REPORT.strip())


def test_tar_with_links_and_devices(read_bytes):
    """Links that lead outside and devices are recorded, links inside passed over."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind, link in (
            ("out", tarfile.SYMTYPE, "../../etc/passwd"),
            ("in", tarfile.SYMTYPE, "a.txt"),
            ("dev", tarfile.CHRTYPE, ""),
        ):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, link
            archive.addfile(entry)
        entry = tarfile.TarInfo("a.txt")
        entry.size = len(REPORT)
        archive.addfile(entry, io.BytesIO(REPORT.encode()))
    found = read_bytes("a.tar", out.getvalue())
    assert [(one.uri, getattr(one, "code", "read")) for one in found] == [
        ("a.tar!/out", "outside-archive"),
        ("a.tar!/dev", "not-a-file"),
        ("a.tar!/a.txt", "read"),
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.zip", makers.archive({"a.txt": b"0" * 9_000_000})),
        ("bomb.gz", gzip.compress(b"0" * 9_000_000)),
        ("bomb.docx", makers.archive({"word/document.xml": b" " * 9_000_000, "[Content_Types].xml": "<x/>"})),
        ("bomb.tar.gz", gzip.compress(b"\x00" * 9_000_000)),
    ],
)
def test_bombs(read_bytes, name, data):
    """What unpacks to far more than text does is read no further."""
    found = read_bytes(name, data, limits=Limits(ratio_floor_bytes=1_000_000, member_bytes=20_000_000))
    assert found
    assert {one.code for one in found} <= {"bomb", "binary"}
    assert "bomb" in {one.code for one in found} or name == "bomb.tar.gz"


def test_bomb_in_a_page_of_a_web_archive(read_bytes, small_limits):
    """A packed page that unpacks beyond the limit is recorded, the next one read."""
    bomb = makers.record(
        "https://m.example/a",
        gzip.compress(b"0" * 900_000),
        "Content-Type: text/html",
        "Content-Encoding: gzip",
    )
    page = makers.record("https://m.example/b", PAGE.encode(), "Content-Type: text/html")
    found = read_bytes("a.warc", bomb + page, limits=small_limits)
    assert [getattr(one, "code", "read") for one in found] == ["bomb", "read"]


def test_web_archive_that_is_cut_off(read_bytes):
    """Half a record is no report; those before it are."""
    page = makers.record("https://m.example/a", PAGE.encode(), "Content-Type: text/html")
    found = read_bytes("a.warc", page + page[:-400])
    assert [getattr(one, "code", "read") for one in found] == ["read", "damaged"]


def test_limits(read_bytes, small_limits):
    """What is larger than a limit says which, and by how much; what came before is read."""
    assert read_bytes("a.txt", "word " * 5000, limits=small_limits)[0].code == "too-large"
    assert read_bytes("a.txt", "w o " * 4000, limits=small_limits)[0].code == "too-large"
    assert "15,000" in read_bytes("a.txt", "w o " * 4000, limits=small_limits)[0].reason
    assert (
        read_bytes("a.pdf", makers.pdf([[(72, 700, SAID)]] * 4), limits=small_limits)[0].code == "too-large"
    )
    rows = read_bytes(
        "a.jsonl", "\n".join(json.dumps({"text": f"{at} {SAID}"}) for at in range(12)), limits=small_limits
    )
    assert [getattr(row, "code", "read") for row in rows] == ["read"] * 10 + ["too-large"]
    assert (
        read_bytes("a.zip", makers.archive({f"{at}.txt": SAID for at in range(21)}), limits=small_limits)[
            -1
        ].code
        == "too-large"
    )
    assert read_bytes("big.bin", b"\x01" * 200_001, limits=small_limits)[0].code == "too-large"


def test_archives_inside_archives_end_somewhere(read_bytes):
    """A chain of archives is followed to a depth, and recorded beyond it."""
    data = REPORT.encode()
    for _ in range(6):
        data = makers.archive({"x.zip": data})
    (unread,) = read_bytes("a.zip", data)
    assert unread.code == "too-deep"


def test_what_is_no_file(tmp_path):
    """Missing paths, devices, pipes, broken links and directories in circles are recorded."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "broken").symlink_to("nowhere")
    (tmp_path / "circle").symlink_to(".")
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "good.txt").write_text(REPORT)
    found = {one.uri.rsplit("/", 1)[-1]: getattr(one, "code", "read") for one in read([str(tmp_path)])}
    assert found == {
        "pipe": "not-a-file",
        "broken": "not-found",
        "circle": "directory-loop",
        "self": "directory-loop",
        "good.txt": "read",
    }
    others = [
        one.code
        for one in read(
            ["/dev/null", "no/such/file", "no-*-such", "a\x00b", "-", "ftp://x.example/a"], fetch=True
        )
    ]
    assert others == ["not-a-file", "not-found", "not-found", "not-found", "not-found", "unsupported"]
    (tmp_path / "void").mkdir()
    assert next(read([str(tmp_path / "void")])).code == "empty"


def test_directories_too_deep(tmp_path, small_limits):
    """A directory below the depth allowed is recorded."""
    deep = tmp_path / "a/b/c/d"
    deep.mkdir(parents=True)
    (deep / "x.txt").write_text(REPORT)
    assert [one.code for one in read([str(tmp_path)], limits=small_limits)] == ["too-deep"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission(tmp_path):
    """What one may not read is recorded as that."""
    path = tmp_path / "a.txt"
    path.write_text(REPORT)
    path.chmod(0)
    assert [one.code for one in read([str(path)])] == ["no-permission"]


def test_failures_of_the_system_are_recorded():
    """What the system refuses while a file is read is recorded like anything else."""

    def refused(error):
        def opened():
            raise error

        return [one.code for one in read_blob(Blob("x", opened), Limits(), {})]

    assert refused(PermissionError("no")) == ["no-permission"]
    assert refused(MemoryError()) == ["too-large"]
    assert refused(OSError("input/output error")) == ["damaged"]
    assert refused(ImportError("no library")) == ["no-library"]


def test_names_that_are_no_text(tmp_path, monkeypatch):
    """A file name that is no UTF-8 is read, and its URI can be written."""
    monkeypatch.chdir(tmp_path)
    name = b"caf\xe9.txt"
    with open(name, "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(REPORT.encode())
    (report,) = read([os.fsdecode(name)])
    assert isinstance(report, Report)
    assert report.uri == "caf%E9.txt"


STARTS = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"PAR1", b"<html>", b"<?xml version='1.0'?><rss>", b"<feed>", b'{"text":', b"[{", b"From: a\nTo: b\nSubject: c\nDate: d\n", b"title,text\n", b"BZh9", b"\xfd7zXZ\x00", b"\xff\xfe", b"Title: x\n", b"---\n", DOCX[:400], makers.pdf([[]])[:200]]  # fmt: skip


def read_any(data: bytes, name: str = "") -> list[Report | Unread]:
    """Read bytes under a name, from memory."""
    return list(read_blob(Blob("x", lambda: io.BytesIO(data), name=name), Limits(), {}))


def holds(found: list[Report | Unread]) -> None:
    """Each outcome is a report whose spans and map hold, or a reason."""
    for one in found:
        if isinstance(one, Unread):
            assert one.code
            assert one.reason
            continue
        assert one.text
        one.text.encode()
        at = 0
        for piece in one.offsets.pieces:
            assert piece.clean_start == at
            at = piece.clean_end
        assert at == len(one.text)
        for span in (*one.spans.values(), *(credit.span for credit in one.credits if credit.span)):
            assert 0 <= span.start < span.end <= len(one.text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(STARTS),
    st.binary(max_size=200),
    st.sampled_from(["", "a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a.eml", "a.md", "a.pdf", "a.tar"]),
)
def test_any_bytes_are_safe(start, rest, name):
    """Whatever the bytes, reading them gives reports and reasons, and never raises."""
    holds(read_any(start + rest, name))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200), st.sampled_from(["", "a.html", "a.jsonl", "a.csv", "a.eml", "a.md"]))
def test_any_text_is_safe(text, name):
    """So does whatever text."""
    holds(read_any(text.encode("utf-8", "surrogatepass"), name))


GOOD = [REPORT.encode(), PAGE.encode(), DOCX, makers.pdf([[(72, 700, SAID), (72, 686, MORE)]]), makers.archive({"a.txt": REPORT, "b.html": PAGE}), gzip.compress(REPORT.encode()), makers.warc_gz(makers.record("https://m.example/a", PAGE.encode(), "Content-Type: text/html")), BOMB.encode()]  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(GOOD), st.data())
def test_damaged_files_are_safe(data, draw):
    """Good files with some bytes changed or their end cut off are read or recorded, and never raise."""
    changed = bytearray(data)
    for _ in range(draw.draw(st.integers(0, 4))):
        changed[draw.draw(st.integers(0, len(changed) - 1))] = draw.draw(st.integers(0, 255))
    holds(read_any(bytes(changed[: draw.draw(st.integers(1, len(changed)))])))


LONG = ["[" * 30_000, "<" * 30_000, "<p>" * 25_000, "<div>" * 3_000, " " * 60_000, "&a" * 20_000, "<!--" * 9_000, "From: " + '"<' * 4_000 + "\nMIME-Version: 1.0\n\nx", "By " + "Al-Aa and " * 900, "AAA/BBB " * 3_000, "home > " * 900, "1-" * 9_000, "Title: a\n" * 3_000]  # fmt: skip


@pytest.mark.parametrize("text", LONG, ids=[text[:6] for text in LONG])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_no_text_takes_long(text, name):
    """Text made to slow patterns down is read in time that grows with its length alone."""
    start = time.process_time()
    holds(read_any(text.encode(), name))
    assert time.process_time() - start < 8  # seconds; milliseconds on a machine that has nothing else to do


def test_a_web_archive_that_its_library_gives_up_on_stops_nothing(read_unread, monkeypatch):
    """What fails without being an exception of Python's kind is a damaged file."""
    gives_up = type("PanicException", (BaseException,), {})

    def panics(*_: object, **__: object) -> None:
        raise gives_up

    monkeypatch.setattr("fastwarc.warc.ArchiveIterator", panics)
    assert read_unread("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n").code == "damaged"

"""What holds many: web archives, archives, compressed files, directories, addresses."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from secondsource.model import Report, Unread
from secondsource.readers import read
from tests.readers import makers
from tests.readers.samples import MORE, PAGE, REPORT, SAID

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


@pytest.mark.parametrize("packed", [lambda data: data, gzip.compress, bz2.compress, lzma.compress])
def test_web_archive(read_report, packed):
    """A web archive is read, however it is compressed."""
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{REPORT}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/b\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    report = read_report("a.warc", packed(head.encode() + body + b"\r\n\r\n"))
    assert report.uri == "a.warc!/http://a.example/b"
    assert report.text == REPORT.strip()


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
    (tmp_path / "in" / "a" / "back").symlink_to(tmp_path / "in")
    assert [
        report.uri for report in read(["in/**/*.txt"])
    ] == everything  # each file once, though links go in circles
    (tmp_path / "in" / "a" / "back").unlink()
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

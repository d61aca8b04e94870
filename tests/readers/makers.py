"""Makes the files that the tests read, good and bad, with the libraries themselves: none is shipped."""

import ctypes
import gzip
import io
import zipfile
from collections.abc import Sequence

import docx
import pypdfium2
import pypdfium2.raw as pdfium


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]], *, size: float = 11) -> bytes:
    """Return a PDF; each page is a list of (left, height, words), in points from the bottom left."""
    document = pypdfium2.PdfDocument.new()
    font = pdfium.FPDFText_LoadStandardFont(document.raw, b"Helvetica")
    for lines in pages:
        page = document.new_page(595, 842)
        for left, height, words in lines:
            text = pdfium.FPDFPageObj_CreateTextObj(document.raw, font, size)
            encoded = (words + "\0").encode("utf-16-le")
            pdfium.FPDFText_SetText(
                text, ctypes.cast(ctypes.create_string_buffer(encoded), pdfium.FPDF_WIDESTRING)
            )
            pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, left, height)
            pdfium.FPDFPage_InsertObject(page.raw, text)
        page.gen_content()
        page.close()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def encrypted_pdf() -> bytes:
    """Return a PDF that says that it is encrypted, with keys that no empty password opens."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        b"<< /Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> /P -44 >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00><00>] >>\nstartxref\n%d\n%%%%EOF" % start
    return bytes(out)


def word(paragraphs: Sequence[tuple[str, str]], table: Sequence[Sequence[str]] = ()) -> bytes:
    """Return a Word document of (style, words) paragraphs and a table."""
    document = docx.Document()
    for style, words in paragraphs:
        document.add_paragraph(words, style=style)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, cells in enumerate(table):
            for column, words in enumerate(cells):
                made.cell(row, column).text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def archive(members: dict[str, bytes | str]) -> bytes:
    """Return a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


def locked(data: bytes) -> bytes:
    """Return a ZIP archive whose members say that they are encrypted."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = changed.find(mark)
        while found >= 0:
            changed[found + at] |= 1
            found = changed.find(mark, found + 4)
    return bytes(changed)


def record(address: str, body: bytes, *headers: str, status: int = 200, kind: str = "response") -> bytes:
    """Return a WARC record of an HTTP response."""
    head = "\r\n".join([f"HTTP/1.1 {status} X", *headers]).encode() + b"\r\n\r\n"
    block = head + body
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2016-12-09T10:00:00Z\r\n"
            f"WARC-Target-URI: {address}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


def warc_gz(*records: bytes) -> bytes:
    """Return records as Common Crawl packs them: each a gzip member of its own."""
    return b"".join(map(gzip.compress, records))

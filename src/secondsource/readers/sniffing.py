"""Which format bytes are in, told by the bytes: suffixes and content types only decide between kinds of text."""

import codecs
import csv
import json
import re
from collections.abc import Callable

from secondsource.readers import columns
from secondsource.readers.refusal import RefusedError
from secondsource.readers.source import Blob

_HEAD = 64 * 1024
_HEADER_CHARACTERS = 1000  # of a table's first line
_MAGIC = (
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
)
# What is recognized and not read: how it begins, what it is, what to do.
_UNREAD = (
    (b"{\\rtf", "a rich text (RTF) document", "Save it as DOCX or text."),
    (b"SQLite format 3\x00", "an SQLite database", "Export its table as CSV or JSON."),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "Unpack it, or pack it as ZIP."),
    (b"Rar!\x1a\x07", "a RAR archive", "Unpack it, or pack it as ZIP."),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file", "Unpack it, or pack it with gzip."),
    (b"\x89PNG", "an image", "Give the text, not its picture."),
    (b"\xff\xd8\xff", "an image", "Give the text, not its picture."),
    (b"GIF8", "an image", "Give the text, not its picture."),
    (b"II*\x00", "an image", "Give the text, not its picture."),
    (b"MM\x00*", "an image", "Give the text, not its picture."),
    (b"ID3", "a sound recording", "Give a transcript."),
    (b"OggS", "a sound or video recording", "Give a transcript."),
    (b"RIFF", "a picture or recording", "Give its text or a transcript."),
    (b"\x7fELF", "a program", ""),
    (b"MZ\x90", "a program", ""),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OUTLOOK = "__properties_version1.0".encode("utf-16-le")
_OFFICE = (  # what in a ZIP makes it an office file
    ("xl/workbook.xml", "an Excel workbook", "Save the sheet as CSV."),
    ("ppt/presentation.xml", "a PowerPoint presentation", "Save it as PDF."),
    ("META-INF/container.xml", "an e-book (EPUB)", "Save it as HTML or text."),
    ("content.xml", "an OpenDocument file", "Save it as DOCX, or a sheet as CSV."),
)
_PROLOG = r"\s*(?:<\?xml[^>]{0,300}\?>\s*|<!--.{0,4000}?-->\s*|<\?xml-stylesheet[^>]{0,300}\?>\s*|<!DOCTYPE[^\[>]{0,300}(?:\[.{0,20000}?\]\s*)?>\s*)*"
_HTML = re.compile(
    r"\s*(?:<!--.{0,4000}?-->\s*)*(?:<\?xml[^>]{0,300}\?>\s*)?(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(rf"{_PROLOG}<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s*<\?xml\s|\s*<!DOCTYPE\s", re.IGNORECASE)
_TAG = re.compile(r"<(?:p|div|br|h[1-6]|article|a\s|span|ul|table|title|meta)\b[^>]{0,500}>", re.IGNORECASE)
_JSON_OPENS = re.compile(r"\s*(?:\{\s*(?:\"|\})|\[\s*(?:\{|\]))")
_MAIL_LINE = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?.*(?:\r?\n[ \t].*)*\r?\n")
PGP = "-----BEGIN PGP MESSAGE-----"
_MAIL_ONLY = {
    "message-id",
    "mime-version",
    "received",
    "return-path",
    "delivered-to",
    "content-transfer-encoding",
    "dkim-signature",
    "x-mailer",
}
_MAIL_MAIN = {"from", "to", "subject", "date", "sent", "cc", "reply-to"}


def sniff(blob: Blob) -> str:
    """Return the short name of the format that something is in.

    Raises:
        RefusedError: ``empty``; ``unsupported``: a format that is recognized and not read; ``encrypted``;
            ``damaged``: it says what it is, and is not.
    """
    head = blob.head(_HEAD)
    if not head:
        raise RefusedError("empty", "The file holds nothing.")
    for mark, name in _MAGIC:
        if head.startswith(mark):
            return name
    if head.startswith(b"\x1f\x8b"):
        return "warc" if _gzip_of_warc(head) else "gzip"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(blob)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[257:262] == b"ustar":
        return "tar"
    _refuse(blob, head)
    return _text_kind(blob, _as_text(head), whole=len(head) < _HEAD)


def _refuse(blob: Blob, head: bytes) -> None:
    if head.startswith(_OLE):
        if _OLE_ENCRYPTED in head or _OLE_ENCRYPTED in blob.head(16 * _HEAD):
            raise RefusedError(
                "encrypted", "The document is protected with a password. Save a copy without one."
            )
        if blob.suffix == ".msg" or _OUTLOOK in head:
            raise RefusedError("unsupported", "It is an Outlook message. Save it as .eml, or as text.")
        raise RefusedError("unsupported", "It is a document of an old Office version. Save it as DOCX.")
    if head[4:8] == b"ftyp":
        raise RefusedError(
            "unsupported", "It is a picture or recording, which is not read. Give its text or a transcript."
        )
    for mark, what, advice in _UNREAD:
        if head.startswith(mark):
            raise RefusedError("unsupported", f"It is {what}, which is not read. {advice}".rstrip())


def _gzip_of_warc(head: bytes) -> bool:
    import zlib  # noqa: PLC0415 - beside its only use

    try:
        return zlib.decompressobj(31).decompress(head, 16).startswith(b"WARC/")
    except zlib.error:
        return False


def _zip_kind(blob: Blob) -> str:
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - loads more than all the rest of this module

    try:
        with blob.open() as stream, ZipFile(stream) as archive:
            names = archive.NameToInfo
            if "word/document.xml" in names:
                return "docx"
            for inner, what, advice in _OFFICE:
                if inner in names and ("mimetype" in names or "[Content_Types].xml" in names):
                    raise RefusedError("unsupported", f"It is {what}, which is not read. {advice}")
    except BadZipFile as error:
        raise RefusedError(
            "damaged", f"The ZIP archive is cut off or damaged ({error}). Fetch it again."
        ) from error
    return "zip"


def _as_text(head: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, errors="replace")
    return head.decode(errors="replace")


def _text_kind(blob: Blob, text: str, *, whole: bool) -> str:
    tests: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("feed", lambda: bool(_FEED.match(text))),
        ("html", lambda: _is_html(blob, text)),
        ("jsonl", lambda: _is_jsonl(blob, text, whole=whole)),
        (
            "json",
            lambda: (
                blob.suffix == ".json"
                or bool(
                    (_JSON_OPENS.match(text) and text.rstrip()[-1:] in "]}")
                    or (_JSON_OPENS.match(text) and not whole)
                )
            ),
        ),
        ("mail", lambda: _is_mail(blob, text)),
        ("csv", lambda: _is_csv(blob, text)),
    )
    for name, test in tests:
        if test():
            return name
    if text.lstrip().startswith(PGP):
        raise RefusedError("encrypted", "It is encrypted (PGP). Save a decrypted copy.")
    if _XML.match(text):
        raise RefusedError(
            "unsupported",
            "It is XML of a kind that is not read: no RSS or Atom feed and no web page. Convert it to one of these, or to text.",
        )
    return "text"


def _is_html(blob: Blob, text: str) -> bool:
    if _HTML.match(text):
        return True
    named = blob.suffix in {".html", ".htm", ".xhtml"} or (blob.media or "").startswith(
        ("text/html", "application/xhtml")
    )
    return (named and bool(_TAG.search(text))) or (
        text.lstrip().startswith("<") and len(_TAG.findall(text[:4000])) >= 3
    )


def _is_jsonl(blob: Blob, text: str, *, whole: bool) -> bool:
    if blob.suffix in {".jsonl", ".ndjson"} and not text.lstrip().startswith("["):
        return True
    if not re.match(r"\s*\{\s*[\"}]", text):
        return False
    first, newline, rest = text.lstrip().partition("\n")
    try:
        json.loads(first)
    except ValueError:  # one object over several lines, or one so long that its line is not all here
        return not newline and not whole and blob.suffix != ".json"
    return blob.suffix != ".json" or rest.lstrip().startswith("{")


def _is_mail(blob: Blob, text: str) -> bool:
    boxed = text.startswith("From ") and "\n" in text  # a mailbox's line above the message
    if boxed:
        text = text.split("\n", 1)[1]
    names = []
    at = 0
    while match := _MAIL_LINE.match(text, at):
        names.append(match[1].lower())
        at = match.end()
    if len(names) < 2:
        return False
    found = set(names)
    sure = len(found & _MAIL_ONLY) >= 1 and bool(found & _MAIL_MAIN)
    return (
        sure
        or ("from" in found and (blob.suffix == ".eml" or blob.media == "message/rfc822"))
        or {"from", "to", "subject", "date"} <= found
        or (boxed and {"from", "date"} <= found)
    )


def _is_csv(blob: Blob, text: str) -> bool:
    if blob.suffix in {".csv", ".tsv"}:
        return True
    lines = [line for line in text.splitlines() if line.strip()][:2]
    if len(lines) < 2 or len(lines[0]) > _HEADER_CHARACTERS:
        return False
    for mark in ",;\t|":
        names = next(csv.reader([lines[0]], delimiter=mark), [])
        if len(names) > 1 and columns.looks_like_header(names):
            return lines[1].count(mark) >= len(names) - 1
    return False

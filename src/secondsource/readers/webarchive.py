"""Web archives (WARC): one response with a page, text, PDF or feed is one document."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from secondsource.model import Unread
from secondsource.readers.refusal import RefusedError
from secondsource.readers.source import Blob, Context, Outcome, member, read_up_to

# Content types that are documents; scripts, styles, pictures and the like are the page's furniture.
_DOCUMENTS = (
    "text/html", "application/xhtml", "text/plain", "text/markdown", "application/pdf", "application/rss", "application/atom",
    "application/xml", "text/xml", "application/rdf", "application/vnd.openxmlformats-officedocument.wordprocessingml", "message/rfc822",
)  # fmt: skip
_OK = 200


def read_warc(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read the documents of a web archive, in its order.

    Read are responses with status 200, resources and conversions (Common Crawl's WET) whose content type is that
    of a document or is not told. Requests, redirects, errors, revisits and the pages' pictures and scripts are
    no reports and are passed over.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415

    limits = context.limits
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    number = read = 0
    with blob.open() as stream:
        for record in _safely(
            ArchiveIterator, stream, record_types=wanted, parse_http=True, auto_decode="none"
        ):
            number += 1
            if number > limits.members:
                raise RefusedError(
                    "too-large",
                    f"It has more than {limits.members:,} records, the limit. Those before were read. Split it, or raise the limit.",
                )
            if not _is_document(record):
                continue
            read += 1
            yield from _record(blob, record, context)
    if not number:
        raise RefusedError(
            "empty", "The web archive holds no response that can be read. It may be cut off: fetch it again."
        )
    if not read:
        raise RefusedError(
            "empty",
            f"None of the web archive's responses ({number:,}) is a page or document: they are errors, redirects, pictures or scripts.",
        )


def _safely(make: Callable[..., Iterable[Any]], *args: Any, **options: Any) -> Iterator[Any]:
    """Yield the records of an archive; what its library gives up on is a damaged file, and stops nothing else.

    It is written in Rust, whose panics are no ``Exception`` in Python.
    """
    try:
        yield from make(*args, **options)
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise RefusedError(
            "damaged", "The web archive is damaged where nothing can be read behind it. Fetch it again."
        ) from error


def _is_document(record: Any) -> bool:
    if record.is_http and record.http_headers is not None and record.http_headers.status_code != _OK:
        return False
    media = _media(record)
    return media is None or media.startswith(_DOCUMENTS)


def _media(record: Any) -> str | None:
    media = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return media.split(";")[0].strip().lower() if media else None


def _record(blob: Blob, record: Any, context: Context) -> Iterator[Outcome]:
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or f"record-{record.record_id}"
    uri = f"{blob.uri}!/{address}"
    limit = context.limits.document_bytes
    try:
        data = _payload(record, limit)
    except RefusedError as refusal:
        yield Unread(uri, refusal.code, refusal.reason)
        return
    except (OSError, ValueError, zlib.error) as error:
        yield Unread(uri, "damaged", f"The record is damaged ({error}). Fetch the archive again.")
        return
    name = address.split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1]
    charset = record.http_charset if record.is_http else None
    original = address if address.startswith("http") else None
    yield from context.read(
        member(blob, uri, data, name=name, media=_media(record), charset=charset, address=original)
    )


def _payload(record: Any, limit: int) -> bytes:
    """Return a record's document.

    Raises:
        RefusedError: It is too large, cut off or packed in a way that is not read.
        OSError: It is damaged.
        ValueError: It is damaged.
        zlib.error: It is damaged.
    """
    data = read_up_to(record.reader, limit + 1)
    if len(data) > limit:
        raise RefusedError(
            "too-large",
            f"The record has more than {limit:,} bytes, the limit for one document. Raise the limit.",
        )
    if len(data) < record.content_length:
        raise RefusedError("damaged", "The web archive is cut off inside the record. Fetch it again.")
    if record.is_http and record.http_headers is not None:
        return _decoded(data, record.http_headers, limit)
    return data


def _decoded(data: bytes, headers: Any, limit: int) -> bytes:
    """Return a response's body without the encodings that it was sent in.

    Raises:
        RefusedError: ``bomb``: it unpacks to more than the limit; ``unsupported``: an encoding that is not read.
        ValueError: It is damaged.
        zlib.error: It is damaged.
    """
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        data = _unchunked(data)
    for encoding in reversed((headers.get("Content-Encoding") or "").lower().replace(" ", "").split(",")):
        if encoding in {"", "identity", "none"}:
            continue
        if encoding in {"gzip", "x-gzip"} and not data.startswith(b"\x1f\x8b"):
            continue  # crawlers write the header as it was and the body unpacked
        if encoding in {"gzip", "x-gzip", "deflate"}:
            unpacker = zlib.decompressobj(47 if encoding != "deflate" or data[:1] == b"\x78" else -15)
            data = unpacker.decompress(data, limit + 1)
        elif encoding == "br":
            data = _unbrotlied(data, limit)
        else:
            raise RefusedError("unsupported", f"The page is packed with {encoding}, which is not read.")
        if len(data) > limit:
            raise RefusedError(
                "bomb", f"The page unpacks to more than {limit:,} bytes. It was read no further."
            )
    return data


def _unchunked(data: bytes) -> bytes:
    """Return a body without the lengths that HTTP writes between its chunks; as it is, where there are none."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = data.find(b"\r\n", at)
        size = data[at:end].split(b";")[0].strip() if 0 <= end - at <= 40 else b""
        if not size or any(byte not in b"0123456789abcdefABCDEF" for byte in size):
            return b"".join(parts) if parts else data
        length = int(size, 16)
        if not length:
            return b"".join(parts)
        parts.append(data[end + 2 : end + 2 + length])
        at = end + 2 + length + 2


def _unbrotlied(data: bytes, limit: int) -> bytes:
    import brotli  # noqa: PLC0415 - needed for some archives only

    try:
        unpacker = brotli.Decompressor()
        return bytes(unpacker.process(data, output_buffer_limit=limit + 1))
    except brotli.error as error:
        raise ValueError(str(error)) from error

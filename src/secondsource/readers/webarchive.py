"""Web archives (WARC): one response with a page, text, PDF or feed is one document."""

from collections.abc import Iterator
from typing import Any

from secondsource.model import Unread
from secondsource.readers.compressed import Counted
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
        for record in ArchiveIterator(stream, record_types=wanted, parse_http=True, auto_decode="all"):
            number += 1
            if number > limits.members:
                raise RefusedError("too-large", f"It has more than {limits.members:,} records, the limit. Those before were read. Split it, or raise the limit.")
            if not _is_document(record):
                continue
            read += 1
            yield from _record(blob, record, context)
    if not number:
        raise RefusedError("empty", "The web archive holds no response that can be read. It may be cut off: fetch it again.")


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
        data = read_up_to(record.reader, limit + 1)
    except (OSError, ValueError) as error:
        yield Unread(uri, "damaged", f"The record is cut off or damaged ({error}). Fetch the archive again.")
        return
    if len(data) > limit:
        yield Unread(uri, "too-large", f"The record has more than {limit:,} bytes, the limit for one document. Raise the limit.")
        return
    name = address.split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1]
    charset = record.http_charset if record.is_http else None
    original = address if address.startswith("http") else None
    yield from context.read(member(blob, uri, data, name=name, media=_media(record), charset=charset, address=original))

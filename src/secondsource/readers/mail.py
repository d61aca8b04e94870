"""E-mail messages: the body is a report, each attachment is read as what it is."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from secondsource.model import Dropped, Unread
from secondsource.readers import dates
from secondsource.readers.compose import compose
from secondsource.readers.decoding import decode
from secondsource.readers.draft import Draft, FieldName, Found
from secondsource.readers.offsets import Edit, Mapped
from secondsource.readers.plain import address_fields
from secondsource.readers.refusal import RefusedError
from secondsource.readers.sniffing import PGP
from secondsource.readers.source import Blob, Context, Outcome, member, sha256
from secondsource.readers.webpage import declared_charset, page_draft

_PASSED_ON = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg|tr)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_SAVED = re.compile(r"\s*<Saved by ", re.IGNORECASE)  # what browsers write for a sender
_SIGNATURE = re.compile(r"\n-- ?\n")  # RFC 3676, 4.3
_FLOWED = re.compile(r"(?<=\S) \n(?=[^\s>])")  # RFC 3676: a space before a line's end goes on
# Above what is passed on there may be a short note ("FYI"), of at most three lines.
_FORWARDED = re.compile(
    r"\A\s*(?P<note>(?:[^\n]{1,120}\n+){0,3}?)\s*(?:-{3,}\s*(?:forwarded|original)\s+message\s*-{3,}|begin forwarded message:)[ \t]*\n+(?=(?:>?\s*)?(?:from|subject|date|sent)\s*:)",
    re.IGNORECASE,
)
_MAILBOX = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\n]*\n")  # opens each message of a mailbox
_HEADER_CHARACTERS = 2000  # looked at
_ENCRYPTED = {"application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
_NO_REPORT = (
    "image/",
    "audio/",
    "video/",
    "font/",
    "text/calendar",
    "text/vcard",
    "text/x-vcard",
    "application/pgp-signature",
    "application/pkcs7-signature",
    "message/delivery-status",
)


def read_mail(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read a message's body as a report, and what is attached to it; of a mailbox, each message."""
    data = blob.data(context.limits.document_bytes)
    messages = _MAILBOX.split(data)[1:] if data.startswith(b"From ") else []
    if len(messages) > 1:
        for number, one in enumerate(messages, 1):
            yield from context.read(
                member(blob, f"{blob.uri}#{number}", one, name=".eml", media="message/rfc822")
            )
        return
    # The older policy: the newer one's parser of headers takes time that grows with the square of their length.
    message = message_from_bytes(data)
    parts = list(_parts(message))
    if any(
        part.get_content_type() in _ENCRYPTED
        and "smime-type=signed" not in str(part.get("Content-Type", "")).lower()
        for part in parts
    ):
        raise RefusedError("encrypted", "The message is encrypted. Save a decrypted copy.")
    body = next(
        (part for kind in ("text/plain", "text/html") for part in parts if _is_body(part, kind)), None
    )
    attached = [part for part in parts if _is_attached(part, body)]
    if body is not None:
        try:
            yield compose(_draft(blob, sha256(data), message, body), context.limits)
        except RefusedError as refusal:
            if not attached:
                raise
            if refusal.code != "no-text":  # no words beside the attachments are nothing that is missing
                yield Unread(blob.uri, refusal.code, refusal.reason)
    elif not attached:
        raise RefusedError("no-text", "The message has no text. Check that it was saved whole.")
    for number, part in enumerate(attached, 1):
        name = _words(part.get_filename() or f"part{number}")
        yield from context.read(
            member(
                blob,
                f"{blob.uri}!/{name}",
                _bytes(part),
                name=name,
                media=part.get_content_type(),
                charset=_charset(part),
            )
        )


def _parts(message: Message) -> Iterator[Message]:
    """Yield the message's parts that hold content, those of attached messages not among them."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    for part in message.get_payload():
        if isinstance(part, Message):
            yield from _parts(part)


def _is_body(part: Message, kind: str) -> bool:
    return (
        part.get_content_type() == kind
        and part.get_content_disposition() != "attachment"
        and bool(_bytes(part).strip())
    )


def _is_attached(part: Message, body: Message | None) -> bool:
    if part is body or part.get_content_type().startswith(_NO_REPORT):
        return False
    named = part.get_content_disposition() == "attachment" or part.get_filename() is not None
    return named or part.get_content_type() == "message/rfc822"


def _bytes(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return (
            inner[0].as_bytes()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message)
            else b""
        )
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str | None:
    charset = part.get_content_charset()
    return charset if isinstance(charset, str) else None


def _draft(blob: Blob, digest: str, message: Message, body: Message) -> Draft:
    data = _bytes(body)
    fields = _fields(message)
    if body.get_content_type() == "text/html":
        html = decode(data, _charset(body) or declared_charset(data)).text
        page = page_draft(blob.uri, digest, Mapped.of(html), None)
        return Draft(blob.uri, digest, page.body, {**page.fields, **fields}, "paragraphs", page.dropped)
    text = decode(data, _charset(body)).text.replace("\r\n", "\n")
    if text.lstrip().startswith(PGP):
        raise RefusedError("encrypted", "The message is encrypted (PGP). Save a decrypted copy.")
    read = Mapped.of(text)
    forwarded = _FORWARDED.match(text)
    dropped: tuple[Dropped, ...] = ()
    if forwarded:  # the head of the message that was passed on is the report's
        if note := forwarded["note"].strip():
            at = forwarded.span("note")
            dropped = (Dropped(note, "note of who passed it on", read.source(*at)),)
        read = read.edit([Edit(0, forwarded.end())])
        fields = {}
    signature = _SIGNATURE.search(read.text)
    if signature and len(read.text) - signature.end() < 1500:
        dropped = (
            *dropped,
            Dropped(
                read.text[signature.end() :].strip(),
                "signature",
                read.source(signature.end(), len(read.text)),
            ),
        )
        read = read.edit([Edit(signature.start(), len(read.text))])
    if str(body.get_param("format", "")).lower() == "flowed":
        read = read.edit(Edit(match.start(), match.end(), " ") for match in _FLOWED.finditer(read.text))
    return Draft(blob.uri, digest, read, fields, "lines", dropped)


def _fields(message: Message) -> dict[FieldName, Found]:
    fields: dict[FieldName, Found] = {}
    subject = _PASSED_ON.sub("", _header(message, "Subject")).strip()
    if subject:
        fields["title"] = Found(subject, "header 'Subject'")
    page = _header(message, "Snapshot-Content-Location")  # a page that a browser saved as a message
    if page.startswith("http"):
        fields.update(address_fields(page))
    name, address = parseaddr(_header(message, "From"))
    if (name or address) and not page and not _SAVED.match(_header(message, "From")):
        fields["outlet"] = Found(name or address, "header 'From'")
    written = _header(message, "Date")
    if written:
        reading = dates.parse(written)
        fields["published"] = Found(
            reading.value, f"header 'Date'{', ' + reading.note if reading.note else ''}"
        )
    return fields


def _header(message: Message, name: str) -> str:
    return _words(str(message.get(name, "")))


def _words(raw: str) -> str:
    """Return a header's words; damaged ones as far as they can be told."""
    raw = raw[:_HEADER_CHARACTERS]
    try:
        words = str(make_header(decode_header(raw)))
    except (
        ValueError,
        LookupError,
    ):  # an encoded word that is damaged, or in an encoding that there is none of
        words = raw
    return " ".join(words.encode("utf-8", "replace").decode().split())

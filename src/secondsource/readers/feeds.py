"""RSS and Atom: one entry, one report."""

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from secondsource.model import Credit, Unread
from secondsource.readers import dates
from secondsource.readers.compose import compose
from secondsource.readers.draft import Draft, FieldName, Found
from secondsource.readers.offsets import Mapped
from secondsource.readers.plain import address_fields
from secondsource.readers.refusal import RefusedError
from secondsource.readers.source import Blob, Context, Outcome, sha256
from secondsource.readers.webpage import fragment_text

_CUT_OFF = re.compile(
    r"no element found|unclosed token|unclosed CDATA"
)  # what expat says of a document that ends too soon
_PARTS = ("title", "link", "id", "published", "author")


def read_feed(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read a report from each entry of a feed."""
    data = blob.data(context.limits.document_bytes)
    _check_entities(data)
    import feedparser  # noqa: PLC0415 - a sixth of a second to load

    # A stream, never the bytes: feedparser takes a string for an address or a file's name.
    feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    if not feed.entries:
        if feed.bozo:
            raise RefusedError(
                "damaged",
                f"The feed cannot be parsed ({' '.join(str(feed.bozo_exception).split())[:200]}). Fetch it again.",
            )
        raise RefusedError("empty", "The feed has no entries.")
    channel = _words(feed.feed.get("title"))
    language = _words(feed.feed.get("language"))
    # When an entry was updated is not when it was published; of an RSS feed feedparser calls so what <dc:date> says.
    dated = {"published": "published", "created": "created"}
    if str(feed.version).startswith("rss"):
        dated["updated"] = "dc:date"
    for number, entry in enumerate(feed.entries, 1):
        uri = f"{blob.uri}#{number}"
        if number > context.limits.rows:
            raise RefusedError(
                "too-large",
                f"The feed has more than {context.limits.rows:,} entries, the limit. Those before were read.",
            )
        try:
            yield compose(_draft(uri, entry, channel, language, dated), context.limits)
        except RefusedError as refusal:
            yield Unread(uri, refusal.code, refusal.reason)
    if feed.bozo and _CUT_OFF.search(str(feed.bozo_exception)):
        raise RefusedError(
            "damaged", "The feed is cut off. What could be read of it was read. Fetch it again."
        )


def _check_entities(data: bytes) -> None:
    """Refuse XML that defines entities: none is needed in a feed, and they can unpack to gigabytes.

    Raises:
        RefusedError: ``xml-bomb``.
    """
    from xml.sax import ContentHandler, SAXException  # noqa: PLC0415 - parsed by defusedxml

    from defusedxml import DefusedXmlException, sax  # noqa: PLC0415 - only feeds need it

    try:
        sax.parseString(data, ContentHandler(), forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise RefusedError(
            "xml-bomb",
            "The XML defines entities of its own, which can unpack without end. It was not opened.",
        ) from error
    except (SAXException, ValueError, LookupError):
        if b"<!ENTITY" in data:
            raise RefusedError(
                "xml-bomb", "The XML defines entities of its own and is not well-formed. It was not opened."
            ) from None


def _draft(uri: str, entry: Any, channel: str, language: str, dated: Mapping[str, str]) -> Draft:
    """Return the draft of an entry, whose date is in the first of some parts that it has.

    Raises:
        RefusedError: ``empty``: it has no text.
    """
    contents = [_raw(content.get("value")) for content in entry.get("content", [])] + [
        _raw(entry.get("summary"))
    ]
    html = max(contents, key=len)
    text = fragment_text(html) if "<" in html or "&" in html else html
    title = _plain(entry.get("title"))
    if not text.strip():
        if not title:
            raise RefusedError("empty", "The entry has neither text nor title.")
        text = title
    fields: dict[FieldName, Found] = {}
    fields.update(address_fields(_words(entry.get("link")) or None))
    source = _words((entry.get("source") or {}).get("title"))
    credited: tuple[Credit, ...] = ()
    if source:
        fields["outlet"] = Found(source, "<source>")
        credited = (Credit("source", source),)
    elif channel:
        fields["outlet"] = Found(channel, "title of the feed")
    if title:
        fields["title"] = Found(title, "<title>")
    if author := _words(entry.get("author")):
        fields["byline"] = Found(author, "<author>")
    if language:
        fields["language"] = Found(language, "<language>")
    for part, name in dated.items():
        if written := _words(entry.get(part)):
            reading = dates.parse(written)
            fields["published"] = Found(
                reading.value, f"<{name}>{', ' + reading.note if reading.note else ''}"
            )
            break
    own = json.dumps([*(_words(entry.get(part)) for part in _PARTS), html], ensure_ascii=False)
    return Draft(
        uri, sha256(own.encode("utf-8", "replace")), Mapped.of(text), fields, "paragraphs", credits=credited
    )


def _raw(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _words(value: Any) -> str:
    return " ".join(_raw(value).split())


def _plain(value: Any) -> str:
    words = _words(value)
    return " ".join(fragment_text(words).split()) if "<" in words else words

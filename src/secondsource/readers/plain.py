"""Plain text and Markdown."""

import re
from collections.abc import Iterator

from secondsource.model import Unread
from secondsource.readers.compose import compose
from secondsource.readers.decoding import decode
from secondsource.readers.draft import Draft, FieldName, Found
from secondsource.readers.factiva import factiva
from secondsource.readers.offsets import Edit, Mapped
from secondsource.readers.pressfile import articles
from secondsource.readers.refusal import RefusedError
from secondsource.readers.source import Blob, Context, Outcome, sha256

_MARKDOWN = {".md", ".markdown", ".mdown", ".mkd"}
# What Markdown writes around words; the words stay. In order: fenced code marks, rules, headings, quotes, images,
# links, references' targets, strong and emphasis, inline code, escapes, HTML tags and comments.
_MARKUP = re.compile(
    r"(?P<line>^[ ]{0,3}(?:```.*|~~~.*|(?:[*_][ ]?){3,}|(?:-[ ]){2,}-|-{4,}|={3,})[ \t]{0,8}$)"
    r"|(?P<open>^[ ]{0,3}(?:\#{1,6}[ \t]+|(?:>[ ]?)+))"
    r"|(?P<close>(?<=\S)[ \t]{1,4}\#{1,6}[ \t]{0,4}$)"
    r"|!\[(?P<image>[^\[\]\n]{0,500})\]\([^)\n]{0,2000}\)"
    r"|\[(?P<link>[^\[\]\n]{1,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])"
    r"|(?P<target>^[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]+\S+.*$)"
    r"|(?<![\w*])(?P<strong>\*\*|__)(?=\S)(?P<strongly>[^*_\n]{1,1000}?)(?<=\S)(?P=strong)(?![\w*])"
    r"|(?<![\w*])(?P<mark>[*_])(?=\S)(?P<marked>[^*_\n]{1,1000}?)(?<=\S)(?P=mark)(?![\w*])"
    r"|`(?P<code>[^`\n]{1,500})`"
    r"|\\(?P<escaped>[\\`*_{}\[\]()#+.!>~|-])"
    r"|(?P<tag></?[a-zA-Z][^<>\n]{0,300}>|<!--[^<>\n]{0,300}-->)",
    re.MULTILINE,
)
_KEPT = ("link", "strongly", "marked", "code", "escaped")


def read_text(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read one report from text, or each article of a press database's export; offsets count bytes."""
    data = blob.data(context.limits.document_bytes)
    body = decode(data, blob.charset)
    if blob.suffix in _MARKDOWN or (blob.media or "") == "text/markdown":
        body = _without_markup(body)
    several = list(articles(body)) or list(factiva(body))
    if not several:
        fields = address_fields(blob.address)
        yield compose(Draft(blob.uri, sha256(data), body, fields=fields), context.limits)
    for article in several:
        uri = f"{blob.uri}#{article.number}"
        try:
            yield compose(
                Draft(uri, article.sha256, article.body, article.fields, dropped=article.dropped),
                context.limits,
            )
        except RefusedError as refusal:
            yield Unread(uri, refusal.code, refusal.reason)


def address_fields(address: str | None) -> dict[FieldName, Found]:
    """Return what a URL tells about a report: itself, and the host that published it."""
    if not address:
        return {}
    fields: dict[FieldName, Found] = {"url": Found(address, "address")}
    host = re.match(r"https?://(?:[^/@\s]*@)?(?:www\d?\.)?([^/:?#\s]+\.[^/:?#\s]+)", address, re.IGNORECASE)
    if host:
        fields["outlet"] = Found(host[1].lower(), "host of the address")
    return fields


def _without_markup(body: Mapped) -> Mapped:
    """Return Markdown's words without its marks; emphasis inside a link takes a second pass."""
    for _ in range(2):
        edits: list[Edit] = []
        for match in _MARKUP.finditer(body.text):
            kept = next((part for part in _KEPT if match[part] is not None), None)
            if kept is None:
                edits.append(Edit(match.start(), match.end()))
            else:
                edits.append(Edit(match.start(), match.start(kept)))
                edits.append(Edit(match.end(kept), match.end()))
        body = body.edit(edits)
    return body

"""Web pages: trafilatura tells the main text from the rest; the rest is kept as dropped, block by block."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from secondsource.model import Dropped
from secondsource.readers import blocks, boilerplate, pagehead
from secondsource.readers.blocks import Block
from secondsource.readers.compose import compose
from secondsource.readers.decoding import decode
from secondsource.readers.draft import Draft
from secondsource.readers.offsets import Mapped
from secondsource.readers.refusal import RefusedError
from secondsource.readers.source import Blob, Context, Outcome, sha256
from secondsource.readers.tracing import traced

_DECLARED = re.compile(
    rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})|<\?xml[^>]{1,200}encoding\s*=\s*[\"']([\w-]{2,40})",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*$")
_INNER = re.compile(
    r"^(?:(?:p|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th|pre|blockquote)\s[^|]*\|)+"
)
_CLOCK = re.compile(r"(?<![\d:.])\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?![\d:.])")
_STAMP_WORD = re.compile(
    r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:[ap]\.?m\.?)?|[ap]\.?m\.?|\d{1,4}(?:st|nd|rd|th)?|at|on|posted|updated|published:?"
    r"|GMT|UTC|Z|[A-Z]{1,3}T|local|time:?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
    r"|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?",
    re.IGNORECASE,
)
_BETWEEN_WORDS = re.compile(r"[\s,|·•–—/()-]+")
_LONGEST_STAMP = 50
_BELOW = 2  # blocks between a time and the words that it stands above, such as a heading
_COVERED = 0.9  # of trafilatura's characters that the blocks must hold, or its own text is taken
_MOST_ELEMENTS = 20_000  # beyond, trafilatura takes time that grows with their square; the blocks must do
_DEEPEST = 250  # levels of elements; at 256 the parser leaves out what is deeper
_MIN_WORDS = 8  # of a sentence that is taken back where trafilatura left it out among its neighbors
_FEW_WORDS = 3  # "Email the author.": below an article no sentence of one
_DECLARED_WITHIN = 4096


def read_html(blob: Blob, context: Context) -> Iterator[Outcome]:
    """Read one report from a web page."""
    data = blob.data(context.limits.document_bytes)
    declared = blob.charset or declared_charset(data)
    yield compose(page_draft(blob.uri, sha256(data), decode(data, declared), blob.address), context.limits)


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page declares, or ``None``."""
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def page_draft(uri: str, digest: str, page: Mapped, address: str | None) -> Draft:
    """Return the draft of a page.

    Args:
        uri: Where it was read from.
        digest: SHA-256 of its bytes.
        page: The page, decoded.
        address: URL that it came from, or ``None``.

    Raises:
        RefusedError: ``no-text``: there is no text in it.
    """
    html = page.text
    tree = parse(html)
    if tree is None:
        raise RefusedError("no-text", "There is no page in it that can be parsed. Save the page again.")
    deep = bool(tree.xpath(f"boolean(//*[count(ancestor::*) >= {_DEEPEST}])"))
    if deep:
        tree = _parse_deep(html)
    found = blocks.blocks(tree)
    fields = pagehead.fields(tree, address)
    small = not deep and sum(1 for _ in islice(tree.iter(), _MOST_ELEMENTS)) < _MOST_ELEMENTS
    main = _main_text(html) if small else None
    if main is None:
        kept = [block for block in found if not blocks.place(block)] or [
            block for block in found if _is_prose(block)
        ]
    else:
        kept = _kept(found, main)
        covered = sum(len(blocks.squeeze(block.text)) for block in kept)
        if covered < _COVERED * len(blocks.squeeze(main)):
            lines = [" ".join(line.split()) for line in main.split("\n")]
            body = traced(page, [(line, True) for line in lines if line]) or Mapped.of(main)
            left = _dropped(found, {id(block) for block in _kept(found, main)})
            return Draft(uri, digest, body, fields, "paragraphs", left)
    if not kept:
        raise RefusedError(
            "no-text",
            "There is no text in the page, or it is made by a script. Save the page as your browser shows it.",
        )
    ids = {id(block) for block in kept}
    body = traced(page, [(block.text, id(block) in ids) for block in found]) or Mapped.of(
        "\n".join(block.text for block in kept)
    )
    return Draft(uri, digest, body, fields, "paragraphs", _dropped(found, ids))


def parse(html: str) -> Any:
    """Return the page as an lxml element, or ``None`` where there is none."""
    from trafilatura import load_html  # noqa: PLC0415 - half a second to load

    return load_html(html)


def _parse_deep(html: str) -> Any:
    """Return a page whose elements lie inside each other more deeply than parsers take by themselves.

    Such are pages of hundreds of tags that are opened and never closed; all that is deeper would be lost.
    """
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]  # noqa: PLC0415 - rarely needed

    parser = HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    return document_fromstring(html.encode("utf-8", "replace"), parser=parser)


def fragment_text(html: str) -> str:
    """Return the text of a piece of HTML (a feed's entry, a mail's body), one block a line, all of it."""
    tree = parse(f"<html><body><div>{html}</div></body></html>")
    return "" if tree is None else "\n".join(block.text for block in blocks.blocks(tree))


def _main_text(html: str) -> str | None:
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second to load

    document = bare_extraction(
        html, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False
    )
    text = getattr(document, "text", None)
    return text if isinstance(text, str) and text.strip() else None


def _kept(found: Sequence[Block], main: str) -> list[Block]:
    """Return the blocks of the main text: those that trafilatura kept, and what it lost among them.

    It decides what the main text is by whole sections and may lose some of an article's paragraphs. So a
    sentence is taken back where it stands in the same part of the page as what was kept, or between two
    such blocks; anything shorter ("He shook his head."), where it stands in that part between two of them, or
    ends a sentence right below the last.
    """
    lines = set(blocks.lines(main))
    whole = blocks.squeeze(main)
    chosen = [_among(block, lines, whole) for block in found]
    if True not in chosen:
        return []
    first, last = chosen.index(True), len(chosen) - 1 - chosen[::-1].index(True)
    homes = {_home(block) for block, kept in zip(found, chosen, strict=True) if kept and _is_sentence(block)}
    kept = []
    below = False  # whether all since the last chosen block was taken back
    for number, block in enumerate(found):
        between = first < number < last
        home = _home(block) in homes
        below = number == last or (below and home and _is_part(block) and _ends(block))
        if (
            chosen[number]
            or (_is_sentence(block) and (between or home))
            or (home and _is_part(block) and (between or (below and len(block.text.split()) > _FEW_WORDS)))
        ):
            kept.append(block)
    return _with_stamps(found, kept)


def _with_stamps(found: Sequence[Block], kept: list[Block]) -> list[Block]:
    """Return the blocks that are kept, with the times of day that stand above the entries of a live page.

    One time alone is that of the article; two or more, each right above words that are kept, are those of entries.
    """
    whole = {id(block) for block in kept}
    stamps = {
        id(block)
        for number, block in enumerate(found)
        if _is_stamp(block.text)
        and any(id(below) in whole for below in found[number + 1 : number + 1 + _BELOW])
    }
    if len(stamps) < 2:
        return kept
    return [block for block in found if id(block) in whole or id(block) in stamps]


def _is_stamp(text: str) -> bool:
    """Tell a time of day, with or without its date: "14:05 GMT", "8 Dec 2016, 2.05pm"."""
    return (
        len(text) < _LONGEST_STAMP
        and bool(_CLOCK.search(text))
        and all(_STAMP_WORD.fullmatch(word) for word in _BETWEEN_WORDS.split(text) if word)
    )


def _among(block: Block, lines: set[str], whole: str) -> bool:
    words = blocks.squeeze(block.text)
    if not words:
        return False
    return (
        words in lines
        or (len(words) > 24 and words in whole)
        or (block.tag in {"td", "th"} and not blocks.place(block) and words in whole)
    )


def _home(block: Block) -> str:
    """Return the part of the page that a block stands in: what is around its paragraph, list or table."""
    return _INNER.sub("", block.where + "|")


def _is_sentence(block: Block) -> bool:
    return len(block.text.split()) >= _MIN_WORDS and _ends(block) and _is_part(block)


def _ends(block: Block) -> bool:
    return bool(_SENTENCE.search(block.text))


def _is_prose(block: Block) -> bool:
    return (
        len(block.text.split()) >= _MIN_WORDS
        and block.linked < 0.5
        and boilerplate.reason(block.text) is None
    )


def _is_part(block: Block) -> bool:
    """Tell whether nothing speaks against a block's being part of an article: no links, no other place, no notice."""
    return block.linked < 0.5 and blocks.place(block) is None and boilerplate.reason(block.text) is None


def _dropped(found: Sequence[Block], kept: set[int]) -> tuple[Dropped, ...]:
    """Return the blocks that were left out, neighbors with one reason together."""
    left = [
        (block.text, blocks.place(block) or boilerplate.reason(block.text) or "outside the page's main text")
        for block in found
        if id(block) not in kept
    ]
    return tuple(
        Dropped("\n".join(text for text, _ in group), why)
        for why, group in groupby(left, key=lambda one: one[1])
    )

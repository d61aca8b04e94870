"""The visible text of a page, block by block, and which parts of the page each block stands in."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "head",
        "math",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "datalist",
        "title",
        "meta",
        "link",
    ]
)
_WHOLE = frozenset(
    {"html", "body", "main", "article"}
)  # their classes tell what a page has somewhere, not what this is
_DEPTH = 400  # elements inside each other: deeper ones are read as one block
_SPACES = re.compile(r"\s+")


class Block(NamedTuple):
    """A paragraph, heading, list item or other stretch of text between the borders of blocks.

    Attributes:
        text: Its words, white space collapsed.
        tag: Name of the element it stands in.
        where: Names, classes and ids of the elements around it, innermost first, in lower case.
        linked: Share of its characters that are links, 0 to 1.
    """

    text: str
    tag: str
    where: str
    linked: float


def blocks(tree: Any, opening: str | None = None) -> list[Block]:
    """Return the blocks of a parsed page or part of one (an lxml element) in order; ``opening`` stands before them."""
    gatherer = _Gatherer()
    gatherer.say(opening, linked=False)
    gatherer.walk(tree, "", "", 0, linked=False)
    gatherer.end("", "")
    return gatherer.found


class _Gatherer:
    def __init__(self) -> None:
        self.found: list[Block] = []
        self._words: list[str] = []
        self._linked = 0

    def walk(self, element: Any, tag: str, where: str, depth: int, *, linked: bool) -> None:
        for child in element:
            name = child.tag if isinstance(child.tag, str) else ""
            if name == "br":
                self.end(tag, where)
            elif not name or name in _UNSEEN or _hidden(child):
                pass
            elif name in _INLINE or depth > _DEPTH:
                self.say(child.text, linked=linked or name == "a")
                if depth <= _DEPTH:
                    self.walk(child, tag, where, depth + 1, linked=linked or name == "a")
                else:
                    self._below(child, linked=linked)
            else:
                self.end(tag, where)
                inside = f"{name} {_labels(child) if name not in _WHOLE else ''}|{where}"[:2000].lower()
                self.say(child.text, linked=linked)
                self.walk(child, name, inside, depth + 1, linked=linked)
                self.end(name, inside)
            self.say(child.tail, linked=linked)

    def _below(self, element: Any, *, linked: bool) -> None:
        """Say all the words below an element as one stretch: without a call for each of its levels."""
        for child in element.iterdescendants():
            if isinstance(child.tag, str) and child.tag not in _UNSEEN:
                self.say(child.text, linked=linked)
            self.say(child.tail, linked=linked)

    def say(self, words: str | None, *, linked: bool) -> None:
        if words:
            self._words.append(words)
            if linked:
                self._linked += len(words.strip())

    def end(self, tag: str, where: str) -> None:
        if self._words:
            text = _SPACES.sub(" ", "".join(self._words)).strip()
            if text:
                self.found.append(Block(text, tag, where, min(1.0, self._linked / len(text))))
            self._words = []
        self._linked = 0


def _labels(element: Any) -> str:
    return " ".join(filter(None, map(element.get, ("class", "id", "role"))))


def _hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


_REASONS = (
    ("cookie notice", re.compile(r"cookie|consent|gdpr")),
    ("comments", re.compile(r"\b(?:comments?|respond|disqus)\b|comment-")),
    ("newsletter notice", re.compile(r"newsletter|subscri|sign-?up|mailing")),
    ("share line", re.compile(r"\bshar(?:e|ing)|social|follow-us")),
    (
        "related link",
        re.compile(
            r"related|recommend|read-?more|more-?(?:on|from|stories)|trending|most-?(?:read|popular)|teaser"
        ),
    ),
    ("advertisement", re.compile(r"\bad(?:s|vert\w*)?\b|sponsor|promo\b")),
    ("navigation", re.compile(r"(?:^|\|)nav\b|\bnav|navigation|menu|breadcrumb|skip-?link|pagination")),
    ("footer", re.compile(r"(?:^|\|)footer\b|contentinfo|\bfooter")),
    ("form", re.compile(r"(?:^|\|)form\b")),
    ("aside", re.compile(r"(?:^|\|)aside\b|sidebar|complementary")),
    ("page header", re.compile(r"(?:^|\|)header\b|banner|masthead")),
)


def place(block: Block) -> str | None:
    """Return which part of a page other than its main text a block stands in, or ``None``."""
    return next((reason for reason, form in _REASONS if form.search(block.where)), None)


def squeeze(text: str) -> str:
    """Return a text's letters and digits alone, to compare what two extractions made of the same words."""
    return "".join(filter(str.isalnum, text))


def lines(text: str) -> Iterator[str]:
    """Yield a text's lines that say something, squeezed."""
    for line in text.split("\n"):
        words = squeeze(line)
        if words:
            yield words

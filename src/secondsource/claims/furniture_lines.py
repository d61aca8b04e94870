"""Lines of a page that nobody tells anything by: headings between paragraphs, links, who wrote it, where it comes from."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secondsource.claims.tree import Tree

_WRITTEN = re.compile(
    r"\((?:Additional )?(?:[Ww]riting|[Rr]eporting|[Ee]diting|[Cc]ompiled|[Tt]ranslated) by [^()\n]{1,120}\)"
)
"""Who wrote a report, in parentheses at its end."""
_SOURCES = re.compile(r"(?<![^\s])Sources?: ?[^\s:]{1,40}/[^\s]{1,60}")
"""Where a report comes from: addresses and names with strokes between them."""
_SOURCE = re.compile(
    r"(?:(?<=[.!?\"”)\]] )|(?<=\n))Sources? [A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}(?: and [Aa]gencies)?(?: \([^()\n]{1,60}\)(?= [A-Z0-9\"“])|(?=\s*(?:\Z|\n)))"
    r"|(?<=\w )Sources? [A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3} and [Aa]gencies(?=\s*\Z)"
)
"""Whose report it is, at its end or before whose the last picture is ("Source News and agencies")."""
_BUTTON = re.compile(r"(?:\S{0,12}Get )?short URL(?: Topic [^()\n]{1,80}\(\d+\))?(?:(?: \d+)+(?= [A-Z]))?")
"""The button that gives a short address, with the topic of the page and its counters."""
_BELOW = re.compile(r"(?:\.\.\.|…) \d+ (?:Related|Tags|Topics)\b[^\n]*")
"""What stands below a report behind its counter: keywords, titles of other reports."""
_POSTED = re.compile(
    r"(?<!\S)(?:https?(?:://)?t\.co/?\w+|pic\.twitter\.com/?\w+)(?:\s+(?:https?(?:://)?t\.co/?\w+|pic\.twitter\.com/?\w+))*"
    r"(?:\s+(?:[—–-]+ )?[^\W\d_][^()\n]{0,40}\(@?\w{2,20}\)(?:\s+(?:[A-Z][a-z]{2,8} \d{1,2},?|\d{1,2} \S{1,9}) (?:19|20)\d\d)?)?"
)
"""The links of a post that ran into the text, with who posted it and when ("pic.twitter.com/x Jane Doe (janedoe) May 3 2016")."""
_LINK = re.compile(
    r"(?i)^(?:read more|see also|also read|read also|related(?: articles?| stor(?:y|ies))?|more|watch)(?: ?: |[ -]*\|)[^\n]{3,200}(?<![.!])$",
    re.MULTILINE,
)
"""A line that leads to another report by its title, which no full stop ends."""
_SIGNED = re.compile(r"(?im)^[ \t]*(?:[\[(]signed[\])]:?|signed:)(?:[^\n]|\n(?!\s*\n))*")
"""Who signed a text, in a paragraph of its own."""
_NUMBERED = re.compile(
    r"(?i)(?:registration|licen[cs]e|permit|telephone|phone|fax)(?: number| no\.?)?: ?[\d -]{5,20}"
)
"""A number by which somebody is registered or called."""
_NUMBERS = ("registration", "licence", "license", "permit", "phone", "fax")
"""What each of them has: most reports have none, and are not searched for the whole pattern."""
_ENDS = frozenset(".!?…”’»\"'):]")
_ASKING = frozenset({"why", "how", "what", "who", "when", "where", "which"})
_WORDS = range(3, 11)
"""Words of a heading between paragraphs; a shorter one has no verb."""
_NOTE = re.compile(
    r"(?i)(?<=[.!?\])\n])\s*\[[^\[\]]{0,40}\b(?:applause|interruption|laughter|omitted|recording)\b[^\[\]]{0,20}\]"
)
"""What an editor notes between two sentences of a transcript ("[passage omitted]")."""


def find(tree: Tree) -> Iterator[range]:
    """Give the tokens of each."""
    low = tree.text.lower()
    numbered = [_NUMBERED] if any(word in low for word in _NUMBERS) else []
    signed = [_SIGNED] if "signed" in low else []
    notes = [_NOTE] if "[" in low else []
    written = [_WRITTEN] if " by " in low else []
    sources = [_SOURCES] if "source" in low and "/" in low else []
    source = [_SOURCE] if "source" in low else []
    button = [_BUTTON] if "short url" in low else []
    below = [_BELOW] if "related" in low or "tags" in low or "topics" in low else []
    posted = [_POSTED] if "t.co" in low or "twitter.com" in low else []
    links = [_LINK] if "|" in low or ": " in low else []
    for pattern in (
        *written,
        *sources,
        *source,
        *button,
        *below,
        *posted,
        *links,
        *notes,
        *numbered,
        *signed,
    ):
        for found in pattern.finditer(tree.text):
            yield range(bisect_left(tree.start, found.start()), bisect_left(tree.start, found.end()))
    yield from _headings(tree)


def _headings(tree: Tree) -> Iterator[range]:
    """Give the headings between paragraphs and the links that ask: lines without a mark at their end, each neighbor with one."""
    edges = tree.spots.line_ends
    if not edges:
        return
    lines = [(a + 1, b) for a, b in zip([-1, *edges], [*edges, len(tree)], strict=True) if b > a + 1]
    for number in range(1, len(lines) - 1):
        begin, stop = tree.trimmed(*lines[number])
        words = [i for i in range(begin, stop) if tree.pos[i] not in {"PUNCT", "SPACE", "PART"}]
        named = 0 < len(words) < _WORDS.start and not any(tree.is_verb(i) for i in words)
        if not (named or len(words) in _WORDS) or not _plain(tree, *lines[number]):
            continue
        parted = all(_ended(tree, *lines[beside]) for beside in (number - 1, number + 1))
        asks = tree.lower[begin] in _ASKING
        if (parted and number > 1 and _terse(tree, begin, stop)) or (
            asks and _ended(tree, *lines[number - 1])
        ):
            yield range(*lines[number])


def _ended(tree: Tree, begin: int, stop: int) -> bool:
    """Tell whether a line ends in a mark, as a paragraph does."""
    last = next((i for i in range(stop - 1, begin - 1, -1) if tree.pos[i] != "SPACE"), begin)
    return tree.words[last][-1] in _ENDS


def _plain(tree: Tree, begin: int, stop: int) -> bool:
    """Tell whether a line opens with a capital, ends in no mark, and has no number, mark or address in it."""
    if not tree.words[begin][0].isupper() or _ended(tree, begin, stop):
        return False
    return not any(
        tree.pos[i] == "NUM"
        or tree.words[i][0].isdigit()
        or tree.words[i] in {",", ":", ";", "(", "@", "/", "…"}
        for i in range(begin, stop)
    )


def _terse(tree: Tree, begin: int, stop: int) -> bool:
    """Tell whether a line is written as headings are: it opens with no article or pronoun, and has no verb in the past."""
    opens = tree.pos[begin] in {"PROPN", "NOUN", "ADJ", "VERB", "ADV"}
    return opens and not any(
        "Tense=Past" in tree.feats[i] and "VerbForm=Fin" in tree.feats[i] for i in range(begin, stop)
    )

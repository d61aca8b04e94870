"""What a page tells of its pictures: captions, and whose a picture is, which run into the text around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.claims import sentences

if TYPE_CHECKING:
    from secondsource.claims.tree import Tree

_CREDITED = re.compile(r"\s*[(\[](?P<who>[^()\[\]\n]{1,60})[)\]](?=\s*(?:$|\n|[A-Z\"“(0-9]))", re.MULTILINE)
"""A name alone in parentheses behind a sentence: whose picture it was ("(Reuters)", "(Jo Roe/AP)", "(News and Agencies)")."""
_TIED = frozenset({"and", "of", "via", "by", "for", "the"})
"""Words in small letters of such a name."""
_HANDOUT = frozenset({"picture", "photo", "image", "photograph"})
_CREDIT = re.compile(
    r"\s*(?:[(\[](?:[^()\[\]\n]{0,40}\b)?(?:[Pp]hotos?|[Ii]mages?|[Pp]icture|via AP)\b|Hide Caption)"
)
"""Whose a picture is, behind what is in it: "(Photo: X)", "[Photo/Agencies]", "(SpaceX via AP)", the button of a gallery."""
_DAY = re.compile(r"\s*(?:[A-Z][a-z]{2,8} \d{1,2},?|\d{1,2} [A-Z][a-z]{2,8}) (?:19|20)\d\d\.?")
"""The day of a picture, as a sentence of its own between what is in it and whose it is."""
_TAIL = 8
"""Tokens at the end of a sentence that can be whose picture it is."""
_WHOSE = 12
"""Tokens at the end of a sentence that a name in parentheses can open in."""
_MARK = 4
"""Tokens of the longest name in square brackets."""


def captions(tree: Tree, number: int, first: int, stop: int) -> bool:
    """Tell whether a sentence tells what is in a picture.

    Args:
        tree: The document.
        number: Index of the sentence.
        first: Its first token behind marks and white space.
        stop: Where its last word ends.
    """
    end = tree.sents[number][1]
    return _caption(tree, first, end) or _captioned(tree, number, first, stop)


def credit(tree: Tree, number: int) -> range:
    """Return whose the picture before a sentence was, at its begin, or at its end: "*(News and Agencies)* Ten …", "… ten trucks *[NWS]*"."""
    start, end = tree.sents[number]
    while start < end and tree.pos[start] == "SPACE":
        start += 1
    while end > start and tree.pos[end - 1] == "SPACE":
        end -= 1
    if start == end or (tree.words[start] not in {"(", "["} and tree.words[end - 1] != "]"):
        return range(0)
    if sentences.in_capitals(tree, start, end):
        return range(0)  # what editors put in brackets there is no credit
    if tree.words[start] in {"(", "["} and number and sentences.ended(tree, start):
        found = _credit(tree.text, tree.start[start])
        close = next((i + 1 for i in range(start, end) if tree.words[i] in {")", "]"}), end)
        return range(start, close) if found is not None and close < end else range(0)
    if end - start < _WHOSE // 2 or tree.words[end - 1] != "]":
        return range(0)
    opening = next((i for i in range(end - 2, end - 2 - _MARK, -1) if tree.words[i] == "["), None)
    if opening is None or _credit(tree.text, tree.start[opening]) is None or _abbreviates(tree, opening):
        return range(0)
    return range(opening, end)


def _abbreviates(tree: Tree, opening: int) -> bool:
    """Tell whether a mark in brackets is short for the name before it ("the National Relief Board *[NRB]*")."""
    mark = tree.words[opening + 1]
    before = tree.words[max(opening - len(mark) - 2, 0) : opening]
    return mark.isupper() and any(word[0] == mark[0] for word in before)


def _caption(tree: Tree, first: int, end: int) -> bool:
    """Tell whether a sentence in the present tells what is in a picture: whose it is follows ("… celebrate (Photo: X)")."""
    last = max(first, end - _TAIL)
    inside = any(_CREDIT.match(tree.text, tree.start[i]) for i in _brackets(tree, last, end))
    if first == end or not (inside or _CREDIT.match(tree.text, tree.end[end - 1])):
        return False
    return _shows(tree, first, end)


def _captioned(tree: Tree, number: int, first: int, stop: int) -> bool:
    """Tell whether a sentence in the present tells what is in a picture: a name alone in parentheses follows it, or ends it."""
    end = tree.sents[number][1]
    if "handout" in tree.lower[first:stop] and any(
        tree.lower[i] == "handout"
        and tree.lower[i + 1] in _HANDOUT
        and tree.lower[i - 1] in {"this", "undated", "a"}
        for i in range(first + 1, stop - 1)
    ):
        return True
    opening = next(iter(_brackets(tree, max(first, end - _WHOSE), end)), None)
    marked = tree.words[end - 1] in {".", "!", "?"} or tree.words[stop - 1] in {".", "!", "?"}
    if opening is not None:
        dated = tree.words[opening - 1].isdigit() or tree.words[opening - 1] == "."
        behind = _credit(tree.text, tree.start[opening])
        told = behind is not None and (dated or "\n" in tree.text[behind.end() : behind.end() + 1])
    else:
        day = _DAY.match(tree.text, tree.end[end - 1])
        behind = _credit(tree.text, tree.end[end - 1] if day is None else day.end())
        told = behind is not None and (marked or tree.words[stop - 1].isdigit())
        if told and marked and number and not _tells(tree, first, stop):
            return True
    return told and _shows(tree, first, stop)


def _brackets(tree: Tree, first: int, end: int) -> list[int]:
    """Return the tokens of a range that open parentheses or brackets."""
    words = tree.words[first:end]
    if "(" not in words and "[" not in words:
        return []
    return [first + k for k, word in enumerate(words) if word in ("(", "[")]


def _credit(text: str, at: int) -> re.Match[str] | None:
    """Return a name alone in parentheses where it stands, or ``None``; "(with News)" tells who reports."""
    behind = _CREDITED.match(text, at)
    if behind is None:
        return None
    who = re.findall(r"[^\W\d_]+", behind["who"])
    named = bool(who) and who[0] != "With" and all(word[0].isupper() or word in _TIED for word in who)
    return behind if named else None


def _tells(tree: Tree, first: int, stop: int) -> bool:
    """Tell whether words have a finite verb: captions may do without ("Nurses brought to the tent after the blast")."""
    return any("VerbForm=Fin" in tree.feats[i] for i in range(first, stop))


def _shows(tree: Tree, first: int, stop: int) -> bool:
    """Tell whether a sentence is in the present, and tells what can be seen."""
    root = next((i for i in range(first, stop) if tree.base[i] == "root"), first)
    bearers = [root, *tree.of(root, "aux", "cop")]
    now = any("Tense=Pres" in tree.feats[i] and "VerbForm=Fin" in tree.feats[i] for i in bearers)
    return now and not any(tree.lemma[i] in {"have", "say", "believe"} for i in bearers)

"""Texts of others that a report gives whole: a communique that is introduced, headed or signed with whose it is.

The party has issued the following statement:  (and, in the paragraphs behind it) 1. We reject …
[Communique] [The party] [Text] We reject …
… we reject the offer.  (and, in a line of its own) Signed: The party
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from secondsource.claims import bracketed
from secondsource.claims.documents import is_document
from secondsource.claims.saying import Saying, quoted
from secondsource.claims.stated import stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_ISSUING = frozenset({
    "issue", "release", "publish", "send", "state", "report", "declare", "announce", "inform", "communicate",
    "advise", "say", "make", "write", "deliver", "read", "proclaim", "notify",
})  # fmt: skip
"""What an author does with the text that follows."""
_GIVEN = frozenset({
    "communique", "communiqué", "statement", "message", "letter", "declaration", "proclamation", "manifesto",
    "note",
})  # fmt: skip
"""Texts that are given whole."""
_OURS = frozenset({"we", "our", "us", "ours", "i", "my"})
_MARKS = frozenset({"“", "”", '"', "``", "''", "«", "»", "„"})
_NEAR = 12
"""Tokens between the verb of issuing and "following"."""
_SENTENCE = 60
"""Tokens of the longest sentence that introduces a text."""
_NAMES = 40
"""Tokens of the longest signature."""

_TELLING = frozenset({"signed", "Signed", "SIGNED", "following", "FOLLOWING", "["})
"""What a text that is given whole has before or behind it."""


def find(tree: Tree) -> list[Saying]:
    """Return the saying of the text that a report gives whole, if it gives one."""
    if _TELLING.isdisjoint(tree.words):
        return []
    paragraphs = _paragraphs(tree)
    signature = _signature(tree, paragraphs)
    stop = signature[0] if signature is not None else len(tree)
    found = _introduced(tree, paragraphs, stop, signed=signature is not None)
    if found is None and (label := bracketed.author(tree, _GIVEN)) is not None:
        found = _made(tree, label[0], label[0][0], label[0], (label[1], stop))
    if found is None and signature is not None:
        body = bracketed.body(tree)
        if any(_ours(tree, *piece) for piece in paragraphs if body <= piece[0] < stop):
            name = signature[1]
            found = _made(tree, name, name[0], name, (body, stop))
    return [found] if found is not None else []


def _made(tree: Tree, cue: Range, head: int, source: Range, content: Range) -> Saying | None:
    content = tree.trimmed(*content)
    if content[0] >= content[1]:
        return None
    carriers = tuple(i for i in tree.of(head, "obj") if is_document(tree, i)) if tree.is_verb(head) else ()
    return stated(tree, cue, head, source, content, carriers=carriers)


def _paragraphs(tree: Tree) -> list[Range]:
    """Return the token ranges between empty lines, or, where there are none, between line ends."""
    mark = "\n\n" if any("\n\n" in word for word in tree.words) else "\n"
    edges = [-1, *(i for i, word in enumerate(tree.words) if mark in word), len(tree)]
    return [(a + 1, b) for a, b in pairwise(edges) if b > a + 1]


def _signature(tree: Tree, paragraphs: Sequence[Range]) -> tuple[int, Range] | None:
    """Return where the line begins that a text is signed in, and who signed, or ``None``."""
    for begin, stop in reversed(paragraphs):
        first = begin + (tree.words[begin] in {"[", "("})
        if first >= stop or tree.lower[first] != "signed":
            continue
        name = first + 1
        while name < stop and tree.pos[name] in {"PUNCT", "SPACE"}:
            name += 1
        marked = name > first + 1
        end = next((i for i in range(name, stop) if tree.words[i] in {":", ";", "."}), stop)
        end = next((i for i in range(name, end) if tree.ent[i] in {"DATE", "TIME"}), end)
        source = tree.trimmed(name, end)
        while source[1] > source[0] and tree.pos[source[1] - 1] in {"PUNCT", "SPACE"}:
            source = source[0], source[1] - 1
        named = source[0] < source[1] <= source[0] + _NAMES
        if marked and named and not any(tree.finite(i) and tree.is_verb(i) for i in range(*source)):
            return begin, source
    return None


def _ours(tree: Tree, begin: int, stop: int) -> bool:
    """Tell whether a paragraph speaks of "us" outside of quotation marks."""
    return any(tree.lower[i] in _OURS and quoted(tree, i, i + 1) == "indirect" for i in range(begin, stop))


def _introduced(tree: Tree, paragraphs: Sequence[Range], stop: int, *, signed: bool) -> Saying | None:
    """Make the saying of the text behind "The party has issued the following communique:", up to its end."""
    for number, (begin, end) in enumerate(paragraphs[:-1]):
        colon = _last(tree, begin, end)
        following = paragraphs[number + 1][0]
        if tree.words[colon] != ":" or following >= stop or tree.words[following] in _MARKS:
            continue
        introduced = _who_issues(tree, max(begin, tree.sents[tree.sent[colon]][0], colon - _SENTENCE), colon)
        if introduced is None:
            continue
        verb, source = introduced
        last = stop if signed else _end(tree, paragraphs[number + 1 :])
        return _made(tree, (verb, verb + 1), verb, source, (following, last))
    return None


def _last(tree: Tree, begin: int, end: int) -> int:
    while end - 1 > begin and tree.pos[end - 1] == "SPACE":
        end -= 1
    return end - 1


def _who_issues(tree: Tree, first: int, colon: int) -> tuple[int, Range] | None:
    """Return the verb by which a text "following" is given, and who gives it, or ``None``."""
    while first < colon and (first in tree.aside or tree.pos[first] in {"SPACE", "PUNCT", "NUM"}):
        first += 1
    spot = next((i for i in range(colon - 1, first, -1) if tree.lower[i] == "following"), None)
    if spot is None or tree.lower[spot - 1] != "the":
        return None
    noun = next((i for i in range(spot + 1, min(spot + 4, colon)) if tree.pos[i] in {"NOUN", "PROPN"}), None)
    named = noun is not None and noun == spot + 1
    if named and tree.lemma[spot + 1] not in _GIVEN:
        return None  # "the following tasks:"
    verb = next((i for i in range(spot - 2, max(first, spot - _NEAR), -1) if tree.lemma[i] in _ISSUING), None)
    if verb is None:
        return None
    if tree.is_verb(verb) and tree.passive(verb):
        agent = tree.agent(verb)  # "the minister was informed *by the governor* of the following:"
        return (verb, tree.coordination(agent)) if agent is not None and verb < agent < spot else None
    subject = tree.subject(verb) if tree.is_verb(verb) else None
    if subject is not None and (subject in tree.aside or tree.lower[subject] in _OURS):
        return None  # a town of the date line, taken for who reports; "we report the following"
    if subject is not None and first <= subject < verb:
        return verb, tree.coordination(subject)
    source = tree.trimmed(first - (tree.pos[first - 1] == "DET"), verb)
    return (verb, source) if source[0] < source[1] and not tree.is_verb(verb) else None


def _end(tree: Tree, paragraphs: Sequence[Range]) -> int:
    """Return where a text ends that nobody signed: behind its numbered points, or the paragraphs that speak of "us"."""
    end = _last(tree, *paragraphs[0]) + 1
    numbered = tree.words[paragraphs[0][0]].rstrip(".)").isdigit()
    for begin, stop in paragraphs[1:]:
        point = tree.words[begin].rstrip(".)").isdigit()
        if point is not numbered or not (point or _ours(tree, begin, stop)) or tree.words[begin] in _MARKS:
            break
        end = _last(tree, begin, stop) + 1
    return end

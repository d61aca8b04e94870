"""Attributions inside the content of others ("Reuters reported that Ryabkov said …"), by the tree.

The network marks one layer of attributions, as its corpus does: what is told inside what is told, the tree gives.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from secondsource.language.extensions import TokenSpan

_SUBJECTS = frozenset(("nsubj", "nsubj:outer"))
_NAMED = frozenset(("PROPN", "PRON"))
"""Who tells something by "according to": a common noun may be a measure ("according to their range")."""
LONGEST_ARC = 100
"""Words between a verb and what hangs on it: no sentence has more."""
_EXPLAINS = frozenset(("ccomp", "parataxis"))
_EDGE = frozenset(("PUNCT", "SPACE"))


@dataclass(frozen=True, slots=True)
class Tree:
    """Words of a text with their syntax; `heads` are indices of words, a root is its own head."""

    upos: Sequence[str]
    lemmas: Sequence[str]
    heads: Sequence[int]
    deprels: Sequence[str]


@dataclass(frozen=True, slots=True)
class Told:
    """What is told inside a content: [start, end) of its parts, in words."""

    source: TokenSpan
    cue: TokenSpan
    content: TokenSpan


@cache
def saying_verbs() -> frozenset[str]:
    """Lemmas of the verbs that report (data/saying.txt)."""
    text = files("secondsource.language").joinpath("data", "saying.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def find(tree: Tree, contents: Sequence[TokenSpan], taken: Sequence[TokenSpan]) -> list[Told]:
    """Find what is told inside `contents`, except at words of `taken` (the cues that are known already)."""
    known = {word for start, end in taken for word in range(start, end)}
    found: list[Told] = []
    for start, end in contents:
        children = _children(tree, start, end)
        for word in range(start, end):
            if word in known:
                continue
            if tree.upos[word] == "VERB" and tree.lemmas[word] in saying_verbs():
                found += _clause(tree, children, word, start)
            elif tree.lemmas[word] == "accord" and tree.deprels[word] == "case":
                found += _according(tree, children, word, start)
    return found


def _children(tree: Tree, start: int, end: int) -> dict[int, list[int]]:
    """Dependents of the words of a content, as far as they stand in it."""
    children: dict[int, list[int]] = {}
    for word in range(start, end):
        if tree.heads[word] != word:
            children.setdefault(tree.heads[word], []).append(word)
    return children


def clause_of(tree: Tree, cue: TokenSpan, head: int) -> TokenSpan | None:
    """Return what a cue has as its clause by its head: below it, or the sentence that it stands in parenthesis to.

    "According to" has the clause that its phrase belongs to. What lies over the cue itself is none.
    """
    start, end = max(0, head - LONGEST_ARC), min(len(tree.heads), head + LONGEST_ARC)
    children = _children(tree, start, end)
    if tree.lemmas[head] == "accord" and tree.deprels[head] == "case":
        who = tree.heads[head]
        above = tree.heads[who]
        clause = None if above == who else _span(tree, children, above, without=who)
    else:
        clause = _content(tree, children, head, start)
    return None if clause is None or (clause[0] < cue[1] and cue[0] < clause[1]) else clause


def behind_colon(tree: Tree, content: TokenSpan, cue: int) -> TokenSpan:
    """Return a content with the clause that explains it behind a colon ("said the toll was lowered: 30 had died").

    It hangs on the content, or beside it on the head of the cue. A list or a phrase behind the colon is none: what is said
    need not go on there.
    """
    start, end = content
    if end >= len(tree.heads) or tree.lemmas[end] != ":":
        return content
    last = min(end + LONGEST_ARC, len(tree.heads))
    children = _children(tree, end + 1, last)
    for word in range(end + 1, last):
        beside = start <= tree.heads[word] < end or tree.heads[word] == cue
        if beside and tree.deprels[word] in _EXPLAINS:
            subject = any(tree.deprels[below].startswith("nsubj") for below in children.get(word, ()))
            return (start, _span(tree, children, word)[1]) if subject else content
    return content


def _content(tree: Tree, children: dict[int, list[int]], verb: int, first: int) -> TokenSpan | None:
    clause = next((word for word in children.get(verb, ()) if tree.deprels[word] == "ccomp"), None)
    if clause is not None:
        return _span(tree, children, clause)
    above = tree.heads[verb]
    if tree.deprels[verb] == "parataxis" and above >= first and ":" not in tree.lemmas[above + 1 : verb]:
        return _span(tree, children, above, without=verb)
    return _after_colon(tree, children, verb)


def _after_colon(tree: Tree, children: dict[int, list[int]], verb: int) -> TokenSpan | None:
    """What stands beside a verb behind a colon (`X says: …`); other clauses beside it are not told by it."""
    for word in children.get(verb, ()):
        if word > verb and tree.deprels[word] == "parataxis":
            span = _span(tree, children, word)
            if ":" in tree.lemmas[verb + 1 : span[0]]:
                return span
    return None


def _clause(tree: Tree, children: dict[int, list[int]], verb: int, first: int) -> Iterator[Told]:
    """Read a verb that reports, with a subject and a clause: `X says that …` or `…, X says`."""
    below = children.get(verb, [])
    subject = next((word for word in below if tree.deprels[word] in _SUBJECTS), None)
    if subject is None:
        return
    if tree.lemmas[subject] == "who" and not tree.deprels[verb].startswith("acl"):
        return  # a question names nobody
    content = _content(tree, children, verb, first)
    if content is None:
        return
    source = _span(tree, children, subject)
    if source[1] - source[0] and content[1] - content[0] > 1 and not source[0] <= verb < source[1]:
        yield Told(source, (verb, verb + 1), content)


def _according(tree: Tree, children: dict[int, list[int]], word: int, first: int) -> Iterator[Told]:
    """Read `according to X, …`: the phrase has who tells, the clause it belongs to is what is told."""
    who = tree.heads[word]
    clause = tree.heads[who]
    if clause == who or not first <= clause or tree.upos[who] not in _NAMED:
        return
    source = _span(tree, children, who, without=word)
    cue = (word, word + 2 if word + 1 < len(tree.lemmas) and tree.lemmas[word + 1] == "to" else word + 1)
    source = (max(source[0], cue[1]), source[1])
    content = _span(tree, children, clause, without=who)
    if source[0] < source[1] and content[1] - content[0] > 1:
        yield Told(source, cue, content)


def _span(tree: Tree, children: dict[int, list[int]], word: int, without: int | None = None) -> TokenSpan:
    """The unbroken run around `word` of the words below it, without marks at its edges."""
    below = {word}
    open_words = [word]
    while open_words:
        for child in children.get(open_words.pop(), ()):
            if child != without and child not in below:
                below.add(child)
                open_words.append(child)
    start, end = word, word + 1
    while start - 1 in below:
        start -= 1
    while end in below:
        end += 1
    while start < word and tree.upos[start] in _EDGE:
        start += 1
    while end - 1 > word and tree.upos[end - 1] in _EDGE:
        end -= 1
    return start, end

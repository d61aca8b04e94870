"""Whose a document is that says something: "a *SAMS* statement", "*his* figures", "the statement" of who said so in one.

A reader counts the statement and its author as one source. What a report does not tell the author of stays without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.mentions import is_plural
from secondsource.claims.saying import head_of
from secondsource.claims.speaking import speaks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from secondsource.claims.saying import Range, Saying
    from secondsource.claims.tree import Tree
    from secondsource.model.entity import ReportEntity

GIVING = frozenset({
    "issue", "release", "publish", "post", "deliver", "give", "make", "write", "send", "present", "circulate",
    "read", "distribute", "announce",
})  # fmt: skip
"""What an author does with a document."""
_OF_WORDS = frozenset({"statement", "claim", "announcement", "declaration", "message", "bulletin"})
"""Nouns for what somebody says, whatever his saying was called before ("IS said … *The claim* said …")."""
_WRITTEN = frozenset({"article", "editorial", "interview"})
"""What others than the author speak in."""
_SHOWING = frozenset({
    "audio", "footage", "image", "map", "photo", "photograph", "picture", "recording", "video", "file", "study",
    "survey", "assessment", "record",
})  # fmt: skip
"""Documents of which "of" tells what they are about."""
_BACK = frozenset({"the", "that", "this"})
_SOON = 2
"""Sentences within which such a noun stands for what was said last."""
_LAND = frozenset({"from", "in"})


def is_document(tree: Tree, index: int) -> bool:
    """Tell whether a noun is of what is written, recorded or said once ("statement", "video", "the claim")."""
    lemma = tree.lemma[index]
    return tree.pos[index] in {"NOUN", "PROPN"} and (
        lemma in lexicon.DOCUMENTS or lemma in lexicon.TALLIES or lemma in _OF_WORDS
    )


def from_land(tree: Tree, head: int, source: Range) -> Range:
    """Return the document where a speaker is only the country that it comes from ("*reports* from China that …")."""
    place = head_of(tree, *source)
    told = [head, tree.own_subject(head)] if tree.is_verb(head) else [head]
    noun = next((i for i in told if i is not None and is_document(tree, i)), None)
    comes = tree.head[place] in {head, tree.head[head]} and tree.case(place) in _LAND
    if noun is None or not comes or tree.ent[place] not in {"GPE", "LOC"}:
        return source
    return noun, noun + 1  # "in Homs *reports* emerged that"


def owner(tree: Tree, head: int) -> int | None:
    """Return who a document's own words say that it is of: "*HRW*'s report", "a *SAMS* statement", "a report by *the panel*"."""
    for kid in tree.kids[head]:
        own = tree.possessive(kid) or (tree.base[kid] in {"compound", "amod"} and _named(tree, kid))
        if kid < head and own and tree.ent[kid] not in {"DATE", "TIME"}:
            return kid
    for case, kid in tree.obliques(head):
        land = case in _LAND and tree.ent[kid] in {"GPE", "LOC", "FAC"}
        if kid > head and case in {"by", "from"} and speaks(tree, kid) and not land:
            return kid
        body = case == "of" and tree.lemma[kid] in lexicon.BODIES
        if kid > head and body and tree.lemma[head] not in _SHOWING:
            return kid  # "the note of *the ministry*", not "footage of the ministry"
    return None


def _named(tree: Tree, index: int) -> bool:
    """Tell whether a word before a document's noun names who gave it; an adjective of a country names nobody."""
    lemma = tree.lemma[index]
    if lemma in {"media", "press"} or lemma in lexicon.FORA:
        return False  # "media reports", "Facebook posts"
    body = lemma in lexicon.BODIES or lemma in lexicon.COLLECTIVES
    return tree.ent[index] in {"ORG", "PERSON", "GPE"} or (tree.base[index] == "compound" and body)


def author(
    tree: Tree,
    head: int,
    sayings: Sequence[Saying],
    actor: Callable[[int], ReportEntity | None],
) -> ReportEntity | None:
    """Return who gave a document that speaks, as far as the report tells, or ``None``.

    Args:
        tree: The report.
        head: The document's noun.
        sayings: What is said in the report.
        actor: Actor → by a token that stands for him.
    """
    own = owner(tree, head)
    if own is not None:
        return actor(own)
    shown = next((s.carriers[0] for s in sayings if s.source_head == head and s.carriers), None)
    if shown is not None and tree.lemma[tree.head[head]] in GIVING:
        return actor(shown)  # "the page posted *a photo* of the ruins"
    dets = tree.of(head, "det")
    bare = not dets and tree.lower[max(head - 2, 0) : head] == ["according", "to"]  # its article lost
    back = bare or any(tree.lower[kid] in _BACK for kid in dets)
    if tree.lemma[head] in _WRITTEN or is_plural(tree, head) or not back:
        return None
    for index in range(head - 1, -1, -1):
        if tree.lemma[index] != tree.lemma[head] or tree.pos[index] not in {"NOUN", "PROPN"}:
            continue
        givers = (owner(tree, index), _giver(tree, index, sayings))
        found = next((who for giver in givers if giver is not None and (who := actor(giver))), None)
        if found is not None or any(giver is not None for giver in givers):
            return found
    return _said_last(tree, head, sayings, actor) if tree.lemma[head] in _OF_WORDS else None


def _giver(tree: Tree, index: int, sayings: Sequence[Saying]) -> int | None:
    """Return who speaks in a document or gives it out where a report first tells of it."""
    told = next((s for s in sayings if index in s.carriers and s.source_head is not None), None)
    if told is not None:
        return told.source_head
    for clause in tree.of(index, "acl"):
        agent = tree.agent(clause)
        if agent is not None:
            return agent
    verb = tree.head[index]
    if not tree.is_verb(verb):
        return None
    gives = tree.base[index] == "obj" and tree.lemma[verb] in GIVING
    within = tree.base[index] == "obl" and tree.case(index) in {"in", "by", "with"}
    subject = tree.subject(verb) if gives or within else None
    return subject if subject is not None and speaks(tree, subject) else None


def _said_last(
    tree: Tree, head: int, sayings: Sequence[Saying], actor: Callable[[int], ReportEntity | None]
) -> ReportEntity | None:
    """Return who spoke last before a document, in its paragraph, if it was told so shortly before."""
    before = [
        saying.source_head
        for saying in sayings
        if saying.source_head is not None
        and saying.source_head < head
        and 0 < tree.sent[head] - tree.sent[saying.source_head] <= _SOON
    ]
    return actor(max(before)) if before else None


def going_on(tree: Tree, head: int | None, sayings: Sequence[Saying]) -> int | None:
    """Return the document that spoke last before an "it" that goes on ("the statement said … *It* added"), or ``None``."""
    if head is None or tree.lower[head] != "it":
        return None
    before = [s.source_head for s in sayings if s.source_head is not None and s.source_head < head]
    last = max(before, default=None)
    if last is None or tree.sent[head] - tree.sent[last] > _SOON or not is_document(tree, last):
        return None
    return last

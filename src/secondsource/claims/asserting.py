"""Which clauses of a report's own voice assert something, and which only set the scene, ask, or speak to readers of the page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from secondsource.claims import lexicon, stance, standing
from secondsource.claims.tree import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.tree import Tree

_LEAST = 3
"""Words of such a claim; shorter ones ("he fled") say too little."""
_STATES = frozenset({
    "appear", "belong", "border", "comprise", "connect", "consist", "constitute", "contain", "depend",
    "feature", "include", "link", "look", "matter", "mean", "overlook", "represent", "resemble", "seem",
    "separate", "sound", "tend",
})  # fmt: skip
"""Verbs that in the plain present tell how things are, not what happens."""
_LYING = frozenset({"lie", "run", "sit", "stand"})
"""Verbs that do so of places ("the town lies on the coast"), not of people."""
_PLACES = frozenset({
    "area", "city", "coast", "country", "district", "island", "mountain", "place", "province", "region",
    "river", "road", "town", "village",
})  # fmt: skip
_READER = frozenset({"you", "your", "yours", "yourself", "i", "me", "my", "let's"})
"""Words of a writer who speaks to his readers, or of himself."""
_SAYING = frozenset(
    {"say", "tell", "add", "state", "quote", "report", "contribute", "ask", "wonder", "write"}
)
"""Verbs of saying whose content was not found: such a clause is no assertion, nor is "X contributed to this report"."""
_TORN = frozenset({"of", "the", "a", "an", "and", "or", "but", "that", "which", "who", "to"})
"""What no assertion ends with; a clause that does has lost its rest."""
_OF_OFFICE = frozenset({
    "appoint", "authorise", "authorize", "ban", "command", "declare", "decree", "deploy", "dissolve",
    "impose", "instruct", "lift", "mobilise", "mobilize", "order", "proclaim", "revoke", "suspend",
})  # fmt: skip
"""What heads of states, bodies and forces do by their own word."""
_BACK = frozenset({"ashore", "back", "close", "down", "forward", "home", "in", "out", "through", "under"})
"""With these somebody or something comes somewhere; an announcement that came a day later only ties two events."""
_TOWARD = frozenset({"at", "for", "to"})
"""With these somebody who reports comes, and says nothing ("*report to* their barracks")."""
VAGUE = frozenset({
    "this", "that", "these", "those", "what", "which", "who", "whoever", "someone", "something", "anyone",
    "anything", "everyone", "everything", "there", "you", "i",
})  # fmt: skip
"""Pronouns that name nobody and stand for nobody named."""
_NOTICES = frozenset({
    ("rights", "reserved"), ("error", "occurred"), ("error", "has"), ("continue", "reading"),
    ("may", "contain"), ("sign", "up"), ("log", "in"), ("click", "here"), ("read", "more"), ("read", "or"),
    ("share", "this"), ("short", "url"), ("final", "form"), ("external", "internet"), ("external", "links"),
    ("external", "sites"), ("external", "websites"),
})  # fmt: skip
"""Words beside one another in notices to readers."""
_OF_REPORTS = frozenset({("has", "occurred"), ("main", "story"), ("may", "not"), ("been", "updated")})
"""The same, where a story or the like is what they speak of: "may not be published", …, "has been updated"."""
_REPORTS = frozenset({"story", "article", "report", "post", "material"})
_WEB = frozenset({
    "copyright", "cookie", "cookies", "newsletter", "newsletters", "subscription", "subscriber",
    "subscribers", "republished", "redistributed", "reproduced", "javascript", "browser", "browsers",
    "zipcode", "adblocker", "paywall", "inbox", "links", "captcha",
})  # fmt: skip
"""Words of pages, not of reports."""
_HAPPENING = frozenset({"begin", "happen", "occur", "start"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_BARE = frozenset({"nsubj", "mark", "advmod", "aux", "punct", "cc"})
"""What hangs on a verb that tells no more than its subject."""
_MAIN = frozenset({"root", "conj", "parataxis"})
MAY_STAND = _MAIN | {"ccomp", "appos", "advcl"}
"""Relations of predicates of which some make an assertion of their own."""
_BESIDE = frozenset({"when", "while", "after", "since", "because", "although", "though", "whereas", "as"})
"""What opens a clause that asserts beside the main one ("… *when it sent a distress signal*")."""


def asserts(tree: Tree, head: int, words: frozenset[int]) -> bool:
    """Tell whether a clause says what happens or how things stand now, to whoever follows the crisis.

    Args:
        tree: The document.
        head: Its predicate, which has a subject.
        words: Its tokens.
    """
    said = sorted(i for i in words if tree.pos[i] not in {"PUNCT", "SPACE"})
    if len(said) < _LEAST or tree.lower[said[-1]] in _TORN:
        return False
    matter = tree.lemma[head] != "tell" and tree.of(head, "obj")
    comes = tree.lemma[head] == "report" and any(case in _TOWARD for case, _ in tree.obliques(head))
    told = tree.passive(head) or matter or comes or stance.negated(tree, head)
    if tree.lemma[head] in _SAYING and not told:
        return False
    if tree.lemma[head] in {"quote", "cite"}:
        return False  # "“…,” he was quoted": only introduces what is said
    if notice(tree, said):
        return False
    if tree.pos[head] == "AUX" and tree.lemma[head] == "do":
        return False  # "China does not"
    if (any(tree.lower[i] in _READER for i in said) and not by_office(tree, head)) or _asks(tree, head):
        return False
    moves = any(tree.lower[kid] in _BACK for kid in tree.of(head, "advmod", "compound"))
    if tree.lemma[head] == "come" and tree.of(head, "advcl") and not moves:
        return False  # "the announcement came a day after …": only ties two events
    return standing.false_thesis(tree, head) or not _sets_scene(tree, head)


def by_office(tree: Tree, head: int) -> bool:
    """Tell whether "I" do what only an office can: a statement given whole tells it, no writer does ("*I have decreed* a curfew")."""
    subject = tree.own_subject(head)
    return subject is not None and tree.lower[subject] == "i" and tree.lemma[head] in _OF_OFFICE


def notice(tree: Tree, said: Sequence[int]) -> bool:
    """Tell whether words are a notice to readers ("all rights reserved")."""
    words = [tree.lower[i] for i in said]
    pairs = set(pairwise(words))
    return not (
        _WEB.isdisjoint(words)
        and _NOTICES.isdisjoint(pairs)
        and (_REPORTS.isdisjoint(words) or _OF_REPORTS.isdisjoint(pairs))
    )


def stands(tree: Tree, head: int) -> bool:
    """Tell whether a clause is a main one, or asserts beside the main one with a subject of its own."""
    base = tree.base[head]
    if base in _MAIN:
        return True
    if base not in MAY_STAND:
        return False
    own = tree.own_subject(head) is not None
    if base != "advcl":  # beside another by a mark alone: "sea calm; a fireman is in intensive care"
        first = tree.left[head]
        return own and not tree.of(head, "mark") and first > 0 and tree.pos[first - 1] == "PUNCT"
    marks = {tree.lower[kid] for kid in tree.of(head, "mark", "advmod")}
    if _told_before(tree, head):
        return False
    contrasts = bool(marks & {"while", "although", "though", "whereas"})
    beside = own and bool(marks & _BESIDE)
    return beside and (contrasts or not _present(tree, head)) and not tree.asks(head)


def _told_before(tree: Tree, head: int) -> bool:
    """Tell whether a clause beside the main one only says that a known thing happened ("*when the accident occurred*")."""
    subject = tree.own_subject(head)
    known = subject is not None and any(tree.lower[kid] in _KNOWN for kid in tree.of(subject, "det"))
    bare = not any(tree.base[kid] not in _BARE for kid in tree.kids[head])
    return tree.lemma[head] in _HAPPENING and known and bare


def _present(tree: Tree, head: int) -> bool:
    """Tell whether a clause is in the plain present."""
    if tree.of(head, "aux"):
        return False
    bearers = [head, *tree.of(head, "cop")]
    return any("Tense=Pres" in tree.feats[i] and "VerbForm=Fin" in tree.feats[i] for i in bearers)


def _sets_scene(tree: Tree, head: int) -> bool:
    """Tell whether a clause says how things are as a rule: "the city lies on the coast", "barrel bombs are crude weapons"."""
    if not _present(tree, head):
        return False
    if tree.of(head, "cop"):
        nominal = tree.pos[head] in {"NOUN", "PROPN", "PRON"} and not tree.of(head, "case")
        pointed = any(tree.lower[kid] in lexicon.NOT | {"the", "no"} for kid in tree.kids[head])
        return nominal and not pointed and not tree.exactly(head, "nmod:poss")
    subject = tree.subject(head)
    place = subject is not None and (
        tree.ent[subject] in {"GPE", "LOC", "FAC"} or tree.lemma[subject] in _PLACES
    )
    return tree.lemma[head] in _STATES or (tree.lemma[head] in _LYING and place)


def _asks(tree: Tree, head: int) -> bool:
    """Tell whether a sentence is a question, its mark there or lost ("Is he using …", "why the ship sank")."""
    start, end = tree.sents[tree.sent[head]]
    first = start
    while first < end and tree.pos[first] in {"PUNCT", "SPACE"}:
        first += 1
    if "?" in tree.words[start:end] or tree.lower[first] in QUESTIONS - {"if", "when"}:
        return True
    subject = tree.own_subject(head)
    return tree.pos[first] == "AUX" and subject is not None and first < subject

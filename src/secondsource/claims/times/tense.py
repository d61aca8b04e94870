"""Which way from now the clause around a time expression looks: to what was, or to what will be."""

from functools import cache
from importlib.resources import files
from typing import Literal

from spacy.tokens import Doc, Token

Way = Literal["past", "future", "present", "unknown"]

_VERBAL = frozenset({"VERB", "AUX"})
_IS_TO = frozenset({"is", "are", "was", "were"})  # before "to" and an infinitive
_WAS, _MEANWHILE = frozenset({"was", "were"}), frozenset({"as", "when", "while"})
_WINDOW = 14  # tokens on either side that are searched where there is no tree
_CLIMB = 6  # heads that are climbed before giving up


@cache
def _words(name: str) -> frozenset[str]:
    table = files(__package__).joinpath("data/tense.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith(name + "\t"):
            return frozenset(line.split("\t")[1].split())
    raise KeyError(name)


def way(doc: Doc, start: int, end: int) -> Way:
    """Tell the way of the clause that governs the tokens [start, end): by its tree, else by the nearest verbs."""
    if doc.has_annotation("DEP"):
        found = _by_tree(doc, start, end)
        if found != "unknown":
            return found
    return _by_words(doc, start, end)


def _by_tree(doc: Doc, start: int, end: int) -> Way:
    token = doc[start:end].root
    if token.dep_ == "nmod:poss" and token.head.lemma_.lower() not in _words("held"):
        return "past"  # "Wednesday's ruling"; "Tuesday's election" may be yet to come
    for _ in range(_CLIMB):
        if token.pos_ in _VERBAL or (token.pos_ == "" and token.dep_.startswith("root")):
            found = verb_way(token)
            if found != "unknown":
                return found
        if token.head is token or token.head.i == token.i:
            break
        token = token.head
    return "unknown"


def verb_way(verb: Token) -> Way:
    """Tell the way of one verb by its auxiliaries, its form and, for an infinitive, the verb above it."""
    if verb.lower_ in _words("set_down"):
        return "future"  # "planned a march on Saturday"
    helpers = [
        child.lower_
        for child in verb.children
        if child.dep_.startswith("aux")
        or child.dep_ in ("mark", "cop")  # "was to take", where "was" hangs so
    ]
    if any(word in _words("future_auxiliary") for word in helpers):
        return "future"
    if "to" in helpers and any(word in _IS_TO for word in helpers):
        return "future"  # "are to be voted on Thursday", "was to begin on Sunday"
    if any(word in _words("past_auxiliary") for word in helpers):
        return "past"
    if "to" in helpers:
        above = verb.head
        if above is not verb and above.lower_ in _IS_TO:
            return "future"
        if above is not verb and above.lower_ in _words("looks_ahead"):
            return "past" if _under_way(above) else "future"
        return "unknown"
    form = str(verb.morph)
    participle, past, present = "VerbForm=Part" in form, "Tense=Past" in form, "Tense=Pres" in form
    if past:
        return "past"
    if participle:
        return "unknown"
    if present and verb.lower_ in _words("set_dates") and not helpers:
        return "future"  # "the ministers meet on Friday"
    if present or any(word in _words("present_auxiliary") for word in helpers):
        return "present"
    word = verb.lower_
    if word in _words("past_form") or word in _words("reporting") or (word.endswith("ed") and len(word) > 4):
        return "past"
    return "unknown"


def _under_way(verb: Token) -> bool:
    """Tell what was about to be done when something else happened ("hit them *as they were preparing to* open fire")."""
    words = {child.lower_ for child in verb.children if child.dep_.startswith("aux") or child.dep_ == "mark"}
    return verb.lower_.endswith("ing") and bool(words & _WAS) and bool(words & _MEANWHILE)


def _by_words(doc: Doc, start: int, end: int) -> Way:
    best: tuple[float, Way] = (1e9, "unknown")
    for step, positions in (
        (-1, range(start - 1, max(start - _WINDOW, 0) - 1, -1)),
        (1, range(end, min(end + _WINDOW, len(doc)))),
    ):
        penalty = 0.0
        for distance, i in enumerate(positions, start=1):
            token = doc[i]
            word = token.lower_
            if word in ".!?" or "\n\n" in token.text:
                break
            if word in (",", ";", "that", "and", "but", "which", "who", "\u201c", "\u201d", '"'):
                penalty += 4.0
            found = _word_way(doc, i)
            if found == "unknown":
                continue
            # What follows a time counts a little less than what precedes it: "said Monday it will …"
            score = (
                distance
                + penalty
                + (1.5 if step > 0 else 0.0)
                + (3.0 if word in _words("reporting") else 0.0)
            )
            if score < best[0]:
                best = (score, found)
    return best[1]


def _word_way(doc: Doc, i: int) -> Way:
    word = doc[i].lower_
    if word in _words("future_auxiliary"):
        return "future"
    if i and doc[i - 1].lower_ == "be":
        return "unknown"  # "was to be *held*": "be" tells
    if word == "to" and i and doc[i - 1].lower_ in _IS_TO:
        return "future"  # "is to vote on Thursday"
    if word in _IS_TO and i + 1 < len(doc) and doc[i + 1].lower_ == "to":
        return "future"
    if word in _words("looks_ahead") and i + 1 < len(doc) and doc[i + 1].lower_ in ("to", "for", "on"):
        return "future"
    if word in _words("past_auxiliary") or word in _words("past_form") or word in _words("reporting"):
        return "past"
    if word.endswith("ed") and len(word) > 4 and word not in _words("not_past"):
        return "past"
    if word in _words("present_auxiliary"):
        return "present"
    return "unknown"

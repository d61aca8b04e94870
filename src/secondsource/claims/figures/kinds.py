"""What a word that is said of people and of things means for what is counted: "*escaped*" of hostages, "*buried*" by a landslide."""

from spacy.tokens import Doc, Token

from secondsource.claims.columns import lower
from secondsource.claims.figures.words import ROOMS, is_force
from secondsource.claims.quantities import Quantity
from secondsource.claims.quantities.units import is_person

_CUSTODY = frozenset({"jail", "prison", "custody", "captivity", "captors", "kidnappers", "cell", "cells"})
_IN_CUSTODY = frozenset({"hostage", "captive", "prisoner", "inmate", "detainee", "convict", "abductee"})
_BEREFT = frozenset({"without", "with", "behind", "alone", "exposed", "struggling"})
"""What people are left with or without, who go nowhere."""
_WRECKS = frozenset(
    {"trapped", "wreckage", "rubble", "debris", "ruins", "wreck", "mud", "snow", "cave", "elevator"}
)
_MORGUE = frozenset({"morgue", "morgues", "mortuary", "mortuaries"})


def laid_out(doc: Doc, head: Token) -> bool:
    """Tell "29 *bodies in the morgue*": those in one place are not all the dead."""
    body = head.lower_ in ("body", "bodies", "corpses")
    return body and not _MORGUE.isdisjoint(lower(doc)[head.i + 2 : head.i + 7])


def of_its_kind(doc: Doc, quantity: Quantity, measure: str, word: Token) -> str | None:
    """Return what a word that is said of people and of things means for what is counted, or ``None``: nothing."""
    low = lower(doc)
    person = quantity.unit == "person"
    if measure == "rescued" and word.lower_.startswith("carr") and _carries_out(doc, word):
        return None
    if person and measure == "destroyed":
        if word.lower_.startswith("burn"):
            return "injured"
        other = word.lower_.startswith("collaps") or _in_other_clause(doc, quantity, word)
        return None if other else "killed"  # "destroyed over 60 terrorists"
    if measure == "dead_or_injured" and word.head.lemma_ == "bury":
        return "killed"  # "*buried* 14 unidentified victims"
    if person and measure == "seized":
        return "captured"
    if measure == "displaced" and word.lower_.startswith(("escape", "escaping", "fled", "flee")):
        return "escaped" if _from_custody(doc, quantity, word) else measure
    if measure == "evacuated" and word.lower_ == "left" and _bereft(doc, word):
        return None
    if measure == "arrived" and not person and quantity.unit is not None:
        # "a minister carrying 17 letters *arrived*"
        return "delivered" if any(child.i == quantity.head for child in word.children) else None
    if measure == "delivered" and (person or quantity.unit is None):
        return None
    if measure == "deployed" and not person and quantity.unit is not None and not is_force(quantity.unit):
        return None  # "sent 14 samples"
    if measure == "bodies" and word.lower_.startswith("bur") and not _by_people(doc, word):
        return None  # "the landslide *buried* 40 people"
    if (
        measure == "released"
        and word.lower_ == "free"
        and low[word.i - 1] in ("were", "was", "are", "is", "be")
    ):
        return None  # "31 beds *were free*"
    if measure == "released" and word.lower_.startswith("free") and _in_wreck(doc, quantity):
        return "rescued"
    if measure == "held" and word.lower_.startswith("hold") and _has_room(word):
        return None  # "the camp *holds* 68,000"
    if measure == "held" and not person and word.lower_.startswith("hold"):
        return None  # "hold two rounds of talks", "hold 12 seats"
    return measure


def _bereft(doc: Doc, left: Token) -> bool:
    """Tell "were *left* without power", "have three doctors *left*" from going away."""
    if not _BEREFT.isdisjoint(lower(doc)[left.i + 1 : left.i + 2]):
        return True
    if any(child.dep_.endswith(":pass") for child in left.children):
        return True
    if not left.dep_.startswith(("acl", "xcomp")) or left.head.i > left.i:
        return False
    after = doc[left.i + 1].dep_ if left.i + 1 < len(doc) else "punct"
    return after == "punct" or any(word.dep_ == "expl" for word in left.head.head.children)


def _has_room(hold: Token) -> bool:
    """Tell whether a place holds people: "the camp *holds* 68,000", "a hall that *holds* 600"."""
    subjects = [child for child in hold.children if child.dep_ == "nsubj"]
    if not subjects and hold.dep_ == "conj":
        subjects = [child for child in hold.head.children if child.dep_.startswith("nsubj")]
    if any(subject.pos_ == "PRON" for subject in subjects) and hold.dep_.startswith("acl"):
        subjects = [hold.head]
    return any(subject.lemma_.lower() in ROOMS for subject in subjects)


def _in_other_clause(doc: Doc, quantity: Quantity, word: Token) -> bool:
    """Tell whether those counted stand in a clause with a subject of its own ("was destroyed *and the fate of eight is unknown*")."""
    for token in doc[quantity.end - 1].ancestors:
        if token.i == word.i:
            return False
        if any(child.dep_.startswith("nsubj") for child in token.children):
            return True
    return False


def _carries_out(doc: Doc, verb: Token) -> bool:
    """Tell who does a deed ("one man *carried out* both bombings") from who is brought out of a house."""
    out = doc[verb.i + 1 : verb.i + 2].text.lower() == "out"
    return out and not any(child.dep_.startswith("aux:pass") for child in verb.children)


def _in_wreck(doc: Doc, quantity: Quantity) -> bool:
    """Tell "*free* five people trapped in the wreckage" from letting captives go."""
    return not _WRECKS.isdisjoint(lower(doc)[quantity.end : quantity.end + 9])


def _by_people(doc: Doc, verb: Token) -> bool:
    """Tell whether people do what a verb says: its subject, or the word right before it, is "we", "they" or a person."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"] or list(
        doc[max(verb.i - 1, 0) : verb.i]
    )
    return any(word.lower_ in ("we", "they", "i", "he", "she") or is_person(word.lower_) for word in subjects)


def _from_custody(doc: Doc, quantity: Quantity, word: Token) -> bool:
    """Tell "two hostages *escaped*", "*fled* from the jail" from flight out of a war."""
    if quantity.head is not None and doc[quantity.head].lemma_.lower() in _IN_CUSTODY:
        return True
    return not _CUSTODY.isdisjoint(lower(doc)[word.i + 1 : word.i + 7])

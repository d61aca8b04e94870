"""Tells which places of a sentence are not an event's: of what others do, of what came before, of examples and exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.nesting import PARTS
from secondsource.claims.places import lists
from secondsource.claims.places.mentions import PLACE_LABELS
from secondsource.claims.places.told import NOUNS
from secondsource.claims.quantities.units import COLLECTIVES, is_person
from secondsource.claims.settings import HITS, SITES, WITHIN, held_area, told_apart

if TYPE_CHECKING:
    from secondsource.claims.settings import Setting
    from secondsource.claims.tree import Tree

_COUNTS = frozenset({"report", "record", "register", "document", "confirm"})
_CITES = frozenset({"cite", "quote"})
_MEANWHILE = frozenset({"while", "whereas"})
_AT = frozenset({"in", "at", "near", "on", "outside", "around"})
_MOVED = frozenset({"take", "bring", "rush", "transfer", "carry", "transport", "move", "airlift", "trace"})
_FOUND = frozenset({"find", "discover", "recover", "rescue", "free", "release", "locate", "bury"})
"""What befell somebody where he was afterwards, which is not where it began."""
_BRANCHES = frozenset({"wing", "branch", "affiliate", "arm", "offshoot"})
"""Who are somebody's somewhere."""
_MORE = frozenset({"other", "others", "another", "second", "third", "rest"})
_GOALS = frozenset({"to", "from", "into", "for", "by", "with", "toward", "towards", "against"})
_RECEIVED = frozenset({"receive", "get", "obtain", "gain", "win", "seek", "request", "enjoy", "draw"})
_MESSAGES = frozenset(
    {"warning", "message", "threat", "letter", "signal", "challenge", "insult", "response", "blow"}
)
_LEARNED = frozenset({"experience", "background", "veteran"})
"""Nouns of what somebody has from where he was before."""
_DOERS = frozenset({"actor", "ally", "backer", "player", "power", "sponsor", "supporter"})
_SOME = frozenset({"most", "mostly", "mainly", "many", "some", "half"})
_THEM = frozenset({"them", "these", "those", "whom", "which"})
_NAME = 4  # tokens of a name up to its last word
_TAKEN = frozenset({"capture", "recapture", "fall", "loss", "seizure", "takeover", "liberation"})
"""Nouns of what befell a town, since when something else is so."""
_EXCEPT = frozenset({
    "besides", "except", "excluding", "unlike", "like", "than", "including", "such as", "except for",
    "apart from", "other than", "instead of",
})  # fmt: skip
_AFTER = frozenset(
    {"after", "following", "since", "before", "despite", "until", "ahead of", "because of", "due to"}
)
_ABILITIES = frozenset({"ability", "capability", "capacity", "chance", "freedom", "means", "power", "right"})
_LOADED = frozenset({"carry", "equip", "load", "mount", "contain", "belong"})
"""What tells more of a thing, and not where it is: "destroyed trucks *which carried fuel* near X"."""
_COMES = frozenset({"come", "follow"})
_MANY = frozenset({"many", "several", "some", "dozen", "hundred", "thousand", "score", "number"})
_CLAUSES = frozenset({"acl", "advcl", "conj", "parataxis"})
"""Relations of clauses that may be of another matter."""
DEEDS = HITS | frozenset({
    "blast", "explosion", "bombing", "airstrike", "assault", "offensive", "clash", "shelling", "bombardment",
    "fighting", "battle", "shooting", "ambush", "massacre", "fire",
})  # fmt: skip
"""Nouns of what does harm where it is."""
_DONE = frozenset({"attack", "raid", "strike", "killing", "operation", "incident"})
_LANDS = HITS | frozenset({
    "land", "fall", "take", "occur", "happen", "blow", "kill", "erupt", "break", "rage", "crash", "battle",
    "fight", "sweep", "park", "plant", "move", "travel",
})  # fmt: skip
"""What a thing does at the spot where it strikes."""


def elsewhere(tree: Tree, where: Setting, head: int) -> bool:
    """Tell a place that is told in the event's sentence and is not the event's."""
    if head in where.barred or head in tree.aside:
        return True
    if told_apart(tree, where, head) and not _noted_there(tree, where, head):
        return True
    trigger, base = where.spots[0], tree.base.__getitem__
    over = {base(head), *map(base, tree.above(head))}
    around = {base(trigger), *map(base, tree.above(trigger))}
    return (
        ("advcl" in over and _meanwhile(tree, where, head))
        or _example(tree, where, head)
        or (not _CLAUSES.isdisjoint(over | around) and _other_clause(tree, where, head))
        or ("advcl" in around and _of_their_own(tree, where, head))
        or _goal(tree, where, head)
        or _giver(tree, head)
        or _addressed(tree, head)
        or _named_doer(tree, head)
        or _home(tree, where, head)
        or _of_their_body(tree, head)
        or _of_some(tree, head)
        or _of_one_before(tree, where, head)
        or ("acl" in over and _able(tree, where, head))
    )


def _noted_there(tree: Tree, where: Setting, head: int) -> bool:
    """Tell where deeds are that somebody counts: "had reported *26 airstrikes* on Sunday *across Idlib*"."""
    deed, verb = where.spots[0], tree.head[head]
    counted = any(tree.pos[kid] == "NUM" for kid in tree.kids[deed])
    counts = tree.lemma[verb] in _COUNTS and tree.base[deed] == "obj" and tree.head[deed] == verb
    return where.physical and counted and counts and deed < head


def _able(tree: Tree, where: Setting, head: int) -> bool:
    """Tell where somebody only could do something: "were hit to deny them the *ability to move throughout Syria*"."""
    for index in (head, *tree.above(head)):
        able = tree.base[index] == "acl" and tree.lemma[tree.head[index]] in _ABILITIES
        if able and tree.infinitive(index) and where.spots[0] not in tree.subtree(index):
            return True
    return False


def _giver(tree: Tree, head: int) -> bool:
    """Tell who gives, not where: "has received backing *from Saudi Arabia*"."""
    verb = tree.head[head]
    if tree.pos[verb] == "NOUN" and tree.base[verb] == "obj":
        verb = tree.head[verb]
    return tree.case(head) == "from" and tree.lemma[verb] in _RECEIVED


def _addressed(tree: Tree, head: int) -> bool:
    """Tell to whom something is said, and where somebody was before: "a *warning to the United States*", "with *experience in Iraq*"."""
    head = _of_name(tree, head)
    noun, case = tree.lemma[tree.head[head]], tree.case(head)
    return tree.base[head] == "nmod" and (
        (case in {"to", "for"} and noun in _MESSAGES) or (case == "in" and noun in _LEARNED)
    )


def _named_doer(tree: Tree, head: int) -> bool:
    """Tell a country that is told as one of those who do it: "foreign *actors*, mainly *Turkey*"."""
    head = _of_name(tree, head)
    noun = tree.head[head]
    named = noun < head and tree.base[head] in {"nmod", "appos"} and not tree.case(head)
    return named and tree.lemma[noun] in _DOERS


def _of_name(tree: Tree, head: int) -> int:
    """Return the word that the whole of a name, or of a list of names, hangs on something else by."""
    while tree.base[head] in {"conj", "compound", "flat"} and tree.pos[tree.head[head]] == "PROPN":
        head = tree.head[head]
    return head


def _home(tree: Tree, where: Setting, head: int) -> bool:
    """Tell where somebody lives or is based: "Joe Brown, 49, *of Waterloo*", "fire crews *from Hornsey*", "*from the town of* Hornsey"."""
    head = name = _of_name(tree, head)
    if tree.case(head) == "of" and tree.lemma[tree.head[head]] in lists.CONTAINER:
        head = tree.head[head]
    noun, case = tree.head[head], tree.case(head)
    if tree.lower[noun] == "elsewhere" and tree.case(noun) == "from":
        return True  # "refugees *from elsewhere in Syria*"
    if tree.base[head] != "nmod" or case not in {"of", "from"}:
        return False
    if case == "of":
        return tree.ent[noun] == "PERSON" and noun < head
    if where.physical:  # "*combatants from Chechnya* were killed"
        fights = lexicon.SECTORS.get(tree.lemma[noun]) in {"MIL", "REB"}
        return fights or (tree.pos[name] == "PROPN" and is_person(tree.words[noun]))
    return tree.lemma[noun] in COLLECTIVES or is_person(tree.words[noun])


def _of_their_body(tree: Tree, head: int) -> bool:
    """Tell where a body is that somebody comes from: "fighters *from* the committees *in Quneitra* were killed"."""
    head = _of_name(tree, head)
    body = tree.head[head]
    hung = tree.base[head] == tree.base[body] == "nmod" and tree.case(body) == "from"
    return hung and is_person(tree.words[tree.head[body]]) and tree.lemma[body] not in lists.CONTAINER


def _of_some(tree: Tree, head: int) -> bool:
    """Tell the place of a part only: "150 deaths worldwide have been linked to it, *most in Britain*", "*most of them in Britain*"."""
    i = head
    while (
        i > tree.sents[tree.sent[head]][0]
        and tree.pos[i - 1] in {"PROPN", "DET", "ADJ", "VERB"}
        and i > head - _NAME
    ):
        i -= 1
    i -= 1
    if i < 2 or tree.lower[i] not in {"in", "at"}:
        return False
    if i > 2 and tree.lower[i - 1] in _THEM and tree.lower[i - 2] == "of":
        return tree.lower[i - 3] in _SOME or tree.lower[i - 3] == "majority"
    return tree.lower[i - 1] in _SOME and tree.words[i - 2] == ","


def _of_their_own(tree: Tree, where: Setting, head: int) -> bool:
    """Tell a place outside of a clause with "as" or "while" that tells its own: "were killed in Idlib *as hundreds fled a town near the border*"."""
    trigger = where.spots[0]
    for index in (trigger, *tree.above(trigger)):
        if tree.base[index] != "advcl" or tree.own_subject(index) is None:
            continue
        if not any(
            tree.lower[kid] in _MEANWHILE or tree.lower[kid] == "as" for kid in tree.of(index, "mark")
        ):
            return False
        words = tree.subtree(index)
        return head not in words and any(_says_where(tree, i) for i in words)
    return False


def _says_where(tree: Tree, index: int) -> bool:
    """Tell the preposition of where something is."""
    noun = tree.head[index]
    named = tree.pos[noun] in {"NOUN", "PROPN"} and tree.ent[noun] not in {"DATE", "TIME"}
    if tree.lower[index] not in _AT or tree.base[index] != "case" or not named:
        return False
    lemma = tree.lemma[noun]
    held = any(tree.ent[i] in PLACE_LABELS for i in range(tree.left[noun], tree.right[noun]))
    return held or (lemma in SITES and lemma not in NOUNS and lemma not in PARTS)


def _goal(tree: Tree, where: Setting, head: int) -> bool:
    """Tell where somebody is taken from or to whom something befell elsewhere: "was hurt in the raid and *was taken to Homs*"."""
    noun = head
    while tree.base[noun] in {"compound", "flat", "conj"} and tree.pos[tree.head[noun]] in {"NOUN", "PROPN"}:
        noun = tree.head[noun]
    while (
        tree.base[noun] == "nmod" and tree.case(noun) in {"of", "in"} and tree.lemma[tree.head[noun]] in SITES
    ):
        noun = tree.head[noun]  # "to *the valley region* of California", "to *a hospital* in Aden"
    verb = tree.head[noun]
    moved = tree.lemma[verb] in _MOVED and tree.case(noun) in _GOALS and tree.base[noun] == "obl"
    own = where.spots[:1] if tree.lemma[verb] == "trace" else where.spots
    return where.physical and moved and verb not in own


def _meanwhile(tree: Tree, where: Setting, head: int) -> bool:
    """Tell a place of what others do at the same time, or is cited: "the toll has risen *while fighters make gains in Manbij*".

    A count that goes on is of one place: "one was killed while *16 others* were hurt in Aleppo".
    """
    for index in (head, *tree.above(head)):
        if index in where.spots:
            return False
        if tree.base[index] == "advcl" and tree.lemma[index] in _CITES:
            return not set(where.spots) & set(tree.subtree(index))  # "*citing* a tax overhaul in US"
        subject = tree.own_subject(index) if tree.base[index] == "advcl" else None
        if subject is None or not any(tree.lower[kid] in _MEANWHILE for kid in tree.of(index, "mark")):
            continue
        if _counts(tree, subject):
            return False
        return not set(where.spots) & set(tree.subtree(index))
    return False


def _counts(tree: Tree, subject: int) -> bool:
    """Tell a subject that counts people: "16 others", "dozens"."""
    words = tree.subtree(subject)
    return any(tree.pos[i] == "NUM" or tree.lower[i] in _MORE or tree.lemma[i] in _MANY for i in words)


def _effect(tree: Tree, index: int) -> bool:
    """Tell a clause of what came of it: of people who are counted, of a deed, or in the passive."""
    subject = tree.own_subject(index)
    if subject is None or tree.passive(index) or tree.past_participle(index) or _counts(tree, subject):
        return True  # "four were killed and *a nurse wounded* when a raid hit Rastan"
    return tree.lemma[subject] in DEEDS


def _example(tree: Tree, where: Setting, head: int) -> bool:
    """Tell an example of what acts or is gone to, and an exception: "lines to villages *including Salma*", "any *besides* Douma".

    "Hit towns *including Douma*" is there.
    """
    if tree.lemma[tree.head[head]] in _BRANCHES and tree.case(head) == "in":
        return True  # "al-Qaeda's *affiliate in Syria*"
    for index in (head, *tree.above(head)):
        if tree.lemma[index] in _TAKEN and index != where.spots[0] and tree.case(index) in {"since", "after"}:
            return True  # "have held most of it *since the fall of the capital*"
        if index in where.spots or tree.pos[index] not in {"NOUN", "PROPN"}:
            return False
        if where.wide and index != head and tree.base[index] == "nsubj" and tree.ent[index] == "PERSON":
            return True  # "the archbishop of the diocese in Hassake blamed"
        case = tree.case(index)
        if case == "including":
            noun = tree.head[index]
            acts = tree.dep[noun] == "nsubj" and tree.lemma[tree.head[noun]] not in lists.UNDERGO
            return acts or tree.case(noun) in _GOALS
        if case in _EXCEPT:
            return True
        if case in _AFTER and not where.physical:
            return True  # "entered orbit *after the launch in Kazakhstan*"
    return False


def _of_one_before(tree: Tree, where: Setting, head: int) -> bool:
    """Tell the place of another deed that one is told as coming after: "*the raid came* after an ambush in Kidal"."""
    for index in (head, *tree.above(head)):
        verb, doer = tree.head[index], tree.own_subject(index)
        cases = {tree.case(index), "" if doer is None else tree.case(doer)}
        if cases.isdisjoint({"after", "before"}) or tree.lemma[verb] not in _COMES:
            continue
        subject = tree.own_subject(verb)
        told = subject is not None and tree.lemma[subject] in DEEDS | _DONE
        return told and where.spots[0] in (subject, verb)
    return False


def _other_clause(tree: Tree, where: Setting, head: int) -> bool:
    """Tell a place of a clause of its own, neither the event's nor one that tells what brought it about."""
    trigger = where.spots[0]
    climb = [trigger, *tree.above(trigger)]
    way: list[int] = []
    for index in (head, *tree.above(head)):
        if index in climb:
            break
        way.append(index)
    else:
        return False
    meet = index
    up = climb[: climb.index(meet)]
    return (
        any(
            _earlier(tree, where, index, way[:n])
            for n, index in enumerate(way)
            if tree.base[index] in _CLAUSES
        )
        or any(_around(tree, index, head, meet) for index in up if tree.base[index] in _CLAUSES)
        or _beside_aftermath(tree, up, way)
    )


def _beside_aftermath(tree: Tree, up: list[int], way: list[int]) -> bool:
    """Tell where what came after an event led to: "after a strike began, patients escaped, *wandering across the capital*"."""
    if not any(tree.base[i] in {"advcl", "conj"} and tree.gerund(i) for i in way):
        return False
    return any(
        tree.base[i] in {"advcl", "acl"}
        and tree.own_subject(i) is not None
        and any(tree.lower[kid] in {"after", "before"} for kid in tree.of(i, "mark"))
        for i in up
    )


def _earlier(tree: Tree, where: Setting, index: int, below: list[int]) -> bool:
    """Tell whether a clause with a place, in which the event is not told, is of another matter."""
    base = tree.base[index]
    if base == "parataxis":
        return tree.own_subject(index) is not None and not _runs_on(tree, where.spots[0], index)
    if base == "conj" and tree.lemma[index] in _FOUND and tree.passive(index) and where.physical:
        return True  # "was kidnapped in May and *found dead* near the airport"
    if base == "conj" and tree.is_predicate(index) and tree.own_subject(index) is not None:
        return not where.physical or not _effect(tree, index)
    if base == "advcl":
        marks = {tree.lower[kid] for kid in tree.of(index, "mark", "advmod", "case")}
        if "since" in marks or ("as" in marks and tree.lemma[tree.head[index]] in _COMES):
            return True  # "the attack came *as rebels fought outside Aleppo*"
        if marks & {"after", "before"}:
            above = tree.head[index]
            counted = any(
                tree.lemma[i] in lexicon.PERIODS
                for i in range(max(tree.left[index] - 2, 0), tree.left[index])
            )
            had = any(tree.lower[kid] == "had" for kid in tree.of(index, "aux"))
            return counted or had or tree.lemma[above] in _COMES or not where.physical
        subject = tree.own_subject(index) if "as" in marks else None
        if subject is not None and tree.pos[subject] == "PRON":
            straight = all(tree.is_verb(i) or i == below[0] or tree.case(i) in {"in", "at"} for i in below)
            return not straight or tree.lemma[index] in {"try", "seek"}
        return False
    if tree.dep[index] == "acl:relcl":
        noun = tree.head[index]
        told = tree.lemma[index] in _LANDS or any(tree.lower[kid] == "where" for kid in tree.kids[index])
        deed = noun in where.spots or tree.lemma[noun] in DEEDS or tree.lower[noun] == "what"
        dealt = tree.base[noun] == "obj" or tree.case(noun) in {"with", "against"}
        inside = tree.lemma[index] in WITHIN and dealt and tree.head[noun] in where.spots
        loaded = tree.lemma[index] in _LOADED and not is_person(tree.words[noun])
        return not (told or deed or inside or loaded or where.wide or held_area(tree, index))
    return False


def _runs_on(tree: Tree, verb: int, before: int) -> bool:
    """Tell a verb that a headline goes on with, of the subject told: "Two blasts *target* Douma *kill* 20"."""
    beside = tree.base[verb] == "parataxis" and tree.head[verb] == tree.head[before] and before < verb
    return beside and tree.own_subject(verb) is None


def _around(tree: Tree, index: int, head: int, meet: int) -> bool:
    """Tell whether an event stands in a clause of its own, of which a place outside tells nothing."""
    base = tree.base[index]
    if base == "parataxis":
        ended = any(
            tree.words[i] in {")", ";", ":"} for i in range(tree.left[index] - 1, tree.left[index] + 1)
        )
        return tree.own_subject(index) is not None and (ended or not _effect(tree, index))
    if tree.dep[index] == "acl:relcl":
        return head > index and tree.head[tree.head[index]] != meet
    if base == "conj" and tree.is_predicate(index):
        return not _effect(tree, index) and head > tree.head[index]
    return False

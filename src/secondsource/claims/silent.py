"""Verbs and subjects by which nobody says anything, though they look like it: "is known to", "seem to", "it suggests that".

The reader's model and the tree both take them for sayings; whoever is named there is told of, or only seems to speak.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.cues import head_inside
from secondsource.claims.documents import is_document
from secondsource.claims.events.modal_words import IMPRESSIONS
from secondsource.claims.quantities.units import is_person
from secondsource.claims.rehung import omits
from secondsource.claims.saying import left_open
from secondsource.claims.stance import negated

if TYPE_CHECKING:
    from secondsource.claims.events.matching import Matcher
    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree

_SEEMING = frozenset({"appear", "seem", "tend", "happen"})
_SIGNS = frozenset({"suggest", "imply", "indicate", "mean", "prove", "show"})
"""What signs do as well as people."""
_THINGS = frozenset({"it", "this", "that", "which"})
_QUOTING = frozenset({"quote", "cite"})
_WITNESSED = frozenset({"hear", "see", "overhear", "record", "film"})
"""How somebody is told to say something ("is *heard* shouting that …")."""
_TOLD = frozenset({
    "rumor", "rumour", "suspect", "understand", "deem", "believe", "think", "allege", "fear", "presume",
    "reckon", "criticize", "criticise", "accuse",
})  # fmt: skip
"""What is told by nobody in particular, and may be untrue."""
_CALLED = frozenset({
    "brand", "dub", "bill", "label", "describe", "hail", "tout", "denounce", "condemn", "call", "praise",
    "term",
})  # fmt: skip
_DECLINING = frozenset({"ask", "request", "decline", "refuse", "insist", "prefer", "demand", "agree"})
_FELT = frozenset({
    "alarm", "concern", "convince", "delight", "disappoint", "horrify", "outrage", "persuade", "please",
    "sadden", "shock", "surprise", "thrill", "trouble", "worry", "determine", "confuse", "excite", "puzzle",
    "encourage",
})  # fmt: skip
"""What is done to somebody who then thinks or says something ("she was convinced that …")."""
_PUT = frozenset({"off", "out", "up", "down", "on", "away"})
"""With these nobody puts anything into words, or carries somebody's words."""
_WISHING = frozenset({"hope", "wish", "intend"})
_LETTING = frozenset({"convey", "create", "foster", "give", "leave", "make"})
"""How somebody lets others think what he does not say ("*gave* the impression that they had left")."""
_RITES = frozenset({
    "amen", "farewell", "goodbye", "grace", "hello", "mass", "prayer", "prayers", "rosary", "thanks", "vow",
    "vows",
})  # fmt: skip
"""What somebody does by saying it, and tells nobody ("said a *prayer* for the dead")."""
_MAYBE = frozenset({"can", "could", "may", "might"})
_FOUND = frozenset({"reveal", "show", "detect", "find", "uncover", "confirm", "discover"})
_EXAMINATIONS = frozenset({
    "scan", "x-ray", "ultrasound", "biopsy", "mri", "examination", "checkup", "tomography", "scanner",
})  # fmt: skip
"""By what something is found in a body or a thing, and nobody speaks."""
_TELLING = frozenset({"say", "write", "tell", "state", "announce", "report", "add", "publish"})
_BIDDING = frozenset({
    "instruct", "order", "urge", "ask", "persuade", "advise", "encourage", "tell", "command", "direct",
})  # fmt: skip


def done_by(tree: Tree, head: int, source: Range) -> Range | None:
    """Return a speaker, or whoever does to him what a passive verb tells ("the mayor was informed *by the army*"), or ``None``."""
    if not _undergoes(tree, head, source):
        return source
    agent = tree.agent(head)
    return tree.coordination(agent) if agent is not None else None


def _undergoes(tree: Tree, head: int, source: Range) -> bool:
    """Tell whether a speaker is only whom a passive verb tells of ("*the group* is not known to have a base there")."""
    if not tree.is_verb(head) or not tree.passive(head) or tree.lemma[head] in _QUOTING | _WITNESSED:
        return False
    if tree.gerund(head) or not any(tree.lemma[kid] in {"be", "get"} for kid in tree.of(head, "aux")):
        return False
    subject = tree.own_subject(head)
    felt = tree.lemma[head] in _FELT and not tree.of(head, "xcomp")
    return subject is not None and source[0] <= subject < source[1] and not felt


def _cannot(tree: Tree, head: int) -> bool:
    """Tell whether a verb tells what somebody is not able or allowed to do."""
    able = any(tree.lower[kid] in {"can", "could", "ca"} for kid in tree.of(head, "aux"))
    return able and any(tree.lower[kid] in lexicon.NOT | {"hardly"} for kid in tree.of(head, "advmod"))


def _motive(tree: Tree, matcher: Matcher, head: int) -> bool:
    """Tell whether a gerund only tells what somebody did a deed for ("attacked the town *hoping to seize it*")."""
    above = tree.head[head]
    if tree.lemma[head] not in _WISHING or not tree.gerund(head) or tree.base[head] != "advcl":
        return False
    own = any(tree.infinitive(kid) for kid in tree.of(head, "xcomp"))
    return own and tree.is_verb(above) and matcher.act(above) is None


def _lets_seem(tree: Tree, head: int) -> bool:
    """Tell whether a cue only lets others think something ("to *give the impression* that it is shut")."""
    nouns = [head] if tree.lemma[head] in IMPRESSIONS else tree.of(head, "obj")
    return any(
        tree.lemma[noun] in IMPRESSIONS
        and tree.is_verb(tree.head[noun])
        and tree.lemma[tree.head[noun]] in _LETTING
        for noun in nouns
    )


def _keeps_its_name(tree: Tree, head: int) -> bool:
    """Tell whether a speaker only will not be named ("said a nurse, *asking not to be named*")."""
    if tree.lemma[head] not in _DECLINING:
        return False
    refuses = tree.lemma[head] in {"decline", "refuse"}
    named = (kid for kid in tree.of(head, "xcomp", "ccomp") if tree.lemma[kid] in {"name", "identify"})
    return any(tree.passive(kid) and (refuses or negated(tree, kid)) for kid in named) or any(
        tree.lemma[k] == "anonymity" for k in tree.of(head, "obj", "obl")
    )


def _unsaid(tree: Tree, head: int, contents: tuple[Range, ...]) -> bool:
    """Tell whether a cue is what somebody does not say ("has *not repeated the suggestion* that …", "*did not say* that …")."""
    if tree.lemma[head] in {"mention", "say"} and tree.is_verb(head):
        return omits(tree, head) and bool(tree.of(head, "ccomp")) and not left_open(tree, head, contents)
    return tree.base[head] == "obj" and tree.is_verb(tree.head[head]) and omits(tree, tree.head[head])


def _under_quotation(tree: Tree, matcher: Matcher, head: int, contents: tuple[Range, ...]) -> bool:
    """Tell whether a deed is told behind a quotation and a colon, and nobody speaks ("“We stay”: *town buries* its dead")."""
    if not contents or matcher.act(head) is not None or contents[-1][1] > head:
        return False
    return ":" in tree.words[contents[-1][1] : head]


def nobody(tree: Tree, matcher: Matcher, head: int, contents: tuple[Range, ...]) -> bool:
    """Tell whether a verb taken for one of saying is none where it stands."""
    if _lets_seem(tree, head) or _unsaid(tree, head, contents):
        return True
    if not tree.is_verb(head):
        return False
    if _under_quotation(tree, matcher, head, contents):
        return True
    lemma = tree.lemma[head]
    if lemma in {"say", "offer"} and any(tree.lower[kid] in _RITES for kid in tree.of(head, "obj")):
        return True
    first = contents[0][0] + (tree.lower[contents[0][0]] == "that") if contents else 0
    if first > 1 and tree.lower[first - 2 : first] == ["in", "that"]:
        return True  # "they made one mistake *in that* there are no gutters"
    if lemma in _SEEMING and tree.of(head, "xcomp"):
        return True  # "they *appear* to be light"
    if _motive(tree, matcher, head) or _keeps_its_name(tree, head) or _given(tree, head, contents):
        return True
    if lemma in _TELLING and contents and all(_points_back(tree, *piece) for piece in contents):
        return True  # "the mayor *wrote this* to the council"
    if lemma in {"put", "carry"} and any(
        tree.lower[kid] in _PUT for kid in tree.exactly(head, "compound:prt")
    ):
        return True  # "people *put off* by the price", "experts *carried out* scans"
    if "Mood=Imp" in tree.feats[head] and tree.own_subject(head) is None:
        return True  # "*don't expect* new worlds"
    subject = tree.own_subject(head)
    if (
        lemma in _SIGNS
        and subject is not None
        and tree.lower[subject] in _THINGS
        and "Tense=Pres" in tree.feats[head]
    ):
        return True  # "*it suggests* that they are not safe"
    if subject is not None and lemma in _FOUND and tree.lemma[subject] in _EXAMINATIONS:
        return not tree.of(head, "ccomp")  # "a scan *revealed bleeding*"
    if lemma == "call" and _summons(tree, head):
        return True
    if lemma == "agree" and tree.of(head, "obj") and not tree.of(head, "ccomp", "xcomp"):
        return tree.base[head] != "root"  # "fighters who *agreed a truce*": a deed of theirs
    if lemma in {"claim", "pretend"} and tree.of(head, "xcomp") and _cannot(tree, head):
        return True  # "they *cannot claim* to be mediators"
    if not tree.passive(head):
        return False
    act = matcher.act(head)
    if lemma in _BIDDING and _bidden(tree, head):
        return True
    if lemma == "seek" and tree.agent(head) is None and _wanted(tree, head):
        return True  # "a fifth suspect *is being sought*"
    if lemma == "seek" and any(tree.lower[kid] in _MAYBE for kid in tree.of(head, "aux")):
        return True  # "charges *could be sought* by the prosecutor"
    if lemma in _TOLD | _CALLED:
        return False
    clause = tree.of(head, "ccomp") or any(tree.lower[begin - 1] == "that" for begin, _ in contents)
    return act is None and lemma not in _FELT and not clause  # "is *revered* by", "is *aimed* at"


def _wanted(tree: Tree, head: int) -> bool:
    """Tell whether somebody is looked for, by nobody who is told to demand him."""
    subject = tree.own_subject(head)
    return subject is not None and (tree.ent[subject] == "PERSON" or is_person(tree.lower[subject]))


def _summons(tree: Tree, head: int) -> bool:
    """Tell whether somebody is only called to a place ("*called* the winners *to* the stage")."""
    goes = any(
        case in {"to", "into", "onto", "back"} and tree.pos[kid] == "NOUN"
        for case, kid in tree.obliques(head)
    )
    return goes and bool(tree.of(head, "obj")) and not tree.of(head, "ccomp", "xcomp")


def _bidden(tree: Tree, head: int) -> bool:
    """Tell whether somebody is told to do something that is not told ("the boy was *instructed* by a stranger")."""
    subject = tree.subject(head)
    if subject is None:
        return False
    somebody = tree.ent[subject] == "PERSON" or tree.pos[subject] == "PRON" or is_person(tree.lower[subject])
    return somebody and tree.agent(head) is not None and not tree.of(head, "ccomp", "xcomp", "advcl")


def _points_back(tree: Tree, begin: int, stop: int) -> bool:
    """Tell whether a content only points back to what was told before."""
    return stop == begin + 1 and tree.lower[begin] in {"this", "it", "so"}


def _given(tree: Tree, head: int, contents: tuple[Range, ...]) -> bool:
    """Tell whether what is taken for the content only tells more of a document that is given out ("released a letter *signed by all*")."""
    if not contents:
        return False
    inner = head_inside(tree, contents[0])
    noun = tree.head[inner]
    described = (
        tree.base[inner] == "acl" and tree.past_participle(inner) and not tree.of(inner, "aux", "mark")
    )
    given = tree.base[noun] == "obj" and tree.head[noun] == head
    return described and given and is_document(tree, noun)

"""What a speaker does with the content: asserts, denies, cannot confirm, demands, ….

The stances are those of the data contract; the verbs and nouns of each stand in ``data/acts.json``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.quantities.units import is_person
from secondsource.model.claim import Stance

if TYPE_CHECKING:
    from secondsource.claims.events.matching import Matcher
    from secondsource.claims.tree import Tree

_NEGATIONS = lexicon.NOT | {"never", "neither", "nor", "cannot", "no"}
_UNABLE = frozenset({"unable", "decline", "refuse", "fail", "impossible", "yet", "difficult", "hard", "stop"})
_SAYING = frozenset({
    "say", "tell", "announce", "declare", "state", "add", "insist", "note", "stress", "reiterate", "report",
    "confirm", "affirm", "maintain", "warn", "write", "post", "quote", "emphasize",
})  # fmt: skip
_UNCONFIRMED = lexicon.words("acts", "unconfirmed", "verbs")
_OF_MISSING = frozenset({"fate", "whereabouts"})
_NEAR = 8
"""Tokens from a verb to the clause that it calls for."""
PROOF = frozenset({"evidence", "proof", "indication", "sign", "confirmation"})
_FALSE = frozenset({
    "baseless", "fabricated", "fabrication", "fake", "false", "falsehood", "fantasy", "fiction", "groundless",
    "invented", "invention", "lie", "lies", "nonsense", "propaganda", "slander", "unfounded", "untrue",
    "untruth",
})  # fmt: skip
"""What somebody calls what he denies."""
_TRUE = frozenset({"accurate", "correct", "true"})
"""What somebody says that it is not."""
_CALLING = frozenset({"brand", "call", "consider", "deem", "describe", "dismiss", "label", "reject"})
_RESTATING = frozenset({"echo", "reiterate", "renew", "repeat", "restate"})
_COURTESIES = frozenset({
    "apology", "condolence", "condolences", "congratulation", "congratulations", "gratitude", "prayer",
    "sympathy", "thank", "thanks",
})  # fmt: skip
"""What somebody offers in words alone."""
_THEM = frozenset({"her", "him", "them", "us"})
_DISCUSSING = frozenset({"comment", "discuss", "elaborate", "speak", "talk"})
"""Who refuses to do so of something rejects nothing."""
_REJECTING = frozenset({"deny", "dismiss", "exclude", "oppose", "refuse", "reject", "veto"})
_STATES = frozenset({
    "be", "have", "lose", "need", "seem", "remain", "know", "see", "face", "become", "suffer", "die", "like",
    "love", "prefer",
})  # fmt: skip
"""What nobody promises who says that he will or would."""


def negated(tree: Tree, index: int) -> bool:
    """Tell whether a predicate carries a negation of its own ("did not", "never", "nobody", "no … was")."""
    for kid in tree.kids[index]:
        word, base = tree.lower[kid], tree.base[kid]
        if word in _NEGATIONS and base in {"advmod", "det", "cc", "aux", "discourse"}:
            if word == "no" and base != "advmod":
                continue
            following = tree.lower[kid + 1] if kid + 1 < len(tree) else ""
            if following in {"only", "just", "merely"}:
                continue
            return True
        if (
            word in {"longer", "more"}
            and base == "advmod"
            and tree.lower[kid - 1 : kid] == ["no"]
            and tree.pos[kid + 1 : kid + 2] != ["ADP"]
        ):
            return True  # "is *no longer* able to", not "no more than ten"
        if base in {"aux", "cop"} and any(tree.lower[tie] == "nor" for tie in tree.of(kid, "cc")):
            return True  # "*nor have* rebels fired", where the tree hangs "nor" on "have"
        if base == "obj" and (word == "nothing" or no_such(tree, kid)):
            return True
    subject = tree.own_subject(index)
    return subject is not None and (
        tree.lower[subject] in {"nobody", "no-one", "none", "neither", "nothing"}
        or no_such(tree, subject)
        or not_one(tree, subject)
        or any(tree.lower[kid] == "neither" and kid < subject for kid in tree.of(subject, "cc", "advmod"))
    )


def not_seen(tree: Tree, index: int) -> bool:
    """Tell whether a noun is of what nobody has seen so far ("*no sign of an exodus*"): that is so, and no lack of proof."""
    sign = tree.head[index]
    of = tree.base[index] == "nmod" and tree.case(index) == "of"
    return of and tree.lemma[sign] in {"sign", "trace"} and no_such(tree, sign)


def no_such(tree: Tree, index: int) -> bool:
    """Tell whether a noun has "no" before it, its own or that of the noun that it is coordinated with."""
    while (
        tree.base[index] == "conj"
        and tree.pos[index] == "NOUN"
        and tree.head[index] != index
        and not tree.of(index, "det")
    ):
        index = tree.head[index]
    for kid in tree.kids[index]:
        word = tree.lower[kid]
        if word in {"no", "neither"} and (tree.base[kid] == "det" or (kid < index and word == "neither")):
            return True
        if (
            word == "more"
            and 0 < kid < index
            and tree.lower[kid - 1] == "no"
            and tree.base[kid] in {"amod", "det", "advmod"}
            and tree.lower[kid + 1] != "than"
        ):
            return True  # "There can be *no more* waiting", not "no more than ten"
    return False


def not_one(tree: Tree, index: int) -> bool:
    """Tell whether a noun has "not one", "not a" or "not 41" before it; "not a few" and "not one but two" are some."""
    for kid in tree.kids[index]:
        if (
            tree.lower[kid] == "not"
            and kid < index
            and (tree.lower[kid + 1] in {"a", "an", "one"} or tree.pos[kid + 1] == "NUM")
        ):
            between = tree.lower[kid + 2 : index + 1]
            return not {"but", "few", "little"} & set(between)
    return False


def unconfirmed(tree: Tree, index: int) -> bool:
    """Tell whether the predicate says that something could not be confirmed, or was not."""
    lemma = tree.lemma[index]
    if lemma in {"clear", "certain", "sure"}:
        return negated(tree, index)
    if lemma in {"unclear", "unconfirmed", "unknown", "uncertain"}:
        subject = tree.subject(index)
        # "the fate of the crew is *unknown*": they are missing, and nobody says otherwise
        return subject is None or tree.lemma[subject] not in _OF_MISSING
    if lemma == "know" and tree.passive(index):
        return negated(tree, index)  # "it is not known whether", "is not known to have"
    if lemma not in _UNCONFIRMED:
        return False
    if lemma in {"say", "tell", "establish"}:
        could = any(tree.lower[kid] in {"could", "can", "cannot"} for kid in tree.of(index, "aux"))
        return could and negated(tree, index) and bool(tree.of(index, "ccomp", "advcl"))
    if negated(tree, index):
        return True
    head = tree.head[index]
    if tree.base[index] == "conj" and tree.lemma[head] in _UNCONFIRMED and negated(tree, head):
        return True
    return (
        head != index
        and tree.base[index] in {"xcomp", "ccomp", "acl", "csubj", "advcl"}
        and (tree.lemma[head] in _UNABLE or negated(tree, head))
    )


@cache
def _nouns() -> dict[str, Stance]:
    return {noun: stance for stance, nouns in lexicon.load("acts")["nouns"].items() for noun in nouns}


def of_noun(lemma: str) -> Stance | None:
    """Return the stance of a noun of saying ("denial"), or ``None``."""
    return _nouns().get(lemma)


def of_cue(tree: Tree, matcher: Matcher, cue: int) -> tuple[Stance, str | None]:
    """Return the stance and the PLOVER type of the act of a cue's head word."""
    if unconfirmed(tree, cue):
        return "cannot_confirm", None
    if tree.is_verb(cue):
        if tree.lemma[cue] in {"find", "see", "have"} and any(
            tree.lemma[kid] in PROOF
            and no_such(tree, kid)
            and not _only_against(tree, kid)
            and not any(not_seen(tree, seen) for seen in tree.of(kid, "nmod"))
            for kid in tree.of(cue, "obj", "nsubj")
        ):
            return "cannot_confirm", None  # "found no evidence that", "no evidence was found that"
        if _silent(tree, cue):
            return "cannot_confirm", None  # "declined to comment on the raid"
        if tree.base[cue] in {"ccomp", "xcomp"} and _denies(tree, matcher, tree.head[cue]):
            return "denies", None  # "denied *ordering* the attack", "denied that it *ordered* the attack"
        if tree.lemma[cue] in _CALLING and any(
            tree.lemma[kid] in _FALSE or tree.lower[kid] in _FALSE
            for kid in tree.of(cue, "xcomp", "obl", "ccomp")
        ):
            return "denies", None  # "called the report slander"
        if tree.lemma[cue] == "call" and _calls_for(tree, cue) and not negated(tree, cue):
            return "demands", "REQUEST"  # "called for the army to withdraw", whose "for" opens a clause
        if tree.lemma[cue] in _RESTATING and (again := _restated(tree, cue)) is not None:
            return again
        entry = matcher.act(cue)
        if entry is None:
            return "asserts", None
        if _only_utters(tree, cue):
            return "asserts", None
        stance: Stance = entry.first  # type: ignore[assignment]
        act = entry.second
        if tree.lemma[cue] == "suggest" and stance == "proposes" and _lets_think(tree, cue):
            return "asserts", None
        if stance == "denies" and tree.lemma[cue] != "doubt" and _open(tree, cue):
            return "cannot_confirm", None  # "it is disputed whether the mayor fled"
        if stance == "rejects" and negated(tree, cue):
            return "cannot_confirm", None  # "did not rule out an attack": it may be
        if tree.lemma[cue] == "threaten":
            act = "THREATEN"
        if tree.lemma[cue] == "believe" and any(
            tree.lower[kid] in {"can", "ca", "could"} for kid in tree.of(cue, "aux")
        ):
            return "asserts", None  # "they could not believe that it happened": they are astonished
        if tree.lemma[cue] in {"believe", "think"} and negated(tree, cue):
            return "denies", None  # "does not believe that the army did" says that it did not
        if negated(tree, cue):
            if stance == "denies":
                return "asserts", None
            if stance == "promises":
                able = {tree.lower[kid] for kid in tree.of(cue, "aux")} & {"can", "ca", "could", "cannot"}
                # "could not guarantee that it holds": it may
                return ("cannot_confirm", None) if able else ("rejects", "REJECT")
            if stance in {"expects", "demands", "proposes"}:
                return "asserts", None
        if stance == "demands" and to_be_told(tree, cue):
            return "asserts", None
        return stance, act
    if tree.lemma[cue] in {"favor", "favour"} and tree.case(cue) == "in":
        return ("rejects", "REJECT") if negated(tree, cue) else ("asserts", "SUPPORT")
    if tree.lemma[cue] in PROOF and no_such(tree, cue):
        return "cannot_confirm", None
    return of_noun(tree.lemma[cue]) or "asserts", None


def _only_utters(tree: Tree, cue: int) -> bool:
    """Tell whether a verb of proposing or rejecting only gives words ("*offers* its condolences", "*dismissed* them as thieves")."""
    objects = tree.of(cue, "obj")
    if tree.lemma[cue] in {"offer", "extend"}:
        return any(tree.lemma[kid] in _COURTESIES for kid in objects)
    named = any(case == "as" for case, _ in tree.obliques(cue))
    return (
        tree.lemma[cue] == "dismiss"
        and named
        and any(
            is_person(tree.lower[kid]) or tree.ent[kid] == "PERSON" or tree.lower[kid] in _THEM
            for kid in objects
        )
    )


def _restated(tree: Tree, cue: int) -> tuple[Stance, str | None] | None:
    """Return the stance of a demand that is only made again ("*reiterated their call* for a truce"), or ``None``."""
    for noun in tree.of(cue, "obj"):
        if of_noun(tree.lemma[noun]) == "demands":
            return "demands", "REQUEST"
    return None


def _only_against(tree: Tree, proof: int) -> bool:
    """Tell whether proof is told to be wanting against or for somebody, not of a matter that stays open ("no evidence *against* him")."""
    cases = {tree.case(kid) for kid in tree.of(proof, "nmod") if kid > proof}
    return bool(cases) and cases <= {"against", "for"} and not tree.of(proof, "acl", "ccomp")


def to_be_told(tree: Tree, cue: int) -> bool:
    """Tell whether somebody is still to be asked or told what to do, nobody says by whom ("*will be summoned* to testify")."""
    ahead = {tree.lower[kid] for kid in tree.of(cue, "aux")} & {"will", "'ll", "’ll", "shall", "wo", "would"}
    return bool(ahead) and tree.passive(cue) and tree.agent(cue) is None


def _calls_for(tree: Tree, cue: int) -> bool:
    """Tell whether a clause with "for" follows a verb, what is called in before it ("called in a message *for* others to join")."""
    end = tree.sents[tree.sent[cue]][1]
    return tree.lower[cue + 1 : cue + 2] == ["for"] or any(
        tree.lower[i] == "for" and tree.pos[i] == "SCONJ" for i in range(cue + 1, min(cue + _NEAR, end))
    )


def _lets_think(tree: Tree, cue: int) -> bool:
    """Tell whether "suggest" gives a thing as evidence, or tells what is, and proposes nothing ("it suggests they *are* unsafe")."""
    for clause in tree.of(cue, "ccomp"):
        told = [clause, *tree.of(clause, "aux", "cop")]
        if any(tree.lower[i] == "should" for i in told):
            return False
        if any("Tense=" in tree.feats[i] and "VerbForm=Fin" in tree.feats[i] for i in told):
            return tree.lower[clause] != tree.lemma[clause] or len(told) > 1
        if any(tree.lower[i] in {"may", "might", "could", "would", "will", "can"} for i in told):
            return True
    subject = tree.subject(cue)
    if subject is not None and tree.lower[subject] == "it":
        return "Tense=Past" not in tree.feats[cue]  # "it suggested a safe zone": some body did
    return subject is not None and not _anybody(tree, subject)


def _anybody(tree: Tree, index: int) -> bool:
    """Tell whether a noun or pronoun is somebody, who can propose a thing."""
    if tree.pos[index] == "PRON":
        return tree.lower[index] not in {"it", "this", "that", "these", "which", "what"}
    return (
        tree.ent[index] in {"PERSON", "ORG", "GPE", "NORP"}
        or tree.pos[index] == "PROPN"
        or tree.lemma[index] in lexicon.SECTORS
        or tree.lemma[index] in lexicon.somebody()
        or tree.lemma[index] in lexicon.OUTLETS
    )


def _silent(tree: Tree, cue: int) -> bool:
    """Tell whether a verb says that somebody does not speak of something ("would not *comment* on", "*refused* to comment on")."""
    if tree.lemma[cue] == "comment":
        head = tree.head[cue]
        return negated(tree, cue) or (tree.base[cue] == "xcomp" and tree.lemma[head] in _UNABLE)
    if tree.lemma[cue] not in {"decline", "refuse"} or negated(tree, cue):
        return False
    return any(tree.lemma[kid] in _DISCUSSING for kid in tree.of(cue, "xcomp"))


def _denies(tree: Tree, matcher: Matcher, verb: int) -> bool:
    entry = matcher.act(verb) if tree.is_verb(verb) else None
    return entry is not None and entry.first == "denies" and not negated(tree, verb)


def _open(tree: Tree, cue: int) -> bool:
    """Tell whether what hangs on a verb is a question of whether something is so."""
    return any(
        tree.lower[mark] in {"whether", "if"}
        for clause in tree.of(cue, "ccomp", "csubj")
        for mark in tree.of(clause, "mark")
    )


def of_content(
    tree: Tree, cue: int | None, head: int, speaker: int | None, *, direct: bool = False
) -> tuple[Stance, str | None] | None:
    """Return the stance that the content itself has behind a plain verb of saying, or ``None``: a plain assertion.

    "said Sudan must return the helicopter" demands; "said he would work for talks" promises. In his own words
    (``direct``) "would" is what he supposes.
    """
    if cue is not None and tree.lemma[cue] not in _SAYING and tree.lower[cue] not in {":", "according"}:
        return None
    modals = {tree.lower[kid] for kid in tree.of(head, "aux")}
    subject = tree.own_subject(head)
    told = subject is not None and tree.lemma[subject] in lexicon.words("acts", "theses")
    false = {tree.lemma[head], tree.lower[head]} & _FALSE and not negated(tree, head)
    if told and (false or (tree.lemma[head] in _TRUE and negated(tree, head))):
        return "denies", None  # "said the reports were untrue"
    if (
        "must" in modals
        and subject is not None
        and tree.lower[subject] not in {"it", "there"}
        and not negated(tree, head)
    ):
        return "demands", "REQUEST"
    if subject is None or not _same_actor(tree, subject, speaker):
        return None
    if (
        modals & ({"will", "'ll", "’ll", "shall", "wo"} | (set() if direct else {"would", "'d", "’d"}))
        and tree.is_verb(head)
        and tree.lemma[head] not in _STATES
        and not tree.passive(head)
    ):
        if not negated(tree, head):
            return "promises", "AGREE"
        if tree.lemma[head] in _REJECTING or tree.lower[head : head + 2] == ["rule", "out"]:
            return "cannot_confirm", None  # "said he would not rule out sanctions"
        return "rejects", "REJECT"
    return None


def _same_actor(tree: Tree, subject: int, speaker: int | None) -> bool:
    """Tell whether a pronoun in the content may be its speaker ("he" of a man, "they" of several, "it" of a body)."""
    word = tree.lower[subject]
    if word in {"i", "we"}:
        return True
    if speaker is None:
        return False
    personal = (
        tree.ent[speaker] == "PERSON"
        or tree.lower[speaker] in {"he", "she"}
        or tree.lemma[speaker] in lexicon.PERSONS
    )
    plural = tree.lower[speaker] == "they" or "Number=Plur" in tree.feats[speaker]
    if word in {"he", "she"}:
        return personal and not plural
    if word == "they":
        return plural or not personal
    return word == "it" and not personal and not plural

"""What a sentence only mentions beside the deed that it tells: what the deed is for, and what is known of those concerned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.events import leanings
from secondsource.claims.events import modal_words as words
from secondsource.claims.events.modality import climb, own_modality
from secondsource.claims.rehung import omits
from secondsource.claims.tree import QUESTIONS

if TYPE_CHECKING:
    from secondsource.claims.events.event import Event
    from secondsource.claims.saying import Saying
    from secondsource.claims.tree import Tree

MEANWHILE = frozenset({"MEETING", "DISPLACEMENT"})
"""What a sentence about harm may only tell the moment by."""
_STANDING = frozenset({"battle", "fight"})
"""What somebody does for years, by which others say who he is."""
_NOT_KNOWN = frozenset({"n/a", "not", "pending", "tbc", "unclear", "unconfirmed", "unknown"})
"""What stands behind the colon of a heading that nothing is known of."""
_NEED = frozenset({
    "abandon", "bail", "cancel", "close", "crash", "cut", "delay", "ditch", "divert", "drink", "eat", "eject",
    "halt", "land", "live", "parachute", "pause", "postpone", "reduce", "reroute", "scale", "sell", "shut",
    "sleep", "stop", "suspend", "turn", "use", "wait", "work",
})  # fmt: skip
"""What somebody does as matters stand, whom nobody makes do it."""
_KNOWN = frozenset({"that", "the", "these", "this", "those"})
_PART = frozenset(
    {"complicity", "connection", "hand", "involvement", "knowledge", "link", "part", "responsibility", "role"}
)
"""What somebody denies who does not deny the deed."""
_BEING = frozenset({"happen", "occur", "take", "begin", "start"})
_PUNISHING = frozenset({"behead", "crucify", "execute", "hang", "kill", "lash", "punish", "shoot", "stone"})
"""What is told of those who are charged with a deed, beside which that is a pretext."""
_HARM = frozenset({"kill", "wound", "injure", "hurt", "hit", "strike", "shoot", "target"})


def known(tree: Tree, event: Event, saying: Saying | None) -> bool:
    """Tell whether an event is only what is known of a thing that somebody speaks of ("asked for help for civilians *trapped* there").

    What he demands or promises is not that it happened.
    """
    if event.presupposed:
        return True
    for spot in (event.anchor, *tree.above(event.anchor)):
        if saying is not None and saying.cue_head == spot:
            return False
        if tree.dep[spot] == "acl" and tree.past_participle(spot) and not tree.of(spot, "mark", "aux"):
            return True
        if tree.dep[spot] == "acl:relcl":
            return "Tense=Past" in tree.feats[spot] and own_modality(tree, spot, saying) is None
    return False


def tells_which(tree: Tree, event: Event, saying: Saying) -> bool:
    """Tell whether an event only tells which happening somebody speaks of ("denies a part in the raid *in which* ten died", "… the town *where* they fell").

    Who denies the one does not deny the other.
    """
    for spot in (event.anchor, *tree.above(event.anchor)):
        if saying.cue_head == spot or not saying.holds(spot):
            return False
        if tree.dep[spot] == "acl:relcl":
            if (
                tree.case(tree.head[spot]) in {"in", "of", "for", "with"}
                and tree.lemma[tree.head[tree.head[spot]]] in _PART
            ):
                return True  # "denies *any involvement in* the blast *that killed ten*"
            opened = [k for k in tree.of(spot, "obl", "nmod") if tree.lower[k] == "which" and tree.case(k)]
            opened = [k for k in opened if not tree.case(k).startswith("according")]
            return bool(opened) or any(tree.lower[k] in {"where", "when"} for k in tree.of(spot, "advmod"))
    return False


def only_meanwhile(tree: Tree, event: Event) -> bool:
    """Tell whether somebody only met, or tried to flee, when harm befell him ("were hit *while attending a funeral*")."""
    anchor = event.anchor
    tried = tree.base[anchor] == "xcomp" and tree.lemma[tree.head[anchor]] in {"try", "attempt"}
    spot = tree.head[anchor] if tried else anchor
    if tree.base[spot] != "advcl" or not tree.gerund(spot) or tried != (event.type == "DISPLACEMENT"):
        return False
    harmed = tree.lemma[tree.head[spot]] in _HARM and tree.passive(tree.head[spot])
    return harmed and any(tree.lower[mark] == "while" for mark in tree.of(spot, "mark"))


def only_describes(tree: Tree, event: Event) -> bool:
    """Tell whether a participle only says who somebody is, right behind him ("*rebels fighting* the army took the town")."""
    spot = event.trigger
    if tree.infinitive(spot) and tree.lemma[tree.head[spot]] in _STANDING:
        spot = tree.head[spot]  # "blamed on *rebels fighting to topple* him"
    noun = tree.head[spot]
    if tree.dep[spot] != "acl" or noun + 1 != spot:
        return False
    if tree.past_participle(spot):  # "the towns *targeted* are mostly Alawite"
        stands = tree.base[noun] == "nsubj" and bool(tree.of(tree.head[noun], "cop"))
        return stands and not tree.kids[spot]
    return tree.gerund(spot) and tree.lemma[spot] in _STANDING and not tree.of(spot, "aux")


def only_ties(tree: Tree, event: Event) -> bool:
    """Tell whether a deed that was told before only says when another was ("*the strikes came* as a bomb killed ten in the port")."""
    verb = event.anchor
    if event.kind != "noun" or tree.lemma[verb] != "come" or tree.own_subject(verb) != event.trigger:
        return False
    bare = all(tree.base[kid] in {"det", "punct"} for kid in tree.kids[event.trigger])
    tied = [kid for kid in tree.of(verb, "advcl") if kid > verb and tree.own_subject(kid) is not None]
    return bare and len(tied) == 1 and not tree.of(verb, "obl", "conj")


def only_points(tree: Tree, noun: int) -> bool:
    """Tell whether a noun only points at what was told before ("*the attack*")."""
    known = any(tree.lower[kid] in _KNOWN for kid in tree.of(noun, "det"))
    return known and all(tree.base[kid] in {"det", "punct"} for kid in tree.kids[noun])


def only_dates(tree: Tree, event: Event) -> bool:
    """Tell whether a clause only says that a known deed was then ("was in a meeting *when the raids took place*")."""
    verb = event.anchor
    if event.kind != "noun" or tree.lemma[verb] not in _BEING or tree.base[verb] != "advcl":
        return False
    if tree.lemma[tree.head[verb]] in _NOT_KNOWN:
        return False  # "it was unclear *when the raids took place*" tells that
    more = [kid for kid in tree.of(verb, "obl", "obj", "advcl", "xcomp") if tree.lemma[kid] != "place"]
    when = {tree.lower[kid] for kid in tree.of(verb, "mark", "advmod")} & {"when", "while", "as"}
    return only_points(tree, event.trigger) and not more and bool(when)


def only_charged(tree: Tree, event: Event) -> bool:
    """Tell whether a deed is only what somebody is punished for, who did another to him ("executed them *on charges of fleeing*")."""
    noun = tree.head[event.anchor]
    held = tree.lemma[noun] in words.SUSPICIONS and tree.case(noun) == "on" and tree.gerund(event.anchor)
    return held and tree.base[event.anchor] in {"acl", "nmod"} and tree.lemma[tree.head[noun]] in _PUNISHING


def only_aimed_at(tree: Tree, index: int, saying: Saying | None) -> bool:
    """Tell whether an event is only what a deed is for, and the sentence tells the deed ("launched the raid *to free* the town").

    Not where the verb tells of the trying itself ("are battling *to retake* it", "made an attempt *to reach* it"), nor where the deed lets others
    do something ("halted fire to allow civilians *to leave*").
    """
    spot = index
    for _ in range(6):
        base, head = tree.base[spot], tree.head[spot]
        if tree.base[head] in {"acl", "advcl"} and tree.lemma[head] == "aim" and base == "advcl":
            # "an offensive *aimed at cutting* the road", "will meet, *aimed at ending* the war"
            above = tree.head[head]
            deed = above if tree.base[head] == "advcl" else tree.head[above]
            return tree.lemma[above] not in words.PURPOSE_NOUNS and tree.is_verb(deed)
        if leanings.only_a_chance(tree, spot):
            return True
        if (
            leanings.foiled(tree, spot) is not None
            or leanings.came_to_nothing(tree, spot)
            or (spot != index and tree.lemma[spot] in words.ALLOWING)
        ):
            return False
        if head == spot or (saying is not None and saying.holds(index) and not saying.holds(head)):
            return False
        if base == "advcl" and tree.infinitive(spot):
            tries = tree.lemma[head] in words.TRYING and (
                tree.lemma[head] not in words.GOING_ON or leanings.goes_on(tree, head)
            )
            return tree.is_verb(head) and not tries and _done(tree, head, saying)
        if base == "acl" and tree.infinitive(spot) and tree.dep[spot] != "acl:relcl":
            if tree.base[head] == "obj" and tree.ent[head] in {"DATE", "TIME"}:
                return False  # "gave them *two days to leave*": what the time is for
            verb = tree.head[head]
            told = (
                words.PURPOSE_NOUNS | words.PLOTS if tree.base[head] == "obj" else words.PLOTS | words.DECIDED
            )
            tried = tree.base[head] in {"obj", "nsubj"} and tree.lemma[head] in told
            tried = tried and tree.lemma[verb] not in {
                "pave",
                "smooth",
            }  # "*paved* the way for them to attack"
            return not tried and tree.is_verb(verb) and verb != head and _done(tree, verb, saying)
        if base not in {"conj", "xcomp"} and not (base in {"advcl", "obl"} and tree.gerund(spot)):
            return False
        spot = head
    return False


def not_told_yet(tree: Tree, event: Event) -> bool:
    """Tell whether a heading only says that a matter is not known ("Damage: *not yet assessed*", "Casualties: *unknown*")."""
    colon = event.trigger + 1
    if event.kind != "noun" or tree.words[colon : colon + 1] != [":"]:
        return False
    return bool(_NOT_KNOWN.intersection(tree.lower[colon + 1 : colon + 2]))


def of_whomever(tree: Tree, event: Event) -> bool:
    """Tell whether a clause leaves open who does a deed that need not be done ("it will fail, *whoever signs it*")."""
    doer = tree.own_subject(event.anchor)
    beside = tree.base[event.anchor] in {"advcl", "parataxis"}
    return beside and doer is not None and tree.lower[doer] in {"whoever", "whichever"}


def by_need(tree: Tree, event: Event) -> bool:
    """Tell whether somebody had to do a thing by how matters stood ("was *forced* to eject"): nobody is said to make him."""
    index = event.trigger
    if tree.lemma[index] != "force" or not tree.passive(index) or tree.agent(index) is not None:
        return False
    return any(tree.lemma[kid] in _NEED for kid in tree.of(index, "xcomp", "advcl"))


def left_unsaid(tree: Tree, event: Event) -> bool:
    """Tell whether an event is only what somebody does not speak of ("he *does not speak of a collision*").

    Of "*the* collision" there was one, whether he speaks of it or not.
    """
    noun = event.trigger
    if tree.base[event.anchor] == "ccomp" and tree.lemma[tree.head[event.anchor]] in {"mention", "say"}:
        asked = not QUESTIONS.isdisjoint(tree.lower[tree.left[event.anchor] : event.anchor])
        return not asked and omits(tree, tree.head[event.anchor])  # "did not say that they had *fled*"
    if event.kind != "noun":
        noun = tree.head[noun]
        if tree.base[event.trigger] != "acl" or tree.pos[noun] != "NOUN":
            return False  # "has not repeated the suggestion that somebody *lit* it"
    elif any(tree.lower[kid] in _KNOWN for kid in tree.of(noun, "det")) or tree.exactly(noun, "nmod:poss"):
        return False
    verb = tree.head[noun]
    spoken = tree.base[noun] == "obj" or (tree.base[noun] == "obl" and tree.case(noun) in {"of", "about"})
    return spoken and tree.is_verb(verb) and omits(tree, verb)


def _done(tree: Tree, verb: int, saying: Saying | None) -> bool:
    """Tell whether a verb tells a deed that was done."""
    return climb(tree, verb, saying) == ("actual", False)

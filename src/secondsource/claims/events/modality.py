"""Has it happened, will it, may it, should it: modality and polarity of an event inside its clause.

Read from what governs the event on the way up to the content that it stands in: auxiliaries, negations,
conditions, purposes, and predicates that take a clause ("planned to", "failed to", "is said to").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims.conditions import CONDITIONS, conditional, inverted
from secondsource.claims.events import leanings, outcomes
from secondsource.claims.events import modal_words as words
from secondsource.claims.stance import negated, no_such, not_seen, to_be_told
from secondsource.claims.tree import QUESTIONS, SUBJECTS

if TYPE_CHECKING:
    from secondsource.claims.events.event import Event
    from secondsource.claims.saying import Saying
    from secondsource.claims.tree import Tree
    from secondsource.model.claim import Modality, Polarity


def read(tree: Tree, event: Event, saying: Saying | None) -> tuple[Modality, Polarity]:
    """Return modality and polarity of an event, by itself and by the stance of who speaks of it."""
    modality, negative = _inside(tree, event, saying)
    return _told(tree, modality, saying), "negated" if negative else "affirmed"


def of_clause(tree: Tree, head: int, saying: Saying | None) -> tuple[Modality, Polarity]:
    """Return modality and polarity of a clause that is no typed event."""
    modality, negative = climb(tree, head, saying)
    return _told(tree, modality, saying), "negated" if negative else "affirmed"


def _told(tree: Tree, modality: Modality, saying: Saying | None) -> Modality:
    """Return the modality that the act of saying leaves: what somebody only suspects is ``possible``."""
    if saying is None:
        return modality
    cue = saying.cue_head
    if modality == "actual" and cue is not None and (_only_suspects(tree, cue) or _doubted(tree, cue)):
        return "possible"
    if modality in {"actual", "planned"} and cue is not None and _would_be_done(tree, saying, cue):
        return "conditional"
    return by_stance(modality, saying)


def _doubted(tree: Tree, index: int) -> bool:
    """Tell whether an adverb leaves open what a predicate tells; one before "including" goes for what is included."""
    for kid in tree.of(index, "advmod"):
        if tree.lower[kid] in words.DOUBT and (kid + 1 == index or not tree.gerund(kid + 1)):
            return True
    return False


def _only_suspects(tree: Tree, cue: int) -> bool:
    """Tell whether a cue says that somebody, or nobody in particular, holds something for possible ("it *seems* that …")."""
    if tree.lemma[cue] in words.SUSPECTING:
        return tree.is_verb(cue)
    return tree.lemma[cue] in words.SEEMING and tree.is_predicate(cue)


def _would_be_done(tree: Tree, saying: Saying, cue: int) -> bool:
    """Tell whether the act of saying itself hangs on a condition ("*if he comes*, he will *invite* them to talks")."""
    does = saying.stance not in {"asserts", "denies", "cannot_confirm"} and tree.is_verb(cue)
    return does and climb(tree, cue, None)[0] == "conditional"


def of_words(tree: Tree, index: int, head: int, saying: Saying | None) -> Modality:
    """Return the modality that a clause gives an event of a participle in it: what it doubts or supposes is not ``actual``.

    What tells more of the subject, or what came before, is no matter of the doubt.
    """
    spot = index
    while spot != head:
        before = {tree.lower[mark] for mark in tree.of(spot, "mark", "case")} & words.BEFORE
        if before or tree.base[spot] in SUBJECTS or tree.head[spot] == spot:
            return "actual"
        spot = tree.head[spot]
    own = own_modality(tree, head, saying)
    return own if own in {"possible", "conditional"} else "actual"


def by_stance(modality: Modality, saying: Saying) -> Modality:
    """Return the modality that the speaker's stance leaves: what is denied or rejected is ``denied``, ….."""
    match saying.stance:
        case "denies":
            return "denied"
        case "demands":
            return "demanded"
        case "rejects":
            return "denied"
        case "cannot_confirm":
            return "possible" if modality == "actual" else modality
        case "promises" | "expects":
            return "planned" if modality in {"actual", "possible"} else modality
        case "proposes":
            return "possible" if modality == "actual" else modality
        case "warns":
            return "possible" if modality == "actual" and not saying.clausal else modality
        case _:
            return modality


def _inside(tree: Tree, event: Event, saying: Saying | None) -> tuple[Modality, bool]:
    noun = event.kind == "noun"
    beside = {tree.lower[kid] for kid in tree.of(event.trigger, "amod", "det", "advmod")} if noun else set()
    negative = noun and (
        no_such(tree, event.trigger) or not_seen(tree, event.trigger) or _none(tree, event.trigger)
    )
    start: Modality = "actual"
    if beside & words.FUTURE_NOUNS:
        start = "planned"
    elif beside & words.DOUBT:
        start = "possible"
    if event.content_of is not None:
        weighed = (
            saying is not None and saying.cue_head is not None and leanings.weighs(tree, saying.cue_head)
        )
        if saying is not None and saying.cue_head is not None and start == "actual":
            means, more = _as_means(tree, saying.cue_head)
            if tree.lemma[saying.cue_head] == "aware":
                more = negated(tree, saying.cue_head)  # "was *not aware* of any casualties"
            start, negative = means, negative != more
        return ("possible" if weighed and start == "actual" else start), negative
    if event.presupposed:
        return start, negative
    there = _there(tree, event.trigger) if event.kind == "adjective" else None
    if there is not None:
        modality, more = climb(tree, there, saying)
        return (modality if modality != "actual" else start), negative != more
    if noun and event.anchor != event.trigger:
        modality, more = climb(tree, event.anchor, saying)
        lemma = tree.lemma[event.anchor]
        if lemma in {"aim", "intend", "mean"} and modality == "planned":
            modality = "actual"  # "the *raids* are aimed at cutting the road"
        if lemma in {"plan", "schedule", "prepare", "announce", "order", "authorize"}:
            modality = "planned" if modality == "actual" and lemma != "announce" else modality
        if lemma in {"cancel", "postpone", "prevent", "avoid"}:
            more = not more
        no_object = no_such(tree, event.trigger)
        negative_total = more if no_object and more else negative != more
        return (modality if modality != "actual" else start), negative_total
    modality, more = climb(tree, event.trigger, saying)
    almost = any(
        tree.lower[kid] in {"almost", "nearly"} and tree.pos[kid + 1] != "NUM"
        for kid in tree.of(event.trigger, "advmod")
    )
    return (modality if modality != "actual" else start), (more or negative) != almost


def _none(tree: Tree, noun: int) -> bool:
    """Tell whether a heading says that there is no such thing ("Casualties: *none*")."""
    return tree.words[noun + 1 : noun + 2] == [":"] and tree.lower[noun + 2 : noun + 3] in (
        ["none"],
        ["nil"],
        ["no"],
        ["0"],
    )


def _there(tree: Tree, index: int) -> int | None:
    """Return the verb that tells that those whom an adjective names are there ("There are not 41 *dead*"), or ``None``."""
    verb = tree.head[index]
    there = tree.base[index] == "nsubj" and tree.lemma[verb] == "be" and tree.of(verb, "expl")
    return verb if there else None


def _as_means(tree: Tree, verb: int) -> tuple[Modality, bool]:
    """Return what the deed says that a gerund is a means to ("*could not* be eased *by announcing* a truce")."""
    by = tree.gerund(verb) and any(tree.lower[mark] == "by" for mark in tree.of(verb, "mark", "case"))
    return climb(tree, verb, None) if by and tree.base[verb] == "advcl" else ("actual", False)


def own_modality(tree: Tree, index: int, saying: Saying | None = None) -> Modality | None:
    """Modality that the auxiliaries, adverbs and marks of one predicate give."""
    aux = {tree.lower[kid] for kid in tree.of(index, "aux")}
    if conditional(tree, index):
        return "possible" if tree.asks(index) else "conditional"
    if (tree.base[index] == "conj" or {"must", "have"} <= aux) and leanings.follows(tree, index):
        return "conditional"
    if "must" in aux and "have" not in aux:
        return "demanded"
    if aux & {"can", "could"} and leanings.perceived(tree, index):
        return None
    if aux & {"may", "might", "could", "can", "cannot"}:
        return "possible"
    if aux & {"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d"}:
        if tree.lemma[index] == "like" and any(
            tree.lemma[kid] in words.COURTESY for kid in tree.of(index, "xcomp")
        ):
            return None  # "would like to thank": does so
        if any(inverted(tree, kid) for kid in tree.of(index, "advcl", "ccomp", "obl")):
            return "conditional"  # "had the dam burst, thousands would have died"
        if any(
            tree.lower[mark] in CONDITIONS
            and "even" not in {tree.lower[word] for word in (*tree.kids[kid], mark - 1)}
            for kid in tree.of(index, "advcl")
            for mark in tree.of(kid, "mark")
        ):
            return "conditional"
        supposed = leanings.supposes(tree, index, saying) or leanings.of_any(tree, index)
        return "conditional" if supposed else "planned"
    if {"should", "have"} <= aux and tree.lemma[index] in {"read", "say"}:
        return None  # "an earlier post *should have read* 53": what is so
    if aux & {"should", "ought"}:
        return "demanded" if leanings.advises(tree, index) else "planned"
    if _doubted(tree, index) or leanings.doubted_before(tree, index) or leanings.seems(tree, index):
        return "possible"
    if leanings.has_to(tree, index, saying) or leanings.ordered(tree, index):
        return "demanded"
    if leanings.hangs_on(tree, index):
        return "conditional"
    if (tree.lemma[index] == "unlikely" and tree.of(index, "xcomp")) or leanings.either(tree, index):
        return "possible"
    if any(tree.lower[mark] == "whether" for mark in tree.of(index, "mark")) or leanings.hints(tree, index):
        return "possible"
    return (
        "planned"
        if leanings.to_come(tree, index) or leanings.arranged(tree, index) or leanings.intends(tree, index)
        else None
    )


def climb(tree: Tree, index: int, saying: Saying | None) -> tuple[Modality, bool]:
    """Return the modality of a clause, and whether it is negated, by all that governs it up to the content that it stands in."""
    modality: Modality | None = None
    negative = False
    spot = index
    for step in range(8):
        if tree.is_predicate(spot) or step == 0:
            negative ^= negated(tree, spot)
            negative = negative or leanings.taken_back(tree, spot) or leanings.yet_to(tree, spot)
            own = own_modality(tree, spot, saying)
            negative ^= tree.lemma[spot] == "unlikely" and bool(tree.of(spot, "xcomp"))
            if modality is None or own == "conditional":
                modality = own or modality
        base, head = tree.base[spot], tree.head[spot]
        if head == spot:
            break
        if saying is not None and not saying.holds(head) and base == "acl" and tree.infinitive(spot):
            negative ^= outcomes.without(tree, head)  # "has *no plans to leave*", as it says
        if saying is not None and saying.cue_head == head:
            if base == "xcomp" and tree.infinitive(spot) and tree.lemma[head] in words.PLANNED:
                modality = modality or "planned"  # "agreed to resume the talks"
            elif base == "acl" and tree.lemma[head] in words.SUSPICIONS and tree.gerund(spot):
                modality = modality or "possible"  # "on suspicion of starting the fire"
            elif base == "acl" and tree.lemma[head] in words.AIMS and tree.gerund(spot):
                modality = modality or "planned"  # "with the aim of recapturing"
            elif base == "xcomp" and tree.infinitive(spot) and to_be_told(tree, head):
                modality = modality or "planned"  # "will be summoned to testify"
            elif base in {"xcomp", "ccomp", "advcl"} and leanings.advised(tree, head, spot):
                modality = modality or "demanded"  # "warned residents not to drink the water"
            elif base == "advcl" and tree.gerund(spot) and tree.lemma[head] == "plan":
                modality = modality or "planned"  # "are planning on visiting"
            elif base == "xcomp" and tree.lemma[head] in words.POSSIBLE and tree.passive(head):
                modality = modality or "possible"  # "are believed to have killed"
            elif tree.passive(head) and (
                (base == "advcl" and tree.lemma[head] in words.BLAMES and tree.complement(spot))
                or (base in {"ccomp", "csubj"} and tree.lemma[head] in words.SUPPOSING)
            ):
                modality = modality or "possible"  # "is suspected of shelling", "it was thought that"
            break
        suspected = base == "acl" and tree.lemma[head] in words.SUSPICIONS and tree.gerund(spot)
        if saying is not None and not saying.holds(head) and saying.holds(index) and not suspected:
            of_noun = base == "acl" and tree.infinitive(spot) and tree.head[head] == saying.cue_head
            return modality or ("planned" if of_noun else "actual"), negative  # "announced *plans* to launch"
        if base == "conj":
            if not tree.is_predicate(head):
                break
            # A coordinated verb shares auxiliaries and negation only where it has no subject or auxiliary of its own.
            if not tree.bare_infinitive(spot, head) and (
                tree.own_subject(spot) is not None
                or tree.of(spot, "aux")
                or (tree.finite(spot) and not tree.of(head, "aux"))
                or {"Tense=Past", "VerbForm=Fin"} <= set(tree.feats[spot].split("|"))
            ):
                break
            spot = head
            continue
        lemma = tree.lemma[head]
        if leanings.foiled(tree, spot) is not None:
            return modality or "planned", not negative
        if base == "xcomp" or (base == "ccomp" and not tree.finite(spot)):
            if lemma in words.NEGATIVE and outcomes.keeps_from(tree, head, spot):
                negative = not negative
                modality = modality or "actual"
            elif lemma == "like" and tree.lemma[spot] in words.COURTESY:
                pass  # "would like to *thank*": does so
            elif lemma in words.PLANNED and (tree.infinitive(spot) or lemma in words.ALLOWING):
                modality = modality or ("actual" if leanings.brought_about(tree, head) else "planned")
            elif lemma == "suppose" and tree.infinitive(spot) and "have" not in tree.lower[head:spot]:
                modality = modality or "planned"  # "were supposed to be released"
            elif lemma == "suppose" and tree.infinitive(spot):
                modality = modality or "possible"  # "were supposed to have been released"
            elif lemma in words.DEMANDED:
                modality = modality or "demanded"
            elif lemma in words.POSSIBLE and (tree.infinitive(spot) or tree.passive(head)):
                modality = modality or ("actual" if leanings.was_able(tree, head) else "possible")
            elif lemma in words.STRUGGLING and tree.infinitive(spot):
                modality = modality or "planned"
            elif tree.infinitive(spot) and any(
                tree.lemma[kid] in words.PURPOSE_NOUNS for kid in tree.of(head, "obj") if kid < spot
            ):
                modality = modality or "planned"  # "gave them a pretext to shell the town"
            spot = head
            continue
        if base == "advcl":
            if leanings.came_to_nothing(tree, spot):
                return modality or "planned", not negative
            if tree.infinitive(spot) and outcomes.took_time(tree, head):
                spot = head  # "it took hours to retrieve the bodies"
                continue
            if tree.infinitive(spot) and (lemma == "use" or leanings.goes_on(tree, head)):
                spot = head  # "used the base to bomb", "continued to launch": it was done
                continue
            if tree.infinitive(spot):
                must = own_modality(
                    tree, head
                ) == "demanded" or (  # "action must be taken to stop the attack"
                    lemma in {"call", "appeal", "plead", "press", "push"} and not tree.of(head, "obj")
                )  # "called on the rebels to withdraw"
                return modality or ("demanded" if must else "planned"), negative
            if any(tree.lower[kid] == "without" for kid in tree.of(spot, "mark", "case")):
                return modality or "actual", not negative
            if (
                lemma in {"aim", "intend"}
                and tree.gerund(spot)
                and tree.lower[tree.left[spot]] in {"at", "for"}
            ):
                return modality or "planned", negative  # "is aimed at destroying"
            on = tree.gerund(spot) and tree.lower[tree.left[spot]] == "on"
            if on and (
                lemma == "plan" or lemma in words.FOCUSING
            ):  # "is planning on visiting", "focuses on taking it"
                return modality or "planned", negative
            if lemma == "capable" and tree.gerund(spot):
                return modality or "possible", negative  # "is capable of delivering"
            if lemma in words.BLAMES and tree.complement(spot):
                return modality or "possible", negative  # "accused them of shelling"
            if lemma in words.NEGATIVE and tree.complement(spot):  # not "foiled the attack, killing 80"
                return modality or "actual", not negative
            if tree.own_subject(spot) is None and tree.gerund(spot):
                spot = head
                continue
            if leanings.comes_first(tree, spot) and climb(tree, head, saying)[0] in {
                "planned",
                "conditional",
            }:
                return modality or "planned", negative
            break
        if base == "acl":
            if leanings.came_to_nothing(tree, spot):
                return modality or "planned", not negative
            if tree.infinitive(spot) and not tree.finite(spot):
                negative ^= outcomes.without(tree, head)  # "has *no plans to leave*"
                return modality or "planned", negative  # "an order *to leave*", "an area in which *to vote*"
            if tree.lemma[tree.head[head]] in words.FOCUSING and tree.gerund(spot):
                return modality or "planned", negative  # "is *focusing its efforts on capturing* the town"
            tied = tree.lower[tree.left[spot]] in {
                "of",
                "at",
                "for",
            }  # not "its mission, *targeting* the town"
            if tree.lemma[head] in words.PURPOSE_NOUNS and tree.gerund(spot) and tied:
                return modality or ("planned" if tree.lemma[head] in words.AIMS else "possible"), negative
            if tree.lemma[head] in words.SUSPICIONS and tree.gerund(spot):
                return modality or "possible", negative  # "on suspicion of *starting* the fire"
            if tree.lemma[head] in words.IMPRESSIONS:
                return modality or "possible", negative  # "gave the impression *that they had left*"
            above = tree.head[head]
            if tree.gerund(spot) and tree.base[head] in {"obj", "obl"} and tree.lemma[above] in words.ASKING:
                return (
                    modality or "demanded",
                    negative,
                )  # "called for an end to the bombing, *lifting* the siege"
            break
        if base in {"ccomp", "csubj"}:
            if lemma in words.NEGATIVE - words.FORGETTING | {"deny"}:
                negative = not negative
            elif lemma in {"expect", "hope", "predict"}:
                modality = modality or "planned"
            elif (lemma in words.POSSIBLE and tree.passive(head)) or (
                lemma in words.SEEMING and (base == "csubj" or tree.of(head, "expl"))
            ):
                modality = modality or "possible"
            elif base == "ccomp" and lemma in words.DEMANDED and tree.lower[tree.left[spot]] not in QUESTIONS:
                modality = modality or "demanded"
            break
        if base in {"obl", "nmod"} and tree.lemma[head] in words.PURPOSE_NOUNS | words.SUSPICIONS:
            return modality or "possible", negative
        break
    return modality or "actual", negative

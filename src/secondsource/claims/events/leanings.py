"""What a predicate's own words say of its deed: that it is to come, only supposed, one of two, kept from being done, brought about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.conditions import CONDITIONS, conditional
from secondsource.claims.events import modal_words as words
from secondsource.claims.stance import negated

if TYPE_CHECKING:
    from secondsource.claims.saying import Saying
    from secondsource.claims.tree import Tree


def foiled(tree: Tree, index: int) -> int | None:
    """Return the verb that says that somebody kept the deed of an infinitive from being done, or ``None``.

    "*foiled* a plot to bomb the market", "a plan to bomb the market was *dropped*".
    """
    if not tree.infinitive(index) or tree.base[index] not in {"acl", "advcl", "xcomp"}:
        return None
    head = tree.head[index]
    if tree.base[index] == "acl":
        verb = tree.head[head]
        plot = tree.lemma[head] in words.PLOTS and head in tree.objects(verb)
    else:
        verb = head
        plot = any(tree.lemma[noun] in words.PLOTS and noun < index for noun in tree.objects(verb))
    return (
        verb
        if plot and tree.lemma[verb] in words.FOILING | words.DROPPING and not negated(tree, verb)
        else None
    )


def taken_back(tree: Tree, index: int) -> bool:
    """Tell whether what was to be is said not to have been ("was due to leave *but did not*")."""
    return any(
        tree.pos[kid] == "AUX"
        and tree.own_subject(kid) is None
        and not tree.of(kid, "obj", "xcomp", "ccomp", "obl")
        and negated(tree, kid)
        and any(tree.lower[word] in {"but", "yet"} for word in tree.of(kid, "cc"))
        for kid in tree.of(index, "conj")
    )


def goes_on(tree: Tree, verb: int) -> bool:
    """Tell whether a verb only says that what its infinitive tells was begun or went on ("*continued* to launch raids")."""
    return tree.lemma[verb] in words.GOING_ON and not tree.of(verb, "obj")


def only_a_chance(tree: Tree, index: int) -> bool:
    """Tell whether a deed is only what there is a chance, a place or a want of ("undermine all *chances of reaching* a deal").

    "No place *in which to hold* the vote", "the lack of action *to lift* the siege".
    """
    noun = tree.head[index]
    if tree.base[index] != "acl" or not noun < index:
        return False
    if tree.gerund(index) and tree.lemma[noun] in words.HOPES:
        return tree.base[noun] == "obj" and tree.lemma[tree.head[noun]] not in words.GIVING_HOPE
    if not tree.infinitive(index):
        return False
    where = tree.lower[tree.left[index] + 1 : tree.left[index] + 2] == ["which"]
    wanted = tree.base[noun] == "nmod" and tree.lemma[tree.head[noun]] in words.WANT
    over = tree.head[noun]
    should = {tree.lower[kid] for kid in tree.of(over, "aux")} & {"should", "must", "ought"}
    fit = tree.base[noun] == "nsubj" and bool(should) and (bool(tree.of(over, "cop")) or tree.passive(over))
    return where or wanted or fit  # "any *operation to retake* it should be limited"


def yet_to(tree: Tree, index: int) -> bool:
    """Tell whether what an infinitive tells has not been so far ("has *yet to* withdraw")."""
    return any(
        tree.lower[word] == "to" and tree.lower[word - 1] == "yet" for word in tree.of(index, "mark", "aux")
    )


def to_come(tree: Tree, index: int) -> bool:
    """Tell whether a clause in the plain present gives the day of what is to come ("the ministers *meet on Friday*")."""
    present = "Tense=Pres" in tree.feats[index] and "VerbForm=Fin" in tree.feats[index]
    if not present or tree.lemma[index] not in words.DATED or tree.of(index, "aux", "cop"):
        return False
    return any(
        tree.lower[word] in words.DAYS or tree.lower[word] == "next"
        for kid in tree.of(index, "obl", "advmod")
        for word in range(tree.left[kid], tree.right[kid])
        if not {"every", "each", "last", "since", "after"} & set(tree.lower[tree.left[kid] : word])
    )


def comes_first(tree: Tree, index: int) -> bool:
    """Tell whether a clause in the present tells what another is to come before, or last to ("will fight *until they are free*")."""
    marks = {tree.lower[mark] for mark in tree.of(index, "mark")}
    bearers = [index, *tree.of(index, "aux", "cop")]
    return bool(marks & {"before", "until", "till"}) and any(
        "Tense=Pres" in tree.feats[i] and tree.finite(index) for i in bearers
    )


def supposes(tree: Tree, index: int, saying: Saying | None) -> bool:
    """Tell whether "would" tells what is only supposed, not what was to come when somebody spoke of it.

    It does in the words of a quotation, of what would have been, and where the report itself says what a thing
    would be or what a deed would lead to ("taking the city *would be* a prize").
    """
    if not any(tree.lower[kid] in {"would", "'d", "’d"} for kid in tree.of(index, "aux")):
        return False
    subject = tree.own_subject(index)
    politely = (
        subject is not None and tree.lower[subject] in {"i", "we"} and tree.lemma[index] in words.UTTERING
    )
    if politely or tree.lemma[index] in {"like", "love", "prefer", "want"}:
        return False  # "we would like to see it closed": a wish
    if saying is not None and saying.quote == "direct":
        return True
    if any(tree.lower[kid] == "have" for kid in tree.of(index, "aux")):
        return True
    if saying is not None:
        return False
    deed = subject is not None and tree.is_verb(subject)
    return deed or (bool(tree.of(index, "cop")) and tree.dep[index] != "acl:relcl")


def of_any(tree: Tree, index: int) -> bool:
    """Tell whether a verb tells what whatever there may be of a thing will do, or meet with ("*any* attack would be repelled")."""
    subject = tree.own_subject(index)
    return subject is not None and any(tree.lower[kid] == "any" for kid in tree.of(subject, "det"))


def advises(tree: Tree, index: int) -> bool:
    """Tell whether "should" says what somebody is to do, or what is to be done; else it is expected ("it *should* arrive by noon").

    "Should have left" tells what was not so, and "decided that they should leave" what is settled.
    """
    if any(tree.lower[kid] == "have" for kid in tree.of(index, "aux")) or not tree.is_verb(index):
        return False
    if tree.base[index] == "ccomp" and tree.lemma[tree.head[index]] in words.RESOLVING:
        return False
    subject = tree.own_subject(index)
    if subject is None or tree.lemma[index] in words.STATES or _dated(tree, index):
        return False
    if tree.passive(index):
        return tree.lower[subject] not in {"it", "what"}
    return tree.lower[subject] in {
        "you",
        "we",
        "they",
        "he",
        "she",
        "nobody",
        "everybody",
        "everyone",
        "those",
    } or (tree.pos[subject] != "PRON" and _somebody(tree, subject))


def _dated(tree: Tree, index: int) -> bool:
    """Tell whether a clause gives the time of what it tells, or that it is near ("*by Friday*", "*soon*")."""
    return any(
        tree.ent[kid] in {"DATE", "TIME"} or tree.lower[kid] in {"soon", "shortly"}
        for kid in tree.of(index, "obl", "advmod")
    )


def advised(tree: Tree, verb: int, index: int) -> bool:
    """Tell whether an infinitive is what somebody is warned or reminded to do ("*warned* residents not *to drink* the water")."""
    return (
        tree.lemma[verb] in words.ADVISING
        and tree.infinitive(index)
        and tree.own_subject(index) is None
        and (tree.passive(verb) or bool(tree.of(verb, "obj", "iobj")))
    )


def doubted_before(tree: Tree, index: int) -> bool:
    """Tell whether a doubt that opens a sentence goes for a verb that its clause goes on with ("*Apparently*, he left and *has not come back*")."""
    head = tree.head[index]
    if tree.base[index] != "conj" or not tree.is_predicate(head) or tree.own_subject(index) is not None:
        return False
    subject = tree.own_subject(head)
    return subject is not None and any(
        tree.lower[kid] in words.DOUBT and kid < subject for kid in tree.of(head, "advmod")
    )


def either(tree: Tree, index: int) -> bool:
    """Tell whether a clause is one of two that may be ("*either* we leave *or* they do")."""
    first = index
    while tree.base[first] == "conj" and tree.is_predicate(tree.head[first]):
        first = tree.head[first]
    beside = tree.of(first, "conj")
    if not beside:
        return False
    return any(
        tree.lower[kid] == "either" and kid < first for kid in tree.of(first, "cc", "advmod", "det")
    ) and any(
        tree.lower[tie] == "or" for kid in beside if tree.is_predicate(kid) for tie in tree.of(kid, "cc")
    )


def intends(tree: Tree, index: int) -> bool:
    """Tell whether a predicate says itself that its deed is still to be done ("is *going* to retire", "is *aimed* at destroying")."""
    if not {tree.lemma[index], tree.lower[index]} & words.INTENDED:
        return False
    return any(
        (tree.infinitive(kid) and (tree.lemma[index] != "suppose" or "have" not in tree.lower[index:kid]))
        or (tree.gerund(kid) and tree.lower[tree.left[kid]] in {"at", "on"})
        for kid in tree.of(index, "xcomp", "advcl", "ccomp")
        if kid > index
    )


def seems(tree: Tree, index: int) -> bool:
    """Tell whether a predicate says itself that it only looks so ("it *seems* that", "it is *likely* that", "it is *feared* that")."""
    if tree.lemma[index] in {"appear", "seem"}:
        return any(
            tree.infinitive(kid) or tree.of(index, "expl")
            for kid in tree.of(index, "xcomp", "ccomp", "advcl")
        )
    believed = tree.lemma[index] in words.SUPPOSING or tree.lemma[index] in words.SUSPECTING
    if believed and tree.passive(index):
        subject = tree.own_subject(index)
        nobody = bool(tree.of(index, "expl")) or (subject is not None and tree.lower[subject] == "it")
        return nobody and bool(tree.of(index, "ccomp", "csubj"))
    if tree.lemma[index] not in words.SEEMING or not tree.of(index, "cop"):
        return False
    return bool(tree.of(index, "ccomp", "csubj")) or any(map(tree.infinitive, tree.of(index, "xcomp")))


def has_to(tree: Tree, index: int, saying: Saying | None) -> bool:
    """Tell whether a speaker says with "have to" or "need to" what should be ("we *have to* stop it", "said the killing *had to* stop").

    What people had to do they did.
    """
    if (
        tree.lemma[index] not in {"have", "need"}
        or saying is None
        or not any(map(tree.infinitive, tree.of(index, "xcomp")))
    ):
        return False
    subject = tree.own_subject(index)
    if subject is None:
        return False
    if "Tense=Past" in tree.feats[index]:
        return saying.quote != "direct" and tree.pos[subject] == "NOUN" and not _somebody(tree, subject)
    if tree.lemma[index] == "need":
        wanted = _somebody(tree, subject) or tree.lower[subject] in {"we", "they"}
        return wanted and not negated(tree, index) and not tree.of(index, "obj")
    often = any(
        tree.lower[kid] in {"always", "often", "sometimes", "usually"} for kid in tree.of(index, "advmod")
    )
    return tree.lower[subject] in {"we", "they"} and not tree.of(index, "aux") and not often


def perceived(tree: Tree, index: int) -> bool:
    """Tell whether "can" only says that somebody perceives a thing ("shots *could be heard*")."""
    return tree.lemma[index] in {"hear", "see"} and tree.passive(index) and not negated(tree, index)


def hangs_on(tree: Tree, index: int) -> bool:
    """Tell whether a clause in the present says what is so on a condition ("*if deliberate* it is a crime")."""
    clauses = tree.of(index, "advcl")
    if not clauses:
        return False
    bearers = [index, *tree.of(index, "aux", "cop")]
    if not any("Tense=Pres" in tree.feats[i] and "VerbForm=Fin" in tree.feats[i] for i in bearers):
        return False
    return any(
        tree.lower[mark] in CONDITIONS and tree.lower[mark - 1] != "even"
        for kid in clauses
        if tree.lemma[kid] not in words.MUSING
        for mark in tree.of(kid, "mark")
    )


def came_to_nothing(tree: Tree, index: int) -> bool:
    """Tell whether what somebody set out to do failed ("failed in their *drive to take* it", "a failed *bid to take* it")."""
    noun = tree.head[index]
    if tree.base[index] == "advcl" and tree.infinitive(index):
        noun = next(
            (kid for case, kid in tree.obliques(noun) if case == "in" and kid + 1 == tree.left[index]), noun
        )
    if tree.lemma[noun] not in words.PURPOSE_NOUNS | words.PLOTS:
        return False
    if any(tree.lower[kid] in words.IN_VAIN for kid in tree.of(noun, "amod")):
        return True
    verb = tree.head[noun]
    failing = tree.is_verb(verb) and tree.lemma[verb] in words.FAILING and not negated(tree, verb)
    return failing and (tree.base[noun] == "nsubj" or (tree.base[noun] == "obl" and tree.case(noun) == "in"))


def hints(tree: Tree, index: int) -> bool:
    """Tell whether a verb only lets think of what may be ("the removal *suggests* that they *may* have broken a rule")."""
    return tree.lemma[index] in words.HINTING and any(
        tree.lower[word] in {"may", "might", "could"}
        for kid in tree.of(index, "ccomp")
        for word in tree.of(kid, "aux")
    )


def arranged(tree: Tree, index: int) -> bool:
    """Tell whether a verb tells what is or was to be ("is *due to start*", "was *to withdraw*", "the aim was *to cut* it")."""
    subject = tree.own_subject(index)
    if tree.is_verb(index) and tree.of(index, "cop"):
        if subject is not None and tree.lemma[subject] in words.AIMS and tree.infinitive(index):
            return True
        if any(tree.lower[word : word + 2] == ["due", "to"] for word in tree.kids[index] if word < index):
            return True
        if subject is None or not (
            _somebody(tree, subject) or tree.lower[subject] in {"he", "she", "they", "we"}
        ):
            return False  # "the challenge *is to deal* with it"
    return tree.infinitive(index) and any(
        tree.lower[word] in {"is", "are", "was", "were"} and tree.lower[word + 1] == "to"
        for word in tree.of(index, "aux", "cop")
    )


def ordered(tree: Tree, index: int) -> bool:
    """Tell whether a whole group is told what it is to do ("*all members are to report* to their barracks")."""
    subject = tree.own_subject(index)
    whole = subject is not None and any(
        tree.lower[kid] in {"all", "every", "each"} for kid in tree.of(subject, "det")
    )
    present = any(tree.lower[kid] in {"is", "are"} for kid in tree.of(index, "aux", "cop"))
    return whole and present and not tree.passive(index) and arranged(tree, index)


def brought_about(tree: Tree, verb: int) -> bool:
    """Tell whether what a past deed made possible came about ("the raids *allowed* them to advance", "*helped* them take the town").

    Who allows a thing may only permit it; what allows it, does.
    """
    if tree.lemma[verb] not in words.ENABLING or "Tense=Past" not in tree.feats[verb] or tree.passive(verb):
        return False
    if negated(tree, verb) or tree.of(verb, "aux"):
        return False
    subject = tree.subject(verb)
    return tree.lemma[verb] == "help" or (
        subject is not None
        and tree.pos[subject] == "NOUN"
        and not tree.ent[subject]
        and tree.lemma[subject] not in lexicon.SECTORS
        and tree.lemma[subject] not in lexicon.somebody()
    )


def _somebody(tree: Tree, index: int) -> bool:
    """Tell whether a noun is of persons or of a body of them."""
    lemma = tree.lemma[index]
    return (
        bool(tree.ent[index])
        or lemma in lexicon.SECTORS
        or lemma in lexicon.somebody()
        or lemma in lexicon.words("events", "classes", "people")
    )


def follows(tree: Tree, index: int) -> bool:
    """Tell whether a clause is what follows if something was so ("if he left, *he must have gone* alone *and he came back*")."""
    first = tree.head[index] if tree.base[index] == "conj" else index
    if not {"must", "have"} <= {tree.lower[kid] for kid in tree.of(first, "aux")}:
        return False
    return any(kid < first and conditional(tree, kid) for kid in tree.of(first, "advcl"))


def was_able(tree: Tree, index: int) -> bool:
    """Tell whether somebody was able to do a thing, and did, or was not, and did not ("*were able* to reach the town")."""
    return tree.lemma[index] == "able" and any(
        tree.lower[kid] in {"was", "were"} for kid in tree.of(index, "cop")
    )


def weighs(tree: Tree, verb: int) -> bool:
    """Tell whether a verb says that somebody has not decided; "considered the attack a crime" says what it is to him."""
    return tree.lemma[verb] in words.WEIGHING and not tree.passive(verb) and not tree.of(verb, "xcomp")

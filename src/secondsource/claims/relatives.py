"""Relative clauses: which assert something of their noun, which only pick it out, and which noun it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import antecedents, lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.holding import Sayings
    from secondsource.claims.saying import Range, Saying
    from secondsource.claims.tree import Tree

_NOT_YET = frozenset(
    {"do", "does", "will", "would", "may", "might", "can", "could", "must", "should", "shall"}
)
_SET_IN = frozenset({"in", "at", "during", "from", "on", "after", "under"})
_ANYBODY = frozenset({
    "those", "everyone", "everybody", "anyone", "anybody", "whoever", "nobody", "everything", "anything",
    "nothing",
})  # fmt: skip
"""Whom only the clause behind them tells."""
_PEOPLE = frozenset({"man", "woman", "people", "person", "other", "child"})
"""Of whom nothing is told that does not say which are meant."""
_STRIKING = frozenset({"attack", "bomb", "bombard", "hit", "pound", "raid", "shell", "strike", "target"})
_NAMED = frozenset({"named", "called", "dubbed", "nicknamed"})
_SHORT = 7
"""Tokens of the longest participle that only says which one is meant."""
_ATTEMPTS = frozenset({
    "assault", "attempt", "battle", "bid", "campaign", "drive", "effort", "fight", "move", "offensive", "operation",
    "push", "struggle",
})  # fmt: skip
"""What has an aim of its own, which is not that of the clause it stands in."""
_MUTUAL = frozenset({"agree", "sign", "clash", "meet", "negotiate"})
"""What several do with each other ("the army and rebels *who agreed a truce*")."""
_NEAR = 4
"""Tokens that an attempt stands within in the words that tell it ("a major *offensive* by …")."""
_COUNTS = frozenset({
    "ten", "hundred", "thousand", "dozen", "million", "score", "majority", "number", "most", "half", "part",
    "some", "many", "few", "several", "all", "member", "group",
})  # fmt: skip


def relates(tree: Tree, spot: int) -> bool:
    """Tell whether a clause is a relative one by its subject ("projectiles that cannot be aimed"), hung elsewhere."""
    subject = tree.own_subject(spot)
    return subject is not None and tree.lower[subject] in {"who", "which", "that"}


def picks_out(tree: Tree, spot: int) -> bool:
    """Tell whether a relative clause only says which one is meant ("spoke about the period *that will come*")."""
    if tree.dep[spot] != "acl:relcl" or (tree.left[spot] > 0 and tree.words[tree.left[spot] - 1] == ","):
        return False
    subject = tree.own_subject(spot)
    opens = (
        subject is not None and tree.left[spot] == tree.left[subject] and tree.antecedent(subject) == subject
    )
    noun = tree.head[spot]
    if opens and tree.finite(spot):
        # "the man *his wife had phoned*"; but what is only wanted says less than "to free *those it took on Monday*"
        wanted = tree.base[noun] == "obj" and tree.infinitive(tree.head[noun])
        return not (wanted and "Tense=Past" in tree.feats[spot])
    if tree.lower[noun] in _ANYBODY:
        return True  # "among those *who survived the raid*"
    general = (
        tree.pos[noun] == "NOUN" and not tree.of(noun, "det", "nummod", "nmod", "amod") and not tree.ent[noun]
    )
    if general and "Number=Plur" not in tree.feats[noun] and "Tense=Pres" in tree.feats[spot]:
        return True  # "violence *that leads to murder*"
    wanted = (
        tree.base[noun] == "obj"
        and tree.infinitive(tree.head[noun])
        and any(tree.lower[kid] in {"a", "an"} for kid in tree.of(noun, "det"))
    )
    if wanted and "Tense=Pres" in tree.feats[spot]:
        return True  # "needs to find a solution *that involves the withdrawal of all forces*"
    return any(tree.lower[kid] in _NOT_YET for kid in tree.of(spot, "aux"))


def aims(tree: Tree, spot: int) -> bool:
    """Tell whether a participle only says what something is for ("raids *aimed to force people out*")."""
    past = tree.dep[spot] == "acl" and tree.past_participle(spot)
    return past and tree.lemma[spot] in {"aim", "intend", "design", "mean", "suppose"}


def own_aim(tree: Tree, infinitive: int) -> int | None:
    """Return the attempt of somebody named that an infinitive is the aim of ("amid *attempts by the army* to advance"), or ``None``.

    It stands beside what happened, which nobody only planned.
    """
    noun = tree.head[infinitive]
    while tree.base[noun] == "nmod" and tree.case(noun) == "by":
        noun = tree.head[noun]
    if tree.base[noun] not in {"obl", "nmod"} or not noun < infinitive:
        return None
    return noun if by_somebody(tree, noun) else None


def by_somebody(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is an attempt with who makes it ("an *offensive* by the army")."""
    return tree.lemma[noun] in _ATTEMPTS and any(tree.case(kid) == "by" for kid in tree.of(noun, "nmod"))


def is_aim(tree: Tree, found: Sequence[Range]) -> bool:
    """Tell whether words are somebody's attempt with its aim, without the clause that it stands in."""
    first, stop = found[0]
    return len(found) == 1 and any(by_somebody(tree, i) for i in range(first, min(first + _NEAR, stop)))


def tells_deed(tree: Tree, participle: int) -> bool:
    """Tell whether a participle on a noun tells who did what to whom ("troops *surrounded by rebels*", "rebels *fighting the army*").

    Not of weapons and deeds, of which the clause tells what they did ("shells *fired by rebels* killed ten").
    """
    noun = tree.head[participle]
    if tree.dep[participle] != "acl" or not noun < participle or measured(tree, noun) != noun:
        return False
    if antecedents.is_deed(tree, noun) or tree.lemma[noun] in lexicon.words("events", "classes", "weapon"):
        return False
    if tree.past_participle(participle):
        return tree.agent(participle) is not None
    return tree.gerund(participle) and bool(tree.of(participle, "obj")) and in_subject(tree, participle)


def in_subject(tree: Tree, participle: int) -> bool:
    """Tell whether a participle tells of whom the clause's verb right behind it tells ("rebels *fighting the army* took the town")."""
    noun = tree.head[participle]
    verb = tree.head[noun]
    behind = tree.right[participle] <= min([verb, *tree.of(verb, "aux", "cop")])
    return tree.base[noun] == "nsubj" and noun + 1 == participle and behind and tree.is_verb(verb)


def says_more(tree: Tree, cue: int) -> bool:
    """Tell whether a relative clause tells what somebody says, not who is meant ("spoke of *supporters who say they agree*")."""
    noun, first = tree.head[cue], tree.left[cue]
    if tree.lower[noun] == "what":
        return False  # "*what* is believed to be a bomb"
    who = tree.lower[first] == "who" and tree.words[first - 1] != ","
    bare = "Number=Plur" in tree.feats[noun] and not tree.of(noun, "det", "nummod")
    general = tree.pos[noun] == "NOUN" and bare and "Tense=Pres" in tree.feats[cue]
    picks = who and (general or (bare and tree.lemma[noun] in _PEOPLE))
    return not picks  # "… by *the agency*, which said that …"


def loose(tree: Tree, head: int, cue: int, sayings: Sayings) -> bool:
    """Tell whether somebody else speaks in a clause with "where" ("… in the country *where X accuses Y*")."""
    first = tree.left[cue]
    where = tree.lower[first] == "where" and tree.head[first] == cue and cue not in tree.above(head)
    return where and bool(sayings.cued_by(cue))


def of_outcome(tree: Tree, spot: int) -> bool:
    """Tell whether a relative clause tells what came of it all ("ambushed them near the wadi *which ended in* their killing")."""
    subject = tree.own_subject(spot)
    return (
        tree.dep[spot] == "acl:relcl"
        and subject is not None
        and tree.lower[subject] == "which"
        and (
            tree.lemma[spot] in {"end", "result", "culminate"}
            or tree.ent[tree.head[spot]] in {"GPE", "LOC", "FAC"}
        )
        and tree.lemma[spot]
        in {"end", "result", "culminate", "lead", "prompt", "trigger", "force", "kill", "leave"}
    ) or (
        tree.dep[spot] == "acl:relcl"
        and subject is not None
        and tree.lower[subject] in {"which", "that"}
        and antecedents.harms(tree, spot)
        and (antecedents.sets(tree, tree.head[spot]) or _struck(tree, spot, subject))
    )


def which_one(tree: Tree, noun: int) -> set[int]:
    """Return the participle right behind a noun that says which one is meant ("citizens *charged with theft* were …")."""
    for kid in tree.of(noun, "acl"):
        tokens = tree.subtree(kid)
        bare = tree.past_participle(kid) and not tree.finite(kid) and tree.dep[kid] == "acl"
        if bare and min(tokens) == kid == noun + 1 and len(tokens) <= _SHORT:
            return set(tokens)
    return set()


def of_number(tree: Tree, spot: int) -> bool:
    """Tell whether a relative clause says who are counted, and its sentence how many ("the *number* of people *who died* rose to 12")."""
    noun = tree.head[spot]
    while tree.base[noun] == "nmod":
        noun = tree.head[noun]
    verb = tree.head[noun]
    counts = tree.lemma[noun] in {"number", "count"} and tree.base[noun] == "nsubj" and tree.is_verb(verb)
    return counts and any(
        tree.pos[i] == "NUM" and (tree.base[i] != "obl" or tree.lower[i - 1] in {"to", "at", "by"})
        for i in tree.of(verb, "obl", "obj", "xcomp")
    )


def _struck(tree: Tree, spot: int, pronoun: int) -> bool:
    """Tell whether harm is told of what was struck, which did none ("jets hit *bases which killed* ten"): the strike did it."""
    noun = tree.head[spot]
    people = lexicon.words("events", "classes", "people") | lexicon.words("events", "classes", "troops")
    struck = tree.base[noun] == "obj" and tree.lemma[tree.head[noun]] in _STRIKING
    return struck and tree.lower[pronoun] == "which" and tree.lemma[noun] not in people


def apart(tree: Tree, spot: int) -> bool:
    """Tell whether a clause hung on a noun is one of its own ("the raids *while a bomb went off*"), not one about it."""
    subject = tree.own_subject(spot)
    return (
        tree.dep[spot] == "acl"
        and tree.finite(spot)
        and subject is not None
        and tree.antecedent(subject) == subject
        and any(tree.head[spot] < mark < subject for mark in tree.of(spot, "mark"))
    )


def content_of_noun(tree: Tree, spot: int) -> bool:
    """Tell whether a clause says what a noun is about ("is a sign *that they are leaving*"): it stands with that noun's clause."""
    marked = any(tree.lower[mark] == "that" and mark > tree.head[spot] for mark in tree.of(spot, "mark"))
    return tree.dep[spot] == "acl" and marked and tree.finite(spot) and tree.head[spot] < spot


def by_preposition(tree: Tree, spot: int) -> bool:
    """Tell whether a relative clause is opened by a preposition ("a base *in which* they met"): what hangs on it tells more."""
    first = tree.left[spot]
    first += tree.words[first] == ","
    opened = tree.pos[first] == "ADP" and tree.lower[first + 1 : first + 2] == ["which"]
    return tree.dep[spot] == "acl:relcl" and opened


def told_of(tree: Tree, head: int, saying: Saying) -> int | None:
    """Return the noun that a relative clause with a speaker in it tells something of ("*burns* that activists say were …")."""
    cue = saying.cue_head
    if cue is None or tree.dep[cue] != "acl:relcl" or tree.head[head] != cue:
        return None
    relatives = [*tree.of(cue, "obj", "nsubj"), *tree.of(head, "nsubj", "obj")]
    gap = any(tree.antecedent(kid) == tree.head[cue] for kid in relatives)
    gap = gap or (tree.own_subject(head) is None and tree.finite(head) and tree.is_verb(tree.head[head]))
    return tree.head[cue] if gap and tree.head[cue] < cue else None


def agreeing(tree: Tree, noun: int, head: int) -> int:
    """Return the noun that a relative clause agrees with ("*infighting* between rebel groups that has killed thousands")."""
    singular = not {"has", "was", "is"}.isdisjoint(tree.lower[kid] for kid in tree.of(head, "aux", "cop"))
    above = tree.head[noun]
    if tree.base[noun] == "conj" and tree.case(above) == "between":
        told = tree.head[above]  # "a *truce* between the army and rebels that was observed"
        return told if "Number=Plur" not in tree.feats[told] and singular else noun
    nested = tree.dep[head] == "acl:relcl" and tree.base[noun] == "nmod" and above < noun
    several = "Number=Plur" in tree.feats[noun] and "Number=Plur" not in tree.feats[above]
    return above if nested and several and singular else noun


def named(tree: Tree, noun: int, head: int) -> tuple[int, int]:
    """Return the words that a relative clause tells something of: a noun with those beside it that share the clause."""
    begin, stop = tree.phrase(noun)
    first = tree.left[head]
    for participle in tree.of(noun, "acl"):
        if (
            tree.lower[participle] in _NAMED
            and tree.left[participle] == stop
            and head not in tree.subtree(participle)
        ):
            stop = min(
                [first, *(tree.left[kid] for kid in tree.subtree(participle) if tree.dep[kid] == "acl:relcl")]
            )
            stop = min(stop, tree.right[participle])
    if tree.base[noun] == "conj" and tree.lemma[head] in _MUTUAL and tree.lower[begin - 1] == "and":
        begin = min(begin, tree.phrase(tree.head[noun])[0])
    others = [kid for kid in tree.conjuncts(noun)[1:] if kid < first and not tree.is_verb(kid)]
    if not others or tree.dep[head] != "acl:relcl" or first - tree.phrase(others[-1])[1] > 1:
        return begin, stop
    return begin, tree.phrase(others[-1])[1]


def measured(tree: Tree, noun: int) -> int:
    """Return the head of the words that count a noun ("tens of thousands of civilians"), else the noun."""
    while tree.base[noun] == "nmod" and tree.case(noun) == "of" and tree.head[noun] < noun:
        head = tree.head[noun]
        if (tree.pos[head] != "NUM" and tree.lemma[head] not in _COUNTS) or tree.of(head, "cop"):
            break
        noun = head
    return noun


def complete(tree: Tree, head: int) -> bool:
    """Tell whether a relative clause has everything but when and where ("the town where rebels fight the army")."""
    if tree.dep[head] != "acl:relcl" and not (tree.dep[head] == "acl" and tree.finite(head)):
        return False
    subject = tree.own_subject(head)
    set_by = [kid for kid in tree.kids[head] if tree.lower[kid] in {"where", "when"}]
    return subject is not None and tree.antecedent(subject) == subject and bool(set_by or _set_in(tree, head))


def _set_in(tree: Tree, head: int) -> set[int]:
    """Return preposition and pronoun that open a clause by where or when it was ("a talk *in which* he told of it")."""
    if not by_preposition(tree, head):
        return set()
    first = tree.left[head] + (tree.words[tree.left[head]] == ",")
    return {first, first + 1} if tree.lower[first] in _SET_IN else set()


def pronouns(tree: Tree, head: int) -> set[int]:
    """Return the relative pronoun that is a clause's subject: "fighters who fled" asserts that fighters fled."""
    subject = tree.own_subject(head)
    if complete(tree, head):
        return {kid for kid in tree.kids[head] if tree.lower[kid] in {"where", "when"}} | _set_in(tree, head)
    if tree.dep[head] != "acl:relcl" or subject is None:
        return set()
    return {subject} if tree.lower[subject] in {"who", "which", "that"} else set()


def absolute(tree: Tree, head: int) -> bool:
    """Tell whether a participle has a subject of its own behind the noun it hangs on ("… the town, *one man killed*")."""
    subject = tree.own_subject(head)
    if subject is None or tree.finite(head) or tree.antecedent(subject) != subject:
        return False
    if any(tree.lower[kid] in {"that", "which", "who", "whom", "where", "when"} for kid in tree.kids[head]):
        return False
    return tree.head[head] < subject < head

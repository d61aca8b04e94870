"""What stands right beside a name and is of its bearer: in apposition, as its title, between commas, before or behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import actors, lexicon
from secondsource.claims.descriptions import OWNERS, PLACES
from secondsource.claims.saying import within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.chain import Chain
    from secondsource.claims.mentions import Found
    from secondsource.claims.saying import Range
    from secondsource.claims.tree import Tree


def fits_beside(tree: Tree, mention: Found, chain: Chain) -> bool:
    """Tell whether a description can be of what stands beside it: no place is a regime, no organization a child."""
    if chain.label in {"GPE", "LOC", "FAC"}:
        return tree.lemma[mention.head] in PLACES
    if chain.label == "PERSON" and mention.number == "plural":
        return False  # "two peasants, X and Y"
    if chain.label != "ORG":
        several = chain.plural and (mention.number == "plural" or not chain.human or mention.human)
        return chain.human == mention.human or several
    told = lexicon.SECTORS.get(tree.lemma[mention.head])
    sides = {told, actors.sector_of_names(chain.names)}
    owns = tree.lemma[mention.head] in OWNERS
    return (not mention.human or owns) and sides not in ({"GOV", "REB"}, {"MIL", "REB"})


def apposed(tree: Tree, mention: Found, of: dict[int, Chain], barred: Sequence[Range]) -> Chain | None:
    """Find the name that a description stands beside: in apposition, as its title, or as a predicate.

    Nobody in the barred ranges is meant (what a speaker says, the agency's mark behind a headline), but for a person
    right beside.
    """
    head = mention.head
    if tree.possessive(head):
        return None  # "the *Secretary General*'s envoy, Staffan de Mistura"
    for kid in tree.of(head, "appos", "flat"):
        if within(kid, barred) and not (mention.human and tree.ent[kid] == "PERSON"):
            continue
        if kid in of:
            return of[kid]
        for inner in tree.of(kid, "flat", "compound"):
            if inner in of:
                return of[inner]
    if (
        tree.words[head + 1 : head + 2] == ["("]
        and tree.words[head + 3 : head + 4] == [")"]
        and head + 2 in of
    ):
        return of[head + 2]  # "the president (Obama)"
    above = tree.head[head]
    beside = not within(above, barred) or (mention.human and tree.ent[mention.start - 1] == "PERSON")
    if tree.base[head] == "appos" and above in of and beside:
        return of[above]
    for kid in tree.of(head, "acl"):
        if tree.lemma[kid] in {"call", "name", "know", "dub"} and mention.number != "plural":
            bearing = [
                i for i in tree.of(kid, "xcomp", "obl", "obj", "ccomp") if i > kid and i in of and of[i].names
            ]
            if bearing:
                return of[bearing[0]]  # "a militant group called the Coastal Brigade"
    own = tree.own_subject(head)
    behind = own is not None and tree.ent[own] == "PERSON" and tree.ent_of[own][1] == mention.start
    if own is not None and behind and tree.base[head] in {"nsubj", "appos"} and mention.human:
        return of.get(own)  # "resident Omar Youssef *a writer* told", its commas lost
    if tree.of(head, "cop") and mention.number == "singular":
        loose = [
            kid for kid in tree.of(head, "vocative", "dislocated") if kid < head
        ]  # where the reader lost the subject
        own = tree.own_subject(head)
        subject = own if own is not None else next(iter(loose), None)
        if subject is not None and subject in of and of[subject].names:
            return of[subject]
    return None


def behind_comma(tree: Tree, mention: Found, of: dict[int, Chain]) -> Chain | None:
    """Return whose name stands between commas right behind a description, or right before it, wherever the tree hung it.

    "The director of the utility, Faustin Numbi, denied", "managers of Atlas Agro, the company".
    """
    above = tree.head[mention.head]
    nested = tree.base[mention.head] == "nmod" and tree.lemma[above] in lexicon.PERSONS
    if mention.number == "plural" or tree.possessive(mention.head) or nested:
        return None  # "a lawyer for *the captain*, Hasanuddin Pagala": the lawyer's name
    after = mention.end
    if after + 1 < len(tree) and tree.words[after] == "," and after + 1 in tree.ent_of:
        start, end = tree.ent_of[after + 1]
        while start < end and start not in of:
            start += 1
        closes = end < len(tree) and tree.words[end] in {",", "."}
        acts = start < end and tree.base[start] == "nsubj"  # "told his mother, Montalvo fled"
        lists = end + 1 < len(tree) and tree.words[end] == "," and tree.pos[end + 1] in {"PROPN", "CCONJ"}
        opens = end < len(tree) and tree.words[end] == "." and tree.sent[end] != tree.sent[after]
        if (
            start < end
            and closes
            and not (lists or opens or acts)
            and mention.definite
            and of[start].label in {"PERSON", "ORG"}
        ):
            return of[start]
    before = mention.start - 1
    if before > 0 and tree.words[before] == "," and before - 1 in tree.ent_of and before - 1 in of:
        chain = of[before - 1]
        lemma = tree.lemma[mention.head]
        if chain.label == "ORG" and not mention.human and mention.definite and lemma in lexicon.BODIES:
            return chain
    return None


def body_inside(tree: Tree, mention: Found, of: dict[int, Chain]) -> Chain | None:
    """Return the body whose name a noun for bodies has before it: "the *YPG* militia", "the *SANA* news agency"."""
    head = mention.head
    lemma = tree.lemma[head]
    if mention.number == "plural" or mention.human or tree.possessive(head):
        return None
    if lemma == "agency" and tree.lemma[head - 1] == "news":
        lemma = "news agency"
    if lemma not in _BEARING:
        return None
    first = min([mention.start, *tree.of(head, "compound")])  # "the *Delta Front* (DF) group"
    before = [i for i in range(first, head) if tree.ent[i] == "ORG" and i in of]
    named = tree.of(head, "compound", "flat", "nmod", "appos")
    beside = [
        i
        for i in tree.of(tree.head[head], "nsubj")
        if tree.base[head] == "nsubj" and i in tree.ent_of and tree.ent_of[i][0] == head + 1
    ]
    bearer = [tree.head[head]] if tree.dep[head] == "nmod:desc" else []
    behind = [
        i
        for i in (*named, *beside, *bearer)
        if tree.ent[i] == "ORG" and tree.ent_of[i][0] == head + 1 and i in of
    ]
    return of[(before + behind)[-1]] if before or behind else None


_BEARING = frozenset({
    "group", "militia", "movement", "faction", "newspaper", "daily", "broadcaster", "news agency", "airline",
    "charity", "organization", "organisation",
})  # fmt: skip

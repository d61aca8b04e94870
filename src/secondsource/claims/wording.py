"""The words of a claim: the clause that makes the assertion, whole in sense and no wider than it need be.

A claim never leaves out what would turn its sense around: a clause that is governed by "planned to", "prevented
from", "if" or "to allow" is given with what governs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import asking, coordinated, headlines, lost, relatives
from secondsource.claims.conditions import bound, conditional, inverted
from secondsource.claims.joins import joined
from secondsource.claims.pieces import LEADS, readable, since_when
from secondsource.claims.pieces import ranges as ranges  # noqa: PLC0414 - asked for here by the drafts
from secondsource.claims.stance import negated
from secondsource.claims.tree import QUESTIONS, SUBJECTS

if TYPE_CHECKING:
    from secondsource.claims.holding import Sayings
    from secondsource.claims.saying import Range, Saying
    from secondsource.claims.tree import Tree

_DROPPED_MARKS = frozenset({"while", "although", "though", "whereas", "as", "until", "even"})
_SIDE_BY_SIDE = (
    3  # tokens between two verbs that share their object ("filmed and then photographed the town")
)
TELLING = frozenset({
    "give", "specify", "elaborate", "say", "name", "identify", "provide", "mention", "tell", "explain",
    "detail", "offer",
})  # fmt: skip
"""What somebody does not do who leaves something out ("without *giving* details")."""


def clause_head(
    tree: Tree, anchor: int, saying: Saying | None = None, cues: frozenset[int] = frozenset()
) -> int:
    """Return the predicate whose clause gives the sense of an event in full.

    ``cues``: heads of cues; a participle beside "said" stays a clause of its own, with the speaker as its subject.
    """
    spot = anchor
    for _ in range(10):
        base, head = tree.base[spot], tree.head[spot]
        if head == spot or (
            saying is not None and saying.clausal and saying.holds(anchor) and not saying.holds(head)
        ):
            return spot
        if (
            base == "xcomp"
            or (base in {"ccomp", "advcl", "csubj"} and _asked(tree, spot))
            or (base == "csubj" and tree.infinitive(spot) and tree.of(head, "expl"))
            or (base == "ccomp" and not tree.finite(spot) and tree.is_predicate(head))
            or (
                base == "advcl"
                and (
                    head not in cues
                    or tree.complement(spot)
                    or tree.infinitive(spot)
                    or (saying is not None and saying.clausal and saying.holds(head))
                )
                and (
                    tree.own_subject(spot) is None
                    or _conditional(tree, spot)
                    or relatives.relates(tree, spot)
                )
                and tree.is_predicate(head)
            )
        ):
            spot = head
        elif base == "acl" and tree.infinitive(spot) and (aim := relatives.own_aim(tree, spot)) is not None:
            return aim
        elif base == "acl" and (
            tree.infinitive(spot) or (tree.gerund(spot) and tree.own_subject(spot) is None)
        ):
            above = head if tree.is_verb(head) else _clause_of_noun(tree, head)  # "halts *fighting*"
            if spot == anchor and relatives.tells_deed(tree, spot):
                return spot  # "rebels *fighting the army* took the town"
            if above in cues and tree.gerund(spot) and head == tree.own_subject(above):
                return spot  # "Kerry, taking part in a meeting, said …"
            spot = above
        elif (
            base == "acl" and tree.case(head) == "among" and tree.of(head, "cop") and tree.of(head, "nummod")
        ):
            spot = head  # "two nurses were *among eight people killed*"
        elif base == "advcl" and tree.lower[head] == "far" and tree.is_predicate(tree.head[head]):
            spot = tree.head[head]  # "*as far as they know*, nobody was hurt"
        elif base == "conj" and inverted(tree, spot):
            spot = head  # "would not have come *had it not been for* the rain"
        elif (
            base == "csubj"
            and not tree.gerund(spot)
            and not tree.of(spot, "mark", "aux", "cop")
            and tree.is_predicate(head)
        ):
            spot = head  # "the coalition's *lack* of a plan is a risk", its noun read as a verb
        elif base == "acl" and (
            relatives.aims(tree, spot)
            or relatives.content_of_noun(tree, spot)
            or relatives.picks_out(tree, spot)
            or relatives.of_outcome(tree, spot)
            or relatives.of_number(tree, spot)
            or (spot != anchor and relatives.by_preposition(tree, spot))
        ):
            spot = _clause_of_noun(tree, head)
        elif base == "conj" and tree.own_subject(spot) is None and relatives.of_outcome(tree, head):
            spot = head  # "struck the base, which killed ten and *destroyed a depot*"
        elif (
            (base in {"obl", "nmod"} or (base == "advcl" and tree.pos[head] == "ADV"))
            and tree.gerund(spot)
            and tree.own_subject(spot) is None
        ):
            spot = _clause_of_noun(tree, spot)  # "were killed in fighting in the province"
        elif (
            base == "conj"
            and tree.is_predicate(head)
            and tree.own_subject(spot) is None
            and (_shares(tree, spot, head) or conditional(tree, head))
        ):
            spot = head
        else:
            return spot
    return spot


def _conditional(tree: Tree, spot: int) -> bool:
    if conditional(tree, spot) or bound(tree, spot):
        return True
    first = tree.left[spot]
    where = tree.lower[first] == "where" and tree.head[first] == spot
    return where and spot < tree.head[spot]  # "*where theory and reality collide*, reality wins"


def _shares(tree: Tree, spot: int, head: int) -> bool:
    """Tell whether a coordinated predicate lives on the auxiliaries of the first one, so that it cannot stand alone."""
    bare = [kid for kid in tree.of(spot, "cop") if tree.lower[kid] == "be"]
    if bare and not tree.of(spot, "aux") and tree.of(head, "aux"):
        return True  # "must arrest them and *be able to react*"
    own = tree.own_subject(spot) is not None
    if tree.of(spot, "aux", "cop") or (own and (tree.finite(spot) or tree.of(spot, "obj"))):
        return False
    if tree.bare_infinitive(spot, head):
        return True
    if (
        tree.base[head] in {"xcomp", "advcl", "acl"}
        and tree.dep[head] != "acl:relcl"
        and not tree.finite(spot)
    ):
        return True
    past = _past(tree, head) and tree.past_participle(spot) and not tree.of(head, "aux")
    if past and spot - head > _SIDE_BY_SIDE:
        return False  # "defended the plan and *warned* of war", its second verb read as a participle
    return not tree.finite(spot) or (bool(tree.of(head, "aux")) and not _past(tree, spot))


def _asked(tree: Tree, spot: int) -> bool:
    """Tell whether a clause is an open question ("did not know *when it would reopen*"): it asserts nothing alone."""
    return tree.asks(spot) and tree.lower[asking.opening(tree, spot)] in QUESTIONS


def _past(tree: Tree, spot: int) -> bool:
    return "Tense=Past" in tree.feats[spot] and "VerbForm=Fin" in tree.feats[spot]


def _clause_of_noun(tree: Tree, noun: int) -> int:
    spot = noun
    if tree.of(noun, "cop"):
        return noun
    for above in tree.above(noun):
        spot = above
        if tree.is_predicate(above) and not (tree.dep[above] == "acl" and not tree.finite(above)):
            return above
    return spot


def of_clause(tree: Tree, head: int, saying: Saying | None, sayings: Sayings) -> tuple[Range, ...]:
    """Return the token ranges of one clause without the clauses that are claims of their own; none: it asserts nothing."""
    if tree.base[head] in SUBJECTS and tree.gerund(head):
        return ()  # "*getting back Aleppo* will not end the war": only mentioned
    kept = _own_tokens(tree, head)
    base = tree.base[head]
    if base in {"obl", "nmod"} and relatives.by_somebody(tree, head):
        kept.difference_update(tree.of(head, "case"))
    subject = None
    above = tree.head[head]
    if (
        base == "conj"
        and tree.own_subject(head) is None
        and tree.of(above, "expl")
        and not tree.of(head, "expl")
    ):
        return ()  # "there were casualties *but had no toll*": whose, the clause does not say
    if base in {"conj", "advcl"} and tree.own_subject(head) is None:
        subject = _shared_subject(tree, head)
        if subject is not None and subject != head and tree.sent[subject] == tree.sent[head]:
            whole = _inclusive(tree, subject)
            kept.update(range(*whole), relatives.which_one(tree, subject))
            kept |= lost.before_name(tree, min(whole), above)
    if base in {"acl", "amod"} and tree.head[head] != head and not relatives.absolute(tree, head):
        noun = relatives.measured(tree, relatives.agreeing(tree, tree.head[head], head))
        if not relatives.complete(tree, head) and not relatives.apart(tree, head):
            kept |= set(range(*relatives.named(tree, noun, head)))
        if base == "amod":
            kept |= _own_tokens(tree, noun).intersection(range(*tree.phrase(noun)))
        kept -= relatives.pronouns(tree, head)
    if saying is not None and saying.clausal and saying.holds(head):
        inside = {i for begin, stop in saying.contents for i in kept if begin <= i < stop}
        if head in inside:
            if subject is not None:
                inside |= kept.intersection(range(*_inclusive(tree, subject)))
            kept = inside
            told = relatives.told_of(tree, head, saying)
            if told is not None:
                told_by = {i for i in tree.of(head, "nsubj", "obj") if i != tree.antecedent(i) == told}
                kept = (kept - told_by) | set(range(*tree.phrase(told)))
    shared = coordinated.with_shared_end(tree, head)
    kept |= {i for i in shared if saying is None or not saying.clausal or saying.holds(i)}
    number = lost.own_number(tree, head, kept)
    if number:
        kept = {i for i in kept if i >= min(number)} | number
    kept -= _cues(tree, head, sayings)
    if saying is not None:
        kept -= _gloss(tree, head)
    for kid in tree.of(head, "advcl", "parataxis", "acl"):
        beside = tree.base[kid] != "acl" or (tree.gerund(kid) and bool(tree.of(kid, "ccomp")))
        means = negated(tree, head) and any(tree.lower[mark] == "by" for mark in tree.of(kid, "mark"))
        if kid > head and beside and not means and _speaks_beside(tree, head, kid, sayings):
            # ", warning that …" is a claim of its own; "cannot be eased *by announcing* a truce" is not
            kept -= set(tree.subtree(kid))
    for cue in [i for i in kept if i > head and tree.dep[i] == "acl:relcl"]:
        if tree.lower[tree.head[cue]] == "what":
            continue  # "were killed in *what the envoy called* a crime"
        if relatives.loose(tree, head, cue, sayings) or (
            relatives.says_more(tree, cue) and _speaks_beside(tree, head, cue, sayings)
        ):
            kept -= set(tree.subtree(cue))
    kept -= coordinated.beside_last(tree, head, kept)
    kept |= lost.subject(tree, head, kept, saying) | headlines.opening(tree, kept)
    kept |= lost.end(tree, kept, saying, sayings)
    if tree.headline is not None:
        kept = _of_headline(tree, head, kept)
    found = joined(tree, head, readable(tree, head, ranges(tree, kept), saying), sayings)
    named_only = len(found) > 1 and tree.lower[found[0][0] : found[0][1]] == ["what"]
    return () if named_only else found  # "*what they said was* a raid": only named, not told


def _gloss(tree: Tree, head: int) -> set[int]:
    """Return the tokens by which a report tells at the end what somebody spoke of ("he said it was chaos, *referring to* the raids")."""
    for kid in tree.of(head, "advcl", "acl"):
        if kid > head and tree.lower[kid] == "referring" and tree.right[head] <= tree.right[kid]:
            return set(tree.subtree(kid))
    return set()


def _of_headline(tree: Tree, head: int, kept: set[int]) -> set[int]:
    """Give a headline whole, and part it from the sentence that it ran into."""
    begin, teller, stop = tree.headline or (0, 0, 0)
    if head > stop:
        return {i for i in kept if i > stop}
    told = range(begin, teller)
    return set(told) if head < teller and not kept.isdisjoint(told) else kept


def _shared_subject(tree: Tree, head: int) -> int | None:
    """Return the subject that a predicate shares with the one it goes on from ("killed 50 people and *injured 200*")."""
    above = tree.head[head]
    if above == head:
        return None
    if tree.of(head, "expl"):
        return None  # "… but *there would appear to be* a bit of demand"
    if tree.past_participle(head) and tree.head[head - 1] == head and tree.pos[head - 1] in {"NOUN", "NUM"}:
        return None  # "280 people have been killed and *millions displaced*"
    if tree.lemma[above] in {"cite", "quote"} and any(tree.lower[m] == "as" for m in tree.of(head, "mark")):
        return None  # "quoted him *as putting* the toll at six": no deed of the one who quotes him
    if tree.is_predicate(above):
        return tree.subject(head)
    verb = tree.head[above]  # hung on the object of the first verb
    apt = tree.base[head] == "conj" and tree.base[above] in {"obj", "obl"} and tree.is_verb(verb)
    whole = (
        tree.is_verb(head)
        and tree.of(head, "obj")
        and not tree.gerund(head)
        and tree.pos[head - 1] == "CCONJ"
    )
    return tree.subject(verb) if apt and whole and not tree.of(head, "aux") else None


def of_noun(tree: Tree, index: int) -> tuple[Range, ...]:
    """Return the token ranges of a noun with its complements, without its preposition and without clauses."""
    outside = set(tree.subtree(index, without=("acl", "advcl", "parataxis", "appos", "conj", "cc")))
    for kid in tree.of(index, "case", "mark"):
        outside -= set(tree.subtree(kid))
    return tuple(piece for piece in ranges(tree, outside) if piece[0] <= index < piece[1])


def _inclusive(tree: Tree, subject: int) -> Range:
    return tree.coordination(subject)


def _speaks_beside(tree: Tree, head: int, cue: int, sayings: Sayings) -> bool:
    """Tell whether a verb reports what somebody says, which is not the clause itself."""
    return any(
        not saying.holds(head) and (saying.clausal or tree.gerund(cue)) for saying in sayings.cued_by(cue)
    )


def _cues(tree: Tree, head: int, sayings: Sayings) -> set[int]:
    """Tokens that only attribute: parenthetical cues and speakers of the sayings whose content holds the clause."""
    gone: set[int] = set()
    for saying in (sayings[number] for number in sayings.holding(head)):
        if not saying.clausal:
            continue
        for part in (saying.cue, saying.source):
            if part is not None:
                gone.update(index for index in range(*part) if not saying.holds(index))
        for noun in tree.of(saying.source_head, "appos") if saying.source_head is not None else ():
            colon = tree.words[tree.left[noun]] == ":"  # "UN: *12 killed*"
            described = tree.left[noun] <= saying.contents[0][0] <= noun and not tree.is_predicate(noun)
            if described and not colon:  # "according to X, *head of the clinic*, two died"
                gone.update(tree.subtree(noun))
        if (
            saying.cue_head is not None
            and not saying.holds(saying.cue_head)
            and tree.head[saying.cue_head] != saying.cue_head
            and tree.base[saying.cue_head] == "parataxis"
        ):
            gone.update(index for index in tree.subtree(saying.cue_head) if not saying.holds(index))
    return gone


def _own_tokens(tree: Tree, head: int) -> set[int]:
    """Return the tokens of a clause, but for parts of a name that the tree tied across its verb."""
    found = [kid for kid in tree.kids[head] if not _apart(tree, head, kid)]
    for token in found:
        kids = tree.kids[token]
        if kids and token > head and kids[0] + 1 < head:
            kids = [kid for kid in kids if tree.base[kid] != "compound" or kid + 1 >= head]
        found += kids
    return {head, *found}


def _there(tree: Tree, head: int, kid: int) -> bool:
    """Tell whether words only go on with what there is ("there are people still *stuck in the rubble*")."""
    subject = tree.own_subject(head)
    there = subject is not None and tree.of(head, "expl") and subject < kid and tree.own_subject(kid) is None
    return bool(there) and not any(tree.pos[i] in {"PUNCT", "CCONJ"} for i in range(subject or 0, kid))


def _ties_left_out(tree: Tree, head: int, tie: int) -> bool:
    """Tell whether a conjunction ties to the clause what is left out behind it."""
    return any(tree.base[kid] == "conj" and _apart(tree, head, kid) for kid in tree.kids[head] if kid > tie)


def _apart(tree: Tree, head: int, kid: int) -> bool:
    """Tell whether a dependent of the clause's head is left out of the claim."""
    base = tree.base[kid]
    if base in {"parataxis", "discourse", "vocative", "list"}:
        return not (base == "parataxis" and _there(tree, head, kid))
    if base == "mark" and tree.lower[kid] in LEADS and tree.lower[kid] not in {"if", "unless"}:
        return not since_when(tree, kid)
    if base == "cc":
        return (kid < head and tree.lower[kid] != "nor") or _ties_left_out(tree, head, kid)
    if base == "conj":
        shared = (
            tree.of(kid, "obj")
            and not tree.of(head, "obj", "expl")
            and 0 < kid - head <= 3
            and tree.is_verb(head)
            and not tree.of(kid, "aux")
        )
        tied = _shares(tree, kid, head) or shared or inverted(tree, kid)
        return tree.is_predicate(kid) and not tied
    if base == "advcl":
        marks = set(map(tree.lower.__getitem__, tree.of(kid, "mark")))
        if "without" in marks and tree.gerund(kid) and tree.lemma[kid] in TELLING:
            return True  # "it added that ten were killed *without giving details*"
        behind_comma = tree.words[tree.left[kid] - 1] == ","
        if behind_comma and marks & {"because", "as", "since"} and tree.right[kid] - tree.left[kid] > 3:
            return True
        dropped = bool(marks & _DROPPED_MARKS) and tree.own_subject(kid) is not None
        if dropped and tree.lemma[head] == "come" and not tree.of(head, "obl", "xcomp"):
            return False  # "the raid came *as talks began*": nothing else is said of it
        return dropped and not conditional(tree, kid) and not bound(tree, kid)
    return False

"""Lends a claim the place of the event that it goes on about: "A shell hit a school in Rastan. *The attack* killed six"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.located import located
from secondsource.claims.nesting import listed, one
from secondsource.claims.places.told import NOUNS
from secondsource.claims.settings import FAR, HARMS, head_of_words, path
from secondsource.model.claim import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from secondsource.claims.places import PlaceMention
    from secondsource.claims.reading import Draft
    from secondsource.claims.registry import Registry
    from secondsource.claims.tree import Tree
    from secondsource.model.claim import Claim

_BEFALLS = frozenset({"ASSAULT", "CASUALTIES", "DAMAGE"})
"""What an attack, a blast or a crash is, or brings about."""
_DEEDS = frozenset({
    "airstrike", "ambush", "assault", "attack", "barrage", "battle", "blast", "bombardment", "bombing",
    "clash", "crash", "explosion", "fighting", "massacre", "raid", "shelling", "shooting", "stabbing",
    "strike",
})  # fmt: skip
_WARS = frozenset({"war", "conflict", "uprising", "insurgency"})
"""What goes on in a whole country: the place of one town of it is not lent."""
_DOERS = frozenset({"assailant", "attacker", "bomber", "gunman"})
_VICTIMS = frozenset(
    {"dead", "fatality", "injured", "martyr", "toll", "victim", "wounded", "casualty", "death"}
)
_MEANT = _DEEDS | _DOERS | _VICTIMS
_POINTS = frozenset({"the", "this", "that", "these", "those"})
_PLAIN = frozenset({
    "air", "artillery", "bomb", "car", "deadly", "death", "devastating", "double", "heavy", "initial", "intense", "mortar",
    "rocket", "suicide", "terrorist", "twin",
})  # fmt: skip
"""What may stand before "attack" or "toll" without telling of another one."""
_FROM = frozenset({"in", "by", "during", "from", "as a result of"})
"""What ties harm to the deed that did it."""
_BESIDES = frozenset({"others", "more"})
_TIES = frozenset({"conj", "acl", "advcl", "ccomp", "parataxis"})
_NEAR = frozenset({"in", "at", "near", "on", "outside", "around", "into", "inside", "when", "as", "while"})


def lend(
    tree: Tree,
    drafted: Sequence[tuple[Claim, Draft]],
    places: Sequence[PlaceMention],
    registry: Registry,
) -> list[tuple[Claim, Draft]]:
    """Return the claims, in their order, with the place of the sentence before where they go on about its event.

    A place is lent only where the claim's own sentence tells none at all, and what harm was done in the sentence before
    was done at one place.

    Args:
        tree: The document.
        drafted: Claims with their drafts, in order of the text.
        places: The document's places.
        registry: The document's entities.
    """
    lent: list[tuple[Claim, Draft]] = []
    before: tuple[int, Place | None, Place | None, frozenset[str]] = (-2, None, None, frozenset())
    for sentence, group in groupby(drafted, key=lambda item: tree.sent[item[1].predicate]):
        told = list(group)
        last, place, land, things = before
        if last == sentence - 1 and (place or land):
            for number, (claim, draft) in enumerate(told):
                if claim.place is not None or not _bare(draft, sentence, places, registry):
                    continue
                found = place if place is not None and _goes_on(tree, claim, draft, things) else None
                if found is None and land is not None and _of_war(tree, claim, draft):
                    found = land
                told[number] = replace(claim, place=found), draft
        lent += told
        alone = _one_phrase(tree, sentence, places, registry)
        before = (
            sentence,
            _where(told) if alone else None,
            _land(tree, told, registry),
            frozenset(_things(tree, told)),
        )
    return lent


def _where(told: Sequence[tuple[Claim, Draft]]) -> Place | None:
    """Return the one place at which a sentence tells that harm was done; ``None``: it tells none, or several."""
    found = {
        (claim.place.mention.entity, claim.place.relation): claim.place
        for claim, draft in told
        if claim.place is not None and _harm(claim, draft)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _one_phrase(tree: Tree, sentence: int, places: Sequence[PlaceMention], registry: Registry) -> bool:
    """Tell a sentence whose places are all of one phrase: "in Douma and Harasta near Damascus", not "in Douma and ten in Homs"."""
    found = [
        number
        for number in registry.places_in(sentence)
        if places[number].literal
        and located(tree, head_of_words(tree, places[number].start, places[number].end))
    ]
    return all(one(tree, places, *pair) or listed(tree, places, *pair) for pair in pairwise(found))


def _land(tree: Tree, told: Sequence[tuple[Claim, Draft]], registry: Registry) -> Place | None:
    """Return the country that a sentence tells to be at war; ``None``: it tells of no war, or of some part of a country."""
    found = {claim.place.mention.entity: claim.place for claim, _ in told if claim.place is not None}
    entity = registry.by_id(next(iter(found))) if len(found) == 1 else None
    if entity is None or entity.precision != "country":
        return None
    war = any(tree.lemma[i] in _WARS for _, draft in told for i in draft.setting.clause)
    return next(iter(found.values())) if war else None


def _of_war(tree: Tree, claim: Claim, draft: Draft) -> bool:
    """Tell harm that was done by "the war" or in it."""
    return _harm(claim, draft) and any(
        tree.lemma[i] in _WARS
        and _points_back(tree, i, frozenset(_WARS), own=False)
        and _of_event(tree, i, draft.setting.spots)
        for i in draft.setting.clause
        if tree.pos[i] == "NOUN"
    )


def _harm(claim: Claim, draft: Draft) -> bool:
    return claim.type in _BEFALLS and claim.modality == "actual" and draft.setting.physical


def _things(tree: Tree, told: Sequence[tuple[Claim, Draft]]) -> Iterator[str]:
    """Give the things that a sentence tells harm with or of."""
    for claim, draft in told:
        if _harm(claim, draft):
            yield from (tree.lemma[i] for i in draft.setting.clause if tree.pos[i] == "NOUN")


def _bare(draft: Draft, sentence: int, places: Sequence[PlaceMention], registry: Registry) -> bool:
    """Tell a claim in whose sentence no place is told but by who speaks, or as one told before ("a doctor in *the city*")."""
    return all(
        not places[number].literal
        or places[number].start in draft.setting.barred
        or places[number].same_as is not None
        for number in registry.places_in(sentence)
    )


def _goes_on(tree: Tree, claim: Claim, draft: Draft, things: frozenset[str]) -> bool:
    """Tell a claim of harm that speaks of what the sentence before told: "the attack", "among the dead", "the bomber"."""
    if not _harm(claim, draft) or claim.polarity == "negated":
        return False
    spots, trigger = draft.setting.spots, draft.setting.spots[0]
    if _one_more(tree, trigger):
        return True
    return any(
        _points_back(tree, i, things, own=i == trigger) and (i == trigger or _of_event(tree, i, spots))
        for i in {trigger, *draft.setting.clause}
        if tree.pos[i] in {"NOUN", "ADJ", "VERB"}
    )


def _points_back(tree: Tree, index: int, things: frozenset[str], *, own: bool) -> bool:
    """Tell a noun that means one told before, and of which nothing more is told that would tell which one."""
    lemma = tree.lower[index] if tree.lower[index] in _VICTIMS else tree.lemma[index]
    if lemma not in _MEANT and not (lemma in things and (lemma in _concrete() or lemma in _WARS)):
        return False
    if not any(tree.lower[kid] in _POINTS for kid in tree.of(index, "det")):
        return False
    for kid in tree.kids[index]:
        base = tree.base[kid]
        if base in {"nummod", "acl", "appos"} or (base == "nmod" and tree.case(kid) != "by"):
            return False
        if base in {"amod", "compound", "nmod:poss"} and tree.lower[kid] not in _PLAIN:
            return False
    return own or lemma not in _DEEDS | _WARS or tree.case(index) in _FROM | {""}


def _of_event(tree: Tree, index: int, spots: Sequence[int]) -> bool:
    """Tell a noun that hangs on an event straight away: as who or what does it, suffers it, or brings it about."""
    rank, between = path(tree, index, spots)
    if rank == FAR or any(tree.base[i] in _TIES for i in between):
        return False
    top = between[-1] if between else index
    return len(between) <= 2 and (
        tree.base[top] in {"nsubj", "obj"} or (tree.base[top] in {"obl", "nmod"} and _tied(tree, index))
    )


def _tied(tree: Tree, index: int) -> bool:
    return tree.case(index) in (_FROM if tree.lemma[index] in _DEEDS | _WARS else {"among", "in", "by"})


def _one_more(tree: Tree, verb: int) -> bool:
    """Tell people whom the same befell: "*another 20* were wounded", "two guards were *also* killed"; not in a deed of its own."""
    if tree.lemma[verb] not in HARMS or not (tree.passive(verb) or tree.past_participle(verb)):
        return False
    if tree.base[verb] in {"acl", "amod", "advcl"}:
        return False
    subject = tree.own_subject(verb)
    if subject is None or subject > verb:
        return False
    words = tree.subtree(subject)
    more = any(tree.lower[i] == "another" or tree.lower[i] in _BESIDES for i in words)
    also = any(tree.lower[i] == "also" for i in tree.of(verb, "advmod"))
    circumstances = [kid for kid in tree.kids[verb] if tree.base[kid] in {"obl", "advcl", "nmod"}]
    return (more or also) and not circumstances


@cache
def _concrete() -> frozenset[str]:
    """Give the nouns of things that harm is done with or to."""
    classes = lexicon.load("events")["classes"]
    known = {*classes["weapon"], *classes["vehicle"], *classes["building"], "hideout", "position", "vehicle"}
    return frozenset(known - NOUNS)

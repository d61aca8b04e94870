"""Lends a claim the place of the event that it goes on about: "A shell hit a school in Rastan. *The attack* killed six"."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from secondsource.claims import going_on
from secondsource.claims.located import located
from secondsource.claims.nesting import coarse, listed, one
from secondsource.claims.places import lists
from secondsource.claims.places.borders import BORDER
from secondsource.claims.settings import WARS, aside, head_of_words, posted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.places import PlaceMention
    from secondsource.claims.reading import Draft
    from secondsource.claims.registry import Registry
    from secondsource.claims.tree import Tree
    from secondsource.model.claim import Claim, Place

_REACH = 2  # sentences from one that tells a place to one that goes on about it


class _Before(NamedTuple):
    """What the last sentence that told a place told."""

    sentence: int = -_REACH - 1
    place: Place | None = None
    land: Place | None = None
    drafts: Sequence[Draft] = ()


def lend(
    tree: Tree,
    drafted: Sequence[tuple[Claim, Draft]],
    places: Sequence[PlaceMention],
    registry: Registry,
) -> list[tuple[Claim, Draft]]:
    """Return the claims, in their order, with the place of the sentence before where they go on about its event.

    A place is lent only where the claim's own sentence tells none at all, and what was done in the sentence before
    was done at one place; over a sentence that tells neither a place nor another deed only to what names the event.

    Args:
        tree: The document.
        drafted: Claims with their drafts, in order of the text.
        places: The document's places.
        registry: The document's entities.
    """
    lent: list[tuple[Claim, Draft]] = []
    before = _Before()
    for sentence, group in groupby(drafted, key=lambda item: tree.sent[item[1].predicate]):
        told = _of_things(tree, _of_deeds(tree, list(group)))
        away = sentence - before.sentence
        if (before.place or before.land) and _reaches(tree, before.sentence, sentence, places, registry):
            what: going_on.Told | None = None
            for number, (claim, draft) in enumerate(told):
                if claim.place is not None or not _bare(tree, draft, sentence, places, registry):
                    continue
                what = what or going_on.told(tree, before.drafts)
                found = None
                if before.place is not None and going_on.goes_on(tree, draft, what, near=away == 1):
                    found = before.place
                elif before.land is not None and away == 1 and going_on.of_war(tree, draft):
                    found = before.land
                told[number] = replace(claim, place=found), draft
            _share(tree, told, before.place)
        lent += told
        place, land = _where(tree, told), _land(tree, told, registry)
        if place is not None and not _one_phrase(tree, sentence, places, registry):
            place = None
        if place or land:
            before = _Before(sentence, place, land, [draft for _, draft in told if going_on.happens(draft)])
        elif away >= _REACH or not _silent(tree, sentence, places, registry):
            before = _Before()
    return lent


def _of_deeds(tree: Tree, told: list[tuple[Claim, Draft]]) -> list[tuple[Claim, Draft]]:
    """Give what came of a deed the deed's place, where it is told of that: "Douma saw two *raids that left many dead*"."""
    there = {draft.predicate: claim.place for claim, draft in told if claim.place is not None}
    return [
        (replace(claim, place=there.get(_deed(tree, draft))), draft)
        if claim.place is None and draft.setting.physical and draft.modality == "actual"
        else (claim, draft)
        for claim, draft in told
    ]


def _of_things(tree: Tree, told: list[tuple[Claim, Draft]]) -> list[tuple[Claim, Draft]]:
    """Give what is done with a thing its place, where the sentence has told that: "found bodies under *the rubble of a house in Homs* and cleared *the rubble*"."""
    there = [(draft, claim.place) for claim, draft in told if claim.place is not None]
    for number, (claim, draft) in enumerate(told):
        if claim.place is not None or claim.modality != "actual" or not there:
            continue
        things = [i for i in draft.setting.clause if tree.pos[i] == "NOUN" and _told_again(tree, i)]
        place = next((at for i in things for other, at in there if _thing_at(tree, i, other, at)), None)
        told[number] = replace(claim, place=place), draft
    return told


def _told_again(tree: Tree, noun: int) -> bool:
    """Tell a thing that must have been told before: "the rubble", and nothing else of it."""
    return [tree.lower[kid] for kid in tree.kids[noun] if tree.base[kid] != "case"] == ["the"]


def _thing_at(tree: Tree, noun: int, other: Draft, place: Place) -> bool:
    """Tell whether a claim told before a noun has the same noun with a place in what is told of that."""
    span = place.mention.span
    return any(
        i < noun
        and tree.lemma[i] == tree.lemma[noun]
        and any(span.start <= tree.chars(k, k + 1).start < span.end for k in tree.subtree(i))
        for i in other.setting.clause
    )


def _deed(tree: Tree, draft: Draft) -> int:
    """Return the noun that the relative clause of a claim tells more of; where it is told in none, its own predicate."""
    for index in (draft.predicate, *tree.above(draft.predicate)):
        if tree.dep[index] == "acl:relcl":
            return tree.head[index]
        if tree.base[index] not in {"xcomp", "ccomp", "obj", "nsubj", "conj"}:
            break
    return draft.predicate


def _share(tree: Tree, told: list[tuple[Claim, Draft]], place: Place | None) -> None:
    """Give a lent place to what the same sentence tells beside."""
    lent = [draft.predicate for claim, draft in told if place is not None and claim.place is place]
    for number, (claim, draft) in enumerate(told):
        if lent and claim.place is None and going_on.shares(tree, draft, lent):
            told[number] = replace(claim, place=place), draft


def _reaches(
    tree: Tree, before: int, sentence: int, places: Sequence[PlaceMention], registry: Registry
) -> bool:
    """Tell a sentence that is near enough to one before: next to it, or behind one that tells of nothing else."""
    between = range(before + 1, sentence)
    return len(between) < _REACH and all(_silent(tree, i, places, registry) for i in between)


def _silent(tree: Tree, sentence: int, places: Sequence[PlaceMention], registry: Registry) -> bool:
    """Tell a sentence that tells no place and no other deed: "Nobody claimed responsibility"."""
    named = any(places[number].literal for number in registry.places_in(sentence))
    return not named and not going_on.another_deed(tree, sentence)


def _where(tree: Tree, told: Sequence[tuple[Claim, Draft]]) -> Place | None:
    """Return the one place at which a sentence tells that harm was done, or else something else; ``None``: it tells none, or several."""
    there = [
        (claim.place, draft)
        for claim, draft in told
        if claim.place is not None
        and claim.modality == "actual"
        and going_on.happens(draft)
        and not going_on.describes(tree, draft)
    ]
    harm = [place for place, draft in there if going_on.harmful(draft)] or [place for place, _ in there]
    found = {(place.mention.entity, place.relation): place for place in harm}
    return next(iter(found.values())) if len(found) == 1 else None


def _one_phrase(tree: Tree, sentence: int, places: Sequence[PlaceMention], registry: Registry) -> bool:
    """Tell a sentence whose places are all of one phrase: "in Douma and Harasta near Damascus", not "in Douma and ten in Homs"."""
    told = [number for number in registry.places_in(sentence) if places[number].literal]
    found = [number for number in told if len(told) > 1 and _is_there(tree, places[number])]
    return all(
        one(tree, places, *pair) or listed(tree, places, *pair) or _holds(places[pair[0]], places[pair[1]])
        for pair in pairwise(found)
    )


def _is_there(tree: Tree, place: PlaceMention) -> bool:
    """Tell where something is; not where those are, or are from, who act: "rebels *positioned in the hills* fired on the town"."""
    head = head_of_words(tree, place.start, place.end)
    return place.why != BORDER and located(tree, head) and not posted(tree, head) and not aside(tree, head)


def _holds(first: PlaceMention, second: PlaceMention) -> bool:
    """Tell whether one of two places is a part of a country in which the other lies, or may lie: "In *Hama* a shell hit *Xan*"."""
    if first.geoname == second.geoname is not None:
        return True
    wide, narrow = sorted((first, second), key=coarse, reverse=True)
    if coarse(wide) <= coarse(narrow) or narrow.country not in (None, wide.country):
        return False
    return wide.precision == "country" or narrow.admin1 in (None, wide.admin1)


def _land(tree: Tree, told: Sequence[tuple[Claim, Draft]], registry: Registry) -> Place | None:
    """Return the country that a sentence tells to be at war; ``None``: it tells of no war, or of some part of a country."""
    found = {claim.place.mention.entity: claim.place for claim, _ in told if claim.place is not None}
    entity = registry.by_id(next(iter(found))) if len(found) == 1 else None
    if entity is None or entity.precision != "country":
        return None
    war = any(tree.lemma[i] in WARS for _, draft in told for i in draft.setting.clause)
    return next(iter(found.values())) if war else None


def _bare(
    tree: Tree, draft: Draft, sentence: int, places: Sequence[PlaceMention], registry: Registry
) -> bool:
    """Tell a claim in whose sentence no place is told but by who speaks, or as one told before ("a doctor in *the city*")."""
    return all(
        not places[number].literal
        or places[number].start in draft.setting.barred
        or places[number].kind == "described"
        or _acts(tree, places[number])
        or _of_office(tree, places[number])
        for number in registry.places_in(sentence)
    )


def _acts(tree: Tree, place: PlaceMention) -> bool:
    """Tell a country that is told as who acts, or whose somebody is, and not as where something is."""
    return place.precision == "country" and not located(tree, head_of_words(tree, place.start, place.end))


def _of_office(tree: Tree, place: PlaceMention) -> bool:
    """Tell the place of somebody's office: "*Homs* Governor Talal Xan said"."""
    head = head_of_words(tree, place.start, place.end)
    holder = tree.head[head]
    titled = tree.ent[holder + 1] == "PERSON" if holder + 1 < len(tree) else False
    return tree.base[head] == "compound" and tree.lower[holder] in lists.TITLE and titled

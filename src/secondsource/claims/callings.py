"""Whom a noun for people stands for that his name never has beside it: "the director", "the actress", "the devastated man".

Features name somebody once and then tell him by his trade. Read last, when pronouns have told who is he and who is she:
the only one near who can be meant, or who spoke right before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.descriptions import PLAIN_PERSONS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from secondsource.claims.chain import Chain
    from secondsource.claims.tree import Tree

_NEAR = 2
"""Sentences within which he is named."""
_OF_STATE = frozenset({"president", "prime minister", "premier", "chancellor"})
_TRADES = frozenset({
    "actor", "actress", "author", "billionaire", "celebrity", "champion", "coach", "comedian", "designer",
    "director", "driver", "entrepreneur", "filmmaker", "founder", "host", "inventor", "investor",
    "linebacker", "magician", "manager", "model", "musician", "novelist", "painter", "photographer", "pilot",
    "pitcher", "player", "poet", "presenter", "producer", "quarterback", "rapper", "runner", "singer",
    "skipper", "star", "swimmer", "teenager", "winger", "writer", "youngster",
})  # fmt: skip
"""What somebody is told by without a word of whom he is one for."""


def joined(
    tree: Tree, chains: Sequence[Chain], speakers: Collection[int], of: dict[int, Chain]
) -> list[Chain]:
    """Return the chains with those joined that are somebody named, told by a trade or as the man who just spoke."""
    people = [chain for chain in chains if chain.label == "PERSON" and not chain.plural]
    kept = list(chains)
    for chain in [c for c in chains if not c.names and c.human and not c.plural and not c.counted]:
        first = chain.mentions[0]
        if first.kind != "description" or chain.owned:
            continue
        if first.definite:
            owner = _by_office(tree, chain, people)
            if owner is None and not chain.country:
                owner = _by_trade(tree, chain, people) or _by_turn(tree, chain, people, speakers)
        else:
            owner = _by_lead(tree, chain, people, speakers)
        if owner is None:
            continue
        owner.take(chain, of)
        kept = [c for c in kept if c is not chain]
    return kept


def _agree(chain: Chain, other: Chain) -> bool:
    """Tell whether two can be of one gender."""
    return "unknown" in {chain.gender, other.gender} or chain.gender == other.gender


def _last(tree: Tree, other: Chain, before: int) -> int | None:
    """Return in which sentence somebody is last spoken of before a token, by whatever words."""
    spots = [mention.start for mention in other.mentions if mention.start < before]
    return tree.sent[max(spots)] if spots else None


def _by_trade(tree: Tree, chain: Chain, people: Sequence[Chain]) -> Chain | None:
    """Return the only person near whose trade it can be: of its gender, and of no other office that the report tells."""
    first = chain.mentions[0]
    if len(chain.heads) != 1 or not chain.heads <= _TRADES:
        return None
    if any(tree.base[kid] in {"nmod", "acl", "compound"} for kid in tree.kids[first.head]):
        return None  # "the director of the museum"
    sent = tree.sent[first.start]
    near = []
    for other in people:
        last = _last(tree, other, first.start)
        if last is None or sent - last > _NEAR or not _agree(chain, other):
            continue
        near.append(other)
    fitting = [other for other in near if not other.heads or other.heads & chain.heads]
    sure = [other for other in fitting if chain.gender != "unknown" and other.gender == chain.gender]
    if len(sure) == 1:
        return sure[0]
    return fitting[0] if len(fitting) == 1 and len(near) == 1 else None


def _by_turn(tree: Tree, chain: Chain, people: Sequence[Chain], speakers: Collection[int]) -> Chain | None:
    """Return who spoke in the sentence before "the (devastated) man" speaks, by his name."""
    first = chain.mentions[0]
    if first.head not in speakers or not chain.heads <= PLAIN_PERSONS & lexicon.PERSONS:
        return None
    sent = tree.sent[first.start]
    spoke = [
        other
        for other in people
        for mention in other.mentions
        if mention.head in speakers and mention.kind == "name" and sent - 2 <= tree.sent[mention.start] < sent
    ]
    distinct = list({id(other): other for other in spoke}.values())
    return distinct[0] if len(distinct) == 1 and _agree(chain, distinct[0]) else None


def _by_office(tree: Tree, chain: Chain, people: Sequence[Chain]) -> Chain | None:
    """Return the only person named before whom a report calls nothing, and tells of: heads of state need no title ("the US president").

    "The president", without a country, is nobody who was named once only: he may be of another paper's interview.
    """
    if not chain.heads <= _OF_STATE:
        return None
    first = chain.mentions[0]
    before = [
        other
        for other in people
        if not other.heads and _agree(chain, other) and _last(tree, other, first.start) is not None
    ]
    told = [m for m in before[0].mentions if m.start < first.start] if len(before) == 1 else []
    acts = len(told) > (not chain.country) and any(tree.base[m.head] == "nsubj" for m in told)
    return before[0] if acts else None


def _by_lead(tree: Tree, chain: Chain, people: Sequence[Chain], speakers: Collection[int]) -> Chain | None:
    """Return whose name follows the first sentence's "a Pennsylvania woman": nobody else is named there, and both speak."""
    first = chain.mentions[0]
    if tree.sent[first.start] > 1 or not chain.heads <= PLAIN_PERSONS or tree.base[first.head] != "nsubj":
        return None
    last = max((m.start for m in chain.mentions if m.kind == "description"), default=first.start)
    soon = [
        other for other in people if 1 <= tree.sent[other.mentions[0].start] - tree.sent[first.start] <= _NEAR
    ]
    if len(soon) != 1 or soon[0].heads or last != first.start or not _agree(chain, soon[0]):
        return None
    named = any(m.head in speakers for m in soon[0].mentions if m.kind == "name")
    return soon[0] if named and any(m.head in speakers for m in chain.mentions) else None

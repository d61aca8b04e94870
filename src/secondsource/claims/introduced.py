"""Who is told of by an office first and by a name later: "The mayor said … Mayor Élisabeth Tabu", and who is never introduced.

News names people on second mention: a headline and a first sentence have "the interior minister", the next one the name.
A name that speaks and that the report gives no office at all is whom the sentence before let speak without a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.noun_kinds import apart

if TYPE_CHECKING:
    from collections.abc import Collection

    from secondsource.claims.chain import Chain
    from secondsource.claims.tree import Tree

_ONE_ONLY = frozenset({
    "president", "premier", "mayor", "governor", "king", "queen", "emperor", "emir", "sultan", "chancellor",
    "pope", "patriarch", "minister", "prime minister", "prosecutor", "rector", "archbishop", "vice president",
    "deputy minister",
})  # fmt: skip
"""Offices that a report tells of one bearer of, as a rule, where nothing tells two of them apart."""
_UNTOLD = frozenset({
    "source", "resident", "witness", "man", "woman", "person", "member", "fighter", "soldier", "survivor",
    "neighbor", "neighbour", "relative", "victim", "child", "boy", "girl", "one", "user", "expert", "analyst",
    "critic",
})  # fmt: skip
"""Who speaks without a name and goes on without one."""


def introduced(
    tree: Tree, chains: list[Chain], speakers: Collection[int], of: dict[int, Chain]
) -> list[Chain]:
    """Return the chains with those joined that are one actor's, first by an office, then by a name."""
    named = [chain for chain in chains if chain.names]
    kept = list(chains)
    for chain in [c for c in chains if not c.names and not c.plural and not c.counted]:
        owner = _by_office(tree, chain, named) or _by_turn(tree, chain, named, speakers)
        if owner is None:
            continue
        owner.take(chain, of)
        owner.country = owner.country or chain.country
        if owner.gender == "unknown":
            owner.gender = chain.gender
        kept = [c for c in kept if c is not chain]
    return kept


def _first(chain: Chain) -> int:
    return min(mention.start for mention in chain.mentions)


def _telling(tree: Tree, chain: Chain) -> frozenset[str]:
    """Return the nouns, adjectives and names of a chain's descriptions."""
    return frozenset(
        tree.lower[i]
        for mention in chain.mentions
        if mention.kind == "description"
        for i in range(mention.start, mention.end)
        if tree.pos[i] in {"NOUN", "ADJ", "PROPN"}
    )


def _by_office(tree: Tree, chain: Chain, named: list[Chain]) -> Chain | None:
    """Return the only bearer of an office whose words hold all that a definite description before his name says."""
    first = chain.mentions[0]
    lemma = next(iter(chain.heads), "") if len(chain.heads) == 1 else ""
    body = lemma in lexicon.BODIES and not chain.human
    if not first.definite or chain.owned or not (lemma in _ONE_ONLY or body):
        return None
    words = _telling(tree, chain) - {tree.lower[first.head]}
    holders = [
        other
        for other in named
        if lemma in other.heads
        and lemma not in other.past
        and words <= other.words
        and not (chain.country and other.country and chain.country != other.country)
        and (other.label == "PERSON") == chain.human
        and not apart(lemma, other)
    ]
    if len(holders) != 1 or _first(holders[0]) < _first(chain):
        return None
    rest = [other for other in named if other is not holders[0] and lemma in other.heads]
    return holders[0] if not rest else None


def _by_turn(tree: Tree, chain: Chain, named: list[Chain], speakers: Collection[int]) -> Chain | None:
    """Return the name that speaks right after somebody with an office spoke, and that nothing introduces."""
    if not chain.human or chain.heads & _UNTOLD or not chain.heads & lexicon.PERSONS:
        return None
    spoke = [mention for mention in chain.mentions if mention.head in speakers]
    if not spoke:
        return None
    last = spoke[-1]
    found = []
    for other in named:
        if other.label != "PERSON" or other.heads or {other.gender, chain.gender} == {"male", "female"}:
            continue
        start = min(other.mentions, key=lambda mention: mention.start)
        away = tree.sent[start.start] - tree.sent[last.start]
        bare = not tree.of(start.head, "appos", "acl", "nmod") and start.end - start.start > 1
        if start.head in speakers and bare and 1 <= away <= 2:
            found.append(other)
    between = [
        mention
        for other in named
        for mention in other.mentions
        if mention.head in speakers
        and last.start < mention.start
        and found
        and mention.start < _first(found[0])
    ]
    return found[0] if len(found) == 1 and not between else None

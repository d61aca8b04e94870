"""A body that a report tells of by what it is before it names it: "a monitor said", "Monitor" behind a headline, then the name.

Agencies open with "a monitoring group said" and give the name a sentence later: one source, which a reader counts once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.claims import actors, lexicon
from secondsource.claims.descriptions import TASKS, WATCHING
from secondsource.claims.mentions import Found, is_plural

if TYPE_CHECKING:
    from collections.abc import Collection

    from secondsource.claims.chain import Chain
    from secondsource.claims.headlines import Headline
    from secondsource.claims.tree import Tree

_GROUPS = frozenset({"group", "organization", "organisation"})
_SOON = 3
"""Sentences within which the name follows where several such bodies speak in a report."""


def teller(tree: Tree, headline: Headline) -> Found:
    """Return the mention of who tells a headline that ran into the text ("… in Aleppo *Monitor* AFP")."""
    head = headline.stop - 1
    lemma = tree.lemma[head]
    human = lemma in lexicon.PERSONS
    number = "plural" if is_plural(tree, head) else ("singular" if human else "either")
    return Found(
        headline.teller,
        headline.stop,
        head,
        "description",
        "",
        number,  # type: ignore[arg-type]
        "unknown",
        human,
        definite=False,
    )


def joined(tree: Tree, chains: list[Chain], speakers: Collection[int], of: dict[int, Chain]) -> list[Chain]:
    """Return the chains with each watching body that speaks without a name joined to the one that is named after it."""
    named = [chain for chain in chains if _speaks_as_watcher(tree, chain, speakers, of)]
    kept = list(chains)
    for chain in [c for c in chains if not c.names and not c.plural and not c.human]:
        if not _watches(tree, chain) or not any(m.head in speakers for m in chain.mentions):
            continue
        owner = _named_after(tree, chain, named)
        if owner is None:
            continue
        owner.take(chain, of)
        kept = [c for c in kept if c is not chain]
    return kept


def _watches(tree: Tree, chain: Chain) -> bool:
    """Tell whether every description of a chain is of a watching body, and none counts it or sets it beside another."""
    for mention in chain.mentions:
        words = tree.lower[mention.start : mention.head]
        watching = tree.lemma[mention.head] in WATCHING or (
            tree.lemma[mention.head] in _GROUPS and (not TASKS.isdisjoint(words) or mention.definite)
        )
        if mention.kind != "pronoun" and (not watching or {"another", "other", "second"} & set(words)):
            return False
    return any(
        tree.lemma[m.head] in WATCHING or not TASKS.isdisjoint(tree.lower[m.start : m.head])
        for m in chain.mentions
    )


def _speaks_as_watcher(tree: Tree, chain: Chain, speakers: Collection[int], of: dict[int, Chain]) -> bool:
    """Tell whether a named body is one that watches, and speaks itself or by whoever heads it ("Observatory chief X said")."""
    if chain.label != "ORG" or actors.sector_of_names(chain.names) != "NGO":
        return False
    if any(mention.head in speakers for mention in chain.mentions):
        return True
    return any(
        tree.base[mention.head] in {"nmod", "compound"}
        and any(above in speakers or _titled(above, speakers, of) for above in tree.above(mention.head))
        for mention in chain.mentions
        if mention.kind == "name"
    )


def _titled(index: int, speakers: Collection[int], of: dict[int, Chain]) -> bool:
    """Tell whether a word belongs to a person who speaks."""
    chain = of.get(index)
    return chain is not None and chain.label == "PERSON" and any(m.head in speakers for m in chain.mentions)


def _named_after(tree: Tree, chain: Chain, named: list[Chain]) -> Chain | None:
    """Return the only watching body that is named after a chain's first mention; of several the only one soon after it."""
    first = min(mention.start for mention in chain.mentions)
    near = range(tree.sent[first], tree.sent[first] + _SOON + 1)
    if len(named) > 1:  # those named before speak as well
        named = [o for o in named if any(m.start > first and tree.sent[m.start] in near for m in o.mentions)]
    if len(named) != 1 or (chain.country and named[0].country and chain.country != named[0].country):
        return None
    begin = min(mention.start for mention in named[0].mentions if mention.kind == "name")
    return named[0] if begin > first else None

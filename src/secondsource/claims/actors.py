"""What kind of actor an entity is, of which country and sector: from the words of the report, not from a list of people."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from secondsource.claims import firms, lexicon, naming
from secondsource.claims.mentions import country_in, desk
from secondsource.model.entity import EntityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.chain import Chain
    from secondsource.claims.tree import Tree

_ORDER = ("IGO", "MED", "MIL", "COP", "SPY", "GOV", "LEG", "JUD", "REB", "NGO")


def _runs(name: str) -> frozenset[str]:
    """Return all runs of words of a name."""
    words = name.split(" ")
    return frozenset(" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1))


def sector_of_words(lemmas: Sequence[str]) -> str | None:
    """Return the PLOVER sector that a description gives, its head (the last word) first, or ``None``."""
    table = lexicon.SECTORS
    for stop in range(len(lemmas), 0, -1):
        for size in (3, 2, 1):
            if size <= stop:
                found = table.get(" ".join(lemmas[stop - size : stop]))
                if found and lemmas[stop - size : stop] != ["agency"]:  # of news, of aid or of a state
                    return found
    return None


@lru_cache(maxsize=4096)
def sector_of_name(name: str) -> str | None:
    """Return the PLOVER sector that the words of an organization's name give, or ``None``."""
    runs = _runs(name)

    def has(key: str) -> bool:
        return not runs.isdisjoint(lexicon.words("actors", key))

    if has("igo_words"):
        return "IGO"
    if _irregular(name):
        return "REB"
    if has("government_words"):
        found = sector_of_words(name.split())
        return found if found in {"MIL", "COP", "LEG", "JUD"} else "GOV"
    if has("outlet_words"):
        return "MED"
    if has("armed_words"):
        return "REB"
    if has("ngo_words"):
        return "NGO"
    first, _, last = name.partition(" ")
    if last == "agency" and first not in lexicon.COUNTRIES and not naming.MATTERS.search(first):
        return "MED"  # "Anadolu Agency", not "Safety Agency"
    if any(word.strip(".") in _firm_forms() for word in name.split()):
        return "BUS"
    return sector_of_words(name.split())


def _irregular(name: str) -> bool:
    """Tell whether an army's name is no state's: "Free … Army", "Army of the Martyrs", not "Army of Chad"."""
    first, of, rest = name.partition(" of ")
    owner = rest.removeprefix("the ")
    named = first == "army" and bool(of) and owner not in lexicon.COUNTRIES and owner != "republic"
    return named or (name.endswith("army") and not _FIGHTING.isdisjoint(name.split()))


_FIGHTING = frozenset({"free", "resistance", "rebel", "mujahideen", "islamic"})
"""What an army calls itself that fights a state's."""


@cache
def _firm_forms() -> frozenset[str]:
    return frozenset(word.lower().strip(".") for word in firms.BEFORE | firms.BEHIND)


def sector_of_names(names: Sequence[tuple[str, ...]]) -> str | None:
    """Return the PLOVER sector that the longest name of an organization gives that gives one, or ``None``."""
    for name in sorted(names, key=len, reverse=True):
        found = sector_of_name(" ".join(name))
        if found:
            return found
    return None


def sector(tree: Tree, chain: Chain) -> str | None:
    """Return the PLOVER sector of an entity, or ``None``: the words give none."""
    if "news agency" in chain.heads:
        return "MED"
    if "company" in chain.heads and chain.label == "ORG":
        return "BUS"
    described = [m for m in chain.mentions if m.kind == "description"]
    for mention in chain.mentions:
        if mention.title:
            found = sector_of_words([tree.lemma[i] for i in range(*mention.title)])
            heads = [i for i in range(*mention.title) if tree.lemma[i] in _SPEAKING_FOR]
            found = (_of_body(tree, mention.title[0], heads[-1], found) if heads else None) or found
            if found:
                return found
    if chain.label in {"ORG", "MISC"}:
        found = sector_of_names(chain.names)
        if found:
            return found
    if chain.label == "GPE":
        return "GOV"
    for mention in described:
        head = mention.head
        start = mention.start
        owner = desk(tree, head)
        lemmas = [tree.lemma[i] for i in range(start, head + 1)] if owner is None else [tree.lemma[owner]]
        found = sector_of_words(lemmas)
        if tree.lemma[head] in _SPEAKING_FOR:
            found = _of_body(tree, start, head, found) or found
        if found:
            return found
    return None


_SPEAKING_FOR = frozenset({
    "spokesman", "spokeswoman", "spokesperson", "envoy", "commander", "leader", "chief", "head", "director",
    "official", "member", "negotiator", "delegate", "coordinator", "chairman", "chairwoman", "secretary",
    "general",
})  # fmt: skip
"""Nouns for people who are of the sector of the body that they speak or act for."""
_NO_STATES = frozenset({"IGO", "REB", "NGO", "OPP", "PTY"})


def _of_body(tree: Tree, start: int, head: int, own: str | None) -> str | None:
    """Return the sector of the body whose spokesman, envoy or commander somebody is, if no state's ("*UN* envoy").

    "Russia's UN envoy" is Russia's.
    """
    if own not in {None, "GOV", "MIL"}:
        return None
    before = [i for i in (*tree.of(head, "compound", "nmod", "amod"),) if start <= i < head]
    behind = [i for i in tree.of(head, "nmod") if i > head and tree.case(i) in {"of", "for"}]
    for body in (*before, *behind):
        for word in (*tree.exactly(body, "nmod:poss"), body):
            first, stop = tree.ent_of.get(word, (word, word + 1))
            body_ = tree.ent[word] == "ORG"
            found = (
                sector_of_name(" ".join(tree.lower[first:stop]))
                if body_
                else lexicon.SECTORS.get(tree.lemma[word])
            )
            abroad = found == "IGO" and country_in(tree, start, first) is not None
            if found in _NO_STATES and not abroad:
                return found
    return None


def kind(tree: Tree, chain: Chain, sector_: str | None) -> EntityKind:
    """Return what kind of thing an entity is."""
    if chain.label == "PERSON":
        return "person"
    if chain.label == "NORP":
        return "population"
    if chain.label in {"GPE"}:
        return "government"
    if chain.label in {"LOC", "FAC"}:
        return "place"
    if sector_ == "MED" and (chain.label or not chain.human):
        return "outlet"
    if chain.label in {"ORG", "MISC"}:
        if sector_ in {"GOV", "MIL", "COP", "SPY", "LEG", "JUD"}:
            return "government"
        if sector_ == "REB":
            return "armed_group"
        return "organization"
    head = chain.mentions[0].head
    lemma = tree.lemma[head]
    if sector_ == "REB" and (chain.plural or lemma in lexicon.COLLECTIVES):
        return "armed_group"
    if chain.human and not chain.plural:
        return "person"
    people = chain.human or lemma in {"family", "household", "community", "crowd", "population", "public"}
    if people and (
        sector_ in {"CVL", "REF", "REL", "EDU", "HLH", "CRM", "LAB"}
        or (sector_ == "NGO" and chain.plural and chain.human)
    ):
        return "population"
    if sector_ in {"GOV", "MIL", "COP", "SPY", "LEG", "JUD"}:
        return "government"
    if sector_ in {"IGO", "NGO", "BUS", "OPP", "PTY", "LAB"}:
        return "organization"
    if chain.plural and chain.human:
        return "population"
    return "other"

"""Which mentions of one report stand for the same actor: names by their parts, descriptions by their head, pronouns by rank.

Exact things first, pronouns last, as in the sieves of Raghunathan et al. (2010). What nothing fits stays unresolved.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from secondsource.claims import actors, announced, callings, firms, headlines, lexicon, run_in
from secondsource.claims.apposition import apposed, behind_comma, body_inside, fits_beside
from secondsource.claims.chain import Chain
from secondsource.claims.descriptions import Descriptions, owner, past
from secondsource.claims.introduced import introduced
from secondsource.claims.mentions import Found, country_in, find, is_plural, office
from secondsource.claims.names import (
    NameIndex,
    contains,
    initials,
    name_key,
    name_parts,
    same_body,
    same_person,
)
from secondsource.claims.pronouns import Nearby, pronoun
from secondsource.claims.rivals import rivals
from secondsource.claims.saying import own_words
from secondsource.claims.stance import negated
from secondsource.claims.titled import agency

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from secondsource.claims.saying import Range, Saying
    from secondsource.claims.tree import Tree


def resolve(tree: Tree, sayings: Sequence[Saying]) -> list[Chain]:
    """Group the mentions of a document into chains, in order of their first mention."""
    headline = headlines.find(tree) if tree.headline is not None else None
    mark = headline.stop if headline is not None else -1
    speakers = {saying.source_head for saying in sayings if saying.source_head is not None}
    found = _cut(tree, find(tree, speakers), sayings)
    if (
        headline is not None
    ):  # no name or description runs over from the headline to its teller or to the mark
        told = announced.teller(tree, headline)
        found = [m for m in found if m.end <= told.start or m.start >= told.end]
        found = sorted([*found, told], key=lambda mention: (mention.start, -mention.end))
    chains: list[Chain] = []
    index = NameIndex()
    of: dict[int, Chain] = {}
    said = own_words(sayings)
    names = [m for m in found if m.kind == "name"]
    keys = [name_key(tree, mention) for mention in names]
    plain = set(keys)
    for key, mention in zip(keys, names, strict=True):
        chain = _named(tree, mention, index, _unpossessed(key, plain))
        if chain is None:
            chain = Chain(label=mention.label, human=mention.human)
            chains.append(chain)
        _join_name(tree, chain, mention, key, of)
        index.add(key, chain)
    _acronyms(tree, names, chains, of)
    described = Descriptions(tree, [(mention.head, of[mention.head]) for mention in names], said, of)
    for chain in chains:
        for head in sorted(chain.heads):
            described.remember(head, chain)
    for mention in found:
        if mention.kind == "name" or (mention.kind == "description" and mention.head in of):
            continue
        if mention.kind == "description":
            barred = (*said.get(mention.head, ()), (mark, mark + 1))
            beside = (
                apposed(tree, mention, of, barred),
                behind_comma(tree, mention, of),
                body_inside(tree, mention, of),
            )
            chain = next((c for c in beside if c is not None and fits_beside(tree, mention, c)), None)
            chain = chain or described.find(mention)
            if chain is None:
                counted = any(tree.pos[kid] == "NUM" for kid in tree.kids[mention.head])
                chain = Chain(human=mention.human, plural=mention.number == "plural", counted=counted)
                chains.append(chain)
            _join_description(tree, chain, mention, of)
            if mention.definite or tree.lemma[mention.head] not in _ANY:
                described.remember(office(tree, mention.head), chain)
    chains = announced.joined(tree, introduced(tree, chains, speakers, of), speakers, of)
    open_ = any(mention.kind == "pronoun" and mention.head not in of for mention in found)
    others = rivals(tree, {mention.head for mention in found} | set(of)) if open_ else {}
    ordered = sorted([*found, *others], key=lambda mention: (mention.start, -mention.end))
    _pronouns(tree, ordered, others, sayings, said, of)
    chains = callings.joined(tree, chains, speakers, of)
    _pronouns(tree, ordered, others, sayings, said, of)
    for chain in chains:
        if len(chain.mentions) > 1:
            chain.mentions.sort(key=lambda m: (m.start, m.end))
    return sorted(chains, key=lambda chain: (chain.mentions[0].start, chain.mentions[0].end))


def _cut(tree: Tree, found: Sequence[Found], sayings: Sequence[Saying]) -> list[Found]:
    """Let a speaker's description begin where he does, not in what ran into it ("in the town of Omar *rebels* said")."""
    begins = {
        saying.source_head: saying.source[0]
        for saying in sayings
        if saying.source is not None and saying.source_head is not None
    }
    return [
        replace(mention, start=begins[mention.head])
        if mention.kind == "description"
        and mention.start < begins.get(mention.head, 0) <= mention.head
        and (
            any(run_in.of_before(tree, i) for i in range(mention.start, begins[mention.head]))
            or run_in.only_counts(tree, mention.start, (begins[mention.head], mention.head + 1))
        )
        else mention
        for mention in found
    ]


def _pronouns(
    tree: Tree,
    ordered: Sequence[Found],
    others: Mapping[Found, Chain],
    sayings: Sequence[Saying],
    said: Mapping[int, Sequence[Range]],
    of: dict[int, Chain],
) -> None:
    """Join the pronouns to chains, in order of the text."""
    if all(mention.kind != "pronoun" or mention.head in of for mention in ordered):
        return
    nearby = Nearby(tree)
    spoken, turns = sorted(said), sorted({*said, *_silent(tree)})
    for mention in ordered:
        if mention.kind == "pronoun" and mention.head not in of:
            adds = tree.lemma[tree.head[mention.head]] in _GOING_ON
            own = said.get(mention.head, ())
            resolved = pronoun(tree, mention, nearby, sayings, spoken if adds else turns, of, own)
            if resolved is None:
                continue
            _join(resolved, mention, of)
            nearby.add(mention, resolved)
        elif mention.head in of:
            nearby.add(mention, of[mention.head])
        elif mention in others:
            nearby.add(mention, others[mention])


_ANSWERING = frozenset({"answer", "comment", "reply", "respond"})
_GOING_ON = frozenset({"add", "continue"})  # what only somebody does who has said something
_REFUSING = frozenset({"decline", "fail", "refuse"})


def _silent(tree: Tree) -> Iterator[int]:
    """Yield who is said to say nothing ("The army has not commented. *It* said earlier …"): the turn is theirs."""
    for verb, lemma in enumerate(tree.lemma):
        if lemma in _ANSWERING and tree.is_verb(verb):
            refused = tree.base[verb] == "xcomp" and tree.lemma[tree.head[verb]] in _REFUSING
            subject = tree.subject(verb)
            if subject is not None and (refused or negated(tree, verb)):
                yield subject


def _join(chain: Chain, mention: Found, of: dict[int, Chain]) -> None:
    chain.mentions.append(mention)
    of[mention.head] = chain
    if chain.gender == "unknown":
        chain.gender = mention.gender


def _join_name(tree: Tree, chain: Chain, mention: Found, key: tuple[str, ...], of: dict[int, Chain]) -> None:
    _join(chain, mention, of)
    chain.names.append(key)
    chain.plural = chain.plural or mention.number == "plural"
    whole = tree.words[mention.start : mention.end]
    if len(whole) > 1 and (whole[0] in firms.BEFORE or whole[-1] in firms.BEHIND):
        chain.heads.add("company")
    if agency(tree, mention.start, mention.end):
        chain.heads.add("news agency")
        chain.words.add("agency")
    if mention.title:
        persons = lexicon.PERSONS
        heads = {office(tree, i) for i in range(*mention.title) if tree.lemma[i] in persons}
        chain.words.update(tree.lower[slice(*mention.title)])
        if past(tree, *mention.title):
            chain.past |= heads - chain.heads
        else:
            chain.past -= heads
        chain.heads |= heads
        whose = next(filter(None, (owner(tree, i) for i in (*range(*mention.title), mention.head))), "")
        chain.owned |= {f"{whose} {head}" for head in heads if whose}
        chain.country = chain.country or country_in(tree, *mention.title)
        for index in range(*mention.title):
            of.setdefault(index, chain)
    if mention.label == "ORG":
        parts = tree.lower[mention.start : mention.end]
        chain.words.update(parts)
        nouns = {word.removesuffix("s") for word in parts} | set(parts)
        chain.heads.update(nouns & _named_after())
        if actors.sector_of_name(" ".join(key)) == "REB":
            chain.heads.discard("army")  # "the army" is the state's
    if mention.label in {"GPE", "NORP", "ORG"}:
        chain.country = chain.country or country_in(tree, mention.start, mention.end)
        if mention.label == "GPE" and chain.country is None:
            chain.country = lexicon.CAPITALS.get(" ".join(key))


def _join_description(tree: Tree, chain: Chain, mention: Found, of: dict[int, Chain]) -> None:
    _join(chain, mention, of)
    lemma = office(tree, mention.head)
    if past(tree, mention.start, mention.head):
        chain.past.update({lemma} - chain.heads)
    else:
        chain.past.discard(lemma)
    if whose := owner(tree, mention.head):
        chain.owned.add(f"{whose} {lemma}")
    chain.heads.add(lemma)
    chain.words.update(tree.lower[mention.start : mention.end])
    chain.country = chain.country or country_in(tree, mention.start, mention.end)
    if not chain.names:
        chain.plural = chain.plural or mention.number == "plural"


def _unpossessed(key: tuple[str, ...], names: Collection[tuple[str, ...]]) -> tuple[str, ...]:
    """Return a name without the "s" of a possessive whose apostrophe was lost, where the report has it so ("Kerrys")."""
    if not key or not key[-1].endswith("s"):
        return key
    bare = (*key[:-1], key[-1].removesuffix("s"))
    country = " ".join(bare) in lexicon.COUNTRIES and " ".join(key) not in lexicon.COUNTRIES
    return bare if bare in names or country else key


def _named(tree: Tree, mention: Found, index: NameIndex, key: tuple[str, ...]) -> Chain | None:
    chains = index.near(key)
    code = lexicon.COUNTRIES.get(" ".join(key)) if mention.label in {"GPE", "ORG", "LOC"} else None
    alike: list[Chain] = []
    for chain in reversed(chains):
        if not chain.names or {mention.gender, chain.gender} == {"male", "female"}:
            continue  # "Mr. Obama" is not Michelle Obama
        if key in chain.names and (
            mention.label == chain.label
            or {mention.label, chain.label} <= {"GPE", "LOC", "ORG", "FAC", "MISC"}
            or "PERSON" in {mention.label, chain.label}
        ):
            return chain
        if (
            code is not None
            and chain.label in {"GPE", "LOC", "ORG"}
            and any(lexicon.COUNTRIES.get(" ".join(name)) == code for name in chain.names)
        ):
            return chain
        if mention.label == "PERSON" and chain.label == "PERSON" and same_person(key, chain.names):
            alike.append(chain)
        if (
            mention.label == "ORG"
            and not is_plural(tree, mention.head)  # "Republican Senators" are not all "Senators"
            and chain.label in {"ORG", "MISC"}
            and _one_body(key, chain)
        ):
            return chain
    if not alike:
        return None
    given = len(key) == 1 and all(
        any(len(name) > 1 and name_parts(name)[:1] == list(key) for name in chain.names) for chain in alike
    )
    if given and len(alike) > 1:  # a first name alone is who was last called by it
        return max(alike, key=lambda chain: chain.mentions[-1].start)
    # A surname alone is whom the report speaks of most, where it has several of that name.
    return max(alike, key=lambda chain: len(chain.mentions))


def _one_body(key: tuple[str, ...], chain: Chain) -> bool:
    """Tell whether an organization's name is a chain's, shortened, written out or turned around.

    "Front" may be the Eastern Front, but then the National Front is another one.
    """
    if any(same_body(key, name) for name in chain.names):
        return True
    if any(len(short) == 1 and short[0] == initials(long) for short, long in _both_ways(key, chain.names)):
        return True  # "HRW" and "Human Rights Watch"
    full = [name for name in chain.names if len(name) > 1 and name[-1] == key[-1]]
    return any(contains(key, name) for name in chain.names) and all(contains(key, name) for name in full)


def _both_ways(
    key: tuple[str, ...], names: Sequence[tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield a name with each of a chain's, in both orders."""
    for name in names:
        yield key, name
        yield name, key


def _acronyms(tree: Tree, names: Sequence[Found], chains: list[Chain], of: dict[int, Chain]) -> None:
    """Join an abbreviation in parentheses to the name before it: "Syrian Observatory for Human Rights (OSDH)"."""
    for before, after in pairwise(names):
        gap = range(before.end, after.start)
        if not 1 <= len(gap) <= 2 or not any(tree.words[i] in "([" for i in gap):
            continue
        word = "".join(tree.words[after.start : after.end])
        if (
            not (word.isupper() or word.replace(".", "").isupper())
            or len(word) > 8
            or before.label == "PERSON"
        ):
            continue
        keep, gone = of[before.head], of[after.head]
        if keep is gone:
            continue
        for mention in gone.mentions:
            keep.mentions.append(mention)
            of[mention.head] = keep
        keep.names += gone.names
        chains.remove(gone)


_ANY = frozenset(
    {"citizen", "member", "person", "native", "resident", "victim", "friend", "fan", "man", "woman", "user"}
)
"""What somebody may be called once without being the only one: "the citizen" need not be he."""


@cache
def _named_after() -> frozenset[str]:
    """Give the nouns that organizations are called by: parts of a name that then stand for it ("the church")."""
    words = lexicon.COLLECTIVES | set(lexicon.SECTORS) | set(lexicon.load("actors")["groups"]) | _FIRMS
    return frozenset(word for word in words if word not in lexicon.PERSONS) - _LOOSE


_FIRMS = frozenset({
    "zoo", "casino", "museum", "hotel", "center", "centre", "airline", "airway", "bank", "carrier",
    "manufacturer", "hospital", "university", "school",
})  # fmt: skip
_LOOSE = frozenset({"media", "public", "population", "community", "country", "state", "force", "side"})

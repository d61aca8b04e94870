"""Which mentions of one report stand for the same actor: names by their parts, descriptions by their head, pronouns by rank.

A ranking over a few plain preferences (nearness, subjecthood, who spoke last), after Lappin and Leass (1994) and
the sieves of Raghunathan et al. (2010): exact things first, pronouns last. What none fits stays unresolved.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.chain import Chain
from secondsource.claims.mentions import Found, find, is_plural
from secondsource.claims.names import NameIndex, contains, name_key, same_person
from secondsource.claims.pronouns import Nearby, pronoun
from secondsource.claims.rivals import rivals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.saying import Saying
    from secondsource.claims.tree import Tree


def country_in(tree: Tree, start: int, end: int) -> str | None:
    """Return the country that words of a range name or describe, or ``None``."""
    table = lexicon.countries()
    for index in range(start, end):
        for size in (4, 3, 2, 1):
            if index + size <= end:
                code = table.get(" ".join(tree.lower[index : index + size]))
                if code and (tree.words[index][0].isupper() or not tree.words[index][0].isalpha()):
                    return code
    return None


def resolve(tree: Tree, sayings: Sequence[Saying]) -> list[Chain]:
    """Group the mentions of a document into chains, in order of their first mention."""
    found = find(tree)
    chains: list[Chain] = []
    index = NameIndex()
    of: dict[int, Chain] = {}
    spoken = _speakers(sayings)
    names = [m for m in found if m.kind == "name"]
    for mention in names:
        chain = _named(tree, mention, index)
        if chain is None:
            chain = Chain(label=mention.label, human=mention.human)
            chains.append(chain)
        _join(tree, chain, mention, of)
        index.add(name_key(tree, mention), chain)
    _acronyms(tree, names, chains, of)
    by_head: dict[str, list[Chain]] = {}
    named = [(mention.head, of[mention.head]) for mention in names]
    for chain in chains:
        for head in sorted(chain.heads):
            _remember(by_head, head, chain)
    for mention in found:
        if mention.kind == "name" or (mention.kind == "description" and mention.head in of):
            continue
        if mention.kind == "description":
            chain = _apposed(tree, mention, of)
            if chain is not None and not _fits_beside(tree, mention, chain):
                chain = None
            chain = chain or _described(tree, mention, by_head, named)
            if chain is None:
                chain = Chain(human=mention.human, plural=mention.number == "plural")
                chains.append(chain)
            _join(tree, chain, mention, of)
            _remember(by_head, tree.lemma[mention.head], chain)
    nearby = Nearby(tree)
    others = rivals(tree, {mention.head for mention in found} | set(of))
    for mention in sorted([*found, *others], key=lambda mention: (mention.start, -mention.end)):
        if mention.kind == "pronoun":
            resolved = pronoun(tree, mention, nearby, sayings, spoken, of)
            if resolved is not None:
                _join(tree, resolved, mention, of)
                nearby.add(mention, resolved)
        elif mention.head in of:
            nearby.add(mention, of[mention.head])
        elif mention in others:
            nearby.add(mention, others[mention])
    for chain in chains:
        chain.mentions.sort(key=lambda m: (m.start, m.end))
    return sorted(chains, key=lambda chain: (chain.mentions[0].start, chain.mentions[0].end))


def _speakers(sayings: Sequence[Saying]) -> list[int]:
    return sorted({saying.source_head for saying in sayings if saying.source_head is not None})


def _join(tree: Tree, chain: Chain, mention: Found, of: dict[int, Chain]) -> None:
    chain.mentions.append(mention)
    of[mention.head] = chain
    if mention.kind == "pronoun":
        if chain.gender == "unknown" and mention.gender != "unknown":
            chain.gender = mention.gender
        return
    if chain.gender == "unknown":
        chain.gender = mention.gender
    if mention.kind == "name":
        chain.names.append(name_key(tree, mention))
        chain.plural = chain.plural or mention.number == "plural"
        if mention.title:
            for index in range(*mention.title):
                chain.words.add(tree.lower[index])
                if tree.lemma[index] in lexicon.words("actors", "persons"):
                    chain.heads.add(tree.lemma[index])
            chain.country = chain.country or country_in(tree, *mention.title)
            for index in range(*mention.title):
                of.setdefault(index, chain)
        if mention.label == "ORG":
            parts = tree.lower[mention.start : mention.end]
            chain.words.update(parts)
            chain.heads.update(word for word in parts if word in _named_after())
        if mention.label in {"GPE", "NORP", "ORG"}:
            chain.country = chain.country or country_in(tree, mention.start, mention.end)
            if mention.label == "GPE" and chain.country is None:
                chain.country = lexicon.capitals().get(" ".join(name_key(tree, mention)))
        return
    chain.heads.add(tree.lemma[mention.head])
    chain.words.update(tree.lower[mention.start : mention.end])
    chain.country = chain.country or country_in(tree, mention.start, mention.end)
    if not chain.names:
        chain.plural = chain.plural or mention.number == "plural"


def _named(tree: Tree, mention: Found, index: NameIndex) -> Chain | None:
    key = name_key(tree, mention)
    chains = index.near(key)
    code = lexicon.countries().get(" ".join(key)) if mention.label in {"GPE", "ORG", "LOC"} else None
    for chain in reversed(chains):
        if not chain.names:
            continue
        if key in chain.names and (
            mention.label == chain.label
            or {mention.label, chain.label} <= {"GPE", "LOC", "ORG", "FAC", "MISC"}
            or "PERSON" in {mention.label, chain.label}
        ):
            return chain
        if (
            code is not None
            and chain.label in {"GPE", "LOC", "ORG"}
            and any(lexicon.countries().get(" ".join(name)) == code for name in chain.names)
        ):
            return chain
        if mention.label == "PERSON" and chain.label == "PERSON" and same_person(key, chain.names):
            return chain
        if (
            mention.label == "ORG"
            and not is_plural(tree, mention.head)  # "Republican Senators" are not all "Senators"
            and chain.label in {"ORG", "MISC"}
            and any(contains(key, name) for name in chain.names)
        ):
            return chain
    return None


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


def _fits_beside(tree: Tree, mention: Found, chain: Chain) -> bool:
    """Tell whether a description can be of what stands beside it: no place is a regime, no organization a child."""
    if chain.label in {"GPE", "LOC", "FAC"}:
        return tree.lemma[mention.head] in PLACES
    return not (mention.human and chain.label == "ORG")


def _apposed(tree: Tree, mention: Found, of: dict[int, Chain]) -> Chain | None:
    """Find the name that a description stands beside: in apposition, as its title, or as a predicate."""
    head = mention.head
    if tree.possessive(head):
        return None  # "the *Secretary General*'s envoy, Staffan de Mistura"
    for kid in tree.of(head, "appos", "flat"):
        if kid in of:
            return of[kid]
        for inner in tree.of(kid, "flat", "compound"):
            if inner in of:
                return of[inner]
    above = tree.head[head]
    if tree.base[head] == "appos" and above in of:
        return of[above]
    if tree.of(head, "cop") and mention.number == "singular":
        subject = tree.own_subject(head)
        if subject is not None and subject in of and of[subject].names:
            return of[subject]
    return None


def _remember(by_head: dict[str, list[Chain]], head: str, chain: Chain) -> None:
    held = by_head.setdefault(head, [])
    if not any(other is chain for other in held):
        held.append(chain)


PLACES = frozenset(
    {"country", "nation", "state", "republic", "kingdom", "power", "ally", "neighbor", "neighbour", "side"}
)
"""Nouns for actors that stand beside a country's name as the same."""

GROUPS = frozenset(
    {
        "group",
        "organization",
        "organisation",
        "movement",
        "company",
        "firm",
        "agency",
        "network",
        "faction",
        "militia",
        "team",
        "party",
        "alliance",
        "coalition",
        "charity",
        "institution",
    }
)
"""Nouns that stand for an organization named just before, whatever it is: "the group", "the agency"."""
_NEAR = 2  # sentences within which there must be one organization only
_OFTEN = 3  # mentions of an organization from which a report is about it, if no other has half as many


@cache
def _named_after() -> frozenset[str]:
    """Give the nouns that organizations are called by: parts of a name that then stand for it ("the church")."""
    words = lexicon.words("actors", "collectives") | set(lexicon.sectors()) | GROUPS
    return frozenset(word for word in words if word not in lexicon.words("actors", "persons")) - _LOOSE


_LOOSE = frozenset({"media", "public", "population", "community", "country", "state", "force", "side"})


def _only_group(tree: Tree, mention: Found, near: Sequence[tuple[int, Chain]]) -> Chain | None:
    """Return the one organization that the last sentences name, or the one that the report is about.

    ``None``: there is none, or there are several of like standing.
    """
    found: list[Chain] = []
    for head, chain in near:
        away = tree.sent[mention.start] - tree.sent[head]
        if (
            head < mention.start
            and away <= _NEAR
            and chain.label == "ORG"
            and not any(chain is c for c in found)
        ):
            found.append(chain)
    if len(found) == 1:
        return found[0]
    counts = Counter(id(chain) for head, chain in near if head < mention.start and chain.label == "ORG")
    first, *rest = [*counts.most_common(2), (0, 0), (0, 0)][:2]
    if first[1] >= _OFTEN and first[1] >= 2 * rest[0][1]:
        return next(chain for _, chain in near if id(chain) == first[0])
    return None


def _described(
    tree: Tree, mention: Found, by_head: dict[str, list[Chain]], near: Sequence[tuple[int, Chain]]
) -> Chain | None:
    """Find the chain that a description points back to; ``near`` are the heads of all names and their chains."""
    lemma = tree.lemma[mention.head]
    chains = by_head.get(lemma, ())
    country = country_in(tree, mention.start, mention.end)
    words = {
        tree.lower[i] for i in range(mention.start, mention.end) if tree.pos[i] in {"NOUN", "ADJ", "PROPN"}
    } - {tree.lower[mention.head]}
    number = mention.number == "plural"
    best: tuple[float, Chain] | None = None
    numbers = any(tree.pos[kid] == "NUM" for kid in tree.kids[mention.head])
    here = any(tree.lower[kid] == "this" for kid in tree.of(mention.head, "det"))
    indefinite = any(
        tree.lower[kid] in {"a", "an", "another", "some", "other", "several", "many"}
        for kid in tree.of(mention.head, "det", "amod")
    )
    if indefinite or numbers:
        return None
    for chain in chains:
        if not chain.mentions or lemma not in chain.heads:
            continue
        last = next((m for m in reversed(chain.mentions) if m.start < mention.start), None)
        if last is None:
            continue
        if number != chain.plural and not chain.names:
            continue
        if number and chain.names:
            continue
        if here and chain.label == "ORG":
            continue  # "this court" is where the words are spoken
        if country and chain.country and country != chain.country:
            continue
        if not mention.definite and chain.names:
            continue
        extra = words - chain.words - set(lexicon.countries())
        if extra and not (
            country and country == chain.country and not extra - {"foreign", "prime", "defense"}
        ):
            continue
        if not mention.definite and words != {w for w in chain.words if w in words}:
            continue
        distance = tree.sent[mention.start] - tree.sent[last.start]
        score = (
            2.0 * bool(words & chain.words)
            + 1.5 * bool(country and chain.country == country)
            + 0.5 * bool(chain.names)
            - 0.1 * distance
        )
        if best is None or score > best[0]:
            best = (score, chain)
    if best:
        return best[1]
    if mention.definite and not words and not country and lemma in GROUPS and not number:
        return _only_group(tree, mention, near)
    if mention.definite and country and mention.human and not number:
        # "the Russian minister" for a person whose office is told in other words ("Foreign Minister").
        same = [
            c for c in chains if c.names and c.label == "PERSON" and c.country == country and lemma in c.heads
        ]
        return same[-1] if same else None
    return None

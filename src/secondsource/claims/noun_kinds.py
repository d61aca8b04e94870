"""What a noun for people or bodies can stand for, and which two nouns are of different kinds."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from secondsource.claims import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.claims.chain import Chain


@cache
def narrower(lemma: str) -> frozenset[str]:
    """Return the nouns that a more general noun for people can stand for."""
    table: Mapping[str, Sequence[str]] = lexicon.load("actors")["general"]
    return frozenset(table.get(lemma, ()))


@cache
def sectors_of(lemma: str) -> frozenset[str] | None:
    """Return the sectors of the organizations that a noun can stand for, empty: of any; ``None``: it is no such noun."""
    table: Mapping[str, Sequence[str]] = lexicon.load("actors")["groups"]
    return frozenset(table[lemma]) if lemma in table else None


@cache
def bodies_called(noun: str) -> frozenset[str]:
    """Return the kinds of body that a noun names ("firm" for a company)."""
    table: Mapping[str, Sequence[str]] = lexicon.load("actors")["kinds"]
    return frozenset(kind for kind, nouns in table.items() if noun in nouns)


@cache
def verbs_of_death() -> frozenset[str]:
    """Return the verbs that alone tell of deaths ("die", "kill")."""
    patterns: Sequence[str] = lexicon.load("events")["types"]["CASUALTIES"]["verbs"]["killed"]
    return frozenset(pattern for pattern in patterns if pattern.isalpha())


def apart(noun: str, chain: Chain) -> bool:
    """Tell whether a noun names another kind of body than all that a report calls a chain: no company is an agency."""
    mine = bodies_called(noun)
    theirs = frozenset(
        kind
        for word in (
            *chain.heads,
            *(name[-1] for name in chain.names),
            *(word for name in chain.names for word in name[:-1]),
        )
        for kind in bodies_called(word)
    )
    return bool(mine and theirs and not mine & theirs)

"""The pattern language of ``data/events.json`` and ``data/acts.json``: a verb with what must stand around it.

A pattern is a lemma and conditions, separated by spaces::

    withdraw                  the verb alone
    take+over                 with the particle (compound:prt or an adverb right after it)
    seize :place              object (or subject of the passive) of a class
    take :=control|hold       object with one of these lemmas
    strike :!                 without an object
    surrender :               with any object
    leave @people             subject of a class
    fire >on                  with a prepositional phrase
    fall >to:armed            … whose noun is of a class
    agree ~                   with a clause as complement
    stop ~ASSAULT             … whose predicate is an event of that type
    find ~=dead               … or has one of these lemmas

A class is a list under ``classes``, an event type (a noun or clause that is such an event), ``place`` and
``people`` (names of the kind too), ``person`` (a person's name), ``armed`` (an armed actor) or ``actor`` (whoever
can act). What stands under ``never`` is no event, and no other pattern with as few conditions makes it one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from secondsource.claims import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


NEVER = ""
"""Type of what is no event though its word mostly is one ("fight a fire", "heart attack")."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One parsed pattern; ``weight`` is the number of its conditions."""

    lemma: str
    particle: str | None = None
    objects: str | None = None
    subjects: str | None = None
    clause: str | None = None
    oblique: tuple[str, str | None] | None = None
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A pattern and what it stands for: (type, mode) of an event, or (stance, act) of saying."""

    pattern: Pattern
    first: str
    second: str | None


@dataclass(frozen=True)
class NounIndex:
    """Nouns and noun groups that are events, by their last word."""

    single: Mapping[str, tuple[str, str]]
    groups: Mapping[str, Sequence[tuple[tuple[str, ...], str, str]]] = field(default_factory=dict)
    leading: frozenset[str] = frozenset()
    """First words of the groups of three, which may be the head ("*cessation* of hostilities")."""
    heads: frozenset[str] = frozenset()
    """All nouns that may be the head of an event: no other noun is one."""


def parse(text: str) -> Pattern:
    """Parse one pattern.

    Raises:
        ValueError: A condition is not of the language.
    """
    head, *conditions = text.split(" ")
    merged: list[str] = []
    for condition in conditions:
        if condition[0] in ":@>~":
            merged.append(condition)
        else:  # a class word with a space in it ("hunger strike")
            merged[-1] += f" {condition}"
    lemma, _, particle = head.partition("+")
    values: dict[str, str] = {}
    oblique: tuple[str, str | None] | None = None
    for condition in merged:
        sign, rest = condition[0], condition[1:]
        if sign == ">":
            preposition, _, name = rest.partition(":")
            oblique = (preposition, name or None)
        else:
            if "@" in rest:
                rest, _, subject = rest.partition("@")
                values["@"] = subject
            values[sign] = rest
    weight = len(merged) + bool(particle) + len([s for s in values if s == "@"]) * 0
    return Pattern(
        lemma, particle or None, values.get(":"), values.get("@"), values.get("~"), oblique, weight
    )


@cache
def event_verbs() -> Mapping[str, tuple[Entry, ...]]:
    """Return verb lemma → its entries, most conditions first."""
    found: dict[str, list[Entry]] = {}
    for type_, kinds in lexicon.load("events")["types"].items():
        for mode, patterns in kinds["verbs"].items():
            for text in patterns:
                pattern = parse(text)
                found.setdefault(pattern.lemma, []).append(Entry(pattern, type_, mode))
    for text in lexicon.load("events")["never"]["verbs"]:
        pattern = parse(text)
        found.setdefault(pattern.lemma, []).insert(0, Entry(pattern, NEVER, None))
    # Of two readings with as many conditions the one that looks at the subject is the special one ("a quake struck"),
    # but for what somebody or something is made or left ("militants left ten people dead").
    return {lemma: tuple(sorted(entries, key=_rank)) for lemma, entries in found.items()}


def _rank(entry: Entry) -> tuple[int, bool, bool, bool]:
    pattern = entry.pattern
    return (
        -pattern.weight,
        entry.first != NEVER,
        not (pattern.clause or "").startswith("="),
        pattern.subjects is None,
    )


@cache
def act_verbs() -> Mapping[str, tuple[Entry, ...]]:
    """Return verb lemma → its entries as an act of saying, most conditions first."""
    found: dict[str, list[Entry]] = {}
    for group in lexicon.load("acts")["verbs"]:
        for text in group["lemmas"]:
            pattern = parse(text)
            found.setdefault(pattern.lemma, []).append(Entry(pattern, group["stance"], group["act"]))
    return {
        lemma: tuple(sorted(entries, key=lambda e: -e.pattern.weight)) for lemma, entries in found.items()
    }


@cache
def event_nouns() -> NounIndex:
    """Return the nouns that are events."""
    single: dict[str, tuple[str, str]] = {}
    groups: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    listed = [
        (noun, type_, mode)
        for type_, kinds in lexicon.load("events")["types"].items()
        for mode, nouns in kinds["nouns"].items()
        for noun in nouns
    ]
    for noun, type_, mode in [
        (noun, NEVER, "") for noun in lexicon.load("events")["never"]["nouns"]
    ] + listed:
        words = tuple(noun.replace("-", " - ").split(" "))
        if len(words) == 1:
            single.setdefault(noun, (type_, mode))
        else:
            groups.setdefault(words[-1], []).append((words, type_, mode))
            if "-" in noun:
                single.setdefault(noun, (type_, mode))
    for entries in groups.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    triples = (words for entries in groups.values() for words, _, _ in entries if len(words) == 3)
    leading = frozenset(words[0] for words in triples)
    return NounIndex(single, groups, leading, leading | single.keys() | groups.keys())


@cache
def event_adjectives() -> Mapping[str, tuple[str, str]]:
    """Return the adjectives and participles that are states of events ("dead", "trapped")."""
    found: dict[str, tuple[str, str]] = {}
    for type_, kinds in lexicon.load("events")["types"].items():
        for mode, adjectives in kinds.get("adjectives", {}).items():
            for adjective in adjectives:
                found.setdefault(adjective, (type_, mode))
    return found

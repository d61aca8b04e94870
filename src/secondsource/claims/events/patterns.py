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
``people`` (names of the kind too), ``person`` (a person's name) or ``armed`` (an armed actor).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from secondsource.claims import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secondsource.claims.tree import Tree


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
    return {
        lemma: tuple(sorted(entries, key=lambda e: -e.pattern.weight)) for lemma, entries in found.items()
    }


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
    for type_, kinds in lexicon.load("events")["types"].items():
        for mode, nouns in kinds["nouns"].items():
            for noun in nouns:
                words = tuple(noun.replace("-", " - ").split(" "))
                if len(words) == 1:
                    single.setdefault(noun, (type_, mode))
                else:
                    groups.setdefault(words[-1], []).append((words, type_, mode))
                    if "-" in noun:
                        single.setdefault(noun, (type_, mode))
    for entries in groups.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return NounIndex(single, groups)


@cache
def event_adjectives() -> Mapping[str, tuple[str, str]]:
    """Return the adjectives and participles that are states of events ("dead", "trapped")."""
    found: dict[str, tuple[str, str]] = {}
    for type_, kinds in lexicon.load("events")["types"].items():
        for mode, adjectives in kinds.get("adjectives", {}).items():
            for adjective in adjectives:
                found.setdefault(adjective, (type_, mode))
    return found


def noun_event(tree: Tree, index: int) -> tuple[str, str] | None:
    """Return type and mode of a noun that is an event, with the words before or after it ("artillery fire")."""
    if tree.pos[index] not in {"NOUN", "PROPN"}:
        return None
    lemma = tree.lemma[index]
    nouns = event_nouns()
    for words, type_, mode in nouns.groups.get(lemma, ()):
        size = len(words)
        if index + 1 < size:
            continue
        if all(
            tree.lemma[index - size + 1 + offset] == word or tree.lower[index - size + 1 + offset] == word
            for offset, word in enumerate(words)
        ):
            return type_, mode
    for kid in tree.kids[index]:  # "cessation of hostilities": the group runs to the right of its head
        if tree.base[kid] != "nmod" or kid < index:
            continue
        for words, type_, mode in nouns.groups.get(tree.lemma[kid], ()) or nouns.groups.get(
            tree.lower[kid], ()
        ):
            if words[0] == lemma and len(words) == 3 and tree.case(kid) == words[1]:
                return type_, mode
    found = nouns.single.get(lemma)
    if found and tree.ent[index] in {"GPE", "PERSON"}:
        return None
    return found


_MEASURES = frozenset(
    {
        "kg",
        "kilogram",
        "ton",
        "tonne",
        "liter",
        "litre",
        "pound",
        "part",
        "number",
        "group",
        "series",
        "lot",
        "kind",
        "type",
        "piece",
        "deployment",
        "batch",
        "patch",
        "wave",
        "unit",
        "contingent",
        "majority",
        "most",
        "some",
        "half",
        "third",
        "quarter",
        "hundred",
        "thousand",
        "dozen",
        "million",
        "ten",
        "rest",
        "member",
        "mission",
        "crowd",
        "column",
        "convoy",
        "delivery",
        "return",
        "truckload",
        "amount",
        "percent",
    }
)
_GENERIC = frozenset(
    {
        "program",
        "programme",
        "effort",
        "delivery",
        "package",
        "agreement",
        "deal",
        "worker",
        "process",
        "operation",
        "plan",
        "supply",
        "shipment",
        "convoy",
        "measure",
        "activity",
        "attempt",
        "round",
        "item",
    }
)


class Matcher:
    """Matches patterns against the verbs of one tree; event nouns are looked up once."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.nouns: dict[int, tuple[str, str]] = {}
        for index, pos in enumerate(tree.pos):
            if pos in {"NOUN", "PROPN"}:
                event = noun_event(tree, index)
                if event:
                    self.nouns[index] = event

    def best(self, index: int, entries: Sequence[Entry]) -> Entry | None:
        """Return the first entry (most conditions first) whose conditions hold at the verb."""
        for entry in entries:
            if self._holds(index, entry.pattern):
                return entry
        return None

    def event(self, index: int) -> Entry | None:
        """Return the event that the verb reports, or ``None``."""
        entries = event_verbs().get(self.tree.lemma[index])
        return self.best(index, entries) if entries else None

    def act(self, index: int) -> Entry | None:
        """Return the act of saying that the verb reports, or ``None``."""
        entries = act_verbs().get(self.tree.lemma[index])
        return self.best(index, entries) if entries else None

    def _holds(self, index: int, pattern: Pattern) -> bool:
        tree = self.tree
        if pattern.particle is not None and not self._particle(index, pattern.particle):
            return False
        if pattern.objects is not None:
            objects = tree.objects(index)
            if pattern.objects == "!":
                if objects:
                    return False
            elif not objects:
                return False
            elif pattern.objects and not any(self._names(obj, pattern.objects) for obj in objects):
                return False
        if pattern.subjects is not None:
            subject = tree.agent(index) if tree.passive(index) else tree.subject(index)
            if subject is None or not self._names(subject, pattern.subjects):
                return False
        if pattern.clause is not None and not self._clause(index, pattern.clause):
            return False
        if pattern.oblique is not None:
            preposition, name = pattern.oblique
            obliques = tree.obliques(index)
            for obj in tree.of(index, "obj", "advmod", "compound"):
                obliques += tree.obliques(obj)
            if not any(
                case == preposition and (name is None or self._is(kid, name)) for case, kid in obliques
            ):
                return False
        return True

    def _particle(self, index: int, particle: str) -> bool:
        tree = self.tree
        for kid in tree.kids[index]:
            if tree.lower[kid] == particle and (
                tree.dep[kid] == "compound:prt"
                or tree.base[kid] in {"advmod", "case", "obl", "xcomp", "mark"}
            ):
                return True
        # A particle right behind its verb is often hung on the noun that follows ("ruled out a truce").
        return index + 1 < len(tree) and tree.lower[index + 1] == particle and tree.pos[index + 1] in {"ADP", "ADV"}

    def _clause(self, index: int, name: str) -> bool:
        tree = self.tree
        for kid in tree.of(index, "ccomp", "xcomp", *(() if not name else ("obl", "advcl", "advmod"))):
            if not name:
                return True
            if name in {"to", "that", "whether"}:
                if any(
                    tree.lower[mark] == name or (name == "whether" and tree.lower[mark] == "if")
                    for mark in tree.kids[kid]
                ):
                    return True
            elif name.startswith("="):
                if tree.lemma[kid] in name[1:].split("|") or tree.lower[kid] in name[1:].split("|"):
                    return True
            elif self.kind(kid) == name:
                return True
        return False

    def kind(self, index: int) -> str | None:
        """Return the event type of a verb or noun, or ``None``."""
        if self.tree.is_verb(index):
            entry = self.event(index)
            return entry.first if entry else None
        found = self.nouns.get(index)
        return found[0] if found else None

    def _names(self, index: int, name: str) -> bool:
        """Tell whether a noun is of a class, or what is coordinated with it, measured by it or compounded with it.

        "700 kg of medicine" is medicine, "part of an aid program" is aid, "food and water" is food.
        """
        tree = self.tree
        nouns = tree.conjuncts(index)
        if tree.lemma[index] in _MEASURES or tree.pos[index] in {"NUM", "SYM"}:
            nouns += [kid for case, kid in tree.obliques(index) if case == "of"]
        for noun in nouns:
            if self._is(noun, name):
                return True
            generic = name.isupper() or tree.lemma[noun] in _GENERIC
            if generic and any(self._is(kid, name) for kid in tree.of(noun, "compound", "amod")):
                return True
        return False

    def _is(self, index: int, name: str) -> bool:
        tree = self.tree
        if name.startswith("="):
            options = name[1:].split("|")
            if tree.lemma[index] in options or tree.lower[index] in options:
                return True
            if any(" " in option for option in options):
                start = max(0, index - 2)
                window = " ".join(tree.lemma[start : index + 1])
                return any(window.endswith(option) for option in options if " " in option)
            return False
        if name.isupper():
            return any(
                event is not None and event[0] == name
                for event in (self.nouns.get(index), *self._below(index))
            )
        ent = tree.ent[index]
        if name == "place":
            if ent in {"GPE", "LOC", "FAC"}:
                return True
        elif name == "people":
            if ent == "PERSON" or (ent == "NORP" and tree.pos[index] != "ADJ"):
                return True
            if tree.lower[index] in {
                "he",
                "she",
                "they",
                "we",
                "i",
                "him",
                "her",
                "them",
                "us",
                "me",
                "who",
                "whom",
            }:
                return True
            if tree.pos[index] == "NUM" and not tree.of(index, "nmod"):
                return True
        elif name == "person":
            return ent == "PERSON" or tree.lemma[index] in lexicon.words("actors", "persons")
        elif name == "armed":
            return lexicon.sectors().get(tree.lemma[index]) in {"MIL", "REB", "COP"} or ent == "NORP"
        classes = lexicon.load("events")["classes"]
        members = _members(name) if name in classes else frozenset()
        if tree.lemma[index] in members or tree.lower[index] in members:
            return True
        if index and f"{tree.lemma[index - 1]} {tree.lemma[index]}" in members:
            return True
        if name == "people" and lexicon.sectors().get(tree.lemma[index]) in {
            "CVL",
            "REF",
            "REB",
            "COP",
            "HLH",
        }:
            return tree.pos[index] in {"NOUN", "PROPN", "ADJ"}
        return False

    def _below(self, index: int) -> list[tuple[str, str] | None]:
        """Events in the complements of a noun ("end of the siege", "all military operations")."""
        tree = self.tree
        return [
            self.nouns.get(kid)
            for case, kid in tree.obliques(index)
            if case in {"of", "for"} and self.nouns.get(index) is None
        ]


@cache
def _members(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("events")["classes"][name])

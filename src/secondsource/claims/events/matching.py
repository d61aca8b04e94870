"""Matches the patterns of the word lists against the verbs and nouns of one tree."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from secondsource.claims import lexicon
from secondsource.claims.events.noun_senses import noun_event
from secondsource.claims.events.patterns import NEVER, act_verbs, event_nouns, event_verbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.claims.events.patterns import Entry, Pattern
    from secondsource.claims.tree import Tree


_MEASURES = frozenset({
    "kg", "kilogram", "ton", "tonne", "liter", "litre", "pound", "part", "number", "group", "series", "lot",
    "kind", "type", "piece", "deployment", "batch", "patch", "wave", "unit", "contingent", "majority", "most",
    "some", "half", "third", "quarter", "hundred", "thousand", "dozen", "million", "ten", "rest", "member",
    "mission", "crowd", "column", "convoy", "delivery", "return", "truckload", "amount", "percent", "much",
    "many", "bulk", "portion", "chunk", "all", "remainder", "total", "barrage", "salvo", "volley", "hail",
})  # fmt: skip


_GENERIC = frozenset({
    "program", "programme", "effort", "delivery", "package", "agreement", "deal", "worker", "process",
    "operation", "plan", "supply", "shipment", "convoy", "measure", "activity", "attempt", "round", "item",
})  # fmt: skip


@cache
def _options(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words that a name of words stands for ("=truce|cease fire"), and those of them that are several."""
    options = name[1:].split("|")
    return frozenset(options), tuple(option for option in options if " " in option)


@cache
def _listed(name: str) -> frozenset[str]:
    """Return the words of a class; none of what is no list."""
    return (
        lexicon.words("events", "classes", name) if name in lexicon.load("events")["classes"] else frozenset()
    )


class Matcher:
    """Matches patterns against the verbs of one tree; event nouns are looked up once."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._crafts: list[int] | None = None
        self._named: frozenset[str] | None = None
        self._events: dict[int, Entry | None] = {}
        self._acts: dict[int, Entry | None] = {}
        self._objects: dict[int, list[int]] = {}
        self._doers: dict[int, int | None] = {}
        self._obliques: dict[int, list[tuple[str, int]]] = {}
        self.nouns: dict[int, tuple[str, str]] = {}
        deeds = [index for index in tree.spots.verbs if tree.base[index] == "csubj"]
        for index in sorted({*tree.spots.of_lemmas(event_nouns().heads), *deeds}):
            pos = tree.pos[index]
            if pos in {"NOUN", "PROPN", "ADJ"} or (pos == "VERB" and tree.base[index] == "csubj"):
                event = noun_event(tree, index)
                if event and event[0] != NEVER:
                    self.nouns[index] = event

    def best(self, index: int, entries: Sequence[Entry]) -> Entry | None:
        """Return the first entry (most conditions first) whose conditions hold at the verb."""
        for entry in entries:
            if self._holds(index, entry.pattern):
                return entry
        return None

    def event(self, index: int) -> Entry | None:
        """Return the event that the verb reports, or ``None``."""
        if index not in self._events:
            self._events[index] = self._event(index)
        return self._events[index]

    def act(self, index: int) -> Entry | None:
        """Return the act of saying that the verb reports, or ``None``."""
        if index not in self._acts:
            self._acts[index] = self._act(index)
        return self._acts[index]

    def _event(self, index: int) -> Entry | None:
        tree = self.tree
        entries = event_verbs().get(tree.lemma[index])
        if tree.lemma[index] == "meet" and tree.passive(index) and not tree.of(index, "obl:agent"):
            behind = {case for case, _ in tree.obliques(index)}
            entries = None if behind & {"with", "by"} else entries  # "was *met with* a bill"
        found = self.best(index, entries) if entries else None
        return found if found is not None and found.first != NEVER else None

    def _act(self, index: int) -> Entry | None:
        entries = act_verbs().get(self.tree.lemma[index])
        found = self.best(index, entries) if entries else None
        if found is not None and found.pattern.particle is None:
            told = self.event(index)
            if told is not None and told.pattern.particle is not None:
                return None  # "called off the talks" calls them nothing
            if told is not None and told.first == told.pattern.subjects == "HAZARD":
                return None  # a hurricane that *slams* the coast says nothing
        return found

    def _holds(self, index: int, pattern: Pattern) -> bool:
        if pattern.particle is not None and not self._particle(index, pattern.particle):
            return False
        if pattern.objects is not None:
            objects = self._objects_of(index) or self._loose_objects(index, pattern.particle)
            if pattern.objects == "!":
                if objects:
                    return False
            elif not objects or (pattern.objects and not self._any_names(objects, pattern.objects)):
                return False
        if pattern.subjects is not None:
            subject = self._doer(index)
            if subject is None or not self._names(subject, pattern.subjects):
                return False
        if pattern.clause is not None and not self._clause(index, pattern.clause):
            return False
        return pattern.oblique is None or self._has_oblique(index, *pattern.oblique)

    def _has_oblique(self, index: int, preposition: str, name: str | None) -> bool:
        """Tell whether a verb has a prepositional dependent of a class, or of any."""
        return any(
            case == preposition and (name is None or self._is(kid, name))
            for case, kid in self._obliques_of(index)
        )

    def _objects_of(self, index: int) -> list[int]:
        """Return ``Tree.objects``, worked out once for all patterns of a verb."""
        found = self._objects.get(index)
        if found is None:
            found = self._objects[index] = self.tree.objects(index)
        return found

    def _doer(self, index: int) -> int | None:
        """Return who does what a verb tells."""
        if index in self._doers:
            return self._doers[index]
        tree = self.tree
        doer = tree.agent(index) if tree.passive(index) else tree.subject(index)
        if doer is None and not tree.of(index, "aux"):
            doer = tree.own_subject(index)  # "A volcano erupted", read as a passive
        noun = tree.head[index]
        if tree.base[index] in {"acl", "advcl"} and not tree.is_verb(noun) and tree.infinitive(index):
            noun = (
                tree.head[noun] if tree.base[noun] == "appos" else noun
            )  # "the quake, the worst *to strike* it"
            # "The third cyclone *to strike* it": nobody strikes a cyclone.
            doer = noun if self.nouns.get(noun, ("",))[0] == "HAZARD" else doer
        self._doers[index] = doer
        return doer

    def _obliques_of(self, index: int) -> list[tuple[str, int]]:
        """Return preposition and noun of what hangs on a verb by a preposition, or on its objects and adverbs."""
        found = self._obliques.get(index)
        if found is None:
            tree = self.tree
            found = tree.obliques(index)
            for obj in tree.of(index, "obj", "advmod", "compound"):
                found += tree.obliques(obj)
                found += [(tree.case(obj), obj)] if tree.of(obj, "case") else []
            self._obliques[index] = found
        return found

    def _loose_objects(self, index: int, particle: str | None) -> list[int]:
        """Return what the tree hung on a verb otherwise than as its object: "made *landfall*", "called off the *talks*"."""
        tree = self.tree
        loose = [
            kid
            for kid in tree.of(index, "xcomp", "obl")
            if kid > index
            and tree.pos[kid] == "NOUN"
            and not tree.of(kid, "case", "mark")
            and (tree.base[kid] == "xcomp" or particle is not None)
        ]
        return [kid for kid in loose if tree.ent[kid] not in {"DATE", "TIME"}]

    def _particle(self, index: int, particle: str) -> bool:
        tree = self.tree
        for kid in tree.kids[index]:
            if tree.lower[kid] == particle and (
                tree.dep[kid] == "compound:prt"
                or tree.base[kid] in {"advmod", "case", "obl", "xcomp", "mark"}
            ):
                return True
        # A particle right behind its verb is often hung on the noun that follows ("ruled out a truce").
        return (
            index + 1 < len(tree)
            and tree.lower[index + 1] == particle
            and tree.pos[index + 1] in {"ADP", "ADV"}
        )

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
            elif self.kind(kid) == name and (tree.base[kid] != "obl" or not tree.case(kid)):
                return True  # not "stopped work because of the raids"
        return False

    def kind(self, index: int) -> str | None:
        """Return the event type of a verb or noun, or ``None``."""
        if self.tree.is_verb(index):
            entry = self.event(index)
            return entry.first if entry else None
        found = self.nouns.get(index)
        return found[0] if found else None

    def is_built(self, index: int) -> bool:
        """Tell whether a noun is a building, vehicle or other thing that is built."""
        return self._names(index, "building") and self.tree.lemma[index] not in lexicon.words(
            "events", "classes", "weapon"
        )

    def _any_names(self, nouns: Sequence[int], name: str) -> bool:
        for noun in nouns:  # noqa: SIM110 - asked very often: no generator
            if self._names(noun, name):
                return True
        return False

    def _names(self, index: int, name: str) -> bool:
        """Tell whether a noun is of a class, or what is coordinated with it, measured by it or compounded with it.

        "700 kg of medicine" is medicine, "part of an aid program" is aid, "food and water" is food.
        """
        tree = self.tree
        nouns = tree.conjuncts(index)
        if tree.lemma[index] in _MEASURES or tree.pos[index] in {"NUM", "SYM"}:
            nouns += [kid for case, kid in tree.obliques(index) if case == "of"]
        for noun in nouns:
            if tree.lemma[noun] == "wave" and len(nouns) > 1:
                continue  # "a *wave of drones*"
            if tree.lemma[noun] == "round" and self._of_others(noun, name):
                continue  # "a new *round of clashes*" is none of talks
            if self._is(noun, name):
                return True
            generic = name.isupper() or tree.lemma[noun] in _GENERIC
            for kid in tree.of(noun, "compound", "amod", "flat") if generic else ():
                if tree.lemma[kid] not in {"weapon", "arm"} and self._is(kid, name):
                    return True  # no "weapons program" is aid
            for kid in tree.exactly(noun, "nmod:desc") if name.isupper() else ():
                if self._is(kid, name):
                    return True  # "Hurricane Irma"
        return False

    def _of_others(self, noun: int, name: str) -> bool:
        """Tell whether what there is a round of is of another class."""
        of = [kid for case, kid in self.tree.obliques(noun) if case == "of"]
        return bool(of) and not any(self._is(kid, name) for kid in of)

    def _is(self, index: int, name: str) -> bool:
        tree = self.tree
        if name.startswith("="):
            words, groups = _options(name)
            if tree.lemma[index] in words or tree.lower[index] in words:
                return True
            return bool(groups) and " ".join(tree.lemma[max(0, index - 2) : index + 1]).endswith(groups)
        if name == "HLH":
            return lexicon.SECTORS.get(tree.lemma[index]) == "HLH"
        if name.isupper():
            event = self.nouns.get(index)
            if event is not None:
                return event[0] == name
            if name == "HAZARD" and tree.pos[index] == "PROPN" and tree.lower[index] in self._storms():
                return True
            return any(below is not None and below[0] == name for below in self._below(index))
        ent = tree.ent[index]
        if name == "place":
            if ent in {"GPE", "LOC", "FAC"}:
                return True
        elif name == "people":
            if ent == "PERSON" or (ent == "NORP" and tree.pos[index] != "ADJ"):
                return True
            if tree.lower[index] in _PEOPLE:
                return True
            if tree.pos[index] == "NUM" and not tree.of(index, "nmod"):
                return True
        elif name == "person":
            return ent == "PERSON" or tree.lemma[index] in lexicon.PERSONS
        elif name == "crowd":
            if tree.pos[index] == "NUM":
                return True
        elif name == "actor":
            acting = {"PERSON", "ORG", "NORP", "GPE"}
            return ent in acting or tree.lower[index] in _WHO or tree.lemma[index] in _actors()
        elif name == "vehicle":
            if (tree.lower[index] == "it" or ent in {"MISC", "ORG", "PERSON"}) and self._aboard(index):
                return True
        elif name == "armed":
            return lexicon.SECTORS.get(tree.lemma[index]) in {"MIL", "REB", "COP"} or ent == "NORP"
        listed = _listed(name)
        if tree.lemma[index] in listed or tree.lower[index] in listed:
            return True
        if index and f"{tree.lemma[index - 1]} {tree.lemma[index]}" in listed:
            return True
        if name == "people" and lexicon.SECTORS.get(tree.lemma[index]) in _OF_PEOPLE:
            return tree.pos[index] in {"NOUN", "PROPN", "ADJ"}
        return False

    def _storms(self) -> frozenset[str]:
        """Return the names that the text gives to hazards: "Cyclone *Imara*", "*Imara* is the third cyclone"."""
        if self._named is None:
            tree = self.tree
            hazards = [i for i, event in self.nouns.items() if event[0] == "HAZARD"]
            named = [tree.head[i] for i in hazards if tree.base[i] in {"compound", "nmod"}]
            named += [kid for i in hazards for kid in tree.of(i, "flat")]
            named += [who for i in hazards if tree.of(i, "cop") and (who := tree.own_subject(i)) is not None]
            self._named = frozenset(
                tree.lower[i] for i in named if tree.pos[i] == "PROPN" and i not in self.nouns
            )
        return self._named

    def _aboard(self, index: int) -> bool:
        """Tell whether a name or "it" stands for a craft: one that the sentences before tell of as what sank or sailed."""
        tree = self.tree
        if (
            tree.lower[index] != "it"
            and tree.lower[index - 1] != "the"
            and "the" not in tree.lower[index : index + 1]
        ):
            return False
        if self._crafts is None:
            nouns = lexicon.words("events", "classes", "vehicle")
            self._crafts = [
                i
                for i, lemma in enumerate(tree.lemma)
                if lemma in nouns and tree.base[i] in {"nsubj", "obj", "root"}
            ]
        sent = tree.sent[index]
        last = [i for i in self._crafts if i < index and sent - tree.sent[i] <= 2]
        if tree.lower[index] != "it":
            return bool(self._crafts)
        clause = tree.head[index]
        above = tree.subject(tree.head[clause]) if tree.base[clause] == "ccomp" else None
        if above is not None and above not in last and self._is(above, "armed"):
            aims = any(self._is(obj, "place") or self._is(obj, "building") for obj in tree.of(clause, "obj"))
            if aims:
                return False  # "the air force said *it* had struck a camp"
        between = (
            [
                i
                for i in range(last[-1] + 1, index)
                if tree.base[i] == "nsubj"
                and tree.pos[i] in {"NOUN", "PROPN"}
                and not tree.ent[i]
                and tree.sent[last[-1]] < tree.sent[i] < sent
            ]
            if last
            else []
        )
        return bool(last) and not between

    def _below(self, index: int) -> list[tuple[str, str] | None]:
        """Events in the complements of a noun that is none ("end of the siege", "all military operations")."""
        return [self.nouns.get(kid) for case, kid in self.tree.obliques(index) if case in {"of", "for"}]


_PEOPLE = frozenset({"he", "she", "they", "we", "i", "him", "her", "them", "us", "me", "who", "whom"})
_OF_PEOPLE = frozenset({"CVL", "REF", "REB", "COP", "HLH"})
"""Sectors whose words are people."""
_WHO = frozenset({"he", "she", "they", "we", "i", "who", "you"})


@cache
def _actors() -> frozenset[str]:
    return lexicon.PERSONS | lexicon.COLLECTIVES | set(lexicon.SECTORS)

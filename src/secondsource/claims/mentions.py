"""The words of a report that stand for actors: names, descriptions and pronouns, before they are told apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from secondsource.claims import lexicon
from secondsource.claims.quantities.units import is_person
from secondsource.claims.settings import head_of_words
from secondsource.claims.titled import abbreviation_behind, agency, bounds

if TYPE_CHECKING:
    from collections.abc import Container

    from secondsource.claims.tree import Tree

MentionKind = Literal["name", "description", "pronoun"]
Number = Literal["singular", "plural", "either"]
Gender = Literal["male", "female", "unknown"]

PRONOUNS: dict[str, tuple[Number, Gender]] = {
    "he": ("singular", "male"), "him": ("singular", "male"), "his": ("singular", "male"), "himself": ("singular", "male"),
    "she": ("singular", "female"), "her": ("singular", "female"), "hers": ("singular", "female"), "herself": ("singular", "female"),
    "they": ("plural", "unknown"), "them": ("plural", "unknown"), "their": ("plural", "unknown"), "theirs": ("plural", "unknown"), "themselves": ("plural", "unknown"),
    "it": ("singular", "unknown"), "its": ("singular", "unknown"), "itself": ("singular", "unknown"),
    "i": ("singular", "unknown"), "me": ("singular", "unknown"), "my": ("singular", "unknown"), "we": ("plural", "unknown"), "us": ("plural", "unknown"), "our": ("plural", "unknown"),
}  # fmt: skip
FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})
THINGS = frozenset({"it", "its", "itself"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "such"})
_UNDER = frozenset({"vice", "deputy", "assistant", "lieutenant", "associate", "junior"})
_NO_PERSONS = frozenset({
    "hospital", "household", "gang", "cartel", "mafia", "rebellion", "insurgency", "paramilitary",
    "gendarmerie", "minority", "armed group", "security force",
})  # fmt: skip
_DESKS = frozenset(
    {"office", "service", "bureau", "department", "secretariat", "directorate", "headquarters"}
)
"""Nouns of what speaks for somebody who has it."""
_SIDES = frozenset({"source", "ally", "side", "troop"})
_MAY_BE = frozenset({"PRON", "DET", "NOUN", "PROPN"})
"""Parts of speech of mentions, but for speakers and parts of compounds."""
_INSIDE = frozenset({"compound", "flat", "fixed", "goeswith"})
"""Relations of what is only a part of a name or of a noun."""
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "MISC"})


@dataclass(slots=True, eq=False)
class Found:
    """One mention in tokens, which equals itself alone.

    Attributes:
        start, end: Token range; of a name the name alone, without its title.
        head: Its head.
        kind: Name, description or pronoun.
        label: Entity label of a name, ``""`` else.
        number: Grammatical number.
        gender: Where the words tell.
        human: Whether it is a person (or persons).
        definite: Whether a description points back ("the minister").
        title: Token range of the words before a name that describe its bearer, or ``None``.
    """

    start: int
    end: int
    head: int
    kind: MentionKind
    label: str
    number: Number
    gender: Gender
    human: bool
    definite: bool = False
    title: tuple[int, int] | None = None


def find(tree: Tree, speakers: Container[int] = ()) -> list[Found]:
    """Find the mentions of a document, in order of the text; ``speakers`` are heads of who says something.

    Of date lines only the agency is an actor.
    """
    found: list[Found] = []
    agencies = {tree.lower[start] for start, end, _ in tree.ents if agency(tree, start, end)}
    taken = [False] * len(tree)
    persons = lexicon.PERSONS
    surnames = {
        tree.lower[end - 1] for start, end, label in tree.ents if label == "PERSON" and end - start > 1
    }
    for start, end, label in tree.ents:
        if label not in _NAMES:
            continue
        if tree.lower[start] in agencies and end == start + 1:
            label = "ORG"  # noqa: PLW2901 - "(NWS)" behind a town is no town
        elif start in tree.aside and (
            tree.words[start].isupper() or (label != "PERSON" and end == start + 1)
        ):
            continue
        begin, stop, title = bounds(tree, start, end, label)
        if begin >= stop:
            continue
        if (
            label == "PERSON"
            and stop == begin + 1
            and tree.lower[begin] in persons
            and tree.lower[begin] not in surnames
        ):
            continue  # "the Emperor" is a title alone, no name
        head = head_of_words(tree, begin, stop)
        if label == "NORP" and (tree.pos[head] == "ADJ" or tree.base[head] in {"amod", "compound"}):
            continue
        for index in range(title[0] if title else begin, stop):
            taken[index] = True
        family = (
            label == "PERSON"
            and start < begin
            and tree.lower[start] == "the"
            and tree.lower[stop - 1].endswith("s")
        )
        number: Number = (
            "plural"
            if family or (label == "NORP" and tree.lower[head].endswith("s"))
            else ("singular" if label == "PERSON" else "either")
        )
        gender = gender_of(tree, range(title[0] if title else begin, stop))
        if gender == "unknown" and label == "PERSON":
            gender = _gender_beside(tree, begin, stop)
        found.append(
            Found(begin, stop, head, "name", label, number, gender, label in {"PERSON", "NORP"}, title=title)
        )
        short = abbreviation_behind(tree, stop, label)
        if short is not None:
            taken[short] = True
            found.append(Found(short, short + 1, short, "name", label, number, gender, False))
    for index, pos in enumerate(tree.pos):
        may_be = pos in _MAY_BE or tree.base[index] == "compound" or index in speakers
        if not may_be or taken[index]:
            continue
        if pos in {"PRON", "DET"} and tree.lower[index] in PRONOUNS:
            number, gender = PRONOUNS[tree.lower[index]]
            if tree.lower[index] == "it" and tree.base[index] == "expl":
                continue
            found.append(Found(index, index + 1, index, "pronoun", "", number, gender, gender != "unknown"))
        elif (
            index in speakers
            and tree.lower[index] == "old"
            and tree.lower[index - 2 : index] == ["year", "-"]
        ):
            start, end = tree.phrase(index)
            found.append(
                Found(
                    start,
                    end,
                    index,
                    "description",
                    "",
                    "singular",
                    "unknown",
                    True,
                    definite=tree.lower[start] == "the",
                )
            )
        elif pos in {"NOUN", "PROPN"} and tree.base[index] not in _INSIDE:
            made = _description(tree, index, index in speakers)
            if made:
                found.append(made)
        elif tree.base[index] == "compound" and (made := _of_document(tree, index)):
            found.append(made)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return found


def gender_of(tree: Tree, span: range) -> Gender:
    """Return the gender that the words of a range tell ("Mrs", "father")."""
    for index in span:
        gender = _gender(tree.lower[index], tree.lemma[index])
        if gender != "unknown":
            return gender
    return "unknown"


@lru_cache(maxsize=8192)
def _gender(word: str, lemma: str) -> Gender:
    told = {word.rstrip("."), lemma}
    if not told.isdisjoint(lexicon.words("actors", "female")):
        return "female"
    return "unknown" if told.isdisjoint(lexicon.words("actors", "male")) else "male"


def _gender_beside(tree: Tree, begin: int, stop: int) -> Gender:
    """Return the gender that a description right before a name tells ("the first lady, Michelle Obama")."""
    before = begin - 1
    if before > 0 and tree.words[before] == ",":
        before -= 1
    if before < 0 or tree.pos[before] != "NOUN" or tree.sent[before] != tree.sent[begin]:
        return "unknown"
    together = begin <= tree.head[before] < stop or any(
        tree.head[i] == before and tree.base[i] in {"appos", "flat"} for i in range(begin, stop)
    )
    return gender_of(tree, range(before, before + 1)) if together else "unknown"


def is_plural(tree: Tree, index: int) -> bool:
    """Tell whether a noun is plural."""
    if "Number=Plur" in tree.feats[index]:
        return True
    if "Number=Sing" in tree.feats[index]:
        return False
    return tree.lower[index].endswith("s") and tree.lemma[index] != tree.lower[index]


_MAY_ACT = lexicon.somebody() | frozenset(lexicon.SECTORS) | _SIDES | _DESKS | {"power"}
"""Nouns that may stand for actors who are told to say nothing."""


def _description(tree: Tree, index: int, speaks: bool) -> Found | None:
    lemma = tree.lemma[index]
    described = index > 0 and tree.base[index - 1] in {"compound", "amod"}
    acts = speaks or lemma in _MAY_ACT
    if not acts and not described:
        return None
    group = f"{tree.lemma[index - 1]} {lemma}" if described else lemma
    if not acts and group not in lexicon.SECTORS:
        return None
    persons = lexicon.PERSONS
    body = lemma in lexicon.COLLECTIVES or lemma in _NO_PERSONS
    told = lexicon.SECTORS.get(lemma) in {"CVL", "REF", "REB", "COP", "HLH", "CRM"}
    speaking = (
        speaks
        and lemma not in {"body", "corpse", "unit", "team", "force"}
        and is_person(tree.lower[index])
        and not _bears(tree, index)
    )
    human = lemma in persons or (not body and (told or speaking))
    actor = (
        human
        or lemma in lexicon.SECTORS
        or group in lexicon.SECTORS
        or lemma in lexicon.COLLECTIVES
        or lemma in _SIDES
        or (speaks and lemma in lexicon.BODIES)
        or ((speaks or tree.dep[index] in {"nsubj", "obl:agent"}) and desk(tree, index) is not None)
        or (lemma == "power" and is_plural(tree, index))
    )
    if not actor:
        return None
    if tree.ent[index] not in {"", "NORP", "ORG", "MISC", "PERSON"}:  # of persons only titles come here
        return None
    start, end = tree.phrase(index)
    determiners = {tree.lower[kid] for kid in tree.of(index, "det", "nmod") if kid < index}
    plural = is_plural(tree, index)
    number: Number = "plural" if plural else ("either" if lemma in lexicon.COLLECTIVES else "singular")
    return Found(
        start,
        end,
        index,
        "description",
        "",
        number,
        gender_of(tree, range(index, index + 1)),
        human,
        definite=bool(determiners & _DEFINITE) or _headlined(tree, index, start, number),
    )


def _of_document(tree: Tree, index: int) -> Found | None:
    """Return the body whose statement a noun is said to be ("the *Turkish army* statement"), definite as bodies are."""
    above, lemma = tree.head[index], tree.lemma[index]
    if index + 1 != above or tree.ent[index] or lemma == "media":
        return None
    if lemma not in lexicon.BODIES and lemma not in lexicon.COLLECTIVES:
        return None
    paper = tree.lemma[above]
    if paper not in lexicon.DOCUMENTS and paper not in lexicon.TALLIES:
        return None
    start = index
    while tree.head[start - 1] in {above, index} and tree.base[start - 1] in {"amod", "compound"}:
        start -= 1
    return Found(start, index + 1, index, "description", "", "either", "unknown", False, definite=True)


def desk(tree: Tree, index: int) -> int | None:
    """Return whose office or service a noun names ("the *army*'s press office", "the *mayor*'s office"), or ``None``."""
    if tree.lemma[index] not in _DESKS:
        return None
    persons, sectors = lexicon.PERSONS, lexicon.SECTORS
    owners = (
        kid
        for kid in (*tree.exactly(index, "nmod:poss"), *tree.of(index, "compound", "nmod"))
        if tree.possessive(kid) or tree.base[kid] == "compound" or tree.case(kid) == "of"
    )
    return next(
        (
            kid
            for kid in owners
            if tree.lemma[kid] != "press"
            and (tree.lemma[kid] in persons or tree.lemma[kid] in sectors or tree.ent[kid] in {"ORG", "GPE"})
        ),
        None,
    )


def _bears(tree: Tree, index: int) -> bool:
    """Tell whether a noun for a body stands right before a body's name ("the *broadcaster* Al Sharq"): then it is no person."""
    body = tree.lemma[index] in lexicon.BODIES
    return body and index + 1 < len(tree) and tree.ent[index + 1] == "ORG"


def _headlined(tree: Tree, index: int, start: int, number: Number) -> bool:
    """Tell whether a description stands as headlines have it, without an article: "*operator* denies overloading"."""
    return (
        start == index
        and number != "plural"
        and tree.sent[index] <= 1
        and tree.base[index] == "nsubj"
        and not tree.of(index, "det", "amod", "nummod", "nmod", "compound")
        and "Tense=Pres" in tree.feats[tree.head[index]]
    )


def office(tree: Tree, index: int) -> str:
    """Return the noun of an office as a lemma, with what makes another office of it: "vice president"."""
    before = tree.lower[index - 1] if index else ""
    return f"{before} {tree.lemma[index]}" if before in _UNDER else tree.lemma[index]


_COUNTRY_OPENINGS = frozenset(name.split(" ", 1)[0] for name in lexicon.COUNTRIES)


def country_in(tree: Tree, start: int, end: int) -> str | None:
    """Return the country that words of a range name or describe, or ``None``."""
    table = lexicon.COUNTRIES
    for index in range(start, end):
        first = tree.words[index][0]
        if tree.lower[index] not in _COUNTRY_OPENINGS or (first.isalpha() and not first.isupper()):
            continue
        for size in (4, 3, 2, 1):
            if index + size <= end:
                code = table.get(" ".join(tree.lower[index : index + size]))
                if code:
                    return code
    return None

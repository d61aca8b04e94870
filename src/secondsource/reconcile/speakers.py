"""What words for a speaker tell of him: that he is named, only described, or only referred back to; and for whom he speaks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from secondsource.model import Entity, Extraction
from secondsource.reconcile.commons import nouns
from secondsource.reconcile.names import described, is_name, same_word
from secondsource.reconcile.populations import kind_of, singular
from secondsource.reconcile.words import PRONOUNS, fold, stem

_PERSONS = frozenset({"he", "she", "i", "who", "his", "her"})
_THEIRS = frozenset({"its", "their", "his", "her"})
_PART = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
BASED = re.compile(r"\b[\w.]+-based\b", re.IGNORECASE)
RELATIVE = re.compile(r",?\s(?:who|that|which|whose)\b.*$", re.DOTALL)  # "the charity that runs the wards"
# Where the head of a phrase ends: what follows tells where, whose or which.
_AFTER = frozenset({
    "of", "in", "at", "from", "on", "for", "near", "with", "by", "to", "within", "inside", "who", "that",
    "which",
})  # fmt: skip
_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "same", "its", "their", "his", "her"})
_OFFICE = re.compile(
    r"^(?:(?:its|their|the (?:group|organi[sz]ation|body|ministry|agency|party|union|authority|council|service|institute|department"
    r"|office|army|company|coalition|movement|network)(?:['’]?s)?)\s+\w|(?:the\s+)?(?:\w+\s+){1,3}of\s+(?:its|their)\s+\w|(?:an?|the) spokes(?:man|woman|person)$)",
    re.IGNORECASE,
)
# Words of descriptions that many share: alone they tell nobody.
_COMMON = frozenset(
    stem(word)
    for word in ("official", "senior", "local", "former", "authority", "chief", "state", "power", "people")
)
# Nouns by which any body can be called.
_ANY_BODY = frozenset(
    stem(w) for w in ("group", "organization", "organisation", "body", "network", "main", "leading")
)
# Nouns for those who are or work in a body: "civil defence workers" speak for the civil defence.
_MEMBERS = frozenset(
    stem(same_word(w))
    for w in (
        "worker",
        "member",
        "official",
        "volunteer",
        "rescuer",
        "source",
        "staff",
        "team",
        "spokesman",
        "activist",
    )
)


@lru_cache(maxsize=20_000)
def head_of(words: str) -> str:
    """Return the head noun of a phrase for a speaker, in the singular ("A source at the command" → "source")."""
    parts = [fold(p) for p in _PART.findall(BASED.sub(" ", words))]
    kept: list[str] = []
    for part in parts:
        if part == "of" and kept and singular(kept[-1]) in _SOME_OF:
            kept = []
            continue
        if part in _AFTER and kept:
            break
        kept.append(part)
    return singular(kept[-1]) if kept else ""


_SOME_OF = frozenset({
    "dozen", "score", "hundred", "thousand", "number", "couple", "handful", "majority", "lot", "some", "many",
    "most", "one",
})  # fmt: skip


@lru_cache(maxsize=20_000)
def refers_back(words: str) -> bool:
    """Tell whether words for a speaker only refer back to one told of before: a pronoun, "the source", "the hard-line group".

    A name among them, or what follows the noun ("the source at the hospital"), tells more.
    """
    written = _PART.findall(BASED.sub(" ", words))
    parts = [fold(p) for p in written]
    if len(parts) == 1 and parts[0] in PRONOUNS | _THEIRS:
        return True  # "it", and "its claim that …"
    if not parts or parts[0] not in _DETERMINERS:
        return False
    rest = [p for p in parts if p not in _DETERMINERS]
    named = any(p[:1].isupper() for p in written[1:])
    if len(rest) > 1 and rest[-1].startswith("spokes") and rest[-2] in nouns()["body"] & nouns()["which"]:
        return False  # "the army spokesman"
    return bool(rest) and not named and singular(rest[-1]) in nouns()["back"] and not set(rest) & _AFTER


def a_person(pronoun: str) -> bool:
    """Tell whether a pronoun stands for one person."""
    return fold(pronoun) in _PERSONS


@lru_cache(maxsize=20_000)
def can_speak(words: str) -> bool:
    """Tell whether a phrase that names nobody is of somebody, or a body, that can say something."""
    head, known = head_of(words), nouns()
    return head in known["voice"] | known["back"] | known["body"] or bool(
        _ONE.match(words) and _DOER.search(head)
    )


@lru_cache(maxsize=20_000)
def can_act(words: str) -> bool:
    """Tell whether a name or a phrase is of somebody who can be held responsible: "rebels", not "9 a gas tank"."""
    return is_name(words) or bool(kind_of(singular(head_of(words)))) or can_speak(words)


_ONE = re.compile(r"^(?:an?|one|another|two|three)\s", re.IGNORECASE)
_DOER = re.compile(r"\w{3}(?:ger|ker|ner|ter|der|per|ler|ver|yer|man|woman|ist|keeper)$")  # "a gravedigger"


@lru_cache(maxsize=20_000)
def hearsay(words: str) -> bool:
    """Tell whether words for a document say nothing of whose it is ("reports", "the statement", "first reports on Sunday")."""
    parts = [singular(fold(p)) for p in _PART.findall(_ON_A_DAY.sub("", words))]
    plain = (
        nouns()["paper"]
        | _DETERMINERS
        | {"a", "an", "some", "several", "other", "earlier", "early", "media", "press"}
        | {"first", "initial", "recent", "unconfirmed", "various"}
    )
    return all(part in plain for part in parts)


_ON_A_DAY = re.compile(
    r"\s+(?:(?:late|early) )?(?:on )?(?:(?:late|early) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?$",
    re.IGNORECASE,
)
_OWN = re.compile(r"^(?:we|us|our (?:own )?\w.*)$", re.IGNORECASE)
_STAFF = re.compile(
    r"^(?:(?i:an?|the|one|its|some)\s+)?(?P<outlet>(?:[A-Z][\w.&-]*\s+)*?[A-Z][\w.&-]*?)(?:['’]s?|(?<=[A-Z])s)?\s+"
    r"(?:news agency |news |field |war |special )?(?:reporters?|correspondents?|journalists?|photographers?|cameram[ae]n|stringers?|crew)\b"
)
_STATE = re.compile(r"\b(?:state|government)(?:-run|-owned|-controlled)?\b", re.IGNORECASE)
_MEDIA = re.compile(
    r"\b(?:media|news agency|news|agency|television|tv|radio|broadcaster|newspaper|daily)\b", re.IGNORECASE
)
# What media are called; a charity, or an office of the UN, is an agency, too.
_NEWS = re.compile(
    r"\b(?:news (?:agency|site|service|network|channel|website|outlet)|newspaper|newswire|news wire|broadcaster|television|radio station|magazine)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def called_medium(words: str) -> bool:
    """Tell whether a name or a description ends in what media are called ("the Orontes news agency")."""
    return bool(_NEWS.search(words.strip()))


def first_person(words: str) -> bool:
    """Tell whether words for a speaker are of those who write: "we", "our observers"."""
    return bool(_OWN.match(words.strip()))


def quoted(text: str, at: int) -> bool:
    """Tell whether an offset of a text lies inside quotation marks that open in its paragraph."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    curly = before.count("“") + before.count("«") - before.count("”") - before.count("»")
    return curly > 0 or before.count('"') % 2 == 1


def staff_of(words: str) -> str:
    """Return the outlet whose reporter some words name ("An AFP correspondent in Aleppo"), or ""."""
    found = _STAFF.match(words.strip())
    return found["outlet"] if found else ""


def state_media(names: Iterable[str]) -> bool:
    """Tell whether one of some names or descriptions is of a state's own media."""
    return any(_STATE.search(name) and _MEDIA.search(name) for name in names)


class SpeaksFor:
    """Tells which persons speak for which bodies, by how reports describe them."""

    def __init__(
        self, entities: Sequence[Entity], titled: Mapping[str, Iterable[str]] = MappingProxyType({})
    ) -> None:
        """Index the descriptions of persons, and what stands before their names where they speak, by entity (``titles_given``)."""
        self.offices = {
            e.id: tuple(dict.fromkeys((*e.descriptors, *titled.get(e.id, ()))))
            for e in entities
            if e.kind == "person"
        }
        self.words: dict[str, list[frozenset[str]]] = {
            e.id: [words_of(d) for d in (*self.offices[e.id], *e.aliases)]
            for e in entities
            if e.kind == "person"
        }
        self.called = {e.id: (e.name, *e.aliases, *e.descriptors) for e in entities if e.kind != "person"}
        self.demonyms = frozenset(
            w
            for e in entities
            if e.precision == "country" or e.kind == "government"
            for w in _country_words(e)
        )
        self.country = {e.id: e.country or "" for e in entities}
        self.states = {
            w: e.country
            for e in sorted(entities, key=lambda e: e.id)
            if e.country and (e.precision == "country" or e.kind == "government")
            for w in _country_words(e)
        }
        self._of_country: dict[str, bool] = {}
        self.places = frozenset(w for e in entities if e.kind == "place" for w in words_of(e.name))
        self.named = {e.id for e in entities if e.kind == "person" and is_name(e.name)}
        self.heads: dict[str, list[frozenset[str]]] = {
            e.id: [words_of(head_of(d)) for d in (*self.offices[e.id], *e.aliases)]
            for e in entities
            if e.kind == "person"
        }
        self.bodies: dict[str, list[frozenset[str]]] = {
            e.id: [w for w in map(words_of, (e.name, *e.aliases)) if w]
            for e in entities
            if e.kind not in {"person", "place"}
        }
        self.told: dict[str, frozenset[str]] = {
            e.id: frozenset(w for text in (e.name, *e.aliases, *e.descriptors) for w in words_of(text))
            for e in entities
            if e.kind not in {"person", "place"}
        }

    def of_country(self, word: str) -> bool:
        """Tell whether the stem of a word is of a country's name or of an adjective made of it ("syrian")."""
        if word not in self._of_country:
            self._of_country[word] = any(one_country(name, word) for name in self.states)
        return self._of_country[word]

    def is_person(self, entity: str | None) -> bool:
        """Tell whether an entity is a person known by name."""
        return entity in self.named

    def described_as(self, person: str | None, description: str) -> bool:
        """Tell whether reports describe a person by the noun of a description ("the prosecutor", "a military prosecutor")."""
        noun, said = words_of(head_of(description)), words_of(description)
        for head, words in zip(
            self.heads.get(person or "", ()), self.words.get(person or "", ()), strict=True
        ):
            # "A Nato spokesman" is not the spokesman of a provincial police.
            fits = len(said & words) > 1 if noun <= _COMMON else said - noun - _COMMON - self.places <= words
            if noun and noun == head and fits:
                return True
        return False

    def of_state_media(self, body: str | None, name: str) -> bool:
        """Tell whether a name is of a state's own media, by itself or by what reports call the body."""
        return state_media((name, *self.called.get(body or "", ())))

    def state_of(self, body: str | None, name: str) -> str:
        """Return the country of a body, as it is known or as its name tells ("Turkeys state-run agency"), or ""."""
        told = sorted(self.states[w] for w in words_of(name) if w in self.states)
        return told[0] if told else self.country.get(body or "", "")

    def body_described_as(self, body: str | None, description: str) -> bool:
        """Tell whether a description is of a kind of body that a name shows ("a monitor": an observatory)."""
        said = words_of(BASED.sub(" ", RELATIVE.sub("", description))) - _ANY_BODY - _COMMON - _MEMBERS
        return bool(said) and said <= self.told.get(body or "", frozenset())

    def body(self, person: str, among: Iterable[str]) -> str | None:
        """Return the one of some entities for which a person speaks, or ``None``; "a civil defense official" for a country's."""
        said = self.words.get(person, ())
        for body in among:
            for name in self.bodies.get(body, ()):
                short = name - self.demonyms
                fitting = [words for words in said if words & _LEVELS <= name or not words & _MINISTERS]
                if any(name <= words and len(words) > len(name) for words in fitting) or (
                    len(short) > 1
                    and any(short <= words and words & (_SPEAKING | _MINISTERS) for words in fitting)
                ):
                    return body
        return None


_SPEAKING = frozenset(
    stem(same_word(w))
    for w in (
        "official",
        "spokesman",
        "chief",
        "director",
        "head",
        "officer",
        "commander",
        "member",
        "volunteer",
    )
)
# A minister of a province is of no ministry but its own.
_MINISTERS = frozenset({stem(same_word("minister"))})
_LEVELS = frozenset(
    stem(same_word(w))
    for w in ("provincial", "regional", "district", "state", "municipal", "county", "cantonal")
)


def _country_words(entity: Entity) -> Iterable[str]:
    """Yield the words by which names of one word call a country or its government ("Syria", "Syrian")."""
    for name in (entity.name, *entity.aliases):
        if " " not in name:
            yield from words_of(name)


LEAST_NAME, ENDING = 4, 3  # letters of a country's name; letters by which an adjective made of it differs


def one_country(name: str, word: str) -> bool:
    """Tell whether a word calls the country of a name: the name itself, or an adjective made of it."""
    return name == word or (
        min(len(name), len(word)) >= LEAST_NAME
        and word.startswith(name[:-1])
        and abs(len(word) - len(name)) <= ENDING
    )


def spoken_for(extraction: Extraction, case_entity: Mapping[str, Entity]) -> list[tuple[str, str]]:
    """Return persons whom a report calls "its spokesman", "the group's head" or just "director", with the body named last before them.

    "Its" is of a body that the same sentence or the one before it names: one further up is another's. So is "director",
    where the body, or the house, named last has one. Both by the ids of the case's entities.
    """
    sentences = sorted({c.sentence.start for c in extraction.claims})
    bodies = sorted(
        (span.start, e.id)
        for e in extraction.entities
        if e.id in case_entity and case_entity[e.id].kind in _BODIES
        for span in (e.mentions or (e.name_span,))
    )
    directed = sorted(
        (span.start, e.id)
        for e in extraction.entities
        if e.id in case_entity and any(head_of(w) in _DIRECTED for w in (e.name, *e.descriptors))
        for span in (e.mentions or (e.name_span,))
    )
    found = []
    for person in extraction.entities:
        called = (*person.descriptors, *person.aliases)
        office = next(filter(_OFFICE.match, called), None)
        bare = office is None and any(map(_DIRECTOR.match, called))
        if person.kind != "person" or (office is None and not bare) or person.id not in case_entity:
            continue
        owner = _POSSESSOR.match(office) if office is not None else None
        at = bisect_right(sentences, person.name_span.start)
        near = sentences[at - 2] if owner is None and at > 1 else 0
        before = [
            case_entity[e].id
            for start, e in (directed if bare else bodies)
            if near <= start < person.name_span.start
            and (owner is None or _called(case_entity[e], owner["body"]))
        ]
        if before and (not bare or before[-1] in {case_entity[e].id for _, e in bodies}):
            found.append((case_entity[person.id].id, before[-1]))
    return found


# A title that is of a body or a house and does not say which, and the nouns of those that have such a one.
_DIRECTOR = re.compile(
    r"^(?:(?:executive|managing|regional|deputy) )?(?:director|chairman|chairwoman|chairperson)(?:[ -]general)?$|^chief executive$",
    re.IGNORECASE,
)
_DIRECTED = frozenset({
    "authority", "agency", "service", "office", "department", "directorate", "administration", "institute", "bureau", "center",
    "centre", "organization", "organisation", "charity", "foundation", "association", "company", "firm", "corporation", "bank",
    "hospital", "clinic", "school", "university", "college", "laboratory", "museum", "prison", "jail", "orphanage", "plant",
    "factory", "mine", "port", "airport", "refinery", "hotel", "zoo", "observatory", "monitor", "watchdog", "group", "board",
    "commission", "committee", "council", "society", "federation", "crescent", "cross",
})  # fmt: skip
_POSSESSOR = re.compile(r"^the (?P<body>[\w-]+)['’]s?\s", re.IGNORECASE)


def _called(body: Entity, noun: str) -> bool:
    """Tell whether a body is called by a noun, in one of its names or descriptions."""
    return any(
        head_of(name) == singular(fold(noun)) for name in (body.name, *body.aliases, *body.descriptors)
    )


_BODIES = frozenset({"organization", "armed_group", "government"})


def telling_words(words: frozenset[str]) -> frozenset[str]:
    """Return the words of a name that tell which one it is: not "state", "power", "officials"."""
    return words - _COMMON


def words_of(text: str) -> frozenset[str]:
    """Return the words of a name or description, in a form without order, number and collectives."""
    return frozenset(stem(same_word(w)) for w in described(text))

"""Which body a name, an office or a signature is of: its words in one form, so that a minister and his ministry meet."""

import re
from collections.abc import Iterable
from functools import lru_cache

from secondsource.reconcile.populations import singular
from secondsource.reconcile.words import fold, stem

Body = frozenset[str]  # stems of the words that tell which body it is, without its country

_WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
_ASIDE = re.compile(r"\s*\([^()]*\)|,.*$")
_POSSESSIVE = re.compile(r"['’]s?\b")
_FORMER = re.compile(r"\b(?:former|ex|retired|late|would-be|self-styled)\b", re.IGNORECASE)
# Those who hold an office of the body that stands beside ("police spokesman", "director of the prison service").
_OFFICES = frozenset({
    "spokesman", "spokeswoman", "spokesperson", "director", "chief", "head", "chairman", "chairwoman",
    "chair", "chairperson", "president", "representative", "secretary", "commander", "commissioner",
    "superintendent", "coordinator", "manager", "administrator", "inspector", "captain", "colonel", "general",
    "major", "brigadier", "lieutenant", "sergeant", "admiral", "leader", "ceo", "executive", "officer",
    "official", "boss", "founder", "envoy", "delegate",
})  # fmt: skip
_PUBLIC = frozenset({
    "minister", "mayor", "governor", "senator", "judge", "prosecutor", "lawyer", "lawmaker", "premier",
    "king", "queen", "ambassador", "bishop",
})  # fmt: skip
# What is said of an office without telling whose it is.
_RANKS = frozenset({
    "deputy", "vice", "acting", "interim", "assistant", "senior", "top", "chief", "general", "press",
    "executive", "managing", "first", "honorary", "high",
})  # fmt: skip
# Parts of a body by which it speaks.
_VOICES = frozenset({
    "service", "office", "department", "team", "center", "centre", "unit", "bureau", "section", "desk",
    "secretariat", "directorate", "branch",
})  # fmt: skip
_SEATS = frozenset({
    "office", "branch", "bureau", "department", "section", "division", "directorate", "chapter", "mission",
    "desk",
})  # fmt: skip
_SIGNING = frozenset({
    "press", "media", "communications", "communication", "information", "public", "relations", "affairs",
})  # fmt: skip
_SILENT = frozenset({
    "headquarters", "headquarter", "the", "a", "an", "its", "his", "her", "their", "our", "of", "for", "and",
    "in", "at", "to", "on", "by", "affair", "affairs", "national", "federal", "central", "republic",
    "general", "mr", "mrs", "ms", "dr",
})  # fmt: skip
# Names that countries give to one and the same ministry.
_SAME = {
    "internal": "interior",
    "home": "interior",
    "defence": "defense",
    "external": "foreign",
    "minister": "ministry",
    "policeman": "police",
    "policewoman": "police",
    "military": "army",
    "troop": "army",
    "naval": "navy",
    "rebels": "rebel",
}
# Names of several words for what one word names: an army, a minister.
_PHRASES = (
    (
        re.compile(
            r"\b(?:(?:general staff|(?:high |general |supreme )?command|headquarters) of the )?(?:armed forces|army|armies|military)\b"
            r"(?:['’]s)?(?: (?:general staff|(?:high |general |supreme )?command|headquarters)\b)?",
            re.IGNORECASE,
        ),
        "army",
    ),
    (re.compile(r"\bcabinet secretar(?:y|ies)\b", re.IGNORECASE), "minister"),
)
_OF = re.compile(
    r"^(?P<office>[^,]*?)\s+(?:of|for|at|with|by|from|in charge of)\s+(?P<body>.+)$", re.IGNORECASE
)
_ITS_OFFICE = re.compile(r"['’]s?\s+office$", re.IGNORECASE)
# Which body commands another one of a country.
_COMMANDS = (
    (frozenset({"police"}), frozenset({"interior", "ministry"})),
    (frozenset({"army"}), frozenset({"defense", "ministry"})),
    (frozenset({"navy"}), frozenset({"defense", "ministry"})),
    (frozenset({"navy"}), frozenset({"army"})),
    (frozenset({"air", "force"}), frozenset({"defense", "ministry"})),
    (frozenset({"air", "force"}), frozenset({"army"})),
)
# What a body puts its words into, and what sails for it ("a Defence Ministry statement", "an Indian navy ship").
PAPERS = frozenset({"statement", "release", "communique", "bulletin", "dispatch", "declaration"})
_SHIPS = frozenset({"ship", "warship", "vessel", "boat", "frigate", "destroyer", "commando", "force"})


def bodies_of(names: Iterable[str], countries: frozenset[str], *, holder: bool = False) -> frozenset[Body]:
    """Return the bodies that names are of, each as its telling words.

    Args:
        names: Names and descriptions of one origin ("Interior Minister", "Press Service of the Ministry of the Interior").
        countries: Stems that call countries, which do not tell one body of a country from another.
        holder: Whether they describe a person: then only offices tell a body.
    """
    found = (body_of(name, holder=holder) for name in names)
    told = {frozenset(stem(w) for w in words) - countries for words in found}
    return frozenset(words for words in told if words)


@lru_cache(maxsize=50_000)
def body_of(name: str, *, holder: bool = False) -> frozenset[str]:
    """Return the words of the body that a name is of, in one form; empty where it tells none, or only a former office.

    "Deputy Health Minister", "the Health Ministry" and "Press Office of the Ministry of Health" are {health, ministry}.
    """
    bare = _ASIDE.sub("", name).strip()
    for phrase, word in _PHRASES:
        bare = phrase.sub(word, bare)
    if not bare or _FORMER.search(bare):
        return frozenset()
    words = _words(bare)
    split = _OF.match(_POSSESSIVE.sub("", bare))
    if split is not None:
        office = _words(split["office"])
        if office and office[-1] in _OFFICES | {"minister"}:
            within = _OF.match(split["body"])
            seat = _words(within["office"]) if within is not None else []
            whose = within["body"] if within is not None and seat and seat[-1] in _SEATS else split["body"]
            rest = [w for w in _words(whose) if w not in _SILENT]
            return frozenset(map(_form, [*rest, *(["minister"] if office[-1] == "minister" else [])]))
        if office and office[-1] in _VOICES and set(office[:-1]) & _SIGNING:
            return body_of(split["body"])
        if office and office[-1] in PAPERS:
            return body_of(split["body"])
    if len(words) > 1 and (words[-1] in PAPERS or (words[-1] in _SHIPS and words[-2] in {"navy", "naval"})):
        words.pop()
        if words[-1] == "press":
            words.pop()
    titled = bool(words) and words[-1] == "minister"
    if words and words[-1] in _OFFICES:
        while words and (words[-1] in _OFFICES or words[-1] in _SIGNING & {"press", "media"}):
            words.pop()
        titled = True
    while len(words) > 2 and words[-1] in _VOICES and words[-2] in _SIGNING:
        words = words[:-2]
    if _ITS_OFFICE.search(bare):
        words.pop()
    while words and words[0] in _RANKS:
        words.pop(0)
    if holder and not titled:
        return frozenset()
    return frozenset(_form(w) for w in words if w not in _SILENT)


def holds_office(descriptions: Iterable[str]) -> bool:
    """Tell whether one of a person's descriptions is of an office, so that what he does is more than his own affair."""
    for description in descriptions:
        split = _OF.match(_POSSESSIVE.sub("", description))
        words = _words(split["office"] if split is not None else _ASIDE.sub("", description))
        if words and words[-1] in _OFFICES | _PUBLIC:
            return True
    return False


def commands(one: Iterable[Body], other: Iterable[Body]) -> bool:
    """Tell whether the second of two is the ministry that commands the first: a country's police, or its army."""
    held, over = set(one), set(other)
    return any(below in held and above in over for below, above in _COMMAND_STEMS)


def _words(text: str) -> list[str]:
    plain = _POSSESSIVE.sub(" ", text)
    return [
        w for w in (singular(fold(p)) for p in _WORD.findall(plain)) if w not in {"the", "a", "an", "its"}
    ]


def _form(word: str) -> str:
    return _SAME.get(word, word)


_COMMAND_STEMS = tuple(
    (frozenset(map(stem, below)), frozenset(map(stem, above))) for below, above in _COMMANDS
)

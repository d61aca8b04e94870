"""One body under several names, and a body and those who speak for it: one origin."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from secondsource.reconcile.called_after import OFFICIALS, WORD, in_charge, of_another_kind, works_in
from secondsource.reconcile.carriers import PAPERS, Body, bodies_of, commands
from secondsource.reconcile.commons import is_common, nouns
from secondsource.reconcile.names import abbreviation_of, has_name, introduces, is_name
from secondsource.reconcile.roots import Root
from secondsource.reconcile.speakers import SpeaksFor, head_of, one_country, telling_words, words_of
from secondsource.reconcile.speaking import is_medium
from secondsource.reconcile.told_again import told_again
from secondsource.reconcile.words import fold, stem


def as_bodies(
    settled: dict[str, Root],
    speaks_for: SpeaksFor,
    its: Mapping[str, set[str]],
) -> dict[str, Root]:
    """Put together the names of one body, and a body and those who speak for it: the body is the origin."""
    named = {
        root.key: root
        for root in settled.values()
        if root.kind != "unknown" and (root.report is None or not is_medium(root.name))
    }
    told = {key: _told(root, speaks_for) for key, root in named.items()} if len(named) > 1 else {}
    instead: dict[str, tuple[str, str]] = {}
    for key in sorted(named):
        one = named[key]
        for other_key in sorted(named):
            other = named[other_key]
            if other_key == key or _leads(instead, other_key, key):
                continue
            # "Observatory director Salma Triki told AFP" was read as a name: who talks to an agency does not speak for it.
            speaks = one.entity and other.entity and speaks_for.body(one.entity, [other.entity])
            if speaks and other.kind != "agency":
                instead[key] = (other_key, f"{one.name} speaks for {other.name}.")
            elif key not in instead and other.entity and other.entity in its.get(one.entity or "", ()):
                instead[key] = (
                    other_key,
                    f"The report calls {one.name} a speaker of its own, after {other.name}.",
                )
            elif key not in instead and _one_body(one, other, speaks_for):
                instead[key] = (other_key, f"“{one.name}” is taken for {other.name}, told of in other words.")
            elif key not in instead and _of_one(key, other_key, told):
                instead[key] = (other_key, f"{one.name} and {other.name} speak for one body.")
    instead |= told_again(named, instead, speaks_for)
    for claim, root in settled.items():
        at, why = root.key, root.why
        seen = {at}
        while at in instead and instead[at][0] not in seen:
            at, why = instead[at]
            seen.add(at)
        if at != root.key:
            settled[claim] = replace(named[at], why=why, report=root.report)
    return settled


class _Told(NamedTuple):
    """What the words for an origin tell of the body that it speaks for.

    Attributes:
        person: Whether the origin is one who holds an office of it.
        bodies: The bodies that its names are of.
        state: Country of it, or "".
        shown: What makes its name the one to show: that it is a name, the longer the better.
        rules: Whether it is the government of that country, or who heads it.
        joint: Those of the bodies that are of several matters ("Ministry of Environment and Water").
    """

    person: bool
    bodies: frozenset[Body]
    state: str = ""
    shown: tuple[bool, int] = (False, 0)
    rules: bool = False
    joint: frozenset[Body] = frozenset()


def _told(root: Root, speaks_for: SpeaksFor) -> _Told:
    """Return of which bodies the names of an origin are."""
    countries = frozenset(speaks_for.states)
    if speaks_for.is_person(root.entity):
        names = [*speaks_for.offices.get(root.entity or "", ()), root.name]
        state = next(filter(None, (speaks_for.state_of(root.entity, name) for name in names)), "")
        return _Told(
            person=True,
            bodies=_of_some(bodies_of(names, countries, holder=True), speaks_for),
            state=state,
            shown=_shown(root),
            rules=_rules(speaks_for.offices.get(root.entity or "", ()), countries),
            joint=bodies_of([n for n in names if _JOINT.search(n)], countries, holder=True),
        )
    speaks = head_of(root.name) in _SPEAKERS | PAPERS or _NAVAL.search(root.name)
    if introduces(root.name) and not speaks:
        return _Told(
            person=True, bodies=frozenset()
        )  # "a police colonel" may well say what the police do not
    person = head_of(root.name) in OFFICIALS | {"minister"}
    names = [root.name, *(() if person else speaks_for.called.get(root.entity or "", ()))]
    state = speaks_for.state_of(root.entity, root.name)
    return _Told(
        person=person,
        bodies=_of_some(bodies_of(names, countries, holder=person), speaks_for),
        state=state,
        shown=_shown(root),
        rules=_rules((root.name,), countries),
        joint=bodies_of([n for n in names if _JOINT.search(n)], countries, holder=person),
    )


def _of_some(bodies: Iterable[Body], speaks_for: SpeaksFor) -> frozenset[Body]:
    """Return the bodies that words tell which they are, and not only of what people or kind ("the Syrian", "a London-based group")."""
    return frozenset(b for b in bodies if not all(w in _ANY or speaks_for.of_country(w) for w in b))


# A ministry of several matters, not "the Ministry of Health and WHO".
_JOINT = re.compile(
    r"\bminist(?:ry|er) (?:of|for) .*\band (?-i:[A-Z][a-z]+)$|\band (?-i:[A-Z][a-z]+) minist(?:ry|er)$",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"^(?:the )?(?P<country>[\w-]+?)(?:['’]s)? (?:federal |central )?(?:government|presidency|president|prime minister|premier|chancellor|cabinet)"
    r"(?:['’]s? office)?$",
    re.IGNORECASE,
)


def _rules(names: Iterable[str], countries: frozenset[str]) -> bool:
    """Tell whether a name or an office is of a country's government or of who heads it ("the Nigerian president's office")."""
    found = (_RULES.match(name) for name in names)
    said = {word for m in found if m for word in words_of(m["country"])}
    return any(one_country(name, word) for word in said for name in countries)


def _shown(root: Root) -> tuple[bool, int]:
    return is_name(root.name) and not is_common(root.name), len(root.name)


# Words by which many bodies can be called: alone they tell none.
_ANY = frozenset(
    stem(w)
    for w in (
        "ministry", "office", "department", "agency", "service", "company", "group", "organization", "official", "authority",
        "state", "government", "party", "union", "council", "committee", "commission", "team", "unit", "local", "senior",
        "force", "country", "soldier", "fighter", "terrorist", "extremist", "based", "another", "activist",
    )
)  # fmt: skip
_ARMED = words_of("force army troops soldiers fighters")
_NAVAL = re.compile(r"\bnav(?:y|al) \w+$", re.IGNORECASE)  # "An Indian navy ship"
_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})


def _of_one(key: str, other_key: str, told: Mapping[str, _Told]) -> bool:
    """Tell whether two origins speak for one body, or the first for one that the second commands, and the second stands for it."""
    one, other = told[key], told[other_key]
    if one.state and other.state and one.state != other.state:
        return False
    if commands(one.bodies, other.bodies) or (one.person and commands(other.bodies, one.bodies)):
        return one.person or not other.person  # of the police and their minister, the body is the origin
    if one.rules and other.rules and one.state and one.state == other.state:
        return one.person or (not other.person and (other.shown, other_key) > (one.shown, key))
    if not {b for b in one.bodies & other.bodies if b - _ANY} and not (
        _in_short(one.bodies, other.joint) or _in_short(other.bodies, one.joint)
    ):
        return False
    if one.person != other.person:
        return one.person
    return (other.shown, other_key) > (one.shown, key)


_MINISTRY = stem("ministry")


def _in_short(bodies: Iterable[Body], joint: Iterable[Body]) -> bool:
    """Tell whether one of some bodies is a ministry of several matters, called by one ("the Environment Ministry")."""
    return any(_MINISTRY in b and b - _ANY and b < c for b in bodies for c in joint)


def _leads(instead: Mapping[str, tuple[str, str]], start: str, end: str) -> bool:
    """Tell whether one origin is already put under another, directly or through others."""
    at, seen = start, {start}
    while at in instead and instead[at][0] not in seen:
        at = instead[at][0]
        seen.add(at)
    return at == end or end in seen - {start}


def _one_body(one: Root, other: Root, speaks_for: SpeaksFor) -> bool:
    """Tell whether the first name is a shorter or a looser description of what the second one names."""
    if _alias_of(one.name, other, speaks_for):
        return True
    if speaks_for.is_person(one.entity):
        return False
    if speaks_for.is_person(other.entity):
        bare = _IN_A_PLACE.sub("", one.name)
        of_a_body = head_of(bare) in nouns()["body"] and is_common(
            bare
        )  # "Prosecutors in Oruro" beside a prosecutor
        said = bare if of_a_body else one.name
        return (of_a_body or not is_name(one.name)) and (
            speaks_for.described_as(other.entity, said) or in_charge(one.name, other, speaks_for)
        )
    if _formerly(one.name) != _formerly(other.name):
        return False
    if _official_of(other.name, one.name):
        return False  # the body is the origin, not who speaks for it
    if _official_of(one.name, other.name):
        return True
    if _both_state_media(one, other, speaks_for) or _both_unnamed(one, other):
        return one.key > other.key
    short, long = words_of(one.name), words_of(other.name)
    telling = telling_words(short) - speaks_for.states.keys()
    whose = telling - _ARMED
    an_army = whose < telling and all(map(speaks_for.of_country, whose))  # of several that a people has
    if (
        telling
        and not (an_army and short < long)
        and not _several(other.name)
        and not (head_of(other.name) in _BESIDE_A_BODY and head_of(one.name) not in _BESIDE_A_BODY)
        and short <= long
        and (len(short) < len(long) or one.key > other.key)
    ):
        return True
    if _organ(short, long) or _abbreviated_in(one.name, other.name):
        return True
    if _one_of_its_kind(one, other, speaks_for) or works_in(one.name, other, speaks_for):
        return True
    if of_another_kind(one.name, other.name):
        return False
    return not is_name(one.name) and speaks_for.body_described_as(other.entity, one.name)


_IN_A_PLACE = re.compile(r"\s+(?:in|from|at)\s+[A-Z].*$")


def _alias_of(name: str, body: Root, speaks_for: SpeaksFor) -> bool:
    """Tell whether a name of one word, whatever it was read as, is how a report calls a body by its name ("… Agency (BASARNAS)")."""
    if " " in name or not is_name(name) or is_common(name) or speaks_for.is_person(body.entity):
        return False
    return any(
        fold(name) == fold(alias) and fold(alias) != fold(body.name)
        for alias in speaks_for.called.get(body.entity or "", ())
        if is_name(alias)
    )


def _official_of(official: str, body: str) -> bool:
    """Tell whether the first is one who speaks for the body that the second names ("a United Nations official")."""
    if head_of(official) not in OFFICIALS or head_of(body) in OFFICIALS or is_common(body):
        return False
    said, name = words_of(official), words_of(body)
    return bool(telling_words(name)) and name < said


def _formerly(name: str) -> bool:
    """Tell whether a name is of somebody who no longer holds his office."""
    return bool({"former", "ex", "retired"} & set(WORD.findall(name.casefold())))


_OWNER = re.compile(r"^[A-Z]\w+['’]s?\s+")
# Words of what many bodies in a country can be called.
_OF_MANY = frozenset({"news", "aid", "relief", "charity", "human", "rights", "local", "private", "media"})


def _one_of_its_kind(one: Root, other: Root, speaks_for: SpeaksFor) -> bool:
    """Tell whether both are called the one body of a kind that a country has ("Indonesia's weather agency", "the weather agency")."""
    if one.key <= other.key:
        return False
    states = [speaks_for.state_of(r.entity, r.name) for r in (one, other)]
    owners = [_OWNER.match(r.name) for r in (one, other)]
    if (all(states) and states[0] != states[1]) or (owners[0] and owners[1] and owners[0][0] != owners[1][0]):
        return False
    kinds = [_kinds(r, speaks_for) for r in (one, other)]
    return bool(kinds[0] & kinds[1])


def _kinds(root: Root, speaks_for: SpeaksFor) -> frozenset[frozenset[str]]:
    """Return the names of a body, without its country, that tell of what kind the body is."""
    names = {root.name, *speaks_for.called.get(root.entity or "", ())}
    found = set()
    for name in names:
        head = head_of(name)
        if head not in nouns()["body"] or set(name.casefold().split()) & _OF_MANY or introduces(name):
            continue
        words = words_of(_OWNER.sub("", name)) - speaks_for.states.keys() - _NATIONAL
        if len(words) > 1 and telling_words(words) - words_of(head):
            found.add(frozenset(words))
    return frozenset(found)


_NATIONAL = words_of("national") | words_of("central") | words_of("federal")


# Those who are told of by a body without speaking for it ("critics of the police", "relatives of the minister").
_BESIDE_A_BODY = frozenset({
    "critic", "opponent", "relative", "family", "victim", "supporter", "rival", "enemy", "protester",
    "survivor", "lawyer", "resident",
})  # fmt: skip


def _several(name: str) -> bool:
    """Tell whether a name is of several bodies ("the United States, Japan and NATO")."""
    return ", " in name or " and " in name


def _both_unnamed(one: Root, other: Root) -> bool:
    """Tell whether both are described by one noun, and not both by a name ("Syrian activists", "a local activist"): they may be the same people."""
    nouns = head_of(one.name), head_of(other.name)
    of = [telling_words(words_of(r.name)) - words_of(n) for r, n in zip((one, other), nouns, strict=True)]
    if all(of) and not of[0] & of[1]:
        return False  # a military source, and a source at a police command
    return nouns[0] == nouns[1] != "" and not all(_names_some(r.name) for r in (one, other))


def _names_some(words: str) -> bool:
    """Tell whether a description names which ones: "Syrian activists", "a source at Aleppo Police Command", not "Activists"."""
    parts = words.split()
    if len(parts) > 1 and parts[0].lower() in _DETERMINERS:
        parts = parts[1:]
    return has_name(" ".join(parts)) or is_name(words) or (len(parts) > 1 and parts[0][:1].isupper())


def _both_state_media(one: Root, other: Root, speaks_for: SpeaksFor) -> bool:
    """Tell whether both are media of a state, and their names tell of no two states."""
    if not all(speaks_for.of_state_media(root.entity, root.name) for root in (one, other)):
        return False
    states = [speaks_for.state_of(root.entity, root.name) for root in (one, other)]
    return not all(states) or states[0] == states[1]


def _abbreviated_in(body: str, organ: str) -> bool:
    """Tell whether the second is named as an organ of the first: by its first letters and more ("UN OCHA")."""
    parts = organ.split()
    return len(parts) > 1 and abbreviation_of(parts[0], body)


_DETERMINERS = frozenset({"a", "an", "the", "some", "several", "many", "one", "two", "other", "local"})
# Words for the bodies by which a state speaks.
_ORGANS = frozenset(
    w for text in ("government", "ministry", "army", "regime", "president", "embassy") for w in words_of(text)
)


def _organ(short: frozenset[str], long: frozenset[str]) -> bool:
    """Tell whether the first is a state by its name alone ("Russia"), the second a body of it ("the Russian ministry")."""
    if len(short) != 1 or not long & _ORGANS:
        return False
    name = min(short)
    return any(one_country(name, word) for word in long - _ORGANS)

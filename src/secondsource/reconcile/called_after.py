"""Officials and workers who are called after what their body does ("rescuers", "a rescue official"): the body is the origin."""

import re

from secondsource.reconcile.commons import nouns
from secondsource.reconcile.names import introduces
from secondsource.reconcile.roots import Root
from secondsource.reconcile.speakers import SpeaksFor, head_of, one_country
from secondsource.reconcile.words import fold, stem

# Those who speak for the body whose name stands beside.
OFFICIALS = frozenset({
    "official", "spokesman", "spokeswoman", "spokesperson", "director", "chief", "head", "chairman",
    "chairwoman", "representative", "secretary", "officer",
})  # fmt: skip
# What bodies are called that are not of a state: "a health official" is none of the World Health Organization's.
_PRIVATE = frozenset({
    "organization", "organisation", "group", "association", "charity", "foundation", "network", "union", "federation",
    "alliance",
})  # fmt: skip
_IN_CHARGE = OFFICIALS | {"minister", "commander", "leader"}
# What those do who are called after it.
_WORK = {"rescuer": "rescue", "firefighter": "fire", "forecaster": "weather", "seismologist": "seismological"}
_OF_AN_OFFICE = frozenset({"official", "authority"})
WORD = re.compile(r"[^\W_]+")


def works_in(people: str, body: Root, speaks_for: SpeaksFor) -> bool:
    """Tell whether people are called after what a public body does ("rescuers": of the search and rescue agency)."""
    domain = _domain(people, speaks_for)
    return bool(domain) and any(
        domain <= _stems(name) and head_of(name) in nouns()["body"] - _PRIVATE and not introduces(name)
        for name in {body.name, *speaks_for.called.get(body.entity or "", ())}
    )


def of_another_kind(people: str, body: str) -> bool:
    """Tell whether people are officials, and a body by its name none of a state."""
    return head_of(people) in _OF_AN_OFFICE and head_of(body) in _PRIVATE


def in_charge(people: str, person: Root, speaks_for: SpeaksFor) -> bool:
    """Tell whether officials are of the body whose head a person is ("a rescue official", the rescue agency's head)."""
    domain = _domain(people, speaks_for)
    return bool(domain) and any(
        domain <= _stems(said) and head_of(said) in _IN_CHARGE
        for said in speaks_for.offices.get(person.entity or "", ())
    )


def _domain(people: str, speaks_for: SpeaksFor) -> frozenset[str]:
    """Return the stems of what officials or workers do, without whose they are ("Indonesian rescuers" → rescue)."""
    head, said = head_of(people), _stems(people) - {"a", "an", "the", "some"}
    said = frozenset(w for w in said if not any(one_country(name, w) for name in speaks_for.states))
    if head in _WORK and len(said) == 1:
        return frozenset({stem(_WORK[head])})
    if head not in _OF_AN_OFFICE:
        return frozenset()
    return said - _stems(
        "official officials authority authorities local senior top other ministry government state agency company public"
    )


def _stems(text: str) -> frozenset[str]:
    """Return the stems of a text's words, each word for itself."""
    return frozenset(stem(fold(w)) for w in WORD.findall(text))

"""Bodies and people that reports call by common nouns only ("police", "the interior ministry", "a spokesperson"), and where they are.

Such words name somebody within a report. Across reports they mean one body only where the reports are of one place,
and of the many that a place has of one kind (officials, residents, officers) they mean nobody in particular.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from secondsource.model import Extraction, ReportEntity
from secondsource.reconcile.names import introduces
from secondsource.reconcile.populations import singular
from secondsource.reconcile.words import fold, read_table

NEAREST = (
    3  # places that a report names most, among which another report's main one makes both be of one place
)

_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "our", "its", "some", "several", "many"})
_PART = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*\.?")
# Where the head of a description ends.
_AFTER = frozenset(
    {"of", "in", "at", "from", "on", "for", "near", "with", "by", "to", "who", "that", "which"}
)


@lru_cache(maxsize=1)
def nouns() -> Mapping[str, frozenset[str]]:
    """Return the nouns for who, or what, says something, in the singular, by kind."""
    rows = (line.split("\t") for line in read_table("speaker_nouns.tsv"))
    return {kind: frozenset(words.split()) for kind, words in rows}


@lru_cache(maxsize=50_000)
def is_common(name: str) -> bool:
    """Tell whether a name is made of common nouns only ("the police", "Local officials", not "Greek police", "the Front")."""
    parts = [p for p in _PART.findall(name) if fold(p) not in _DETERMINERS]
    if not parts or any(p[:1].isupper() or p[:1].isdigit() for p in parts[1:]):
        return False
    first = parts[0]
    if not first[:1].isupper():
        return bool(first[:1].isalpha())
    if len(first) > 1 and first.isupper():
        return False  # an abbreviation
    word = singular(fold(first))
    if len(parts) == 1:
        known = nouns()
        return word in (known["voice"] | known["back"] | known["body"]) - known["proper"]
    return word in nouns()["which"]


@lru_cache(maxsize=50_000)
def is_body(name: str) -> bool:
    """Tell whether common nouns are of a body of which a place has one ("police", "the health ministry", not "officials")."""
    return not introduces(name) and _head(name) in nouns()["body"]


@lru_cache(maxsize=50_000)
def is_office(words: str) -> bool:
    """Tell whether a description is of an office that one person at a time holds in a place ("the governor", not "an officer")."""
    if introduces(words):
        return False
    parts = [fold(p) for p in _PART.findall(words) if fold(p) not in _DETERMINERS]
    if not parts:
        return False
    offices = nouns()["office"]
    head = _head(words)
    if head in {"minister", "secretary"}:  # of which a country has many: which one must be told
        return len(parts) > 1
    return head in offices or (head in nouns()["chief"] and len(parts) > 1)


def _head(name: str) -> str:
    kept: list[str] = []
    for part in (fold(p) for p in _PART.findall(name)):
        if part in _AFTER and kept:
            break
        kept.append(part)
    return kept[-1] if kept and kept[-1] in nouns()["body"] else singular(kept[-1]) if kept else ""


def homes(extractions: Sequence[Extraction]) -> dict[str, str]:
    """Return for each report a key that reports of one place share; a report that names no place is alone.

    A report is of the place that it names most. Reports are of one place where the main place of one is among the
    places that the other names most, in one country; and where a report names a country only, of the one place of
    that country that the others are of, if there is one.
    """
    named = {e.report: _places(e.entities) for e in extractions}
    countries = {e.report: _country(e.entities) for e in extractions}
    main = {report: places[0] for report, places in named.items() if places}
    of_country: dict[str, set[str]] = defaultdict(set)
    root = {(countries[r], place): (countries[r], place) for r, place in main.items()}

    def find(place: tuple[str, str]) -> tuple[str, str]:
        while root[place] != place:
            place = root[place]
        return place

    for report in sorted(main):
        country = countries[report]
        for place in named[report][:NEAREST]:
            if (country, place) in root:
                one, other = sorted((find((country, place)), find((country, main[report]))))
                root[other] = one
    for report, place in main.items():
        of_country[countries[report]].add(":".join(find((countries[report], place))))
    found = {}
    for report, country in countries.items():
        if report in main:
            found[report] = ":".join(find((country, main[report])))
        elif country and len(of_country[country]) == 1:
            found[report] = min(of_country[country])
        else:
            found[report] = f"{country}:" if country else report
    return found


def _places(entities: Sequence[ReportEntity]) -> list[str]:
    """Return keys of the places that a report names, but countries, most named first."""
    told = Counter[str]()
    for e in entities:
        if e.kind == "place" and e.precision != "country":
            told[str(e.geoname) if e.geoname else fold(e.name)] += max(1, len(e.mentions))
    return sorted(told, key=lambda k: (-told[k], k))


def _country(entities: Sequence[ReportEntity]) -> str:
    """Return the country of most places that a report names, or ""."""
    told = Counter[str]()
    for e in entities:
        if e.kind == "place" and e.country:
            told[e.country] += max(1, len(e.mentions))
    return min(told, key=lambda c: (-told[c], c), default="")

"""The places that a name can be of: by its own spelling, by other ways to write it, and by what its words tell."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from secondsource.claims.places import lists
from secondsource.claims.places.gazetteer import Place, key, load
from secondsource.claims.places.lands import (
    COUNTRY_NAMES,
    DEMONYMS,
    DIVISIONS,
    INHABITANTS,
    REGIONS,
    country,
    division,
)
from secondsource.claims.places.spelling import ARABIC, arabic, spellings, transliterated

MOST = 80  # candidates of one name, by people
LONG = 5  # letters of a name that is looked for in other spellings
BIG_CITY = 500_000  # a city of that name and size in its country is meant as well as the division ("Washington", "New York")


class Name(NamedTuple):
    """A name to resolve.

    Attributes:
        text: The name, without articles and titles.
        inside: Division code or country code that the words put it in ("Paris, Texas"), or ``None``.
        generic: ``county``, ``province``, ``city`` where the words say so, or ``None``.
        weight: How much it counts for the others.
        lands: Countries with Arabic names that the report tells of, in which other spellings of the name may be.
        home: Whether the outlet calls itself by it ("The Paris News"): then a town is likelier than a country.
    """

    text: str
    inside: str | None = None
    generic: str | None = None
    weight: float = 1.0
    home: bool = False
    lands: frozenset[str] = frozenset()


_GENERIC = re.compile(
    r"\s+(?:(county|parish|borough)|(province|governorate|state|region|oblast|prefecture|emirate|department|krai|territory)"
    r"|(district|municipality|area|countryside|township|suburbs?|city|town|village|enclave|neighbou?rhood))$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\s+(?:province|governorate|region|oblast|prefecture|emirate|krai|district|municipality|area)$",
    re.IGNORECASE,
)
"""What is put behind the name of a larger part of a country, which its entry may lack ("Karak *district*")."""
_SHORTENED = {
    "Mt.": "Mount", "Mt": "Mount", "Ft.": "Fort", "Ft": "Fort", "Pt.": "Point", "N.": "North", "S.": "South",
    "E.": "East", "W.": "West", "So.": "South", "No.": "North",
}  # fmt: skip
DIRECTION = re.compile(
    r"^(?:(?:north|south|east|west)(?:ern|-?east(?:ern)?|-?west(?:ern)?)?|central|upper|lower|downtown|greater|rural|rebel-held|government-held|"
    r"occupied|besieged|mainland)\s+",
    re.IGNORECASE,
)


_ARTICLE = re.compile(r"a[lsrdnz]h?-[A-Z]", re.IGNORECASE)


def candidates(name: Name) -> list[Place]:
    """Give the places that a name may mean: as it stands, without its generic word, without a direction before it."""
    return list(_meant(Name(name.text.strip(), name.inside, name.generic, lands=name.lands)))


@lru_cache(maxsize=4096)
def _meant(name: Name) -> Sequence[Place]:
    text = name.text
    if key(text) in REGIONS:
        return []
    if text.lower().endswith((" co.", " co")):
        text = f"{text.rsplit(' ', 1)[0]} County"
    found = _candidates(text)
    short, _, rest = text.partition(" ")
    if short in _SHORTENED and rest and text not in DIVISIONS:
        found = _united(found, _candidates(f"{_SHORTENED[short]} {rest}"))
    bare = _PART.sub("", text)
    if found and bare != text:
        larger = [place for place in _candidates(bare) if place.kind in ("division", "district")]
        found = _united(larger, found)
    words = key(text).split()
    if not name.inside and name.generic in (None, "city") and set(words) <= lists.GENERIC_NAME:
        # "Old City", "West Side" are in many cities, "the West" is no place; the West Bank is one
        named = [place for place in found if key(place.name) == key(text) and "coast" not in words]
        return [place for place in named if place.kind in ("country", "division") and len(words) > 1]
    if not found:
        stripped = _GENERIC.sub("", text)
        if stripped != text:
            found = _candidates(stripped)
    if not found:
        stripped = DIRECTION.sub("", text)
        if stripped != text:
            found = _candidates(stripped)
    if not found:
        plain = _GENERIC.sub("", text)  # "*Deir Ezzor* City"
        forms_ = (form for base in dict.fromkeys((text, plain)) for form in spellings(base))
        found = next((spelt for form in forms_ if (spelt := _candidates(form))), [])
        if _ARTICLE.match(text):
            found = [place for place in found if place.country in ARABIC]  # "al-Meridian" is not in Idaho
    if not found:
        written = ([p for p in _candidates(form) if p.country in ARABIC] for form in arabic(text))
        found = next((there for there in written if there), [])
    if not found and name.lands and len(text) >= LONG:
        forms = (_candidates(form) for form in transliterated(text))
        there = ([p for p in places if p.country in name.lands and p.kind == "city"] for places in forms)
        found = next((places for places in there if places), [])
    if name.generic in ("county", "province"):
        wanted = ("district",) if name.generic == "county" else ("division", "district")
        fitting = [place for place in found if place.kind in wanted]
        found = fitting or (_called_as(found) if name.generic == "province" else []) or found
    if name.generic == "city":
        found = [place for place in found if place.kind == "city"] or found
    if name.inside:
        fitting = [place for place in found if inside(place, name.inside)]
        fitting = fitting or [place for place in found if place.country == _namesake(name.inside)]
        found = fitting or ([] if _elsewhere(found, name.inside) else found)
    if len(found) > MOST:
        found = sorted(found, key=lambda place: (-place.people, place.id))[:MOST]
    return found


def _called_as(towns: Sequence[Place]) -> list[Place]:
    """Return the divisions that are called as their own towns: "*Taez* province", where only the town has that spelling."""
    return [
        place
        for town in towns
        if town.kind == "city"
        for place in load().find(town.name)
        if place.kind == "division" and place.division == town.division
    ]


def _namesake(code: str) -> str | None:
    """Return the country of a division's name: Georgia."""
    return next((COUNTRY_NAMES.get(key(name)) for name, known in DIVISIONS.items() if known == code), None)


def _elsewhere(found: Sequence[Place], code: str) -> bool:
    """Tell whether a name put in a division ("Greenwood, W. Va.") is a town there that the gazetteer does not have.

    Lists put nothing inside anything: "Ohio, Michigan and Indiana", "Chicago, Indiana and Ohio".
    """
    return code in DIVISIONS.values() and not any(
        place.kind in ("division", "country") or place.people >= BIG_CITY for place in found
    )


def _united(found: Sequence[Place], more: Sequence[Place]) -> list[Place]:
    """Put two lists of places together, each place once."""
    return list(dict.fromkeys([*found, *more]))


def inside(place: Place, code: str) -> bool:
    """Tell whether a place lies in a country or division of that code."""
    return code in (place.country, place.division)


def _candidates(text: str) -> list[Place]:
    code = DIVISIONS.get(text)
    if code is not None and (place := division(code)) is not None:
        others = (
            [p for p in load().find(text) if p.id != place.id and text == place.name] if len(text) > 3 else []
        )
        return [place, *others]
    short = key(text)
    if short in INHABITANTS and (place := division(INHABITANTS[short])) is not None:
        return [place]
    nation = COUNTRY_NAMES.get(short)
    own = country(nation) if nation else None
    if own is None and (nation := DEMONYMS.get(short)) is not None and text[:1].isupper():
        own = country(nation)
    found = [place for place in load().find(text) if not (own and place.kind == "country")]
    if (
        own is not None
        and any(p.kind == "division" and p.country == own.country and key(p.name) == short for p in found)
        and key(own.name) != short
    ):
        return found  # England, Scotland: parts of a country that English also calls countries
    if own is not None and len(short) <= 3:
        return [own]
    return [own, *found] if own is not None else found


def guessed(text: str) -> bool:
    """Tell whether the gazetteer has a name only by how Arabic names may be written otherwise."""
    plain = any(
        _candidates(form)
        for form in (text, _GENERIC.sub("", text), DIRECTION.sub("", text), *spellings(text))
    )
    return not plain and any(_candidates(form) for form in arabic(text))

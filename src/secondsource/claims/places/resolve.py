"""Decides which place each name of a report means, all names together: people, nearness, and what contains what.

Each name starts with the places of its name, weighed by their people; then every candidate gains by the company it
keeps: the countries and divisions that the report names or its other candidates lie in, and candidates near by. The
weights are shared out anew a few times (mean-field, as in the spatial-minimality method of Leidner 2007 and the
context methods that Gritta et al. 2018 compare). One name has one sense in a report.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from secondsource.claims.places.candidates import BIG_CITY, DIRECTION, Name, candidates, guessed
from secondsource.claims.places.gazetteer import Place, key, load
from secondsource.claims.places.lands import (
    CAPITAL_CITIES,
    COUNTRY_NAMES,
    DEMONYMS,
    DIVISIONS,
)

ROUNDS = 4
CELL = 0.5  # degrees: candidates in neighboring cells are near each other
WIDE = 2.0  # degrees: and these are of one part of a country
W_PEOPLE = 1.0  # per factor of ten
W_COUNTRY = 1.0
W_DIVISION = 1.2
W_NEAR = 0.8
W_WIDE = 0.4
W_OWN_COUNTRY = 5.0  # a name that is a country's
W_ALONE = 3.5  # the same where the report names no other country: "Lebanon" of a paper in Pennsylvania
W_OWN_DIVISION = 6.0  # a name that is a division's that English uses alone and abbreviates ("Texas")
W_NAME = 0.3  # the name is the place's own in GeoNames, no other name of it
W_OTHER = 1.5  # less for a town that has it as another name, where a town has it as its own; a third for other languages
DAMP = 0.5  # how much less a small place gains by its division than a city does
CITY = 5.0  # logarithm of the people from which a place is a city
W_HOME = 2.0  # a settlement where news in English is at home, of the name that the outlet calls itself by
W_HOME_COUNTRY = 2.0  # a country of the name that the outlet calls itself by
W_ENGLISH = 0.5  # a settlement where news in English is at home
ENGLISH = frozenset({"US", "GB", "CA", "AU", "IE", "NZ"})
W_WORLD = 0.3  # what each country that the report names adds to the weight of people, up to four
W_SEAT = 0.6  # a capital gains so much more by its country than others do
W_CAPITAL = 1.5  # a capital, so many times as there are such countries, up to two
CAPITAL_PEOPLE = 50_000
GREAT_CITY = 2_000_000  # the same, of a city that has it as another name; "Oklahoma" is not Oklahoma City
EPS_COUNTRY = 0.3  # masses from which company counts
EPS_DIVISION = 0.1
EPS_NEAR = 0.15
LEAST = 0.01  # share of a name from which a candidate is company
W_STATE = 1.0  # a name that is a first-order division's, where such names are used alone
W_DISTRICT = -2.0
STATES_ALONE = frozenset({"US", "CA", "AU", "IN", "MX", "BR", "DE", "NG"})
COUNTY = 1.0  # degrees within which the town of a county's name lies
COMPANY = 3  # places of a country that a report names, from which the report is about it
MANY = 6  # places of a country from which that is so though it is not named
VILLAGE = 2_000  # people of a settlement that only its own country speaks of
KNOWN_TOWN = 100_000  # people of a town that is spoken of anywhere
TEMPERATURE = 1.0


_Cell = tuple[int, int]


@dataclass(slots=True)
class _Candidate:
    """A place that a name may mean, with what does not change by the company it keeps.

    Attributes:
        place: The place.
        prior: Its weight before any company.
        seat: Whether it is the capital of the name.
        size: What it gains by its division, for each unit of company there.
        near, wide: Cells around it, its own in the middle; of countries and divisions none.
    """

    place: Place
    prior: float
    seat: bool
    size: float
    near: Sequence[_Cell]
    wide: Sequence[_Cell]


@dataclass(slots=True)
class _Company:
    """What the candidates of a report add up to."""

    country: dict[str, float] = field(default_factory=dict)
    division: dict[str, float] = field(default_factory=dict)
    near: dict[_Cell, float] = field(default_factory=dict)
    wide: dict[_Cell, float] = field(default_factory=dict)

    def add(self, candidate: _Candidate, mass: float) -> None:
        country, division = candidate.place.country, candidate.place.division
        self.country[country] = self.country.get(country, 0.0) + mass
        if division:
            self.division[division] = self.division.get(division, 0.0) + mass
        if candidate.near:
            cell, part = candidate.near[_OWN], candidate.wide[_OWN]
            self.near[cell] = self.near.get(cell, 0.0) + mass
            self.wide[part] = self.wide.get(part, 0.0) + mass


_OWN = 4  # a place's own cell among those around it


def _around(latitude: float, longitude: float, size: float) -> tuple[_Cell, ...]:
    """Return the cells around a point, its own in the middle."""
    x, y = math.floor(latitude / size), math.floor(longitude / size)
    return tuple((x + a, y + b) for a in (-1, 0, 1) for b in (-1, 0, 1))


def _sum(cells: Mapping[_Cell, float], around: Sequence[_Cell]) -> float:
    return sum(filter(None, map(cells.get, around)))


def worldly(names: Sequence[Name]) -> int:
    """Count the countries that names, demonyms and capitals of a report point to; one alone is its home and counts not.

    A report that speaks of several countries means the places the world knows; a local one means its neighbors.
    """
    found = set()
    for name in names:
        short = key(name.text)
        code = COUNTRY_NAMES.get(short) or DEMONYMS.get(short) or CAPITAL_CITIES.get(short)
        if code is not None and not name.inside:
            found.add(code)
    return min(max(len(found) - 1, 0), 4)


def _is_capital(place: Place, name: Name) -> bool:
    return (
        place.kind == "city"
        and place.people >= CAPITAL_PEOPLE
        and CAPITAL_CITIES.get(key(name.text)) == place.country
    )


def _stated(name: Name, place: Place) -> bool:
    """Tell a division that English names alone ("Texas", "southern Texas", "Scotland")."""
    code = DIVISIONS.get(name.text) or DIVISIONS.get(DIRECTION.sub("", name.text))
    short = key(name.text)
    return code == place.division or (COUNTRY_NAMES.get(short) == place.country and key(place.name) == short)


def prior(
    place: Place, name: Name, found: Sequence[Place], world: int = 0, nation: str | None = None
) -> float:
    """Weigh a candidate before any company: its people and its kind, beside the others of the name."""
    score = (W_PEOPLE + W_WORLD * world) * math.log10(place.people + 10)
    short = key(name.text)
    if key(place.name) == short:
        score += W_NAME
    elif place.kind == "city" and any(other.kind == "city" and key(other.name) == short for other in found):
        score -= W_OTHER if place.country in ENGLISH else W_OTHER / 3
    elif (
        place.kind == "city"
        and place.country in STATES_ALONE
        and any(
            other.kind == "division" and other.country == place.country and key(other.name) == short
            for other in found
        )
    ):
        score -= W_OTHER  # a town that is only called as its country's state is: "Bihar"
    if world and _is_capital(place, name):
        score += W_CAPITAL * min(world, 2)
    if place.kind == "country":
        if nation not in (None, place.country) and not world:
            return score  # "Georgia" of a report on its school districts
        return score + (W_HOME_COUNTRY if name.home else W_OWN_COUNTRY if world else W_ALONE)
    if place.kind == "division":
        alone = not any(
            other.kind == "city"
            and other.country == place.country
            and other.people >= (BIG_CITY if key(other.name) == short else GREAT_CITY)
            for other in found
        )
        if alone and _stated(name, place):
            return score * 0.6 + W_OWN_DIVISION
        return (
            score * 0.6
            + (W_STATE if place.country in STATES_ALONE else 0.0)
            + (2.0 if name.generic == "province" else -1.0)
        )
    if place.kind == "district":
        return score * 0.6 + (2.0 if name.generic in ("county", "province") else W_DISTRICT)
    if place.country in ENGLISH:
        score += W_HOME if name.home else W_ENGLISH / (1 + world)
    return score


def resolve(
    names: Sequence[Name], hints: Sequence[Name] = (), nation: str | None = None
) -> list[Place | None]:
    """Resolve the names of one report together.

    Args:
        names: The names, each once.
        hints: Names that tell where the report is at home; they count, and are not resolved.
        nation: The country that its words show it to be at home in.

    Returns:
        A place for each name, ``None``: not in the gazetteer.
    """
    everyone = [*names, *hints]
    world = worldly(names)
    weighed = [_weighed(name._replace(weight=1.0), world, nation) for name in everyone]
    choices = [[candidate.place for candidate in found] for found in weighed]
    shares = [_share([candidate.prior for candidate in found]) for found in weighed]
    several = [k for k, found in enumerate(weighed) if len(found) > 1]  # others have one place, or none
    for _ in range(ROUNDS if several else 0):
        company = _Company()
        for name, found, share in zip(everyone, weighed, shares, strict=True):
            _join(company, found, share, name.weight)
        for k in several:
            own = _Company()
            _join(own, weighed[k], shares[k], everyone[k].weight)
            shares[k] = _share(
                [candidate.prior + _gain(candidate, own, company, world) for candidate in weighed[k]]
            )
    answers: list[Place | None] = []
    for places, share in zip(choices[: len(names)], shares, strict=False):
        best = max(range(len(places)), key=lambda k: (share[k], -k), default=None)
        answers.append(None if best is None else places[best])
    return _by_their_counties(names, choices, answers)


def _by_their_counties(
    names: Sequence[Name], choices: Sequence[Sequence[Place]], answers: Sequence[Place | None]
) -> list[Place | None]:
    """Take the bare name of a county that the report tells of for the town there, or for the county.

    "DeKalb" of a report on DeKalb County, Georgia, is not DeKalb, Illinois. Cities that all know stay.
    """
    told = {key(name.text): place for name, place in zip(names, answers, strict=True)}
    if not any(name.endswith((" county", " parish")) for name in told):
        return list(answers)
    settled: list[Place | None] = []
    for name, found, place in zip(names, choices, answers, strict=False):
        county = told.get(f"{key(name.text)} county") or told.get(f"{key(name.text)} parish")
        if (
            county is not None
            and place is not None
            and place.kind == "city"
            and name.inside is None
            and place.people < BIG_CITY
            and _degrees(place, county) > COUNTY
        ):
            near = [one for one in found if one.kind == "city" and _degrees(one, county) <= COUNTY]
            settled.append(max(near, key=lambda one: one.people, default=county))
        else:
            settled.append(place)
    return settled


def _degrees(one: Place, other: Place) -> float:
    return max(abs(one.latitude - other.latitude), abs(one.longitude - other.longitude))


@lru_cache(maxsize=4096)
def _weighed(name: Name, world: int, nation: str | None) -> Sequence[_Candidate]:
    """Return the places that a name may mean before any company; reports of one crisis name the same ones."""
    found = candidates(name)
    return [_candidate(place, name, prior(place, name, found, world, nation)) for place in found]


def _candidate(place: Place, name: Name, weight: float) -> _Candidate:
    local = place.kind in ("city", "district")
    return _Candidate(
        place,
        weight,
        _is_capital(place, name),
        W_DIVISION * min(math.log10(place.people + 10) / CITY, 1.0) ** DAMP,
        _around(place.latitude, place.longitude, CELL) if local else (),
        _around(place.latitude, place.longitude, WIDE) if local else (),
    )


def _join(company: _Company, found: Sequence[_Candidate], share: Sequence[float], weight: float) -> None:
    """Add the candidates of a name to a company, by their shares."""
    for candidate, part in zip(found, share, strict=True):
        if part > LEAST:
            company.add(candidate, part * weight)


def _gain(candidate: _Candidate, own: _Company, company: _Company, world: int) -> float:
    """Tell what a candidate gains by the other names' shares; each sum grows ever more slowly."""
    country, division = candidate.place.country, candidate.place.division
    nations = max(company.country.get(country, 0.0) - own.country.get(country, 0.0), 0.0)
    gain = W_COUNTRY / (1 + world / 2) * math.log1p(nations / EPS_COUNTRY)
    if candidate.seat:
        gain += W_SEAT * math.log1p(nations / EPS_COUNTRY)
    if division:
        parts = max(company.division.get(division, 0.0) - own.division.get(division, 0.0), 0.0)
        gain += candidate.size * math.log1p(parts / EPS_DIVISION)
    if candidate.near:
        near = _sum(company.near, candidate.near) - _sum(own.near, candidate.near)
        wide = _sum(company.wide, candidate.wide) - _sum(own.wide, candidate.wide)
        gain += W_NEAR * math.log1p(max(near, 0.0) / EPS_NEAR)
        gain += W_WIDE * math.log1p(max(wide, 0.0) / EPS_NEAR)
    return gain


def _share(scores: Sequence[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    weights = [math.exp((score - top) / TEMPERATURE) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def _doubtful(place: Place, name: Name) -> bool:
    """Tell a settlement that is mostly called otherwise ("Kobani" for Mkoani), or as many quarters are ("al-Zahra")."""
    article = key(name.text).startswith("al ")
    return place.kind == "city" and (article or key(place.name) != key(name.text))


def _apart(place: Place, countries: Mapping[str, set[str]]) -> bool:
    """Tell a village in another country than all else that a report names."""
    others = [names for code, names in countries.items() if code != place.country]
    return place.people < VILLAGE and len(others) == 1 and len(others[0]) >= COMPANY - 1


def stray(names: Sequence[Name], answers: Sequence[Place | None]) -> frozenset[str]:
    """Return the keys of names whose only known places are small towns of a country that the report has nothing to do with.

    "Hadar" in Iraq is not the Hadar of a report that names Syria, Quneitra and Damascus, and nothing of Iraq: better no
    point than a false one.
    """
    countries: dict[str, set[str]] = defaultdict(set)
    for name, place in zip(names, answers, strict=True):
        if place is not None:
            countries[place.country].add(key(name.text))
    named = {
        code
        for name in names
        if (code := COUNTRY_NAMES.get(key(name.text)) or DEMONYMS.get(key(name.text))) is not None
    }
    about = any(len(countries[code]) >= COMPANY for code in named) or any(
        len(places) >= MANY for places in countries.values()
    )
    towns = {code: len(names - COUNTRY_NAMES.keys()) for code, names in countries.items()}
    great = {place.country for place in answers if place is not None and place.people >= BIG_CITY}
    return frozenset(
        key(name.text)
        for name, place in zip(names, answers, strict=True)
        if place is not None
        and (
            about
            or guessed(name.text)
            or _apart(place, countries)
            or ((named or great - {place.country}) and _doubtful(place, name))
        )
        and place.kind in ("city", "district")
        and (
            place.people < (BIG_CITY if _doubtful(place, name) else KNOWN_TOWN)
            or place.kind == "district"
            or not load().find(name.text)
        )
        and name.inside is None
        and not name.home
        and (
            (place.country not in named and len(countries[place.country]) == 1)
            or (towns[place.country] == 1 and about and not load().find(name.text))
        )
    )
